"""Evidence from readers: what a comment says of it, and who is named for it on a promise's page."""

from collections.abc import Iterable
from typing import Any

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.grounds import reads as grounds
from postilla.ledger import reads as ledger
from postilla.ledger.shown import Brought, Entry
from postilla.ledger.values import DECLINED
from postilla.publishing.phrases import DECLINED_OF_ANOTHER


def facts_of(subject: str) -> dict[str, Any]:
    """For the conversation of an article, as JSON values: whether it shows promises, and what its comments offered.

    `of`: comment id → [[state, the promise's path, its title, why it was declined], …].
    """
    shown = articles.promises_in(subject)
    offered: dict[str, list[list[str]]] = {}
    offers = ledger.offers_in(subject)
    authors = discussion.guests_of({one.comment_id for one in offers})
    for one in offers:
        card = one.promise
        title = f"{card.subject.name}: {card.title}"
        offered.setdefault(str(one.comment_id), []).append(
            [_state(one, authors.get(one.comment_id)), card.path, title, one.reason]
        )
    return {"promises": bool(ledger.promised_in(subject, shown)), "of": offered}


def _state(one: Brought, author: int | None) -> str:
    """A decline of what another reader offered is not the author's: nobody is to be taken for its source."""
    by_another = one.by_guest is not None and one.by_guest != author
    return DECLINED_OF_ANOTHER if one.state == DECLINED and by_another else one.state


def credits_for(entries: Iterable[Entry]) -> dict[int, tuple[str, str]]:
    """Who brought each observation that came from a comment: entry id → (name, the comment's path).

    A comment that readers cannot reach any more (also where its conversation is closed, or what that stands under is
    not published) gives no name and no path, and the observation stays.
    """
    cited = {one.id: one.comment_id for one in entries if one.comment_id is not None}
    found = discussion.whole(cited.values()) if cited else {}
    shown = {subject for subject in {subject for _, subject in found.values()} if _is_shown(subject)}
    named: dict[int, tuple[str, str]] = {}
    for entry, comment in cited.items():
        view, subject = found.get(comment, (None, ""))
        reached = view is not None and view.is_public and subject in shown
        named[entry] = (view.author_name, f"/c/{comment}") if view is not None and reached else ("", "")
    return named


def _is_shown(subject: str) -> bool:
    standing = grounds.standing_of(subject)
    return standing is not None and standing.conversation.state != "closed"
