from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("finding", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="Portrayed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article_id", models.BigIntegerField()),
                ("language", models.CharField(max_length=12)),
                ("term", models.CharField(max_length=160)),
                ("weight", models.FloatField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["article_id", "term"], name="finding_one_term")],
                "indexes": [models.Index(fields=["language", "term", "article_id"], name="finding_by_term")],
            },
        ),
        migrations.CreateModel(
            name="Alike",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article_id", models.BigIntegerField()),
                ("other_id", models.BigIntegerField()),
                ("score", models.FloatField()),
                ("words", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["article_id", "other_id"], name="finding_one_likeness")
                ],
                "indexes": [models.Index(fields=["other_id"], name="finding_like_it")],
            },
        ),
    ]
