"""The old site's addresses: which ones led to an item, in the one form in which they are looked up. No Django."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST = 400
# What WordPress puts behind an item's address for another view of the same thing.
_VIEWS = re.compile(r"(?:/comment-page-\d+|/amp|/feed(?:/(?:rss2?|atom|rdf))?|/trackback|/embed|/page/\d+|/\d{1,3})\Z")
_COMMENT_PAGE = re.compile(r"/comment-page-(\d{1,6})\Z")
_CPAGE = re.compile(r"(?:\A|[?&])cpage=(\d{1,6})(?:&|\Z)")
_ID_KEYS = ("p", "page_id", "attachment_id")
ANCHOR = re.compile(r"#?(?:div-)?comment-(\d{1,18})\Z")


def normal(path: str) -> str:
    """A path as it is compared: decoded, lower case, single slashes, none at the end; "" for the front page."""
    decoded = unquote(path, errors="replace")
    return re.sub(r"/+", "/", "/" + decoded).rstrip("/").lower()[:LONGEST]


def keys_of(link: str, guid: str, external_id: str, home: str) -> tuple[str, ...]:
    """The keys under which an item was to be found on the site at `home`: its path, and `?p=` with its number.

    An item without a pretty address (`https://old.example/?p=12`) has the second only.
    """
    found: list[str] = []
    base = normal(urlsplit(home).path)
    for address in (link, guid):
        path, query = _split(address)
        if query_key(query):
            found.append(query_key(query))
        elif path and path != base:
            found.append(path)
            if base and path.startswith(base + "/"):
                found.append(path[len(base) :])  # a blog in a folder may now stand at the top
    if external_id:
        found.append(f"?p={external_id}")
    return tuple(dict.fromkeys(key for key in found if len(key) <= LONGEST))


def lookups(path: str, query: str) -> tuple[str, ...]:
    """The keys to try for a request, best first."""
    number = query_key(query)
    full = normal(path)
    tries = [number] if number else []
    plain = full
    for _ in range(3):
        if plain:
            tries.append(plain)
        shorter = _VIEWS.sub("", plain)
        if shorter == plain:
            break
        plain = shorter
    return tuple(dict.fromkeys(tries))


def comment_page(path: str, query: str) -> int:
    """The page of comments that an old address names (`/comment-page-2/`, `?cpage=2`), or 0."""
    found = _COMMENT_PAGE.search(normal(path)) or _CPAGE.search(query)
    return int(found[1]) if found else 0


def query_key(query: str) -> str:
    """`?p=12` for a query that names an item by number, else ""."""
    try:
        values = dict(parse_qsl(query.lstrip("?"), max_num_fields=20))
    except ValueError:
        return ""
    number = next((values[key] for key in _ID_KEYS if key in values), "")
    return f"?p={number.lstrip('0')}" if re.fullmatch(r"\d{1,18}", number) and number.strip("0") else ""


def anchor_number(anchor: str) -> str:
    """The number in `comment-123`, or ""."""
    found = ANCHOR.match(anchor)
    return found[1].lstrip("0") if found else ""


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    if parts.scheme.lower() not in ("http", "https"):
        return "", ""
    return normal(parts.path), parts.query
