"""Of which articles somebody in the newsroom may see what readers say: those that they may edit, on their desk."""

from typing import Any

from postilla.articles import reads as articles
from postilla.moderation.desk.people import person_of


def theirs(user: Any) -> frozenset[str] | None:
    """The subjects of these articles, public or not; None: all. Asked in a few queries, however many there are."""
    if user.is_superuser:
        return None
    person = person_of(user)
    return frozenset(articles.editable_by(user, person.sections if person.is_limited else None))
