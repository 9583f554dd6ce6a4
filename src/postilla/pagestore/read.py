"""Reading pages back: what the edge serves, and what a sweep looks at."""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from postilla.pagestore.paths import INDEX, content_type, file_of

Stamp = tuple[int, int, int]  # changes when a file does


@dataclass(frozen=True)
class Page:
    """A stored page with its encodings: {"": bytes, "br": bytes, "gzip": bytes}. `stamp` changes when the page does."""

    stamp: Stamp
    content_type: str
    etag: str
    modified: float
    bodies: dict[str, bytes]


def stamp_of(file: str) -> Stamp | None:
    """What tells two versions of a file apart, from one stat call: time in ns, size, inode."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def load(file: Path) -> Page | None:
    """The page in `file` with those siblings that belong to the same version; None if there is none.

    Bytes and stamp come from one open file, so that a page swapped meanwhile is read whole, as the old one.
    """
    try:
        with open(file, "rb") as opened:
            found = os.fstat(opened.fileno())
            body = opened.read()
    except OSError:
        return None
    bodies = {"": body}
    for encoding, suffix in (("br", ".br"), ("gzip", ".gz")):
        content = _sibling(file.with_name(file.name + suffix), found.st_mtime_ns)
        if content is not None:
            bodies[encoding] = content
    etag = blake2b(body, digest_size=12).hexdigest()
    stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
    return Page(stamp, content_type(file.name), etag, found.st_mtime, bodies)


def _sibling(file: Path, time: int) -> bytes | None:
    """The compressed sibling's bytes, if it carries the page's own time stamp."""
    try:
        with open(file, "rb") as opened:
            return opened.read() if os.fstat(opened.fileno()).st_mtime_ns == time else None
    except OSError:
        return None


def get(root: Path, path: str) -> Page | None:
    file = file_of(root, path)
    return load(file) if file else None


def paths(root: Path) -> Iterator[str]:
    """The URL paths of all stored pages."""
    for folder, _, names in os.walk(root):
        below = os.path.relpath(folder, root)
        prefix = "/" if below == "." else f"/{below}/"
        for name in sorted(names):
            if name == INDEX:
                yield prefix
            elif not name.startswith(".") and not name.endswith((".br", ".gz")):
                yield prefix + name


def naming(root: Path, words: Collection[bytes]) -> Iterator[str]:
    """The URL paths of stored pages in which any of these words stands. Reads every page: for what is rare."""
    for path in paths(root):
        file = file_of(root, path)
        with suppress(FileNotFoundError):  # dropped meanwhile
            content = file.read_bytes() if file else b""
            if any(word in content for word in words):
                yield path
