"""Pages in memory, each checked with one stat call each time it is looked for, so that any process may publish."""

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

import brotli

from postilla.edge.headers import for_page
from postilla.pagestore import asked
from postilla.pagestore.paths import relative
from postilla.pagestore.read import Page, load, stamp_of

Headers = list[tuple[bytes, bytes]]
Encodings = tuple[str, ...]
MEMORY = 256 * 1024 * 1024  # bytes of pages kept
IMMUTABLE = b"public, max-age=31536000, immutable"
CHECKED = b"public, max-age=0, must-revalidate"
QUICK_BROTLI, QUICK_GZIP = 4, 3  # about a millisecond for a 60 KB page
SMALLEST_COMPRESSED = 200


@dataclass(frozen=True)
class Answer:
    """One encoding of a page, ready to send: status 200 with `headers` and `body`, or 304 with `unchanged`."""

    etag: bytes
    modified: int  # seconds since 1970
    headers: Headers
    body: bytes
    unchanged: Headers
    wire: bytes  # the whole 200 answer as it goes over HTTP/1.1


@dataclass
class _Shelved:
    """A page in memory. An answer is made when its encodings are first asked for, and kept under them."""

    file: str
    page: Page
    answers: dict[Encodings, Answer]
    size: int
    settled: bool  # has all the encodings it will ever have
    young: int = 0  # until this second since 1970 its answers say an earlier date than its own; 0: they say its own

    def is_current(self) -> bool:
        """Whether the file is still this version, and has not been compressed well since."""
        if stamp_of(self.file) != self.page.stamp:
            return False
        if self.settled:
            return True
        compressed = stamp_of(f"{self.file}.gz")
        return compressed is None or compressed[0] != self.page.stamp[0]


class Shelf:
    """The pages below `root`, by URL path, the least used leaving first when memory is full."""

    def __init__(self, root: Path, memory: int = MEMORY, clock: Callable[[], float] = time.time) -> None:
        self.root = root
        self._clock = clock  # seconds since 1970
        self._memory = memory
        self._held = 0
        self._pages: OrderedDict[str, _Shelved] = OrderedDict()

    def find(self, path: str, wanted: Encodings) -> Answer | None:
        """The page at `path`, as its file is now, in the first of the encodings it can have; None if there is no page.

        `wanted` is what a client takes ("br", "gzip", ""), best first, the plain one last.
        """
        kept = self._pages.get(path)
        if kept is not None and kept.is_current():
            self._pages.move_to_end(path)
        else:
            kept = self._look(path)
            if kept is None:
                return None
        if kept.young and self._clock() >= kept.young:
            self._forget_answers(path, kept)
        return kept.answers.get(wanted) or self._make(path, kept, wanted)

    def _look(self, path: str) -> _Shelved | None:
        """Read the page at `path` into memory, in place of what was held of it."""
        entry = self._pages.pop(path, None)
        if entry is not None:
            self._held -= entry.size
        name = relative(path)
        page = load(self.root / name) if name is not None else None
        if page is None:
            return None
        size = sum(len(body) for body in page.bodies.values())
        shelved = _Shelved(f"{self.root}/{name}", page, {}, size, _is_settled(page))
        asked.note(path)
        if size <= self._memory // 16:
            self._pages[path] = shelved
            self._hold(size)
        return shelved

    def _make(self, path: str, kept: _Shelved, wanted: Encodings) -> Answer:
        encoding, body = _encoded(kept, wanted)
        now, made = int(self._clock()), int(kept.page.modified)
        answer = _answer(kept.page, body, encoding, path, now)
        kept.answers[wanted] = answer
        if now <= made:
            kept.young = made + 1
        if path in self._pages:
            kept.size += len(answer.wire) * 2
            self._hold(len(answer.wire) * 2)
        return answer

    def _forget_answers(self, path: str, kept: _Shelved) -> None:
        """Their second is over: they are made again, with the page's own date."""
        size = sum(len(answer.wire) * 2 for answer in kept.answers.values())
        kept.answers.clear()
        kept.young = 0
        if path in self._pages:
            kept.size -= size
            self._held -= size

    def _hold(self, more: int) -> None:
        self._held += more
        while self._held > self._memory:
            _, oldest = self._pages.popitem(last=False)
            self._held -= oldest.size


def _is_settled(page: Page) -> bool:
    small = len(page.bodies[""]) < SMALLEST_COMPRESSED
    return len(page.bodies) > 2 or small or page.content_type.startswith("font/")


def _encoded(kept: _Shelved, wanted: Encodings) -> tuple[str, bytes]:
    """The first wanted encoding that is stored; of a page that changed a moment ago, one made quickly."""
    bodies = kept.page.bodies
    for encoding in wanted:
        if encoding in bodies:
            return encoding, bodies[encoding]
        if encoding == "gzip" and not kept.settled:
            return encoding, gzip.compress(bodies[""], QUICK_GZIP, mtime=0)
        if encoding == "br" and not kept.settled:
            return encoding, brotli.compress(bodies[""], quality=QUICK_BROTLI)
    return "", bodies[""]


def _answer(page: Page, body: bytes, encoding: str, path: str, now: int) -> Answer:
    """`now`: seconds since 1970. A page of this very second may change within it once more, and a date has no parts of
    seconds: so an earlier one is said until that second is over, by which nobody is told later that it is unchanged."""
    etag = f'"{page.etag}{"-" + encoding if encoding else ""}"'.encode()
    always = for_page(path)
    own = [
        (b"etag", etag),
        (b"cache-control", IMMUTABLE if path.startswith("/assets/") else CHECKED),
        (b"vary", b"accept-encoding"),
        (b"last-modified", formatdate(min(int(page.modified), now - 1), usegmt=True).encode()),
        (b"surrogate-key", surrogate_key(path)),
    ]
    headers = [
        (b"content-type", page.content_type.encode()),
        (b"content-length", str(len(body)).encode()),
        *([(b"content-encoding", encoding.encode())] if encoding else []),
        *own,
        *always,
    ]
    head = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return Answer(
        etag, int(page.modified), headers, body, [*own, *always], b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body
    )


def surrogate_key(path: str) -> bytes:
    """What a cache in front may purge by: the page itself, and the article whose conversation it shows."""
    article = path.partition("comments/")[0] if "/comments/" in path else path
    return f"page:{path} under:{article}".encode("ascii", "ignore")
