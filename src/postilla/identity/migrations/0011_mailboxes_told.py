from typing import Any

from django.db import migrations, models


def without_the_first_index(apps: Any, schema_editor: Any) -> None:
    """Where 0010 made an index as long as it was not built beside, or two, they go."""
    connection, table = schema_editor.connection, "identity_guest"
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
        for name, made in found.items():
            if made["index"] and made["columns"] == ["mailbox_hash"] and name != "identity_mailbox":
                cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


def to_be_told(apps: Any, schema_editor: Any) -> None:
    apps.get_model("identity", "Pass").objects.get_or_create(name="mailboxes")


class Migration(migrations.Migration):
    dependencies = [("identity", "0010_mailboxes")]

    operations = [
        migrations.CreateModel(
            name="Pass",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("reached", models.BigIntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AlterField(
            model_name="guest",
            name="mailbox_hash",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=32,
                help_text="Of the mailbox that the address leads to: for sanctions and rates, never for who somebody is; "
                "empty until it was told (Pass)",
            ),
        ),
        migrations.RunPython(without_the_first_index, migrations.RunPython.noop),
        migrations.RunPython(to_be_told, migrations.RunPython.noop),
    ]  # fmt: skip
