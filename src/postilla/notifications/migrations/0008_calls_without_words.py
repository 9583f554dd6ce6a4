import json
from typing import Any

from django.db import migrations, models

import postilla.notifications.models

SOME = 500


def without_words(apps: Any, schema_editor: Any) -> None:
    """Of what is kept of calls only what happened: words and names are looked up when one is sent."""
    calls = apps.get_model("notifications", "Call").objects
    last = 0
    while rows := list(calls.filter(id__gt=last).order_by("id").values_list("id", "body")[:SOME]):
        for number, body in rows:
            call = json.loads(body)
            call["data"].pop("article", None)
            call["data"]["comment"] = {name: call["data"]["comment"][name] for name in ("id", "state")}
            calls.filter(id=number).update(body=json.dumps(call))
        last = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [("notifications", "0007_due_letters")]

    operations = [
        migrations.AlterField(
            model_name="endpoint",
            name="secret",
            field=models.CharField(
                max_length=120, default=postilla.notifications.models.new_secret, blank=True,
                help_text="With it the other system checks that a call is ours. Leave it empty to have one made.",
            ),
        ),
        migrations.AlterField(
            model_name="call",
            name="body",
            field=models.TextField(
                help_text="JSON: what happened, without words; they are looked up when it is sent"
            ),
        ),
        migrations.RunPython(without_words, migrations.RunPython.noop),
    ]  # fmt: skip
