"""Putting pages into the store and dropping them. Only `publishing` may import this."""

import fcntl
import gzip
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from zlib import crc32

import brotli

from postilla.pagestore.paths import file_of

QUICK = (4, 3)  # brotli, gzip levels while a conversation is busy: about 1 ms for a 60 KB page
SMALL = (10, 9)  # levels for a page that has come to rest
SMALLEST_COMPRESSED = 200
STRIPES = 256  # lock files that all pages share
_FAMILY = re.compile(r"(?<=/)(?:comments/|page/|feed\.)")


class CannotStand(ValueError):
    """A page was to be put at a path where no page can stand."""


def put(root: Path, path: str, body: bytes, *, small: bool = False) -> None:
    """Store `body` at the URL path, with .br and .gz siblings, so that a reader sees the old page or the new one.

    The siblings go first and carry the page's own time stamp; readers use a sibling only if the stamps agree, so a crash
    between the renames never serves an old encoding of a new page. Nothing is fsynced: a page lost to a power cut is
    made again. The caller holds `making` for the path.

    Raises CannotStand, OSError.
    """
    target = file_of(root, path)
    if target is None:
        raise CannotStand(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    brotli_level, gzip_level = SMALL if small else QUICK
    variants = {"": body}
    if len(body) >= SMALLEST_COMPRESSED:
        variants[".br"] = brotli.compress(body, quality=brotli_level)
        variants[".gz"] = gzip.compress(body, gzip_level, mtime=0)
    stamp = None
    written: list[tuple[str, Path]] = []
    for suffix, content in variants.items():
        handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if stamp is None:
            stamp = os.stat(name).st_mtime_ns
        os.utime(name, ns=(stamp, stamp))
        os.chmod(name, 0o644)
        written.append((name, target.with_name(target.name + suffix)))
    for name, final in reversed(written):
        os.replace(name, final)


def drop(root: Path, path: str, *, below: bool = False) -> None:
    """Take the page at `path` away (missing is fine); with `below`, every page under it too. Under `making`, as `put`."""
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
    with _stripe(root, crc32(_FAMILY.split(path, maxsplit=1)[0].encode()) % STRIPES):
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
