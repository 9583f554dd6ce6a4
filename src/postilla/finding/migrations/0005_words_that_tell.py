from django.db import migrations

# What readers were told that two articles share may have been words such as "first" and "goes": these are compared anew,
# portion by portion, when the worker has nothing else to do, and nothing is said until then.
FORGET = "UPDATE finding_alike SET words = ''"
EVERY_ARTICLE = (
    "INSERT INTO finding_duearticle (article_id) SELECT page_ptr_id FROM articles_articlepage WHERE true"
    " ON CONFLICT (article_id) DO NOTHING"
)


class Migration(migrations.Migration):
    dependencies = [("finding", "0004_articles")]

    operations = [migrations.RunSQL([FORGET, EVERY_ARTICLE], migrations.RunSQL.noop)]
