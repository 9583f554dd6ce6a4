from django.db import migrations, models


class Migration(migrations.Migration):
    """The column alone, which keeps nobody waiting: what stands in it is told by portions (identity.Pass), and its
    index is built beside (0012)."""

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
    ]  # fmt: skip
