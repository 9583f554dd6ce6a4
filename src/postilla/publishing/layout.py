"""The frame around every page: site, head, assets, language. Also used by the doors for pages that are not stored."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.values import Magazine
from postilla.grounds import reads as grounds
from postilla.ledger import reads as ledger
from postilla.publishing.theme import assets
from postilla.publishing.values import Head

FORMS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


def render_page(template: str, head: Head, language: str, **context: Any) -> bytes:
    """A whole page from `postilla/<template>`, in the given language."""
    with translation.override(language):
        site = context.pop("site", None) or articles.magazine()
        editions = in_editions(site, head) if site.editions else {}
        values = {"site": site, "language": language, "assets": assets(), "head": head, **editions, **context}
        values["keeps_promises"] = ledger.is_kept()
        return render_to_string(f"postilla/{template}", values).encode()


def in_editions(site: Magazine, head: Head) -> dict[str, Any]:
    """Of a magazine in several languages: the switch (each edition, this page's path there, whether it is this one),
    and the page's addresses in other languages for search engines. A page that an edition has not got leads to its
    front page, of which search engines are told nothing. The ledger has one edition, that at “/”.
    """
    here = dict(head.editions or head.elsewhere)
    switch = [(one, here.get(one.code, one.path), one.path == f"{site.mount}/") for one in site.editions]
    alternates = [(code, site.base_url + path) for code, path in head.editions]
    if alternates:
        first = here.get(site.editions[0].code) or head.editions[0][1]
        alternates.append(("x-default", site.base_url + first))
    regions = [code for code, _ in head.editions if code != site.language]
    found = {"switch": switch, "alternates": alternates, "og_locale": site.language, "og_alternates": regions}
    return {**found, "ledger_language": next((one.code for one in site.editions if one.path == "/"), "")}


def absolute(site: Magazine, path: str) -> str:
    return site.base_url + path if path else ""


def site_feeds(site: Magazine, *more: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The feeds of a page's head: the articles', and any (title, path without ending) of the page's own."""
    with translation.override(site.language):
        top = f"{site.mount}/feeds"
        named = [(site.name, f"{top}/articles"), (gettext("Comments"), f"{top}/comments"), *more]
    return tuple((title, FORMS[form], f"{site.base_url}{path}.{form}") for title, path in named for form in FORMS)


def hides_comments(subject: str) -> bool:
    """Whether the newsroom closed the conversation so that nobody can read it: it counts nowhere then."""
    standing = grounds.standing_of(subject)
    return standing is not None and standing.conversation.state == "closed"
