from django.db import migrations, models

LOOK_THROUGH_ALL = (
    "INSERT INTO finding_due (subject, again, last) SELECT subject, FALSE, 0 FROM discussion_thread ORDER BY id"
)


class Migration(migrations.Migration):
    dependencies = [("finding", "0002_alike"), ("discussion", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Due",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=120, unique=True)),
                ("again", models.BooleanField(default=False, help_text="It changed while it was looked through")),
                ("at", models.DateTimeField(null=True)),
                ("last", models.BigIntegerField(default=0)),
            ],
        ),
        # What was said before there was an index: portion by portion, when the worker has nothing else to do.
        migrations.RunSQL(LOOK_THROUGH_ALL, migrations.RunSQL.noop),
    ]
