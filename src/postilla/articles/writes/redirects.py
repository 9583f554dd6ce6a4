"""Old addresses that lead to new ones."""

from datetime import datetime
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from postilla.outbox.writes import telling

LONGEST = 255


def add_redirect(old_path: str, to: str | int, now: datetime) -> bool:
    """Let `old_path` (with its query, if it has one) lead to a page by id or to another path. False: it did already,
    or the address is too long to be kept. An old address that led elsewhere leads to the new place afterwards.
    """
    with telling(now):
        return lead(old_path, to)


def lead(old_path: str, to: str | int) -> bool:
    """The same within the caller's transaction."""
    wanted = Redirect.normalise_path(old_path)
    if len(wanted) > LONGEST or wanted == "/":
        return False
    target: dict[str, Any] = (
        {"redirect_page": Page.objects.get(pk=to), "redirect_link": ""}
        if isinstance(to, int)
        else {"redirect_page": None, "redirect_link": to}
    )
    known = Redirect.objects.filter(old_path=wanted).order_by("site_id").first()
    if known is None:
        Redirect.objects.create(old_path=wanted, is_permanent=True, **target)
        return True
    if (known.redirect_page, known.redirect_link) == (target["redirect_page"], target["redirect_link"]):
        return False
    known.redirect_page, known.redirect_link = target["redirect_page"], target["redirect_link"]
    known.save()
    return True
