from django.db import migrations, models

from postilla.outbox.indexes import AddIndexBeside


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("identity", "0011_mailboxes_told")]

    operations = [
        AddIndexBeside(
            model_name="guest", index=models.Index(fields=["mailbox_hash"], name="identity_mailbox")
        ),
    ]  # fmt: skip
