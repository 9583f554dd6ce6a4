"""Judgement of this room that is no reading: what corrections make of one, which words of a comment are its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args
from zlib import crc32

from postilla.insights.reading import TOLD
from postilla.insights.values import Kind, Label, Point, Reading, Theme, Toward

KIND, TOWARD, THEME = "kind", "toward", "theme"
KINDS: tuple[Kind, ...] = get_args(Kind)
STANCES: tuple[Toward, ...] = get_args(Toward)
NEARLY = 0.7  # of the score of the best kind, from which another is shown beside it
ATTEMPTS = 3  # to read one comment, before it is put aside


@dataclass(frozen=True, slots=True)
class Corrected:
    """What an editor said of the characters `start` to `end` of a comment."""

    start: int
    end: int
    what: str  # KIND, TOWARD or THEME
    value: str


def mark_of(rows: bytes) -> int:
    """Of the rows of a comment's points: another where it was read anew meanwhile, and has other points."""
    return crc32(rows)


def is_read_of(subject: str) -> bool:
    """Whether what readers say there is read: under articles. The conversation of a promise is about one claim, and
    what counts in it is evidence, which has a way of its own."""
    return subject.startswith("article:")


def corrected(reading: Reading, themes: Sequence[str], said: Iterable[Corrected]) -> tuple[Reading, tuple[str, ...]]:
    """A reading and the themes of its points with what editors said of them; the later word counts.

    A point is meant where it shares half of the characters or more: other rules may cut points otherwise. Of the whole
    comment what they spoke of follows, and nothing else: who corrects a stance has said nothing of kinds.
    """
    points, about, kinds, toward = list(reading.points), list(themes), reading.kinds, reading.toward
    about += [""] * (len(points) - len(about))
    for one in said:
        for place, point in enumerate(points):
            if not _meant(point, one):
                continue
            if one.what == KIND:
                points[place] = replace(point, kinds=(Label(one.value, 1.0),))
                kinds = _kinds(kinds, point, points, place)
            elif one.what == TOWARD:
                points[place] = replace(point, toward=Label(one.value, 1.0))
                toward = _toward(points)
            else:
                about[place] = one.value
    return replace(reading, points=tuple(points), kinds=kinds, toward=toward), tuple(about)


def shown_kinds(labels: Sequence[Label]) -> Sequence[Label]:
    """Of kinds, the best first, those that are shown: the best, what is told, and what is nearly as sure as it."""
    least = min(TOLD, NEARLY * labels[0].score) if labels else 0.0
    return [label for at, label in enumerate(labels) if at == 0 or label.score >= least]


def theme_words(theme: Theme, language: str) -> tuple[str, tuple[str, ...]]:
    """The language in which a theme can be named for readers of `language`, and its words: in theirs if readers used
    it, else in English, else in the first there is. ("", ()) for a theme without words."""
    for code in (language, "en", *sorted(theme.words)):
        if theme.words.get(code):
            return code, theme.words[code]
    return "", ()


def _meant(point: Point, one: Corrected) -> bool:
    shared = min(point.end, one.end) - max(point.start, one.start)
    return shared * 2 >= min(point.end - point.start, one.end - one.start) > 0


def _kinds(kinds: Sequence[Label], before: Point, points: Sequence[Point], place: int) -> tuple[Label, ...]:
    """Of the whole comment, the surest first, where the point at `place` was `before`: what an editor made of it is
    sure, and what it might have been besides goes, unless another point may be that."""
    settled = points[place].kinds[0]
    others = {label.name for at, point in enumerate(points) if at != place for label in point.kinds}
    gone = {label.name for label in before.kinds} - others | {settled.name}
    return (settled, *(label for label in kinds if label.name not in gone))


def _toward(points: Sequence[Point]) -> Label:
    """For and against in one comment are mixed; else the surest word that is none of “none”."""
    told = [point.toward for point in points if point.toward.name != "none"]
    if not told:
        return Label("none", min((point.toward.score for point in points), default=0.0))
    names = {label.name for label in told}
    if len(names) > 1:
        return Label("mixed", min(label.score for label in told))
    return max(told, key=lambda label: label.score)


_QUOTED = re.compile(r"<blockquote>(?:(?!</?blockquote>).)*</blockquote>", re.DOTALL)
_ENDS = re.compile(r"</(?:p|li|pre)>|<br ?/?>")


def own_paragraphs(html: str) -> list[str]:
    """The safe HTML of a comment in pieces that its writer set apart; what is quoted in it is left out."""
    while (less := _QUOTED.sub("", html)) != html:
        html = less
    return _ENDS.split(html)
