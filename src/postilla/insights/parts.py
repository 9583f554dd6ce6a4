"""The one place where this room asks its pure parts: how a comment is read, what it means, what it is about.

What computes with numbers is imported when it is first needed: most processes never do.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from postilla.insights import reading
from postilla.insights.reading import Names
from postilla.insights.values import Comment, Reading, Said, Summary, Theme

if TYPE_CHECKING:
    from postilla.insights.reading.meant import Meant


def version() -> int:
    """Of the rules by which comments are read."""
    return reading.RULES


def read(comment: Comment, names: Names) -> Reading:
    """As far as words alone tell."""
    return reading.read(comment, names)


class Read(NamedTuple):
    """Comments read together, in their order. `meaning`: what made the vectors, one for each point of each comment."""

    meaning: str
    readings: list[Reading]
    vectors: list[list[bytes]]


def read_all(comments: Sequence[Comment], names: Names) -> Read:
    """Each by itself, whatever its company, with what its points mean where the engine is one that readings know."""
    opened = [reading.opened(comment) for comment in comments]
    pieces = [(piece, one.comment.lang) for one in opened for piece in one.points]
    texts = [(one.text, one.lang) for one in comments]
    texts += [(one.parent_text, one.lang) for one in comments if one.parent is not None]
    besides = list(dict.fromkeys(texts))
    name, rows, wholes = _both([*pieces, *besides])
    weigh = _weigher(name, wholes[: len(pieces)], dict(zip(besides, wholes[len(pieces) :], strict=True)))
    readings, vectors, at = [], list[list[bytes]](), 0
    for one in opened:
        here = slice(at, at := at + len(one.points))
        vectors.append(rows[here])
        readings.append(one.read(names, weigh(one.comment, here)))
    return Read(name, readings, vectors)


def _both(said: Sequence[tuple[str, str]]) -> tuple[str, list[bytes], list[bytes]]:
    """As `embed`, with what the wholes alone mean; empty rows where nothing tells that."""
    from postilla.insights import meaning
    from postilla.insights.vectors import packed

    if not said:
        return meaning_name(), [], []
    name, *both = meaning.both([text for text, _ in said], [lang for _, lang in said])
    rows, wholes = ([] if one is None else [packed(row[None]) for row in one] for one in both)
    return name, rows, wholes or [b""] * len(rows)


def _weigher(
    name: str, points: Sequence[bytes], texts: Mapping[tuple[str, str], bytes]
) -> "Callable[[Comment, slice], Meant | None]":
    """What gives a comment's rows as readings weigh them; of an engine that they do not know, none."""
    from postilla.insights.reading.meant import Meant, rows

    known = name == rows().engine

    def weigh(comment: Comment, here: slice) -> Meant | None:
        own = points[here]
        answered = texts[comment.parent_text, comment.lang] if comment.parent is not None else None
        return Meant.of(own, texts[comment.text, comment.lang], answered) if known and own else None

    return weigh


def meaning_name() -> str:
    """Of what is meant to make vectors here, also while something else has to stand in for it."""
    from postilla.insights import meaning

    return meaning.best().name


def words_name() -> str:
    """Of what makes vectors by words alone."""
    from postilla.insights.meaning.words import Words

    return Words.name


def stands_in() -> bool:
    """Whether vectors are made by something less good for now."""
    from postilla.insights import meaning

    return meaning.current().name != meaning.best().name


def embed(said: Sequence[tuple[str, str]]) -> tuple[str, list[bytes]]:
    """What made the vectors, and one for each (text, language), as `vectors` packs them."""
    from postilla.insights import meaning
    from postilla.insights.vectors import packed

    if not said:
        return meaning_name(), []
    name, rows = meaning.embed([text for text, _ in said], [lang for _, lang in said])
    kept, size = packed(rows), rows.shape[1]
    return name, [kept[at : at + size] for at in range(0, len(kept), size)]


def rest(now: datetime) -> None:
    """Let what tells meanings give its memory back, where it was used at all."""
    if "postilla.insights.meaning" in sys.modules:
        from postilla.insights import meaning

        meaning.rest(now)


def let_go() -> None:
    """Let what was made of articles last give its memory back."""
    if "postilla.insights.themes" in sys.modules:
        from postilla.insights import themes

        themes.let_go()


def nearest(rows: Sequence[bytes], langs: Sequence[str], known: Sequence[Theme]) -> list[str]:
    """The key of a known theme for each vector; "" for none."""
    if not rows or not known:
        return [""] * len(rows)
    from postilla.insights.themes import nearest as nearest_theme
    from postilla.insights.vectors import unpacked

    return nearest_theme(unpacked(b"".join(rows), len(rows[0])), langs, known)


def bands(texts: Sequence[str]) -> list[bytes]:
    """By which copies of each text are found."""
    from postilla.insights.summary import sameness

    return [sameness.bands(text) for text in texts]


def met(kept: Sequence[bytes]) -> list[int]:
    """The places of those that may be copies of each other."""
    from postilla.insights.summary import sameness

    return sameness.met(kept)


def same(texts: Sequence[str]) -> list[int]:
    """For each text the place of the first that says the same, its own if none does."""
    from postilla.insights.summary import sameness

    return sameness.same(texts)


def apart(comments: Sequence[Comment], who: Mapping[int, str]) -> dict[int, str]:
    """Whose each comment counts as among these, where what one network sent within an hour is one reader's."""
    from postilla.insights.summary import people

    return people.apart(comments, who)


def joined(times: Mapping[int, datetime]) -> set[int]:
    """Of comments from one network those that came within an hour after another. `times`: when each was posted."""
    from postilla.insights.summary import people

    return people.joined(times)


def rules_of_lines() -> int:
    """The version of the rules by which lines are made."""
    from postilla.insights import summary

    return summary.RULES


def summarise(said: Sequence[Said], themes: Sequence[Theme]) -> Summary:
    from postilla.insights import summary

    return summary.summarise(said, themes)
