"""What the room says of labelled comments, asked in the way in which it is asked of real ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

import numpy as np

from postilla.insights import meaning, parts
from postilla.insights.labelled import Case
from postilla.insights.reading import NOTHING, TOLD
from postilla.insights.values import Comment, Reading, Said, Summary
from postilla.insights.vectors import Array
from postilla.tongues.detecting import language_of

AMONG = ("de", "en", "es", "fr", "it")
_BEGUN = datetime(2026, 1, 1, tzinfo=UTC)  # comments come a minute apart


@dataclass(frozen=True)
class Asked:
    """Cases, with the comment that each is, how it is read and what it means, in one order. `parents`: the places of
    those that they answer."""

    cases: tuple[Case, ...]
    comments: tuple[Comment, ...]
    readings: tuple[Reading, ...]
    parents: tuple[int | None, ...]
    vectors: Array  # a row each

    def of(self, places: Sequence[int]) -> "Asked":
        """Some of them, by themselves."""
        new = {place: at for at, place in enumerate(places)}
        return Asked(
            tuple(self.cases[at] for at in places),
            tuple(self.comments[at] for at in places),
            tuple(self.readings[at] for at in places),
            tuple(new.get(-1 if (up := self.parents[at]) is None else up) for at in places),
            self.vectors[list(places)],
        )

    @cached_property
    def langs(self) -> tuple[str, ...]:
        return tuple(comment.lang for comment in self.comments)

    @cached_property
    def articles(self) -> tuple[tuple[int, ...], ...]:
        """The places of each article's comments; those that name none are of one."""
        found: dict[str, list[int]] = {}
        for at, case in enumerate(self.cases):
            found.setdefault(case.article, []).append(at)
        return tuple(tuple(places) for places in found.values())


def ask(cases: Sequence[Case], *, words_alone: bool = False) -> Asked:
    """Read every case. A language that is not told is guessed, as it is of comments. `words_alone`: labels are told as
    where no model is."""
    places = {case.id: at for at, case in enumerate(cases)}
    parents = tuple(places.get(case.parent) if case.parent else None for case in cases)
    above = tuple(None if up is None else parents[up] for up in parents)
    backs = [up is not None and bool(case.by) and _person(up, cases[up]) == _person(at, case)
             for at, (case, up) in enumerate(zip(cases, above, strict=True))]  # fmt: skip
    comments = tuple(_comment(at, case, parents[at], back=backs[at]) for at, case in enumerate(cases))
    texts, langs = [comment.text for comment in comments], [comment.lang for comment in comments]
    told = any(case.theme or case.pair for case in cases)
    rows = meaning.embed(texts, langs)[1] if told else np.zeros((len(cases), 1), dtype=np.float32)
    if words_alone:
        readings = [parts.read(comment, NOTHING) for comment in comments]
    else:
        readings = parts.read_all(comments, NOTHING).readings
    return Asked(tuple(cases), comments, tuple(readings), parents, rows)


def _comment(at: int, case: Case, parent: int | None, *, back: bool) -> Comment:
    unknown = 0 if case.answers else None  # it answers something that is not in the file
    return Comment(
        id=at + 1,
        text=case.text,
        lang=case.lang or language_of(case.text, AMONG)[0],
        parent=parent + 1 if parent is not None else unknown,
        person=_person(at, case),
        at=_BEGUN + timedelta(minutes=at),
        about=case.about,
        parent_text=case.parent_text,
        back=back,
    )


def _person(at: int, case: Case) -> str:
    return f"{case.article}/{case.by}" if case.by else f"#{at}"


def kinds_of(reading: Reading) -> tuple[str, ...]:
    """The kinds that a reading tells: the first, and others that it is sure enough of."""
    return tuple(label.name for at, label in enumerate(reading.kinds) if not at or label.score >= TOLD)


def summary_of(asked: Asked) -> Summary:
    """The lines of these comments, as of one article."""
    pieces = [(one.text[p.start : p.end], one.lang)
              for one, reading in zip(asked.comments, asked.readings, strict=True) for p in reading.points]  # fmt: skip
    _, kept = parts.embed(pieces)
    said, at = [], 0
    for comment, reading in zip(asked.comments, asked.readings, strict=True):
        number = len(reading.points)
        said.append(Said(comment, reading, b"".join(kept[at : at + number]), ("",) * number))
        at += number
    return parts.summarise(said, ())
