"""What readers say under one article, for those who work with it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.insights.excerpts import fit, quotation
from postilla.insights.keeping import as_stood, left, line_left, unpacked
from postilla.insights.models import Approval, Due, DueLines, DueThread, Gathered, Heard, Relabel
from postilla.insights.reads.known import said_of
from postilla.insights.reads.people import silent
from postilla.insights.reads.themes import called
from postilla.insights.rules import ATTEMPTS
from postilla.insights.values import Line, Seen, Summary
from postilla.outbox.portions import rows_by

EVERY = 10_000_000  # comments: all that a conversation has


@dataclass(frozen=True, slots=True)
class Approved:
    """A line that stands on the article's page: who let it, when, and as what. `line` has the quotations that were
    seen, without their words; `rests`: the revisions of its comments then."""

    line: Line
    rests: Mapping[int, int]
    by: str
    at: datetime

    @property
    def quoted(self) -> tuple[Seen, ...]:
        return tuple(Seen(one.comment_id, self.rests[one.comment_id], one.spans) for one in self.line.quotations)


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor said of a part of a comment: newest first in lists. `undone_by`: who took it back."""

    id: int
    comment_id: int
    start: int
    end: int
    what: str
    before: str
    value: str
    by: str
    at: datetime
    undone_by: str


@dataclass(frozen=True)
class Kept:
    """An article's lines as they were made at `made_at`, and of that what stands: comments that were withdrawn, taken
    out or changed since are in none of them.

    `revisions`: of the comments that were looked at and stand. `came`: how many were published since that are read
    or wait to be; `others`: the public ones that are of the newsroom or may not be analysed. `again`: whether something
    changed, so that the lines are about to be made again.
    """

    summary: Summary
    revisions: Mapping[int, int]
    made_at: datetime | None
    came: int
    others: int
    again: bool


def summary(subject: str) -> Summary:
    """The lines of an article, as far as they stand; none where nothing was read yet."""
    return kept(subject).summary


def kept(subject: str) -> Kept:
    """What is kept of an article, cut to what is public now."""
    row = Gathered.objects.filter(subject=subject).first()
    public = {one: revision for one, revision, _ in discussion.published_revisions(subject, None, EVERY)}
    rests: dict[int, int] = dict(json.loads(row.rests)) if row else {}
    stands = {one: revision for one, revision in rests.items() if public.get(one) == revision}
    for one in silent(stands):
        del stands[one]
    new = sorted({*public} - {*stands})
    came = _coming(new, subject)
    return Kept(
        _called(_quoted(replace(left(unpacked(row.lines), stands), read=len(stands)))) if row else Summary((), 0, 0),
        stands, row.made_at if row else None, came, len(new) - came,
        DueLines.objects.filter(subject=subject, attempts__lt=ATTEMPTS).exists(),
    )  # fmt: skip


def _coming(comment_ids: Sequence[int], subject: str) -> int:
    """How many of these comments will be in lines, as far as is known."""
    if DueThread.objects.filter(subject=subject).exists():
        return len(comment_ids)
    due = rows_by(Due, "comment_id", comment_ids, "comment_id", "attempts")
    found = {one for one, attempts in due if attempts < ATTEMPTS}
    found |= {one for (one,) in rows_by(Heard, "comment_id", comment_ids, "comment_id")}
    return len(found - silent(found))


def _called(summary: Summary) -> Summary:
    """With the names that editors gave to themes."""
    names = called(line.theme.key for line in summary.lines)
    lines = [
        replace(line, theme=replace(line.theme, words={"": (names[line.theme.key],)}), tellers=())
        if line.theme.key in names
        else line
        for line in summary.lines
    ]
    return replace(summary, lines=tuple(lines))


def _quoted(summary: Summary) -> Summary:
    """With the words of its quotations, as they stand in their comments."""
    said = said_of({one.comment_id for line in summary.lines for one in line.quotations})
    lines = []
    for line in summary.lines:
        quoted = [
            quotation(said[one.comment_id], one.spans, one.toward)
            for one in line.quotations
            if one.comment_id in said and fit(said[one.comment_id], one.spans)
        ]
        lines.append(replace(line, quotations=tuple(quoted)))
    return replace(summary, lines=tuple(lines))


def approvals(subject: str) -> dict[str, Approved]:
    """What stands on an article's page, by the key of its line, in the order in which it was approved."""
    rows = Approval.objects.filter(subject=subject, ended_at=None).exclude(stood="").order_by("id")
    return {row.line: Approved(*as_stood(row.stood), row.by, row.at) for row in rows}


def as_approved(approved: Iterable[Approved], made: Kept) -> dict[str, Line]:
    """These lines as they were approved, by key, as far as they still stand: comments that were edited, withdrawn or
    taken out since are in none of them."""
    found: list[Line] = []
    for one in approved:
        here = {number for number, revision in one.rests.items() if made.revisions.get(number) == revision}
        if (some := line_left(one.line, here)) is not None:
            found.append(some)
    return {line.key: line for line in _called(Summary(tuple(found), 0, 0)).lines}


def corrections(subject: str, most: int = 50) -> list[Correction]:
    """The last corrections of labels under an article, the newest first, those taken back too."""
    ids = Heard.objects.filter(subject=subject).values("comment_id")
    rows = Relabel.objects.filter(comment_id__in=ids).order_by("-id")[:most]
    return [
        Correction(
            row.id, row.comment_id, row.start, row.end, row.what, row.before, row.value, row.by, row.at, row.undone_by
        )
        for row in rows
    ]
