from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0010_appeal_each"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["by", "-id"], name="moderation_decided_by"),
        ),
    ]
