"""An article's page without its conversation, kept in a file until the article changes.

The templates, the CMS's blocks and pictures are read once per change of the article; a new comment only joins strings.
Places for what changes with the conversation are marked in the shell by signs that no text of ours contains.
"""

import json
import re
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from postilla.pagestore.paths import file_of
from postilla.pagestore.put import drop, drop_all, put
from postilla.pagestore.read import load, naming, stamp_of
from postilla.vocabulary.kept import Kept, bytes_of

COUNT, CONVERSATION, JSON_LD = "\ue0f0count\ue0f1", "\ue0f0conversation\ue0f1", "\ue0f0jsonld\ue0f1"
TITLE, LINKS = "\ue0f0title\ue0f1", "\ue0f0links\ue0f1"
_MARKS = re.compile(f"({COUNT}|{CONVERSATION}|{JSON_LD}|{TITLE}|{LINKS})")


_mode = threading.local()


@contextmanager
def left_aside() -> Iterator[None]:
    """For this thread, neither read nor keep frames: pages are rendered from the database alone."""
    _mode.left_aside = True
    try:
        yield
    finally:
        _mode.left_aside = False


def _root() -> Path:
    root: Path = settings.POSTILLA_HOME / "shells"
    return root


@dataclass(frozen=True)
class Frame:
    """A page in parts: text, mark, text, mark, … text; and what a conversation needs to know of its article."""

    parts: tuple[str, ...]
    facts: dict[str, Any]


MEMORY = 64 * 1024 * 1024  # bytes of frames kept; articles that are read and not written about need none
_parsed: Kept[Path, tuple[tuple[int, int, int], Frame]] = Kept(MEMORY)


def stored(path: str) -> Frame | None:
    """The frame kept at `path`, read again only when its file has changed; None if there is none."""
    if getattr(_mode, "left_aside", False):
        return None
    file = file_of(_root(), path)
    stamp = stamp_of(str(file)) if file else None
    if file is None or stamp is None:
        return None
    known = _parsed.get(file)
    if known is not None and known[0] == stamp:
        return known[1]
    page = load(file)
    if page is None:
        return None
    first, _, text = page.bodies[""].decode().partition("\n")
    frame = Frame(tuple(_MARKS.split(text)), json.loads(first))
    _parsed.put(file, (page.stamp, frame), bytes_of(first, first, *frame.parts))  # the facts, about twice their JSON
    return frame


class Making:
    """A frame that somebody makes from what they read so far."""

    def __init__(self) -> None:
        self.stands = True  # no longer when it was to be forgotten meanwhile: what was read may be older than that


_under_way: dict[str, list[Making]] = {}
_lock = threading.Lock()


@contextmanager
def making(path: str) -> Iterator[Making]:
    """Around reading what the frame at `path` says, and storing it."""
    mine = Making()
    with _lock:
        _under_way.setdefault(path, []).append(mine)
    try:
        yield mine
    finally:
        with _lock:
            _under_way[path].remove(mine)
            if not _under_way[path]:
                del _under_way[path]


def store(path: str, page: bytes, facts: dict[str, Any], made: Making) -> Frame:
    """Keep a page with its marks, and its facts in the first line of the file; the frame they make. One that was
    forgotten while it was made is not kept: it would pass for newer than it is."""
    with _lock:
        if made.stands and not getattr(_mode, "left_aside", False):
            put(_root(), path, json.dumps(facts).encode() + b"\n" + page)
    return Frame(tuple(_MARKS.split(page.decode())), facts)


def forget(path: str) -> None:
    with _lock:
        for one in _under_way.get(path, ()):
            one.stands = False
        drop(_root(), path)


def forget_naming(words: Collection[bytes]) -> None:
    """Forget the frames in which any of these words stands, and those that are being made."""
    _none_stands()
    for path in [*naming(_root(), words)]:
        forget(path)


def forget_all() -> None:
    _none_stands()
    drop_all(_root())  # without the lock: it waits for whoever makes a page, who waits for the lock to keep its frame


def _none_stands() -> None:
    with _lock:
        for one in [made for those in _under_way.values() for made in those]:
            one.stands = False


def fill(frame: Frame, filling: dict[str, str]) -> bytes:
    """The page: each mark replaced by its text, which is safe HTML or was escaped for its place."""
    parts = list(frame.parts)
    parts[1::2] = [filling[mark] for mark in parts[1::2]]
    return "".join(parts).encode()
