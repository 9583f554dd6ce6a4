"""Putting pages into the store and dropping them. Only `publishing` may import this."""

import fcntl
import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import brotli

from postilla.pagestore.paths import family_of, file_of, relative
from postilla.pagestore.read import load, stamp_of
from postilla.pagestore.swap import swap

BROTLI, GZIP = 10, 9  # levels for a page that has come to rest
SIBLINGS = {".br", ".gz"}
SMALLEST_COMPRESSED = 200
STRIPES = 256  # lock files that all pages share


class CannotStand(ValueError):
    """A page was to be put at a path where no page can stand."""


def put(root: Path, path: str, body: bytes) -> None:
    """Store `body` at the URL path in one move: a reader sees the old page or the new one.

    Compressed siblings of an older version are left behind and no longer served: they carry another time stamp.
    `finish` makes new ones when the page has come to rest. Nothing is fsynced: a page lost to a power cut is made
    again. The caller holds `making` for the path.

    Raises CannotStand, OSError.
    """
    target = _target(root, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(target, body, None)


def finish(root: Path, path: str) -> bool:
    """Give the page at `path` its .br and .gz siblings, as small as can be; whether there was anything to do.

    They carry the page's own time stamp, by which readers know that they belong to it. To compress well takes long, so
    the page's lock is taken only afterwards, to store what the page has not outrun meanwhile.
    """
    target = _target(root, path)
    page = load(target)
    if page is None or len(page.bodies) > len(SIBLINGS) or len(page.bodies[""]) < SMALLEST_COMPRESSED:
        return False
    body, stamp = page.bodies[""], page.stamp[0]
    siblings = {".br": brotli.compress(body, quality=BROTLI), ".gz": gzip.compress(body, GZIP, mtime=0)}
    assert siblings.keys() == SIBLINGS
    with making(root, path):
        if stamp_of(str(target)) != page.stamp:
            return False
        for suffix, content in siblings.items():
            _write(target.with_name(target.name + suffix), content, stamp)
    return True


def _target(root: Path, path: str) -> Path:
    target = file_of(root, path)
    if target is None:
        raise CannotStand(path)
    return target


def _write(target: Path, content: bytes, stamp: int | None) -> None:
    folder, name = os.path.split(target)
    new = f"{folder}/.new-{name}"  # one name will do: whoever writes holds the right to make this page
    with open(new, "wb") as file:
        file.write(content)
    if stamp is None:
        os.utime(new)  # of now, not of its first byte: nobody could read it before
    else:
        os.utime(new, ns=(stamp, stamp))
    swap(new, str(target))


def drop(root: Path, path: str, *, below: bool = False) -> None:
    """Take the page at `path` away (missing is fine); with `below`, all under it too. Under `making`, as `put`."""
    name = relative(path)
    if name is None:
        return
    target = f"{root}/{name}"
    if below and path.endswith("/"):
        shutil.rmtree(os.path.dirname(target), ignore_errors=True)
        return
    # The page itself first: siblings without it are never served. One that is not there has none.
    with suppress(FileNotFoundError, NotADirectoryError):
        for suffix in ("", ".br", ".gz"):
            os.unlink(target + suffix)


def drop_all(root: Path, keep: str = "/assets/") -> None:
    """Take all pages away but those below `keep`. Waits for makings under way, so that none puts back what is old."""
    with ExitStack() as held:
        for stripe in range(STRIPES):
            held.enter_context(_stripe(root, stripe))
        for entry in root.iterdir() if root.exists() else ():
            if entry.is_dir() and entry.name != keep.strip("/"):
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.is_file():
                entry.unlink(missing_ok=True)


@contextmanager
def making(root: Path, path: str) -> Iterator[None]:
    """Hold the right to make or drop the page at `path`, across threads and processes of this machine.

    Whoever renders reads the database after the lock is held, so the last to put a page has seen the newest state: an
    older render cannot replace a newer one. An article, its comment pages and its feeds share one lock, as do the pages
    of one list. Not to be entered twice by one thread.
    """
    with _stripe(root, crc32(family_of(path).encode()) % STRIPES):
        yield


@contextmanager
def _stripe(root: Path, number: int) -> Iterator[None]:
    with _lock_file(f"{root.parent}/locks", f"{number:02x}") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def _lock_file(folder: str, name: str) -> BinaryIO:
    try:
        return open(f"{folder}/{name}", "ab")
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
        return open(f"{folder}/{name}", "ab")
