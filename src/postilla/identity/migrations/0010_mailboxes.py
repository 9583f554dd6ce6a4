from typing import Any

from django.db import migrations, models


def as_written(apps: Any, schema_editor: Any) -> None:
    """Until somebody writes again, their mailbox is the address as they wrote it."""
    guests = apps.get_model("identity", "Guest").objects.exclude(address_hash="")
    guests.update(mailbox_hash=models.F("address_hash"))


class Migration(migrations.Migration):
    dependencies = [("identity", "0009_names_without_signs")]

    operations = [
        migrations.AddField(
            model_name="guest",
            name="mailbox_hash",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=32,
                help_text="Of the mailbox that the address leads to: for sanctions and rates, never for who somebody is",
            ),
        ),
        migrations.RunPython(as_written, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="guest",
            name="mailbox_hash",
            field=models.CharField(
                blank=True, db_default="", default="", db_index=True, max_length=32,
                help_text="Of the mailbox that the address leads to: for sanctions and rates, never for who somebody is",
            ),
        ),
    ]  # fmt: skip
