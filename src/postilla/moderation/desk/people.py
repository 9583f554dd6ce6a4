"""Who somebody signed in to the CMS is at the desk."""

from typing import Any

from postilla.moderation.desk.rights import Membership, Person, sections_of
from postilla.moderation.models import SectionDesk

SEES, DECIDES = "moderation.view_decision", "moderation.add_decision"


def person_of(user: Any) -> Person:
    """Somebody with their rights, in three queries at the most."""
    name = user.get_username()
    if user.is_superuser:
        return Person(name, sees=True, decides=True, administers=True)
    sees, decides = user.has_perm(SEES), user.has_perm(DECIDES)
    return Person(name, sees or decides, decides, sections=sections_of(_memberships(user)))


def _memberships(user: Any) -> list[Membership]:
    groups = list(user.groups.filter(permissions__content_type__app_label="moderation").distinct())
    if not groups:
        return []
    granted: dict[int, set[str]] = {group.pk: set() for group in groups}
    codes = type(groups[0]).permissions.through.objects.filter(
        group_id__in=granted, permission__content_type__app_label="moderation"
    )
    for group_id, code in codes.values_list("group_id", "permission__codename"):
        granted[group_id].add(code)
    limits: dict[int, set[int]] = {group_id: set() for group_id in granted}
    for group_id, section_id in SectionDesk.objects.filter(group_id__in=granted).values_list("group_id", "section_id"):
        limits[group_id].add(section_id)
    return [
        Membership("view_decision" in granted[pk], "add_decision" in granted[pk], frozenset(limits[pk]))
        for pk in granted
    ]
