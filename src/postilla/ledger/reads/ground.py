"""Promises as what conversations stand under: what `grounds.reads` asks of them. A subject is "promise:<id>"."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from postilla.grounds import reads as grounds
from postilla.grounds.rules import state_under
from postilla.grounds.values import Conversation, Heading, Standing
from postilla.ledger.models import Promise
from postilla.ledger.reads.lists import cards
from postilla.ledger.values import TALK_CLOSED, path_of
from postilla.outbox.portions import in_portions

_SUBJECT = re.compile(r"promise:([1-9]\d{0,17})")
_PATH = re.compile(r"/ledger/promise/([1-9]\d{0,17})/")


def subject_of(promise_id: int) -> str:
    """The subject of a promise's own conversation."""
    return f"promise:{promise_id}"


def promise_of(subject: str) -> int | None:
    """The promise whose own conversation this is; None for any other."""
    found = _SUBJECT.fullmatch(subject)
    return int(found[1]) if found else None


def standing_at(path: str) -> Standing | None:
    found = _PATH.fullmatch(path)
    return standing_of(subject_of(int(found[1]))) if found else None


def standing_of(subject: str) -> Standing | None:
    """It stands in the magazine's first edition alone, and takes comments for as long as the newsroom says so."""
    promise_id = promise_of(subject)
    row = Promise.objects.filter(pk=promise_id).values_list("conversation", "article").first() if promise_id else None
    house = grounds.house(row[1]) if row else None
    if promise_id is None or row is None or house is None:
        return None
    state = state_under(row[0], house.moderation)
    settled = Conversation(subject, state, None, house.moderation, house.slow)
    return Standing(subject, path_of(promise_id), house.language, settled, (), house.languages)


def headings_of(subjects: Sequence[str], language: str = "", only: str = "") -> Mapping[str, Heading]:
    house = grounds.house()
    if house is None or only not in ("", house.language):
        return {}
    found: dict[str, Heading] = {}
    for some in _portions(subjects):
        for card in cards(some):
            subject = subject_of(card.id)
            title = f"{card.subject.name}: {card.title}"
            found[subject] = Heading(subject, card.path, title, f"“{card.words}”", house.language)
    return found


def readable(subjects: Collection[str], at: str) -> set[str]:
    house = grounds.house()
    if house is None or any(at.startswith(f"/{code}/") for code in house.languages[1:]):
        return set()
    found: set[str] = set()
    for some in _portions(subjects):
        shown = Promise.objects.filter(pk__in=some).exclude(conversation=TALK_CLOSED)
        found |= {subject_of(pk) for pk in shown.values_list("pk", flat=True)}
    return found


def sections_of(subjects: Collection[str]) -> Mapping[str, int]:
    """The section of the article that reported it."""
    reported: dict[str, str] = {}
    for some in _portions(subjects):
        rows = Promise.objects.filter(pk__in=some).exclude(article="").values_list("pk", "article")
        reported |= {subject_of(pk): article for pk, article in rows}
    sections = grounds.sections_of(set(reported.values()))
    return {subject: sections[article] for subject, article in reported.items() if article in sections}


def lists_showing(subject: str, path: str) -> Sequence[str]:
    """None: how many comments there are stands on the promise's own page."""
    return ()


def _portions(subjects: Iterable[str]) -> Iterable[list[int]]:
    return in_portions(one for one in map(promise_of, subjects) if one is not None)
