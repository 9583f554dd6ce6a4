"""The old site's addresses: which ones led to an item, in the one form in which they are looked up. No Django."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST = 400
# What WordPress puts behind an item's address for another view of the same thing.
_VIEWS = re.compile(r"(?:/comment-page-\d+|/amp|/feed(?:/(?:rss2?|atom|rdf))?|/trackback|/embed|/page/\d+|/\d{1,3})\Z")
_COMMENT_PAGE = re.compile(r"/comment-page-(\d{1,6})\Z")
_CPAGE = re.compile(r"(?:\A|[?&])cpage=(\d{1,6})(?:&|\Z)")
_ID_KEYS = ("p", "page_id", "attachment_id")
_FEED = re.compile(r"/feed(?:/(rss2?|atom|rdf))?\Z")
_NUMBERED = re.compile(r"/archives/(\d{1,18})\Z")
_DATED = re.compile(r"/(\d{4})(?:/\d{1,2}){0,2}(?:/page/\d+)?\Z")
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
        elif path and path != base and "/wp-content/" not in path:
            found += _with_and_without(path, base)
    if external_id:
        found.append(f"?p={external_id}")
    return tuple(dict.fromkeys(key for key in found if len(key) <= LONGEST))


def former_keys(link: str, slugs: Sequence[str], day: str, home: str) -> tuple[str, ...]:
    """Where else WordPress led an article's readers from: earlier slugs, and addresses by date, `day` being a local
    time ("2024-01-31 …"), in case the site once had those. The first of `slugs` is the one it has now.
    """
    path, _ = _split(link)
    base = normal(urlsplit(home).path)
    found: list[str] = []
    for slug in filter(None, map(normal, slugs)):
        if path:
            found += _with_and_without(path.rpartition("/")[0] + slug, base)
        if dated := re.match(r"(?!0000)(\d{4})-(\d{2})-(\d{2})", day):
            year, month, date = dated.groups()
            found += [f"/{year}/{month}{slug}", f"/{year}/{month}/{date}{slug}"]
        found.append(slug)
    return tuple(dict.fromkeys(key for key in found if len(key) <= LONGEST))


def lookups(path: str, query: str) -> tuple[str, ...]:
    """The keys to try for a request, best first."""
    number = query_key(query)
    tries = [number] if number else []
    for plain in _shorter(path):
        tries.append(plain)
        if numbered := _NUMBERED.search(plain):
            tries.append(f"?p={numbered[1].lstrip('0')}")
    return tuple(dict.fromkeys(tries))


def list_keys(path: str, query: str) -> tuple[str, ...]:
    """The same for a list of articles: `/category/cars` or `/?cat=3`, with `/author/…`, `/tag/…` alike."""
    asked = _asked(query)
    tries = [f"/?{key}={asked[key].lstrip('0')}" for key in ("cat", "author") if asked.get(key, "").isdecimal()]
    named = (("category_name", "category"), ("tag", "tag"), ("author_name", "author"))
    tries += [list_key(place, asked[key]) for key, place in named if asked.get(key)]
    for plain in _shorter(path):
        tries.append(plain)
        if (at := plain.find("/category/")) >= 0:  # of /category/above/below the last one counts
            tries.append(plain[:at] + list_key("category", plain.rpartition("/")[2]))
    return tuple(dict.fromkeys(key for key in tries if key))


def list_key(kind: str, slug: str) -> str:
    """The path of a list: `list_key("tag", "old cars")`."""
    return normal(f"/{kind}/{slug.rpartition('/')[2]}")


def feed_form(path: str, query: str) -> str:
    """ "rss" or "atom" where an address names a feed, else ""."""
    asked = _asked(query).get("feed", "")
    found = _FEED.search(normal(path))
    kind = asked or (found[1] or "rss" if found else "")
    return ("atom" if kind == "atom" else "rss") if kind else ""


def whole_feed(path: str, query: str) -> str:
    """ "articles" or "comments" where an address names a feed of the whole site, else ""."""
    where = _FEED.sub("", normal(path))
    comments = where == "/comments" or _asked(query).get("feed", "").startswith("comments-")
    return ("comments" if comments else "articles") if where in ("", "/comments") and feed_form(path, query) else ""


def year_of(path: str) -> str:
    """The year of a list by date: "2012" of `/2012/01/`; else ""."""
    found = _DATED.fullmatch(normal(path))
    return found[1] if found else ""


def _shorter(path: str) -> Iterator[str]:
    """A path, then without what WordPress puts behind it for other views."""
    plain = normal(path).removeprefix("/index.php")
    for _ in range(3):
        if plain:
            yield plain
        shorter = _VIEWS.sub("", plain)
        if shorter == plain:
            return
        plain = shorter
    if plain:
        yield plain


def _with_and_without(path: str, base: str) -> list[str]:
    """A blog in a folder may now stand at the top."""
    return [path, path[len(base) :]] if base and path.startswith(base + "/") else [path]


def _asked(query: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(query.lstrip("?"), max_num_fields=20))
    except ValueError:
        return {}


def comment_page(path: str, query: str) -> int:
    """The page of comments that an old address names (`/comment-page-2/`, `?cpage=2`), or 0."""
    found = _COMMENT_PAGE.search(normal(path)) or _CPAGE.search(query)
    return int(found[1]) if found else 0


def query_key(query: str) -> str:
    """`?p=12` for a query that names an item by number, else ""."""
    values = _asked(query)
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
