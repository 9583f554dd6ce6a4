from django.db import migrations, models

# "ascii" leaves every sign beyond ASCII in its term; no positions are kept, since no phrases are looked for.
SQLITE = (
    "CREATE VIRTUAL TABLE finding_words USING fts5(words, tokenize = 'ascii', detail = 'none', columnsize = 0)",
)
POSTGRES = (
    "CREATE TABLE finding_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX finding_by_word ON finding_words USING gin (words)",
)


def make_words(apps, schema):
    for statement in POSTGRES if schema.connection.vendor == "postgresql" else SQLITE:
        schema.execute(statement)


def drop_words(apps, schema):
    schema.execute("DROP TABLE finding_words")


class Migration(migrations.Migration):
    initial = True

    dependencies = [("outbox", "0001_initial"), ("discussion", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("comment_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=120)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("revision", models.PositiveSmallIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "comment_id"], name="finding_in_thread")],
            },
        ),
        migrations.RunPython(make_words, drop_words),
    ]
