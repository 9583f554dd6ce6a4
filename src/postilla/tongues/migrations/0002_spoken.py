from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tongues', '0001_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='translation',
            name='spoken',
            field=models.CharField(default='', max_length=12),
        ),
    ]
