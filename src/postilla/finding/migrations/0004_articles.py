from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE finding_article_words"
    " USING fts5(words, tokenize = 'ascii', detail = 'none', columnsize = 0)",
)
POSTGRES = (
    "CREATE TABLE finding_article_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX finding_articles_by_word ON finding_article_words USING gin (words)",
)
# What was there before is put in portion by portion, when the worker has nothing else to do; so are comments in Arabic
# and German, whose words have further terms now.
EVERY_ARTICLE = "INSERT INTO finding_duearticle (article_id) SELECT page_ptr_id FROM articles_articlepage"
OTHER_TERMS = (
    "DELETE FROM finding_words WHERE rowid IN (SELECT comment_id FROM finding_entry WHERE language IN ('ar', 'de'))",
    "INSERT INTO finding_due (subject, again, last)"
    " SELECT DISTINCT subject, FALSE, 0 FROM finding_entry WHERE language IN ('ar', 'de')"
    " ON CONFLICT (subject) DO UPDATE SET again = TRUE",
    "DELETE FROM finding_entry WHERE language IN ('ar', 'de')",
)


def make_words(apps, schema):
    for statement in POSTGRES if schema.connection.vendor == "postgresql" else SQLITE:
        schema.execute(statement)


def drop_words(apps, schema):
    schema.execute("DROP TABLE finding_article_words")


class Migration(migrations.Migration):
    dependencies = [("finding", "0003_due"), ("articles", "0010_rechecks")]

    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("article_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("subject", models.CharField(db_index=True, max_length=120)),
                ("title", models.TextField(blank=True)),
                ("standfirst", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="DueArticle",
            fields=[("article_id", models.BigIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.RunPython(make_words, drop_words),
        migrations.RunSQL([EVERY_ARTICLE, *OTHER_TERMS], migrations.RunSQL.noop),
    ]
