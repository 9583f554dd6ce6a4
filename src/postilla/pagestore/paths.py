"""From a URL path to a file. `/cars/foo/` is `cars/foo/index.html`, `/feeds/all.rss` is `feeds/all.rss`."""

import re
from functools import lru_cache
from pathlib import Path

INDEX = "index.html"
LONGEST = 1024
_PROMISE = re.compile(r"(/ledger/promise/\d+/)(?:comments/.*)?")  # a promise with its conversation is one of its own
_FURTHER = re.compile(r"(?<=/)(?:comments/|page/|feed\.)|(?<=^/ledger/)")  # all else of the ledger is one

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


DATA = re.compile(r"(promises|figures|metrics|index|[a-z]+-\d+)\.json")  # all other JSON is feeds


def file_of(root: Path, path: str) -> Path | None:
    """The file a URL path stands for, or None where no page can stand (another type, a climb, a hidden name)."""
    name = relative(path)
    return root / name if name is not None else None


@lru_cache(maxsize=4096)  # with each post the same pages are dropped
def relative(path: str) -> str | None:
    """The file name of a URL path below the store's folder, or None."""
    if not path.startswith("/") or len(path) > LONGEST or "\\" in path or "\0" in path:
        return None
    parts = path[1:].split("/")
    if any(part.startswith(".") or len(part.encode()) > 200 for part in parts) or "" in parts[:-1]:
        return None
    if parts[-1] == "":
        return "/".join([*parts[:-1], INDEX])
    if Path(parts[-1]).suffix not in TYPES or Path(parts[-1]).suffix == ".html":
        return None
    return "/".join(parts)


def family_of(path: str) -> str:
    """The path of what a page belongs to: an article for its comment pages and feeds, a list for its further pages."""
    own = _PROMISE.fullmatch(path)
    return own[1] if own else _FURTHER.split(path, maxsplit=1)[0]


def content_type(name: str) -> str:
    if DATA.fullmatch(Path(name).name):
        return "application/json"
    return TYPES.get(Path(name).suffix, "application/octet-stream")
