"""Whom to quote for a line: two or three readers whose words stand for what the others say too. Pure."""

import re
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from postilla.insights.excerpts import LONGEST, quotation, shortened
from postilla.insights.summary.said import Placed, Table, toward_of
from postilla.insights.values import Quotation, Said, Toward, stance_of

LOOKED_AT = 150  # comments of a line, the best, among which quotations are chosen
SHORT, LONG = 100, 500  # characters between which a quotation is easily read
REPEATED = 0.1  # what a quotation is worth less for saying what another says
QUOTED = 0.15  # and for being of a comment that another line quotes elsewhere
ELSEWHERE = 0.15  # and for standing better for another line
ANSWERED = 0.2  # what it is worth more beside its answer, which is hard to understand alone
WHOLLY = 0.25  # share of a comment from which it speaks of the matter more than in passing
PASSING = 0.5  # share of that which is lost where the comment speaks of the matter in passing alone
BEGINS = 0.1  # what it is worth more where it answers nothing

_PARAGRAPH = re.compile(r"[^\n]+")


Steps = npt.NDArray[np.floating]
Quoted = Mapping[int, Sequence[Quotation]]  # by comment, what is quoted of it


class Choice:
    """Whom a line quotes: chosen in turns, so that no line takes from another what that one needs more."""

    def __init__(self, points: Sequence[Placed], laid: Table, who: Mapping[int, str]) -> None:
        self._laid, self._who = laid, who
        self._mine: dict[int, list[Placed]] = {}
        for one in points:
            self._mine.setdefault(one.comment.id, []).append(one)
        self._sides = {one: side(said) for one, said in self._mine.items()}
        self.fit = {one: _worth(said, laid) for one, said in self._mine.items()}  # how well each stands for the line
        self._wholly = {one for one, said in self._mine.items() if _share(said, laid) >= WHOLLY} or {*self._mine}
        self._chosen: list[int] = []
        self._texts: dict[int, Quotation] = {}
        self._means: dict[int, _Mean] = {}

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        return tuple(self._text(one) for one in self._chosen)

    @property
    def disputed(self) -> bool:
        """Whether somebody contradicts another."""
        return bool(_contradictions([*self._mine], self._laid.said, self._who))

    def fill(self, most: int, elsewhere: Container[int], quoted: Quoted) -> None:
        """Choose until there are `most`: the best of different readers and branches, both sides where there are two,
        and not twice the same thing. `elsewhere`: comments that had better stand for another line; `quoted`:
        what other lines quote, of which nothing is quoted again as long as there is anything else."""
        fit = {one: self.fit[one] - self._less(one, elsewhere, quoted) for one in self._wholly}
        likely = sorted(fit, key=lambda one: (-round(fit[one], 6), one))[:LOOKED_AT]
        ranked = [one for one in likely if not any(_meet(self._text(one), other) for other in quoted.get(one, ()))]
        if not self._chosen:
            ranked = ranked or likely
            surely = {one: taken for one, taken in self._sides.items() if _takes(taken, self._laid.said[one])}
            self._chosen = _dispute(ranked, surely, self._laid.said, self._who)
        while len(self._chosen) < most:
            repeats = self._repeats(ranked)
            new = {one: self._new(one, fit[one], repeats[one]) for one in ranked}
            again = sorted(ranked, key=lambda one: (-round(new[one], 6), one))
            if (found := _next(again, self._chosen, self._laid.said, self._who)) is None:
                break
            self._chosen.append(found)

    def _less(self, one: int, elsewhere: Container[int], quoted: Quoted) -> float:
        return (ELSEWHERE if one in elsewhere else 0.0) + (QUOTED if one in quoted else 0.0)

    def _new(self, one: int, fit: float, again: float) -> float:
        """What a comment is worth beside those that are chosen, of which it says one `again`, so much alike."""
        asked = any(self._laid.said[other].comment.parent == one for other in self._chosen)
        return (fit - REPEATED * again + ANSWERED * asked) * min(1.0, LONG / max(1, len(self._text(one).text)))

    def _repeats(self, ranked: Sequence[int]) -> dict[int, float]:
        """How like that one of those chosen each is which it is likest. Sums of whole steps are exact, in any order."""
        if not ranked:
            return {}
        mine, theirs = ([self._mean(one) for one in some] for some in (ranked, self._chosen))
        found = np.stack([one.sum for one in mine]) @ np.stack([one.sum for one in theirs]).T
        lengths = np.sqrt(np.outer([one.square for one in mine], [one.square for one in theirs]))
        alike = np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0)
        return dict(zip(ranked, alike.max(axis=1).tolist(), strict=True))

    def _text(self, one: int) -> Quotation:
        if one not in self._texts:
            self._texts[one] = _quoted(
                self._laid.said[one], self._mine[one], self._sides[one], self._laid.groups.likeness
            )
        return self._texts[one]

    def _mean(self, one: int) -> "_Mean":
        if one not in self._means:
            rows = self._laid.rows([placed.number for placed in self._mine[one]])
            total = rows.sum(axis=0, dtype=np.float64)
            self._means[one] = _Mean(total, float((total * total).sum()))
        return self._means[one]


class _Mean(NamedTuple):
    """What a comment says in a line, and the square of its length."""

    sum: npt.NDArray[np.float64]
    square: float


def _meet(one: Quotation, other: Quotation) -> bool:
    """Whether two quotations of one comment share characters."""
    if not one.spans or not other.spans:
        return True
    return any(start < to and begin < end for start, end in one.spans for begin, to in other.spans)


def side(points: Sequence[Placed]) -> Toward:
    """Where a reader stands in these points."""
    return stance_of({toward_of(one.point) for one in points})


def _takes(taken: Toward, said: Said) -> bool:
    """Whether the whole comment takes this side as well: what some words of it seem to say is none yet."""
    return taken == said.reading.toward.name


def _contradictions(ids: Sequence[int], said: Mapping[int, Said], who: Mapping[int, str]) -> list[tuple[int, int]]:
    """Those of these comments that speak against another of them, with that one before."""
    among = set(ids)
    return [
        (parent, one)
        for one in ids
        if (parent := said[one].comment.parent or 0) in among and _contradicts(said[one]) and who[parent] != who[one]
    ]


def _contradicts(one: Said) -> bool:
    """Whether a comment speaks against what it answers: a guess will do, as nothing is counted; who only asks back, and
    takes no side at all, contradicts nobody."""
    heard = one.reading.answering
    return heard is not None and heard.name == "disagrees" and one.reading.toward.name != "none"


def _dispute(
    ranked: Sequence[int], sides: Mapping[int, Toward], said: Mapping[int, Said], who: Mapping[int, str]
) -> list[int]:
    """Two who contradict each other, best those who stand for most: an answer and what it disagrees with, or one for
    and one against. The first alone where nobody does."""
    rank = {comment_id: number for number, comment_id in enumerate(ranked)}
    pairs = _contradictions(ranked, said, who)
    for one, other in (("for", "against"), ("against", "for")) if not pairs else ():
        first = next((comment_id for comment_id in ranked if sides.get(comment_id) == one), None)
        against = [at for at in ranked if sides.get(at) == other]
        second = next((at for at in against if first is not None and who[at] != who[first]), None)
        if first is not None and second is not None:
            pairs.append((first, second))
    if not pairs:
        return list(ranked[:1])
    best = min(pairs, key=lambda pair: (rank[pair[0]] + rank[pair[1]], rank[pair[0]]))
    return [*best]


def _next(ranked: Sequence[int], chosen: Sequence[int], said: Mapping[int, Said], who: Mapping[int, str]) -> int | None:
    """The best of another reader and, if that can be had, of another branch."""
    quoted = {who[comment_id] for comment_id in chosen}
    branches = {root(comment_id, said) for comment_id in chosen}
    free = [comment_id for comment_id in ranked if who[comment_id] not in quoted]
    return next((one for one in free if root(one, said) not in branches), next(iter(free), None))


def root(comment_id: int, said: Mapping[int, Said]) -> int:
    """The comment with which a branch begins, as far up as it is known here."""
    seen = set()
    while comment_id in said and comment_id not in seen:
        seen.add(comment_id)
        parent = said[comment_id].comment.parent
        if parent is None:
            return comment_id
        comment_id = parent
    return comment_id


def _worth(points: Sequence[Placed], laid: Table) -> float:
    """How well a comment stands for its line: as its points do, less where it would be hard to read."""
    length = sum(one.point.end - one.point.start for one in points)
    easy = min(1.0, length / SHORT, LONG / max(length, 1))
    fit = max(laid.groups.likes[one.number] for one in points) * (1 - PASSING * (1 - _share(points, laid)))
    begins = points[0].comment.parent is None  # an answer is harder to understand alone
    return round(fit * (0.5 + 0.5 * easy) + 0.05 * points[0].kind.score + BEGINS * begins, 6)


def _share(points: Sequence[Placed], laid: Table) -> float:
    """How much of its comment these points are."""
    return sum(one.point.end - one.point.start for one in points) / laid.said[points[0].comment.id].letters


def _quoted(one: Said, points: Sequence[Placed], stance: Toward, likeness: Steps) -> Quotation:
    """The whole comment; of a long one the paragraphs that the points stand in; of long paragraphs the points, those
    most like the line as far as there is room."""
    text = one.comment.text
    spans: Sequence[tuple[int, int]] = ()
    if len(text) > LONGEST:
        own = sorted({(placed.point.start, placed.point.end) for placed in points})
        around = [span for span in _paragraphs(text) if any(span[0] < end and start < span[1] for start, end in own)]
        fits = sum(end - start for start, end in around) <= LONGEST
        spans = around if fits else _joined(_likest(points, likeness, text), text)
    return quotation(one, tuple(spans), stance)


def _likest(points: Sequence[Placed], likeness: Steps, text: str) -> list[tuple[int, int]]:
    """The points most like their line, as many as fit; the first one cut where it alone is too long."""
    left, kept = LONGEST, list[tuple[int, int]]()
    for one in sorted(points, key=lambda one: (-round(float(likeness[one.number]), 6), one.point.start)):
        span = shortened(text, one.point.start, one.point.end) if not kept else (one.point.start, one.point.end)
        if span[1] - span[0] > left:
            break
        kept.append(span)
        left -= span[1] - span[0]
    return sorted(kept)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def _joined(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans that follow each other as one."""
    parts: list[tuple[int, int]] = []
    for start, end in spans:
        if parts and not text[parts[-1][1] : start].strip():
            parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
        else:
            parts.append((start, end))
    return parts
