"""Promises of the ledger that readers contest: by what they say of them, not by where they say it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.insights.contesting import Claim, marks, terms
from postilla.insights.models import Mention
from postilla.insights.reads.counting import Subjects, Told, number, readers, told
from postilla.insights.reads.themes import named, stands_for
from postilla.insights.values import Theme
from postilla.ledger import reads as ledger
from postilla.ledger.shown import Card
from postilla.outbox.portions import rows_by
from postilla.passages import reads as passages

PROMISES = 200  # those whose verdict changed last: looked at for what is contested
COMMENTS = 5_000  # that are against or correct something there, the newest: their words are looked at


@dataclass(frozen=True, slots=True)
class Contested:
    """A promise of the ledger: readers who are against or correct and speak of it where it was reported, and what
    themes they speak of."""

    promise: Card
    readers: int
    article: str
    themes: tuple[Theme, ...]


def contested(most: int = 20, of: Subjects = None) -> list[Contested]:
    """Promises that readers contest under the articles that reported them, those with most of them first."""
    cards = [card for card in ledger.latest(PROMISES) if card.article and (of is None or card.article in of)]
    rows = Mention.objects.filter(Q(toward="against") | Q(kind="correction"))
    said = told(Mention.SAID, rows, {card.article for card in cards}, COMMENTS)
    found = _of_promises(cards, said)
    who, themes = readers(found), _themes(found)
    behind: dict[str, list[Told]] = defaultdict(list)
    for one in found:
        behind[one.key].append(one)
    counted = {card.id: number(behind[str(card.id)], who) for card in cards if str(card.id) in behind}
    best = sorted((card for card in cards if card.id in counted), key=lambda one: (-counted[one.id], one.id))
    return [
        Contested(
            card, counted[card.id], card.article,
            tuple(named(key for key, _ in themes[str(card.id)].most_common(3)).values()),
        )
        for card in best[:most]
    ]  # fmt: skip


def _of_promises(cards: Iterable[Card], said: Iterable[Told]) -> list[Told]:
    """What of this speaks of which promise: a row for each, under the promise's id."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    metrics = {one.slug: one.name for one in ledger.metrics()}
    for card in cards:
        other = f"{metrics.get(card.metric_slug, '')} {card.unit}"
        claim = Claim(card.id, card.subject.name, card.title, card.words, other, card.language)
        by_article[card.article].append(claim)
    wanted = {article: marks(claims) for article, claims in by_article.items()}
    rows = list(said)
    words = _words(rows)
    return [
        Told(one.comment, str(promise), one.at, one.subject)
        for one in rows
        for promise, known in wanted.get(one.subject, {}).items()
        if known.are_in(words.get(one.comment, ()))
    ]


def _words(rows: Iterable[Told]) -> dict[int, frozenset[str]]:
    """What comments say, with what they quote and the passages that they answer."""
    ids, subjects = {one.comment for one in rows}, {one.subject for one in rows}
    answered = {one.comment_id: one.quote.exact for subject in subjects for one in passages.answers_to(subject)}
    return {
        one: terms(f"{to_plain(view.html)}\n{answered.get(one, '')}", view.language)
        for one, (view, _) in discussion.whole(ids).items()
    }


def _themes(found: Iterable[Told]) -> Mapping[str, Counter[str]]:
    """By promise, how many of these comments speak of which theme."""
    of: dict[int, list[str]] = defaultdict(list)
    for one in found:
        of[one.comment].append(one.key)
    into = stands_for()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for comment, what, key in sorted(rows_by(Mention, "comment_id", of, "comment_id", "what", "key")):
        for promise in of[comment] if what == Mention.THEME else ():
            counts[promise][into.get(key, str(key))] += 1
    return counts
