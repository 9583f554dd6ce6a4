"""Putting pages into the store and dropping them. Only `publishing` may import this."""

import fcntl
import gzip
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from zlib import crc32

import brotli

from postilla.pagestore.paths import family_of, file_of

BROTLI, GZIP = 10, 9  # levels for a page that has come to rest
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

    They carry the page's own time stamp, by which readers know that they belong to it. Under `making`, as `put`.
    """
    target = _target(root, path)
    try:
        with open(target, "rb") as file:
            stamp = os.fstat(file.fileno()).st_mtime_ns
            body = file.read()
    except OSError:
        return False
    gzipped = target.with_name(target.name + ".gz")
    if len(body) < SMALLEST_COMPRESSED or (gzipped.exists() and gzipped.stat().st_mtime_ns == stamp):
        return False
    _write(target.with_name(target.name + ".br"), brotli.compress(body, quality=BROTLI), stamp)
    _write(gzipped, gzip.compress(body, GZIP, mtime=0), stamp)
    return True


def _target(root: Path, path: str) -> Path:
    target = file_of(root, path)
    if target is None:
        raise CannotStand(path)
    return target


def _write(target: Path, content: bytes, stamp: int | None) -> None:
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        os.fchmod(file.fileno(), 0o644)
    if stamp is not None:
        os.utime(name, ns=(stamp, stamp))
    os.replace(name, target)


def drop(root: Path, path: str, *, below: bool = False) -> None:
    """Take the page at `path` away (missing is fine); with `below`, all under it too. Under `making`, as `put`."""
    target = file_of(root, path)
    if target is None:
        return
    for suffix in ("", ".br", ".gz"):  # the page itself first: siblings without it are never served
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    if below and path.endswith("/"):
        shutil.rmtree(target.parent, ignore_errors=True)


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
    folder = root.parent / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{number:02x}", "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
