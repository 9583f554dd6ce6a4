"""What an article said before, where it was corrected, and what differs between two versions: values, pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from postilla.vocabulary.quote import Quote

SAME, GONE, NEW = "same", "gone", "new"
AROUND = 1  # unchanged paragraphs shown beside a changed one
LONGEST_COMPARED = 4000  # characters of a paragraph that is compared word by word
WHOLE = Quote("")
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Correction:
    """A public note on what was wrong in an article. `quote` is the passage as it was when the note was written.

    `comment` is the id of the reader's comment that prompted it; whose it is, this room does not know.
    """

    id: int
    subject: str
    made_at: datetime
    note: str
    quote: Quote | None = None
    version: int = 1  # the first version that has it right
    comment: int | None = None
    withdrawn_at: datetime | None = None
    by: str = ""  # for the newsroom alone


@dataclass(frozen=True)
class Note:
    """A correction as an editor words it. `answers`: the rechecks of this translation that it settles, by id."""

    text: str
    passage: Quote = WHOLE  # without words, the note is on the whole article
    comment: int | None = None
    answers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class CorrectedThere:
    """A correction of a translation's original of which nobody said yet whether it concerns the translation."""

    made_at: datetime
    path: str  # of the note under the original, by its anchor
    language: str  # of the original
    language_name: str


@dataclass(frozen=True)
class Version:
    """The words of an article as they were public from `since` on. A withheld one has no words for readers."""

    number: int
    since: datetime
    title: str = ""
    standfirst: str = ""
    text: str = ""  # of the body, one line a paragraph
    withheld: bool = False

    @property
    def lines(self) -> list[str]:
        return [line for line in (self.title, self.standfirst, *self.text.split("\n")) if line]


@dataclass(frozen=True)
class Line:
    """A paragraph of a comparison: its words in runs of (SAME, GONE or NEW, words). `skipped` before it."""

    runs: tuple[tuple[str, str], ...]
    skipped: int = 0

    @property
    def changed(self) -> bool:
        return any(kind != SAME for kind, _ in self.runs)


def compare(before: Version, after: Version) -> list[Line]:
    """What differs, paragraph by paragraph, each changed one with its neighbours; empty where nothing does."""
    lines = list(_lines(before.lines, after.lines))
    shown = {
        near for at, line in enumerate(lines) if line.changed for near in range(at - AROUND, at + AROUND + 1)
        if 0 <= near < len(lines)
    }  # fmt: skip
    found, last = [], -1
    for at in sorted(shown):
        found.append(Line(lines[at].runs, skipped=at - last - 1))
        last = at
    return found


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Line(((SAME, line),)) for line in before[a:b])
            continue
        old, new = list(before[a:b]), list(after[c:d])
        for one in range(max(len(old), len(new))):
            if one < len(old) and one < len(new):
                yield from _within(old[one], new[one])
            elif one < len(old):
                yield Line(((GONE, old[one]),))
            else:
                yield Line(((NEW, new[one]),))


def _within(old: str, new: str) -> Iterator[Line]:
    """Two paragraphs as one with its words struck out and put in, or as two where they have too little in common."""
    if max(len(old), len(new)) > LONGEST_COMPARED:
        yield from (Line(((GONE, old),)), Line(((NEW, new),)))
        return
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < 0.4:
        yield from (Line(((GONE, old),)), Line(((NEW, new),)))
        return
    runs: list[tuple[str, str]] = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            runs.append((SAME, "".join(a[start:end])))
            continue
        runs += [run for run in ((GONE, "".join(a[start:end])), (NEW, "".join(b[new_start:new_end]))) if run[1]]
    yield Line(tuple(runs))
