from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('insights', '0007_whose_it_counts_as'),
    ]

    operations = [
        migrations.AddField(
            model_name='heard',
            name='joined',
            field=models.BooleanField(db_default=False, default=False, help_text='Its network, not known any more, sent one in the hour before'),
        ),
        migrations.AlterField(
            model_name='heard',
            name='sent_with',
            field=models.BigIntegerField(help_text='The first comment from its network on its day, for as long as networks are kept', null=True),
        ),
    ]
