"""All that is known of comments: as they stand, as they were read, what editors corrected in them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, F, Value

from postilla.insights import parts
from postilla.insights.models import Heard
from postilla.insights.packing import LETTER, unpacked
from postilla.insights.reads.comments import Standing, comment_of, standing_in
from postilla.insights.reads.remembered import Remembered
from postilla.insights.rules import Corrected, corrected
from postilla.insights.values import Said
from postilla.outbox.portions import rows_by, rows_of
from postilla.outbox.statements import rows
from postilla.vocabulary.kept import ENTRY

if TYPE_CHECKING:
    from collections.abc import Collection

TEXT, VECTOR = 3, 4  # bytes that is taken for each letter of a comment's HTML, and each byte of its points' vectors

Known = dict[int, tuple[Said, int]]  # by comment, in the order of their ids, what is known of it and its revision


class _Row(NamedTuple):
    """What is kept of a comment that was read, as far as lines are made of it."""

    comment_id: int
    subject: str
    revision: int
    reading: str
    meaning: str
    vectors: bytes
    joined: bool = False


class Evidence(NamedTuple):
    """What is known of a comment, nothing made of it yet: the same makes the same `Said`."""

    row: _Row
    standing: Standing
    labels: tuple[Corrected, ...]
    meaning: str  # whose vectors count


def said(subject: str, left: int = 0, count: int = 1) -> list[Said]:
    """All that is known of what is public under an article, by id; with what editors corrected. Of the comments whose
    id, divided by `count`, leaves `left`."""
    kept = Heard.objects.annotate(piece=F("comment_id") % Value(count)).filter(subject=subject, piece=left)
    found = _found(_Row(*row) for row in kept.values_list(*_Row._fields))
    return [_said(one) for one in found.values() if one.standing.subject == subject]


def known_in(subject: str) -> Known:
    """The same with the revision of each comment; with the meanings that most of them have, also where something less
    good stood in when they were read. Of a long conversation that was asked for before, what says the same still is
    not made again: it is the same object."""
    kept = [_Row._make((*row[:-2], bytes(row[-2]), bool(row[-1]))) for row in rows(_IN, subject)]
    made_by = Counter(row.meaning for row in kept)
    best = parts.meaning_name()
    meaning = max(sorted(made_by), key=lambda name: (made_by[name], name == best), default=best)
    found = {one: here for one, here in _found(kept, meaning).items() if here.standing.subject == subject}
    made = _REMEMBERED.values(subject, found)
    return {one: (told, found[one].standing.revision) for one, told in made.items()}


_IN = f"SELECT {', '.join(_Row._fields)} FROM insights_heard WHERE subject = %s"  # noqa: S608  (our own columns)


def said_of(comment_ids: "Collection[int]") -> dict[int, Said]:
    """What is known of these comments, as far as they are public and were read as they stand, by id."""
    found = _found(_Row(*row) for row in rows_by(Heard, "comment_id", comment_ids, *_Row._fields))
    return {one: _said(here) for one, here in found.items() if here.standing.subject == here.row.subject}


def _found(kept: Iterable[_Row], meaning: str = "") -> dict[int, Evidence]:
    """Of those that stand as they were read, by id in their order."""
    meaning = meaning or parts.meaning_name()
    by_id = {row.comment_id: row for row in kept}
    still = {one: here for one, here in standing_in(by_id).items() if here.revision == by_id[one].revision}
    labels = labels_of({one: here.revision for one, here in still.items()})
    return {one: Evidence(by_id[one], still[one], tuple(labels.get(one, ())), meaning) for one in sorted(still)}


def _said(found: Evidence) -> Said:
    """Vectors that something else made are left out: they cannot be compared."""
    row = found.row
    reading = unpacked(row.comment_id, row.reading)
    reading, themes = corrected(reading, [""] * len(reading.points), found.labels)
    vectors = bytes(row.vectors) if row.meaning == found.meaning else b""
    comment = comment_of(row.comment_id, found.standing, joined=row.joined and not found.standing.network)
    return Said(comment, reading, vectors, themes)


def _size(found: Evidence) -> int:
    """Bytes that all takes that is made of a comment, with what it is made of: measured, of comments of all sorts."""
    row, standing = found.row, found.standing
    return 5 * ENTRY + LETTER * len(row.reading) + TEXT * len(standing.html) + VECTOR * len(row.vectors)


_REMEMBERED: Remembered[Evidence, Said] = Remembered(_said, _size)


def rest(now: datetime) -> None:
    """To be called now and then: long conversations of which nobody says anything any more give their memory back."""
    if _REMEMBERED.rest(now):
        parts.let_go()


def labels_of(revisions: Mapping[int, int]) -> dict[int, list[Corrected]]:
    """What editors corrected in these comments {id: as they read in this revision}, the oldest first."""
    made: dict[int, list[Corrected]] = defaultdict(list)
    for _, comment_id, revision, *told in sorted(rows_of(_LABELS, revisions)):
        if revision == revisions[comment_id]:
            made[comment_id].append(Corrected(*told))
    return made


_LABELS = (
    'SELECT "id", "comment_id", "revision", "start", "end", "what", "value" FROM insights_relabel'
    " WHERE undone_at IS NULL AND comment_id"
)


def heard() -> list[tuple[str, int]]:
    """The conversations of which something was read, and how many comments of each."""
    found = Heard.objects.order_by("subject").values_list("subject").annotate(comments=Count("comment_id"))
    return list(found.values_list("subject", "comments"))
