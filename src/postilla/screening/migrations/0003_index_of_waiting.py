from django.db import migrations, models

from postilla.outbox.indexes import AddIndexBeside


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('screening', '0002_waiting'),
    ]

    operations = [
        AddIndexBeside(
            model_name='guess',
            index=models.Index(condition=models.Q(('rank__isnull', False)), fields=['-rank', 'comment'], name='screening_waiting'),
        ),
    ]
