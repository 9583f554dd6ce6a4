import json

from django.db import migrations, models
from django.utils import timezone


def tell_of_all(apps, schema):
    """What was published before is compared by the worker, like everything else."""
    now = timezone.now()
    delivery = apps.get_model("outbox", "Delivery")
    live = apps.get_model("articles", "ArticlePage").objects.filter(live=True).order_by("published_at", "pk")
    delivery.objects.bulk_create(
        [
            delivery(
                hearer="postilla.finding.handlers.on_article", fact="ArticlePublished", told_at=now, due_at=now,
                body=json.dumps({"article_id": number, "subject": "", "path": "", "section_path": ""}),
            )
            for number in live.values_list("pk", flat=True)
        ]
    )


class Migration(migrations.Migration):
    dependencies = [("finding", "0001_first"), ("articles", "0008_advertising"), ("outbox", "0001_initial")]

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
        migrations.RunPython(tell_of_all, migrations.RunPython.noop),
    ]
