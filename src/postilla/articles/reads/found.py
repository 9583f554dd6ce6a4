"""What is looked for: by an old address, by the frame of an advertisement."""

from datetime import date

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect

from postilla.articles import advertising
from postilla.articles.reads.place import place


def redirect_of(path: str) -> tuple[str, bool] | None:
    """Where an old address leads, and whether for good. `path` may carry a query ("/?p=12").

    The exact address is tried first, then the one without its query. Never leads to a page that is not public.
    """
    where = place()
    wanted = Redirect.normalise_path(path)
    if where is None:
        return None
    tried = list(dict.fromkeys([wanted, wanted.partition("?")[0]]))
    known = Redirect.objects.select_related("redirect_page").filter(Q(site=None) | Q(site_id=where.site_id))
    found = {redirect.old_path: redirect for redirect in known.filter(old_path__in=tried).order_by("-pk")}
    for old_path in tried:
        redirect = found.get(old_path)
        if redirect is None:
            continue
        if redirect.redirect_page is None:
            return (redirect.redirect_link, redirect.is_permanent) if redirect.redirect_link else None
        if where.is_public(redirect.redirect_page):
            return where.path(redirect.redirect_page), redirect.is_permanent
    return None


def foreign_code(creative_id: int) -> str | None:
    """The code of an advertising network that a creative holds, for a sandboxed frame alone."""
    return advertising.code_of(creative_id)


def advertised_at(creative_id: int) -> str | None:
    """Where an advertisement leads: as the newsroom typed it, never as a request says."""
    return advertising.link_of(creative_id)


def ads_txt() -> bytes:
    """What the newsroom wrote for /ads.txt; empty for nothing."""
    where = place()
    lines = where.settings.ads_txt.splitlines() if where else []
    return "".join(f"{line.rstrip()}\n" for line in lines).encode() if any(lines) else b""


def advertising_changes(today: date) -> date | None:
    """The next day after `today` on which articles look different by their advertising."""
    return advertising.next_change(today)
