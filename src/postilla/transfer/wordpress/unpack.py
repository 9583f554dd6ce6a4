"""Opening an export, plain or gzipped, so that a bomb costs no more than its limits."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from postilla.transfer.refusals import BrokenFile, TooLarge

CHUNK = 256 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes, or characters for `text`. `ratio` bounds how much gzip may unpack to, above `free` bytes."""

    total: int = 32 * 1024**3
    ratio: int = 100
    free: int = 64 * 1024**2
    text: int = 32 * 1024**2
    junk: int = 1024**2


class Source:
    """The bytes of an export in chunks. `read` is how many bytes of the file on the disk have been used."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.size = path.stat().st_size
        self.read = 0

    def chunks(self) -> Iterator[bytes]:
        """Raises TooLarge, BrokenFile, OSError."""
        with open(self.path, "rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            opened = gzip.GzipFile(fileobj=raw) if packed else raw
            total = 0
            while True:
                try:
                    chunk = opened.read(CHUNK)
                except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                    raise BrokenFile(line="1", why=f"it cannot be unpacked ({error})") from error
                if not chunk:
                    return
                self.read = raw.tell()
                total += len(chunk)
                self._check(total, packed)
                yield chunk

    def _check(self, total: int, packed: bool) -> None:
        if total > self.limits.total:
            raise TooLarge(what="the export", limit=f"{self.limits.total} bytes")
        if packed and total > max(self.limits.free, self.size * self.limits.ratio):
            raise TooLarge(what="what it unpacks to", limit=f"{self.limits.ratio} times its size")
