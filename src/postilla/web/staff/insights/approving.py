"""Lines for the article's page: what an editor approves is what stood before them, not what stands there by now."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.utils import timezone

from postilla.insights import refusals as r, writes
from postilla.insights.excerpts import fit
from postilla.insights.reading import TOLD
from postilla.insights.reads.known import said_of
from postilla.insights.reads.lines import Kept, kept
from postilla.insights.values import Line, Said, Seen


def seen_of(line: Line, made: Kept) -> str:
    """What a form says of a line that it shows: its key, and of each quotation the comment, revision and characters."""
    quoted = [Seen(one.comment_id, made.revisions[one.comment_id], one.spans) for one in line.quotations]
    return json.dumps([line.key, quoted])


def is_sure(line: Line, said: Mapping[int, Said]) -> bool:
    """Whether its kind is told of half of its quotations at least: what is guessed is put up by itself alone."""
    told = [_told(line, said.get(one.comment_id)) for one in line.quotations]
    return bool(told) and 2 * sum(told) >= len(told)


def _told(line: Line, said: Said | None) -> bool:
    labels = [point.kinds[0] for point in said.reading.points] if said else []
    return any(label.name == line.kind and label.score >= TOLD for label in labels)


def publish(deed: str, said: Any, subject: str, by: str) -> None:
    """Approve a line, or all sure ones, as `seen` has them; or take `line` off. Raises Refusals."""
    now = timezone.now()
    if deed == "take-off":
        writes.take_off(subject, said.get("line", ""), by, now)
        return
    wanted = [_parsed(one) for one in said.getlist("seen")]
    if not wanted or (deed == "approve" and len(wanted) > 1):
        raise r.NoSuchLine
    made = kept(subject)
    lines = {line.key: line for line in made.summary.lines}
    shown = {one.comment_id for line in made.summary.lines for one in line.quotations}
    known = said_of(shown | {one.comment_id for _, quoted in wanted for one in quoted})
    for key, quoted in wanted:
        if key not in lines:
            raise r.NoSuchLine
        _check(lines[key], quoted, made, known)
    for key, quoted in wanted:
        if deed == "approve" or is_sure(lines[key], known):
            writes.approve(subject, lines[key], quoted, by, now)


def instead_of(said: Any, subject: str) -> list[str]:
    """The keys of the lines that stand now where those stood that could not be approved: each under its own key, else
    where most of the comments that were seen are. Nothing for one whose comments are in no line any more."""
    made = kept(subject)
    lines = {line.key: line for line in made.summary.lines}
    found: dict[str, None] = {}
    for key, quoted in _readable(said.getlist("seen")):
        seen = {one.comment_id for one in quoted}
        shared = {line.key: len(seen & set(line.comments)) for line in lines.values()}
        best = max(shared, key=lambda one: shared[one], default="")
        if key in lines or shared.get(best):
            found[key if key in lines else best] = None
    return list(found)


def _readable(seen: Sequence[str]) -> Iterator[tuple[str, list[Seen]]]:
    for one in seen:
        with suppress(r.NoSuchLine):
            yield _parsed(one)


def _check(line: Line, quoted: Sequence[Seen], made: Kept, known: Mapping[int, Said]) -> None:
    """Raises WordsChanged where a comment was changed since it was looked at, or is not of this line any more."""
    for one in quoted:
        here = known.get(one.comment_id)
        if here is None or one.comment_id not in line.comments or made.revisions.get(one.comment_id) != one.revision:
            raise r.WordsChanged
        if not fit(here, one.spans):
            raise r.NoSuchLine


def _parsed(text: str) -> tuple[str, list[Seen]]:
    """Raises NoSuchLine for what no form of ours says."""
    try:
        key, quoted = json.loads(text)
        return str(key), [
            Seen(_small(number), _small(revision), tuple((_small(start), _small(end)) for start, end in spans))
            for number, revision, spans in quoted
        ]
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise r.NoSuchLine from None


def _small(said: Any) -> int:
    """Raises ValueError for what no database holds, and what Python itself does for what is no number."""
    number = int(said)
    if not 0 <= number < 2**63:
        raise ValueError(said)
    return number
