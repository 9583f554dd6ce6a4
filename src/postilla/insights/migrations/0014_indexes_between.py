from django.db import migrations, models

from postilla.outbox.indexes import AddIndexBeside


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('insights', '0013_between_readers'),
    ]

    operations = [
        AddIndexBeside(
            model_name='route',
            index=models.Index(fields=['party', 'between', 'state', 'id'], name='insights_asked_newest'),
        ),
        AddIndexBeside(
            model_name='route',
            index=models.Index(fields=['party', 'between', 'state', 'made_at', 'id'], name='insights_asked_waiting'),
        ),
        AddIndexBeside(
            model_name='route',
            index=models.Index(fields=['party', 'between', 'state', 'changed_at', 'id'], name='insights_asked_changed'),
        ),
        AddIndexBeside(
            model_name='mention',
            index=models.Index(fields=['subject', 'at'], name='insights_mentions_under'),
        ),
    ]
