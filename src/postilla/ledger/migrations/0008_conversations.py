from django.db import migrations, models

STATES = [("open", "open"), ("read-only", "read-only"), ("closed", "closed")]
HELP = "On its own page. Read-only: comments are shown, none are taken. Closed: none are shown."


class Migration(migrations.Migration):
    """Promises that are there when conversations come keep none until the newsroom opens it; new ones have one."""

    dependencies = [("ledger", "0007_conflicts")]

    operations = [
        migrations.AddField(
            "promise",
            "conversation",
            models.CharField(choices=STATES, default="closed", help_text=HELP, max_length=9),
        ),
        migrations.AlterField(
            "promise",
            "conversation",
            models.CharField(choices=STATES, default="open", help_text=HELP, max_length=9),
        ),
    ]
