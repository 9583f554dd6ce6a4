"""What other systems are told of a comment: never an address, neither of mail nor of the network, nor words that their
author or the editors took back."""

import json
from typing import Any

from django.conf import settings

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import CommentView
from postilla.grounds import reads as grounds
from postilla.notifications.rules import may_carry_words


def worded(body: str) -> str:
    """A call as it goes out now: what happened, as it was kept, with the comment and its article as they are now.

    Its author and words are null where they may not be carried any more; `state_now` says why.
    """
    call = json.loads(body)
    then, found = call["data"]["comment"], discussion.comment(call["data"]["comment"]["id"], whole=True)
    view, subject = found or (None, "")
    call["data"] |= {"comment": _comment(then, view, subject), "article": _article(subject)}
    return json.dumps(call, ensure_ascii=False)


def _comment(then: dict[str, Any], view: CommentView | None, subject: str) -> dict[str, Any]:
    told = {"id": then["id"], "url": f"{settings.POSTILLA_BASE_URL}/c/{then['id']}", "state": then["state"]}
    nothing = dict.fromkeys(("state_now", "parent", "language", "created_at", "author", "text", "html"))
    if view is None:
        return {**told, **nothing}
    told |= {
        **nothing,
        "state_now": view.state,
        "parent": view.parent_id,
        "language": view.language,
        "created_at": view.created_at.isoformat(),
    }
    if may_carry_words(then["state"], view.state, is_read=_is_read(subject), was_public=bool(view.path)):
        told |= {"author": view.author_name, "text": to_plain(view.html), "html": view.html}
    return told


def _is_read(subject: str) -> bool:
    """Whether anybody may read this conversation now."""
    standing = grounds.standing_of(subject)
    return standing is not None and standing.conversation.state != "closed"


def _article(subject: str) -> dict[str, Any]:
    """What it stands under, by its name where that is public."""
    card = grounds.heading_of(subject)
    public = {"title": card.title, "url": f"{settings.POSTILLA_BASE_URL}{card.path}"} if card else {}
    return {"subject": subject, **public}
