"""The one place where this room asks its pure parts: how a comment is read, what it means, what it is about."""

import sys
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import Any

from postilla.insights.values import Comment, Reading, Said, Summary, Theme


def _part(module: str, name: str) -> Any:
    """None where that part does not stand yet."""
    try:
        return getattr(import_module(f"postilla.insights.{module}"), name, None)
    except ModuleNotFoundError:
        return None


def version() -> int:
    """Of the rules by which comments are read; 0: there are none."""
    return int(_part("reading", "RULES") or 0)


def read(comment: Comment) -> Reading:
    made: Reading = _part("reading", "read")(comment)
    return made


def meaning_name() -> str:
    """Of what makes vectors now; "" where nothing does."""
    current = _part("meaning", "current")
    return str(current().name) if current else ""


def embed(said: Sequence[tuple[str, str]]) -> tuple[str, list[bytes]]:
    """What made the vectors, and one for each (text, language), as `vectors` packs them."""
    from postilla.insights import meaning
    from postilla.insights.vectors import packed

    if not said:
        return "", []
    name, rows = meaning.embed([text for text, _ in said], [lang for _, lang in said])
    kept, size = packed(rows), rows.shape[1]
    return name, [kept[at : at + size] for at in range(0, len(kept), size)]


def rest(now: datetime) -> None:
    """Let what tells meanings give its memory back, where it was used at all."""
    if "postilla.insights.meaning" in sys.modules:
        from postilla.insights import meaning

        meaning.rest(now)


def nearest(vectors: Sequence[bytes], langs: Sequence[str], known: Sequence[Theme]) -> list[str]:
    """The key of a known theme for each vector; "" for none."""
    find = _part("themes", "nearest")
    if find is None or not known or not all(vectors):
        return [""] * len(vectors)
    rows = _part("vectors", "unpacked")(b"".join(vectors), len(vectors[0]))
    return [str(key) for key in find(rows, langs, known)]


def summarise(said: Sequence[Said], themes: Sequence[Theme]) -> Summary:
    make = _part("summary", "summarise")
    return make(said, themes) if make else Summary((), len(said), 0)
