from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('insights', '0012_what_was_approved'),
    ]

    operations = [
        migrations.AddField(
            model_name='route',
            name='between',
            field=models.BooleanField(db_default=False, default=False, help_text='Another reader’s, and not the author’s: a question back, say'),
        ),
    ]
