"""What other systems are told of a comment: never an address, neither of mail nor of the network."""

from typing import Any

from django.conf import settings

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.grounds import reads as grounds


def of_comment(comment_id: int, **more: Any) -> dict[str, Any] | None:
    """A comment and its article as JSON values; None where there is no such comment."""
    found = discussion.comment(comment_id, whole=True)
    if found is None:
        return None
    view, subject = found
    card = grounds.heading_of(subject)
    return {
        "comment": {
            "id": view.id,
            "url": f"{settings.POSTILLA_BASE_URL}/c/{view.id}",
            "parent": view.parent_id,
            "state": view.state,
            "author": view.author_name,
            "text": to_plain(view.html),
            "html": view.html,
            "language": view.language,
            "created_at": view.created_at.isoformat(),
        },
        "article": {"subject": subject, **_article(card)},
        **more,
    }


def _article(card: Any) -> dict[str, Any]:
    return {"title": card.title, "url": f"{settings.POSTILLA_BASE_URL}{card.path}"} if card else {}
