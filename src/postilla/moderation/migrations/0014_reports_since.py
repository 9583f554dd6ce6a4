from django.db import migrations, models

from postilla.outbox.indexes import AddIndexBeside


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('moderation', '0013_changes'),
    ]

    operations = [
        AddIndexBeside(
            model_name='report',
            index=models.Index(fields=['created_at'], name='moderation_reports_since'),
        ),
    ]
