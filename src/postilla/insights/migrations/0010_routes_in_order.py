from django.db import migrations, models

from postilla.outbox.indexes import AddIndexBeside


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('insights', '0009_indexes'),
    ]

    operations = [
        AddIndexBeside(
            model_name='route',
            index=models.Index(fields=['party', 'state', 'id'], name='insights_routes_newest'),
        ),
        AddIndexBeside(
            model_name='route',
            index=models.Index(fields=['party', 'state', 'made_at', 'id'], name='insights_routes_waiting'),
        ),
        AddIndexBeside(
            model_name='route',
            index=models.Index(fields=['party', 'state', 'changed_at', 'id'], name='insights_routes_changed'),
        ),
    ]
