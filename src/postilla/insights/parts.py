"""The one place where this room asks its pure parts: how a comment is read, what it means, what it is about.

What computes with numbers is imported when it is first needed: most processes never do.
"""

import sys
from collections.abc import Sequence
from datetime import datetime

from postilla.insights import reading
from postilla.insights.reading import Names
from postilla.insights.values import Comment, Reading, Said, Summary, Theme


def version() -> int:
    """Of the rules by which comments are read."""
    return reading.RULES


def read(comment: Comment, names: Names) -> Reading:
    return reading.read(comment, names)


def meaning_name() -> str:
    """Of what is meant to make vectors here, also while something else has to stand in for it."""
    from postilla.insights import meaning

    return meaning.best().name


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


def nearest(rows: Sequence[bytes], langs: Sequence[str], known: Sequence[Theme]) -> list[str]:
    """The key of a known theme for each vector; "" for none."""
    if not rows or not known:
        return [""] * len(rows)
    from postilla.insights.themes import nearest as nearest_theme
    from postilla.insights.vectors import unpacked

    return nearest_theme(unpacked(b"".join(rows), len(rows[0])), langs, known)


def summarise(said: Sequence[Said], themes: Sequence[Theme]) -> Summary:
    from postilla.insights import summary

    return summary.summarise(said, themes)
