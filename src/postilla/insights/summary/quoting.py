"""Whom to quote for a line: two or three readers whose words stand for what the others say too. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from postilla.insights.reading import mask
from postilla.insights.summary.said import Placed, Table
from postilla.insights.values import Quotation, Reading, Said, Span, Toward

MOST = 3  # quotations of a line
WHOLE = 480  # characters of a comment, or of paragraphs, that are quoted whole
LOOKED_AT = 150  # comments of a line, the best, among which quotations are chosen
SHORT, LONG = 40, 500  # characters between which a quotation is easily read
REPEATED = 0.1  # what a quotation is worth less for saying what another says
QUOTED = 0.3  # and for standing in a line already
BEGINS = 0.1  # what it is worth more where it answers nothing
GAP = " […] "

_PARAGRAPH = re.compile(r"[^\n]+")


def quotations(
    points: Sequence[Placed], laid: Table, who: Mapping[int, str], quoted: Collection[str]
) -> tuple[Quotation, ...]:
    """The best of different readers and branches, both sides where there are two, and not twice the same thing.
    `quoted`: what other lines quote already."""
    mine: dict[int, list[Placed]] = {}
    for one in points:
        mine.setdefault(one.comment.id, []).append(one)
    fit = {comment_id: _worth(said, laid) for comment_id, said in mine.items()}
    ranked = sorted(mine, key=lambda comment_id: (-fit[comment_id], comment_id))[:LOOKED_AT]
    sides = {comment_id: side(mine[comment_id]) for comment_id in mine}
    meant = {one: laid.rows([placed.number for placed in mine[one]]).sum(axis=0, dtype=np.float64) for one in ranked}
    texts = {one: _quoted(laid.said[one], mine[one], sides[one]) for one in ranked}
    chosen = _dispute(ranked, sides, laid.said, who)
    while len(chosen) < MOST:
        new = {one: fit[one] - REPEATED * max(_alike(meant[one], meant[at]) for at in chosen) for one in ranked}
        new |= {one: new[one] - QUOTED for one in ranked if texts[one].text in quoted}
        new = {one: worth * min(1.0, LONG / max(1, len(texts[one].text))) for one, worth in new.items()}
        again = sorted(ranked, key=lambda comment_id: (-round(new[comment_id], 6), comment_id))
        if (found := _next(again, chosen, laid.said, who)) is None:
            break
        chosen.append(found)
    return tuple(texts[one] for one in chosen)


def _alike(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    length = float(np.sqrt((one * one).sum() * (other * other).sum()))
    return float((one * other).sum()) / length if length else 0.0


def side(points: Sequence[Placed]) -> Toward:
    """Where a reader stands in these points."""
    stances = {one.point.toward.name for one in points} - {"none"}
    if not stances:
        return "none"
    if stances == {"for"}:
        return "for"
    return "against" if stances == {"against"} else "mixed"


def _dispute(
    ranked: Sequence[int], sides: Mapping[int, Toward], said: Mapping[int, Said], who: Mapping[int, str]
) -> list[int]:
    """Two who contradict each other, best those who stand for most: an answer and what it disagrees with, or one for
    and one against. The first alone where nobody does."""
    rank = {comment_id: number for number, comment_id in enumerate(ranked)}
    pairs = [
        (parent, comment_id)
        for comment_id in ranked
        if (parent := said[comment_id].comment.parent or 0) in rank
        and (heard := said[comment_id].reading.answering) is not None
        and heard.name == "disagrees"  # a guess will do here: nothing is counted
        and sides[comment_id] != "none"  # who only asks back contradicts nobody
        and who[parent] != who[comment_id]
    ]
    for one, other in (("for", "against"), ("against", "for")) if not pairs else ():
        first = next((comment_id for comment_id in ranked if sides[comment_id] == one), None)
        second = next((at for at in ranked if sides[at] == other and first is not None and who[at] != who[first]), None)
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
    fit = max(float(laid.groups.likeness[one.number]) for one in points)
    begins = points[0].comment.parent is None  # an answer is harder to understand alone
    return round(fit * (0.5 + 0.5 * easy) + 0.05 * points[0].kind.score + BEGINS * begins, 6)


def _quoted(one: Said, points: Sequence[Placed], stance: Toward) -> Quotation:
    """The whole comment; of a long one the paragraphs that the points stand in; of a long paragraph the points."""
    text = one.comment.text
    spans = [(0, len(text))]
    if len(text) > WHOLE:
        own = sorted({(placed.point.start, placed.point.end) for placed in points})
        around = [span for span in _paragraphs(text) if any(span[0] < end and start < span[1] for start, end in own)]
        spans = around if sum(end - start for start, end in around) <= WHOLE else _joined(own, text)
    shown = GAP.join(_clear(text, start, end, one.reading) for start, end in spans)
    return Quotation(one.comment.id, shown, one.comment.lang, stance)


def _clear(text: str, start: int, end: int, reading: Reading) -> str:
    """A stretch of a text without personal data."""
    inside = [
        Span(max(span.start, start) - start, min(span.end, end) - start, span.name)
        for span in reading.masked
        if span.start < end and start < span.end
    ]
    return mask(text[start:end], inside).strip()


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
