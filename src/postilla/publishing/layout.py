"""The frame around every page: site, head, assets, language. Also used by the doors for pages that are not stored."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.values import Magazine
from postilla.publishing.theme import assets
from postilla.publishing.values import Head

FORMS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


def render_page(template: str, head: Head, language: str, **context: Any) -> bytes:
    """A whole page from `postilla/<template>`, in the given language."""
    with translation.override(language):
        site = context.pop("site", None) or articles.magazine()
        values = {"site": site, "language": language, "assets": assets(), "head": head, **context}
        return render_to_string(f"postilla/{template}", values).encode()


def absolute(site: Magazine, path: str) -> str:
    return site.base_url + path if path else ""


def site_feeds(site: Magazine, *more: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The feeds of a page's head: the articles', and any (title, path without ending) of the page's own."""
    with translation.override(site.language):
        named = [(site.name, "/feeds/articles"), (gettext("Comments"), "/feeds/comments"), *more]
    return tuple((title, FORMS[form], f"{site.base_url}{path}.{form}") for title, path in named for form in FORMS)


def hides_comments(subject: str) -> bool:
    """Whether the newsroom closed the conversation so that nobody can read it: it counts nowhere then."""
    standing = articles.standing_of(subject)
    return standing is not None and standing.conversation.state == "closed"
