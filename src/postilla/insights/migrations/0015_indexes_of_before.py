from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('insights', '0014_indexes_between'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='route', name='insights_routes_newest'),
        migrations.RemoveIndex(model_name='route', name='insights_routes_waiting'),
        migrations.RemoveIndex(model_name='route', name='insights_routes_changed'),
        migrations.RemoveIndex(model_name='mention', name='insights_mentions_in'),
    ]
