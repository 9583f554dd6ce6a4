from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('moderation', '0013_changes'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['created_at'], name='moderation_reports_since'),
        ),
    ]
