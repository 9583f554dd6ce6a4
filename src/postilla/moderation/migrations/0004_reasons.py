"""Decisions of before with their verbs and changes; the list of reasons as it comes."""

from django.db import migrations

from postilla.moderation.reasons import DEFAULTS

VERBS = {"published": "publish", "rejected": "reject", "held": "hold", "spam": "spam", "kept": "keep"}


def tell_verbs(apps, schema_editor):
    for row in apps.get_model("moderation", "Decision").objects.all():
        row.verb = "undo" if row.undoes_id else VERBS.get(row.state, "publish")
        row.changes = {"reports": [False, True]}
        if row.state == "kept":
            row.before = row.state = "published"
        elif row.before:
            row.changes["state"] = [row.before, row.state]
        row.save()


def list_reasons(apps, schema_editor):
    reasons = apps.get_model("moderation", "Reason").objects
    for place, (key, label, text, ground, category) in enumerate(DEFAULTS, start=1):
        given = {"label": label, "text": text, "ground": ground, "category": category, "place": place}
        reasons.get_or_create(key=key, defaults=given)


class Migration(migrations.Migration):

    dependencies = [("moderation", "0003_decisions")]

    operations = [
        migrations.RunPython(tell_verbs, migrations.RunPython.noop),
        migrations.RunPython(list_reasons, migrations.RunPython.noop),
    ]
