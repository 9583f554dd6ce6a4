"""Of the CMS's own groups, moderators decide about comments, and editors look."""

from typing import Any

from django.db import migrations

RIGHTS = {"Moderators": ("view_decision", "add_decision"), "Editors": ("view_decision",)}
NAMES = {"view_decision": "Can view decision", "add_decision": "Can add decision"}


def grant(apps: Any, _schema: Any) -> None:
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="moderation", model="decision")
    made = {
        code: Permission.objects.get_or_create(content_type=kind, codename=code, defaults={"name": name})[0]
        for code, name in NAMES.items()
    }
    for group in Group.objects.filter(name__in=RIGHTS):
        group.permissions.add(*(made[code] for code in RIGHTS[group.name]))


class Migration(migrations.Migration):

    dependencies = [
        ("moderation", "0006_section_desks"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0054_initial_locale"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
