"""What an article's page says of its readers: what an editor approved, and of that what still stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.insights.excerpts import quotation
from postilla.insights.reads.known import said_of
from postilla.insights.reads.lines import Approved, Kept, approvals, as_approved, kept
from postilla.insights.values import Line, Quotation, Said, Toward

LINKED = 60  # comments of a line that a page leads to
Standing = Literal["now", "approved"]  # a line as it is now, among the article's; as it was when it was approved


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the name of who wrote it, as it stands beside the comment."""

    quotation: Quotation
    author: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as readers see it."""

    line: Line
    quoted: tuple[Quoted, ...]  # of those that the editor saw; never empty
    behind: tuple[tuple[int, str], ...]  # all comments that it rests on, with the names beside them; LINKED at the most
    standing: Standing


@dataclass(frozen=True, slots=True)
class Section:
    """All that an article's page says of its readers. `read`: comments that were looked at; `covered` by what stands
    here."""

    lines: tuple[Shown, ...]
    read: int
    covered: int


def shown(subject: str) -> Section | None:
    """What the page of an article says; None where no line was approved, or none of what was approved stands."""
    approved = approvals(subject)
    return shown_of(kept(subject), approved) if approved else None


def shown_of(made: Kept, approved: Mapping[str, Approved]) -> Section | None:
    """The same of lines that are at hand.

    A line stands while comments are behind it, and one at least of the quotations that the editor saw is public and
    reads as it did: as it is now; as it was approved where it is none of the article's lines any more, since other
    comments came.
    """
    said = said_of({one.comment_id for told in approved.values() for one in told.quoted})
    as_it_is: dict[Standing, Mapping[str, Line]] = {
        "now": {line.key: line for line in made.summary.lines}, "approved": as_approved(approved.values(), made),
    }  # fmt: skip
    lines = []
    for key, told in approved.items():
        for standing, line in [(standing, some[key]) for standing, some in as_it_is.items() if key in some]:
            names = discussion.whole({one.comment_id for one in told.quoted} | {*line.comments[:LINKED]})
            if quoted := _quoted(line, told, said, made, names):
                behind = [(one, names[one][0].author_name) for one in line.comments[:LINKED] if one in names]
                told_so = replace(line, quotations=tuple(one.quotation for one in quoted))
                lines.append(Shown(told_so, quoted, tuple(behind), standing))
                break
    order = {key: number for number, key in enumerate(key for some in as_it_is.values() for key in some)}
    lines.sort(key=lambda one: (-one.line.readers, order[one.line.key]))
    covered = {number for one in lines for number in one.line.comments}
    return Section(tuple(lines), made.summary.read, len(covered)) if lines else None


def _quoted(
    line: Line, approved: Approved, said: Mapping[int, Said], made: Kept, names: Mapping[int, tuple[CommentView, str]]
) -> tuple[Quoted, ...]:
    found = []
    for number, revision, spans in approved.quoted:
        one = said.get(number)
        if one is not None and made.revisions.get(number) == revision and number in line.comments and number in names:
            stance = cast(Toward, one.reading.toward.name)
            found.append(Quoted(quotation(one, spans, stance), names[number][0].author_name))
    return tuple(found)
