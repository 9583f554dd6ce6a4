"""Whom to quote for a line: two or three readers whose words stand for what the others say too. Pure."""

from collections.abc import Mapping, Sequence

from postilla.insights.summary.said import Placed
from postilla.insights.values import Quotation, Reading, Said, Toward

MOST = 3  # quotations of a line
WHOLE = 420  # characters of a comment that is quoted whole
SHORT, LONG = 40, 500  # characters between which a quotation is easily read
GAP = " […] "


def quotations(
    points: Sequence[Placed], said: Mapping[int, Said], who: Mapping[int, str], fit: Sequence[float]
) -> tuple[Quotation, ...]:
    """The best of different readers and branches, both sides where there are two. `fit`: how well each point of the
    table (by its number) stands for its group."""
    mine: dict[int, list[Placed]] = {}
    for one in points:
        mine.setdefault(one.comment.id, []).append(one)
    ranked = sorted(mine, key=lambda comment_id: (-_worth(mine[comment_id], fit), comment_id))
    sides = {comment_id: side(mine[comment_id]) for comment_id in mine}
    chosen: list[int] = []
    for wanted in (_first_side(ranked, sides), *_other_sides(ranked, sides), None, None, None):
        found = _next(ranked, chosen, said, who, [c for c in ranked if wanted is None or sides[c] == wanted])
        if found is not None and len(chosen) < MOST:
            chosen.append(found)
    return tuple(_quoted(said[comment_id], mine[comment_id], sides[comment_id]) for comment_id in chosen)


def side(points: Sequence[Placed]) -> Toward:
    """Where a reader stands in these points."""
    stances = {one.point.toward.name for one in points} - {"none"}
    if not stances:
        return "none"
    if stances == {"for"}:
        return "for"
    return "against" if stances == {"against"} else "mixed"


def masked(text: str, start: int, end: int, reading: Reading) -> str:
    """A stretch of a text without personal data."""
    parts, at = [], start
    for span in sorted(reading.masked, key=lambda one: one.start):
        if span.end > at and span.start < end:
            parts += [text[at : max(at, span.start)], "▒▒▒"]
            at = min(max(at, span.end), end)
    return "".join([*parts, text[at:end]]).strip()


def _first_side(ranked: Sequence[int], sides: Mapping[int, Toward]) -> Toward:
    return sides[ranked[0]]


def _other_sides(ranked: Sequence[int], sides: Mapping[int, Toward]) -> list[Toward]:
    """The side against the first, where somebody takes it."""
    against: dict[Toward, Toward] = {"for": "against", "against": "for"}
    other = against.get(sides[ranked[0]])
    return [other] if other in sides.values() and other is not None else []


def _next(
    ranked: Sequence[int], chosen: Sequence[int], said: Mapping[int, Said], who: Mapping[int, str], among: Sequence[int]
) -> int | None:
    """The best of another reader and, if that can be had, of another branch."""
    quoted = {who[comment_id] for comment_id in chosen}
    branches = {root(comment_id, said) for comment_id in chosen}
    free = [comment_id for comment_id in among if who[comment_id] not in quoted]
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


def _worth(points: Sequence[Placed], fit: Sequence[float]) -> float:
    """How well a comment stands for its line: as its points do, less where it would be hard to read."""
    length = sum(one.point.end - one.point.start for one in points)
    easy = min(1.0, length / SHORT, LONG / max(length, 1))
    return round(max(fit[one.number] for one in points) * (0.5 + 0.5 * easy) + 0.05 * points[0].kind.score, 6)


def _quoted(one: Said, points: Sequence[Placed], stance: Toward) -> Quotation:
    text = one.comment.text
    if len(text) <= WHOLE:
        return Quotation(one.comment.id, masked(text, 0, len(text), one.reading), one.comment.lang, stance)
    parts: list[tuple[int, int]] = []
    for point in sorted((placed.point for placed in points), key=lambda point: point.start):
        if parts and not text[parts[-1][1] : point.start].strip():
            parts[-1] = (parts[-1][0], point.end)
        else:
            parts.append((point.start, point.end))
    shown = GAP.join(masked(text, start, end, one.reading) for start, end in parts)
    return Quotation(one.comment.id, shown, one.comment.lang, stance)
