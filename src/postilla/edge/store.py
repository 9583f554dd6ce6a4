"""Pages in memory, each checked with one stat call per request, so that any process may publish."""

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

import brotli

from postilla.edge.headers import READER
from postilla.pagestore.paths import relative
from postilla.pagestore.read import Page, load, stamp_of

Headers = list[tuple[bytes, bytes]]
MEMORY = 256 * 1024 * 1024  # bytes of pages kept
IMMUTABLE = b"public, max-age=31536000, immutable"
CHECKED = b"public, max-age=0, must-revalidate"
QUICK_BROTLI, QUICK_GZIP = 4, 3  # about a millisecond for a 60 KB page
SMALLEST_COMPRESSED = 200


@dataclass(frozen=True)
class Answer:
    """One encoding of a page, ready to send: status 200 with `headers` and `body`, or 304 with `unchanged`."""

    etag: bytes
    headers: Headers
    body: bytes
    unchanged: Headers
    wire: bytes  # the whole 200 answer as it goes over HTTP/1.1


class Shelf:
    """The pages below `root`, by URL path, the least used leaving first when memory is full."""

    def __init__(self, root: Path, memory: int = MEMORY) -> None:
        self.root = root
        self._memory = memory
        self._held = 0
        self._pages: OrderedDict[str, tuple[str, tuple[int, int, int], dict[str, Answer], int]] = OrderedDict()

    def find(self, path: str) -> dict[str, Answer] | None:
        """The encodings of the page at `path` ("br", "gzip", ""), as the file is now; None if there is no page."""
        kept = self._pages.get(path)
        if kept is not None:
            if stamp_of(kept[0]) == kept[1]:
                self._pages.move_to_end(path)
                return kept[2]
            self._forget(path)
        name = relative(path)
        if name is None:
            return None
        file = self.root / name
        page = load(file)
        if page is None:
            return None
        bodies = {**_compressed(page), **page.bodies}
        answers = {encoding: _answer(page, bodies[encoding], encoding, path) for encoding in bodies}
        size = sum(len(answer.wire) * 2 for answer in answers.values())
        if size <= self._memory // 8:
            self._keep(path, (str(file), page.stamp, answers, size))
        return answers

    def _keep(self, path: str, entry: tuple[str, tuple[int, int, int], dict[str, Answer], int]) -> None:
        self._pages[path] = entry
        self._held += entry[3]
        while self._held > self._memory:
            _, oldest = self._pages.popitem(last=False)
            self._held -= oldest[3]

    def _forget(self, path: str) -> None:
        entry = self._pages.pop(path, None)
        if entry is not None:
            self._held -= entry[3]


def _compressed(page: Page) -> dict[str, bytes]:
    """Quick encodings of a page that has no compressed siblings yet, because it changed a moment ago."""
    body = page.bodies[""]
    if len(page.bodies) > 1 or len(body) < SMALLEST_COMPRESSED or page.content_type.startswith("font/"):
        return {}
    return {"gzip": gzip.compress(body, QUICK_GZIP, mtime=0), "br": brotli.compress(body, quality=QUICK_BROTLI)}


def _answer(page: Page, body: bytes, encoding: str, path: str) -> Answer:
    etag = f'"{page.etag}{"-" + encoding if encoding else ""}"'.encode()
    own = [
        (b"etag", etag),
        (b"cache-control", IMMUTABLE if path.startswith("/assets/") else CHECKED),
        (b"vary", b"accept-encoding"),
        (b"last-modified", formatdate(page.modified, usegmt=True).encode()),
        (b"surrogate-key", surrogate_key(path)),
    ]
    headers = [
        (b"content-type", page.content_type.encode()),
        (b"content-length", str(len(body)).encode()),
        *([(b"content-encoding", encoding.encode())] if encoding else []),
        *own,
        *READER,
    ]
    head = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return Answer(etag, headers, body, [*own, *READER], b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body)


def surrogate_key(path: str) -> bytes:
    """What a cache in front may purge by: the page itself, and the article whose conversation it shows."""
    article = path.partition("comments/")[0] if "/comments/" in path else path
    return f"page:{path} under:{article}".encode("ascii", "ignore")
