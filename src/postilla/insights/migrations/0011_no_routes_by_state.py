from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('insights', '0010_routes_in_order'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='route',
            name='insights_routes_open',
        ),
    ]
