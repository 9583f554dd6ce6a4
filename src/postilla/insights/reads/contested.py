"""Promises of the ledger that readers contest: by what they say of them, not by where they say it."""

import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from postilla.discussion import reads as discussion
from postilla.insights.contesting import Claim, Marks, marks, terms
from postilla.insights.models import Heard, Mention
from postilla.insights.names import Families, Names, names_one
from postilla.insights.packing import unpacked
from postilla.insights.reads.comments import own_words
from postilla.insights.reads.counting import Subjects, Told, number, readers, told
from postilla.insights.reads.known import labels_of
from postilla.insights.reads.themes import named, stands_for
from postilla.insights.rules import corrected
from postilla.insights.values import Point, Theme
from postilla.ledger import reads as ledger
from postilla.ledger.shown import Card
from postilla.outbox.portions import rows_by
from postilla.passages import reads as passages

PROMISES = 200  # those whose verdict changed last: looked at for what is contested
CITED = 5  # comments that are named for each
_AGAINST = Q(toward="against") | Q(kind="correction")
COMMENTS = 5_000  # that are against or correct something there, the newest: their words are looked at


@dataclass(frozen=True, slots=True)
class Contested:
    """A promise of the ledger: readers who are against or correct and speak of it where it was reported, of what they
    speak in those sentences, and the comments, the newest first."""

    promise: Card
    readers: int
    article: str
    themes: tuple[Theme, ...]
    comments: tuple[int, ...]


class _Speaks(NamedTuple):
    """A comment that speaks of a promise, and the themes of the sentences in which it does."""

    told: Told
    themes: frozenset[str]


def contested(most: int = 20, of: Subjects = None) -> list[Contested]:
    """Promises that readers contest under the articles that reported them, those with most of them first."""
    cards = [card for card in ledger.latest(PROMISES) if card.article and (of is None or card.article in of)]
    under = {card.article for card in cards}
    against = told(Mention.SAID, Mention.objects.filter(_AGAINST), under, COMMENTS)
    mixed = told(Mention.SAID, Mention.objects.filter(~_AGAINST, toward="mixed"), under, COMMENTS)
    found = _of_promises(cards, [*against, *mixed], {one.comment for one in mixed})
    who = readers([one.told for one in found])
    behind: dict[str, list[_Speaks]] = defaultdict(list)
    for one in found:
        behind[one.told.key].append(one)
    counted = {card.id: number((one.told for one in behind[str(card.id)]), who) for card in cards}
    best = sorted((card for card in cards if counted[card.id]), key=lambda one: (-counted[one.id], one.id))
    return [_contested(card, counted[card.id], behind[str(card.id)]) for card in best[:most]]


def _contested(card: Card, number_of: int, speaks: list[_Speaks]) -> Contested:
    into = stands_for()
    counts = Counter(into.get(key, key) for one in speaks for key in one.themes)
    themes = named(key for key, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:3])
    newest = sorted(speaks, key=lambda one: (one.told.at, one.told.comment), reverse=True)
    return Contested(
        card, number_of, card.article, tuple(themes.values()), tuple(one.told.comment for one in newest[:CITED])
    )


def _of_promises(cards: Iterable[Card], said: Iterable[Told], mixed: Container[int]) -> list[_Speaks]:
    """What of this speaks of which promise: a row for each, under the promise's id. Of comments that are for and
    against, those sentences alone that are against it, or correct."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    metrics = {one.slug: one.name for one in ledger.metrics()}
    for card in cards:
        other = f"{metrics.get(card.metric_slug, '')} {card.unit}"
        claim = Claim(card.id, card.subject.name, card.title, card.words, other, card.language)
        by_article[card.article].append(claim)
    wanted = {article: marks(claims) for article, claims in by_article.items()}
    rows = list(said)
    spoken = _sentences(rows)
    known = Families(ledger.families()) if spoken else Families([])
    makers = {card.id: known.of({card.subject.name}) | {card.subject.name} for card in cards}
    found = []
    for one in rows:
        for promise, mark in wanted.get(one.subject, {}).items():
            said_here = (each for each in spoken.get(one.comment, ()) if each.contests or one.comment not in mixed)
            here = [each for each in said_here if each.speaks_of(mark, makers[promise], known)]
            if here:
                themes = frozenset(each.theme for each in here if each.theme)
                found.append(_Speaks(Told(one.comment, str(promise), one.at, one.subject), themes))
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A point of a comment: its words, comparable with the marks of promises, and those of the passage that the comment
    answers."""

    text: str
    terms: frozenset[str]
    answered: frozenset[str]
    theme: str
    contests: bool  # it is itself against what it speaks of, or corrects it

    def speaks_of(self, mark: Marks, maker: Names, known: Families) -> bool:
        """Whether it speaks of a promise, and not of somebody else's."""
        if not (mark.are_in(self.terms) or mark.are_in(self.answered)):
            return False
        return names_one(self.text, maker) or not known.named_in(self.text)


def _sentences(rows: Iterable[Told]) -> dict[int, list[_Sentence]]:
    """The points of comments, as they were read."""
    ids, subjects = {one.comment for one in rows}, {one.subject for one in rows}
    answered = {one.comment_id: one.quote.exact for subject in subjects for one in passages.answers_to(subject)}
    kept = {row[0]: row[1:] for row in rows_by(Heard, "comment_id", ids, "comment_id", "revision", "reading", "themes")}
    labels = labels_of({one: revision for one, (revision, *_) in kept.items()})
    found = {}
    for one, (view, _) in discussion.whole(kept).items():
        revision, reading, themes = kept[one]
        if view.revision != revision:
            continue
        text, lang = own_words(view)
        told, keys = corrected(unpacked(one, reading), json.loads(themes), labels[one])
        passage = terms(answered.get(one, ""), lang)
        found[one] = [
            _Sentence(piece := text[point.start : point.end], terms(piece, lang), passage, key, _contests(point))
            for point, key in zip(told.points, keys, strict=False)
        ]
    return found


def _contests(point: Point) -> bool:
    return point.toward.name == "against" or point.kinds[0].name == "correction"
