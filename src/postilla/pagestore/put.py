"""Putting pages into the store and dropping them. Only `publishing` may import this."""

import fcntl
import gzip
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

import brotli

from postilla.pagestore.paths import file_of

QUICK = (4, 3)  # brotli, gzip levels while a conversation is busy: about 1 ms for a 60 KB page
SMALL = (10, 9)  # levels for a page that has come to rest
SMALLEST_COMPRESSED = 200


class CannotStand(ValueError):
    """A page was to be put at a path where no page can stand."""


def put(root: Path, path: str, body: bytes, *, small: bool = False) -> None:
    """Store `body` at the URL path, with .br and .gz siblings, so that a reader sees the old page or the new one.

    The siblings go first and carry the page's own time stamp; readers use a sibling only if the stamps agree, so a crash
    between the renames never serves an old encoding of a new page. Nothing is fsynced: a page lost to a power cut is
    made again (`settle_after_crash`).

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
    """Take the page at `path` away (missing is fine); with `below`, every page under it too."""
    target = file_of(root, path)
    if target is None:
        return
    for suffix in ("", ".br", ".gz"):  # the page itself first: siblings without it are never served
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    if below and path.endswith("/"):
        shutil.rmtree(target.parent, ignore_errors=True)


def drop_all(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True, exist_ok=True)


@contextmanager
def making(root: Path, path: str) -> Iterator[None]:
    """Hold the right to make the page at `path`, across threads and processes of this machine.

    Whoever renders reads the database after the lock is held, so the last to put a page has seen the newest state: an
    older render cannot replace a newer one. Locks are striped over 256 files.
    """
    folder = root.parent / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{crc32(path.encode()) % 256:02x}", "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
