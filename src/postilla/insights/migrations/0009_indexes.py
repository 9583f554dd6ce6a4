from django.db import migrations, models

from postilla.outbox.indexes import AddIndexBeside


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('insights', '0008_joined'),
    ]

    operations = [
        AddIndexBeside(
            model_name='mention',
            index=models.Index(fields=['subject', 'what'], name='insights_mentions_in'),
        ),
        AddIndexBeside(
            model_name='heard',
            index=models.Index(condition=models.Q(('sent_with__isnull', False)), fields=['sent_with'], name='insights_linked'),
        ),
    ]
