"""Whom comments speak to by where they stand."""

from collections.abc import Mapping

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import BY_AUTHOR, BY_STAFF, PARTY, Written
from postilla.identity import reads as identity
from postilla.insights.addressed import Above
from postilla.insights.reads.comments import Found, person_of
from postilla.insights.routing import To


def spoken_to(found: Mapping[int, Found]) -> dict[int, To]:
    """By comment, who wrote what it answers and who wrote the article."""
    above = discussion.written({here.comment.parent for here in found.values() if here.comment.parent is not None})
    guests = {parent.guest_id for parent in above.values() if parent.guest_id is not None}
    persons = identity.persons_of(guests)
    cards = articles.cards_of(sorted({here.subject for here in found.values()}))
    authors = {subject: tuple(author.title for author in card.authors) for subject, card in cards.items()}
    return {
        one: To(
            _above(above.get(here.comment.parent or 0), here.comment.person, persons), authors.get(here.subject, ())
        )
        for one, here in found.items()
    }


def _above(parent: Written | None, person: str, persons: dict[int, str]) -> Above:
    if parent is None:
        return "nobody"
    if parent.badge in (BY_AUTHOR, BY_STAFF) or PARTY in parent.badge:
        return "newsroom"
    return "self" if person_of(parent, persons) == person else "reader"
