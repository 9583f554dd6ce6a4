from typing import Any

from django.db import migrations
from django.db.models import Q

MEASURED = ("number", "range", "at-least", "at-most")
WAITING = ("open", "on-course", "at-risk", "overdue", "undecided")


def ask_of_those_alone(apps: Any, schema_editor: Any) -> None:
    """Each promise that was there waited for its course, also those that never have one."""
    promises = apps.get_model("ledger", "Promise").objects
    has_one = Q(kind__in=MEASURED, metric__isnull=False, state__in=WAITING)
    promises.filter(course_due=True).exclude(has_one).update(course_due=False)
    promises.filter(has_one, heading__method="ets-seasons").update(course_due=True)  # said of all months until now


class Migration(migrations.Migration):
    dependencies = [("ledger", "0008_conversations")]

    operations = [migrations.RunPython(ask_of_those_alone, migrations.RunPython.noop)]
