"""Pages that nobody can reach, because something of the system's own stands at their addresses."""

from typing import Any

from wagtail.models import Page

from postilla.articles.reads.place import place
from postilla.articles.rules import RESERVED_AT_TOP
from postilla.articles.values import Link


def hidden_pages() -> list[tuple[Link, Any]]:
    """Each with its title and path, and as a page: live, directly under an edition's home."""
    where = place()
    if where is None:
        return []
    mounts = {root.code for root in where.roots if root.mount}
    homes = {where.root_id: RESERVED_AT_TOP | mounts}
    homes |= {root.root_id: RESERVED_AT_TOP for root in where.roots if root.mount}
    return [
        (Link(page.title, where.path(page)), page.specific)
        for home, taken in homes.items()
        for page in Page.objects.get(pk=home).get_children().filter(live=True, slug__in=taken).order_by("path")
    ]


def hidden() -> list[Link]:
    """Title and path of each."""
    return [link for link, _ in hidden_pages()]
