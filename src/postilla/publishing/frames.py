"""The frames of what a conversation stands under: everything but the conversation, made once for each change.

There are two: its own page, and the page that holds further comments. Each is kept in a file with a first line of JSON:
what a conversation needs to know of that under which it stands. What makes them of an article or a promise is in
`FRAMERS`; nothing here knows either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string
from django.utils.safestring import mark_safe

from postilla.articles.values import Magazine
from postilla.grounds import reads as grounds
from postilla.grounds.values import Conversation, Heading
from postilla.publishing import saying, shell
from postilla.publishing.layout import render_page, site_feeds
from postilla.publishing.ledger import evidence
from postilla.publishing.phrases import back_to
from postilla.publishing.shell import Frame
from postilla.publishing.values import Head
from postilla.tongues.reads import translates

Facts = dict[str, Any]

FRAMERS = ("postilla.publishing.framing.promises.framed", "postilla.publishing.framing.articles.framed")


@dataclass(frozen=True)
class Framed:
    """What stands at a path, ready to be framed. `own` makes its page, with marks where the conversation stands."""

    heading: Heading
    site: Magazine
    facts: Facts
    own: Callable[[], bytes]


def own_frame(path: str) -> Frame | None:
    """The frame and facts of the page at `path` itself; None if nothing with a conversation stands there."""
    return _kept(path, path)


def comments_frame(path: str) -> Frame | None:
    """The frame and facts of further comment pages of what stands at `path`; None if it has none."""
    found = _kept(path, further(path))
    return found if found and found.facts["state"] != "closed" else None


def further(path: str) -> str:
    """Where the frame of further comment pages is kept: at a path at which no page can stand."""
    return f"{path}comments.txt"


def forget(path: str) -> None:
    """Make the frames of what stands at `path` anew when they are next asked for."""
    shell.forget(path)
    shell.forget(further(path))


def _kept(path: str, place: str) -> Frame | None:
    frame = shell.stored(place)
    if frame is not None:
        return frame
    with shell.making(place) as made:
        found = next((one for one in (import_string(framer)(path) for framer in FRAMERS) if one is not None), None)
        if found is None:
            return None
        return shell.store(place, found.own() if place == path else _further(found), found.facts, made)


def _further(found: Framed) -> bytes:
    heading = found.heading
    feeds = site_feeds(found.site, (heading.title, f"{heading.path}comments/feed"))
    head = Head(
        title=shell.TITLE, description=heading.standfirst, feeds=feeds, links=shell.LINKS,
        elsewhere=found.facts["editions"],
    )  # fmt: skip
    return render_page(
        "comments_page.html", head, heading.language, site=found.site, card=heading, title=shell.TITLE,
        conversation=mark_safe(shell.CONVERSATION), back=back_to(heading.subject),
    )  # fmt: skip


def facts_of(heading: Heading, conversation: Conversation, site: Magazine, **own: Any) -> Facts:
    """What a conversation needs to know of that under which it stands, as JSON values. `own`: what each kind says for
    itself; `form` and `json_ld` at the least."""
    subject = heading.subject
    return {
        "subject": subject,
        "title": heading.title,
        "language": heading.language,
        "state": conversation.state,
        "slot": "",
        "every": 0,
        "site": site.name,
        "mount": site.mount,
        "editions": (),
        "tongues": grounds.comment_languages(grounds.standing_of(subject)),
        "translates": translates(),
        "base_url": site.base_url,
        "versions": [],
        "credited": {},
        "passages": {},
        "evidence": evidence.facts_of(subject),
        "answered": saying.answered(subject),
        "lists": grounds.lists_showing(subject, heading.path),
        **own,
    }
