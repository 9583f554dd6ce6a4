"""What a WordPress record is to us. Values in, values out: no Django, no clock, no file.

Whatever is not known is not public: states and types are looked up in tables, and what stands in none is left out under
its own name.
"""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urlsplit

from postilla.discussion.text import clean_line, clean_source, from_html, is_blank
from postilla.discussion.values import HELD, PUBLISHED, REJECTED
from postilla.transfer.wordpress.records import Item

# comment_approved → our state. The words of what was in the bin stay with the moderators, who may put it back.
STATES = {"1": PUBLISHED, "0": HELD, "spam": REJECTED, "trash": REJECTED, "post-trashed": REJECTED}
COMMENT_TYPES = frozenset({"", "comment"})
# Types that are known and are no readers' comments. `note` is the newsroom talking to itself (WordPress 6.9), exported
# as approved: it must never be shown.
APART = frozenset({"pingback", "trackback", "note"})

ARTICLE, PAGE, ATTACHMENT = "article", "page", "attachment"
ITEM_KINDS = {"post": ARTICLE, "page": PAGE, "attachment": ATTACHMENT}
LIVE = frozenset({"publish"})
DRAFTS = frozenset({"draft", "pending", "private"})
SCHEDULED = "future"

ANONYMOUS = "Anonymous"
LONGEST_NAME, LONGEST_WEBSITE, LONGEST_ADDRESS = 200, 500, 254
LONGEST_TEXT = 65_535  # what WordPress's own column holds
LONGEST_RAW = 4_000  # of a field before it was unescaped; also what bounds the caches here
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+\Z")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?")
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r"[0-9]{1,18}\Z")
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    name: str
    address: str
    website: str


@dataclass(frozen=True)
class Verdict:
    """What becomes of a comment. Without `left_out` it is brought in as `state`, with `note` said in the report.

    One left out that has answers still gives them their place, without words and without a name: then it is APART.
    """

    state: str = PUBLISHED
    left_out: str = ""
    note: str = ""


def judge(kind: str, approved: str) -> Verdict:
    """Of a comment with this `comment_type` and `comment_approved`."""
    return _judge(kind[:100].lower(), approved[:100])


@lru_cache(maxsize=256)
def _judge(kind: str, approved: str) -> Verdict:
    if kind not in COMMENT_TYPES:
        name = kind if kind in APART else f"type_{_plain_name(kind)}"
        return Verdict(left_out=name)
    state = STATES.get(approved)
    if state is None:
        return Verdict(state=HELD, note=f" state_{_plain_name(approved)}_held")
    notes = {"spam": " spam_rejected", "trash": " trash_rejected", "post-trashed": " trash_rejected"}
    return Verdict(state=state, note=notes.get(approved, ""))


@dataclass(frozen=True)
class ItemVerdict:
    """What becomes of an item: left out for a reason, or brought in, live or as a draft, with `note` in the report."""

    external_id: str
    left_out: str = ""
    live: bool = True
    note: str = ""


def judge_item(item: Item, now: datetime) -> ItemVerdict:
    """What was scheduled stays so; if its time came since the export was made, it is public, as it is there."""
    known = external_id(item.external_id) or (item.link or item.guid)[:200]
    kind = item_kind(item)
    if kind not in (ARTICLE, PAGE, ATTACHMENT):
        return ItemVerdict(known, left_out=kind)
    if not known:
        return ItemVerdict(known, left_out="no_id")
    if item.status == "trash":
        return ItemVerdict(known, left_out="in_bin")
    if kind == ATTACHMENT:
        return ItemVerdict(known)
    if item.status in (*LIVE, SCHEDULED):
        return _judge_public(known, item, now)
    if item.status in DRAFTS:
        return ItemVerdict(known, live=False, note=f" {item.status}_as_draft")
    return ItemVerdict(known, left_out=f"status_{_plain_name(item.status)}")


def _judge_public(known: str, item: Item, now: datetime) -> ItemVerdict:
    if item.password:
        return ItemVerdict(known, live=False, note=" password_as_draft")
    if item.status != SCHEDULED:
        return ItemVerdict(known)
    when = item_time(item, timedelta(0))
    if when is None:
        return ItemVerdict(known, live=False, note=" future_as_draft")
    return ItemVerdict(known, live=when <= now, note=" future_scheduled" if when > now else " future_published")


def comment_kind(kind: str) -> str:
    """The name under which a `comment_type` is counted: "comment", "pingback", "note", "type_order_note" …"""
    kind = kind.lower()
    if kind in COMMENT_TYPES:
        return "comment"
    return kind if kind in APART else f"type_{_plain_name(kind)}"


def external_id(text: str) -> str:
    """An id as WordPress gives them, or "" where it is none."""
    return text.lstrip("0") if _ID.match(text) and text.strip("0") else ""


def parent_id(text: str) -> str:
    """The id of what is answered; "" for a comment that answers none, also where the field is missing or no number."""
    return external_id(text)


def person(author: str, email: str, website: str) -> Person:
    """Who wrote, as far as can be shown and kept. WordPress stores names as HTML text: `O&#039;Neill`."""
    email = email[:LONGEST_RAW]
    address = (html.unescape(email) if "&" in email else email).strip().lower()
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.match(address) or not address.isprintable():
        address = ""
    return Person(_name(author[:LONGEST_RAW]), address, web_address(website) if website else "")


@lru_cache(maxsize=5_000)
def _name(author: str) -> str:
    name = clean_line(html.unescape(author))[:LONGEST_NAME].strip()
    return ANONYMOUS if is_blank(name) else name


def web_address(text: str) -> str:
    """An absolute http(s) address, or ""."""
    address = html.unescape(text[:LONGEST_RAW]).strip()
    if (
        len(text) > LONGEST_RAW
        or len(address) > LONGEST_WEBSITE
        or not address.isprintable()
        or re.search(r"[\s\"'<>\\^`{|}]", address)
    ):
        return ""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  (raises where the port is no number)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def words(content: str) -> tuple[str, str]:
    """A comment's text as (source, safe HTML). A comment that is all markup keeps it as text, so as not to be empty."""
    source = clean_source(content[:LONGEST_TEXT])
    if not source:
        return "", ""
    safe = from_html(source)
    if is_blank(html.unescape(_TAG.sub("", safe))):
        safe = from_html(html.escape(source, quote=False))
    return source, safe


def moment(text: str) -> datetime | None:
    """A WordPress date as if it were UTC; None for `0000-00-00`, for what is no date, and for before 1980."""
    return _moment(text[:40])


@lru_cache(maxsize=1024)
def _moment(text: str) -> datetime | None:
    found = _DATE.match(text.strip())
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        when = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return when if when >= EARLIEST else None


def offset_of(local: str, gmt: str) -> timedelta | None:
    """How far the site's clock stood before UTC when this was written, to the quarter of an hour."""
    there, here = moment(local), moment(gmt)
    if there is None or here is None or abs(there - here) > timedelta(hours=15):
        return None
    return timedelta(minutes=15 * round((there - here) / timedelta(minutes=15)))


def when(gmt: str, local: str, offset: timedelta) -> datetime | None:
    """The time in UTC: the GMT field, else the local one by the site's offset."""
    exact = moment(gmt)
    if exact is not None:
        return exact
    there = moment(local)
    return there - offset if there is not None else None


def item_time(item: Item, offset: timedelta) -> datetime | None:
    """When an item was published, in UTC; its feed date where its own dates are empty, as drafts have them."""
    found = when(item.date_gmt, item.date, offset)
    if found is not None or not item.published:
        return found
    try:
        stated = parsedate_to_datetime(item.published)
    except ValueError:
        return None
    aware = stated if stated.tzinfo else stated.replace(tzinfo=UTC)
    return aware.astimezone(UTC) if aware >= EARLIEST else None


def item_kind(item: Item) -> str:
    """ "article", "page", "attachment", or the name of another kind of item."""
    return ITEM_KINDS.get(item.kind) or f"item_{_plain_name(item.kind)}"


def plain_title(item: Item) -> str:
    """A title as plain text, on one line, never empty. WordPress keeps titles as HTML."""
    text = clean_line(html.unescape(_TAG.sub("", item.title)))
    return text[:250].strip() or clean_line(item.slug.replace("-", " "))[:250] or f"Untitled {item.external_id}".strip()


def language_of(stated: str) -> str:
    """ "en-US" → "en"; "" where it is no language."""
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]|\Z)", stated.strip())
    return found[1].lower() if found else ""


def _plain_name(text: str) -> str:
    """A foreign word as part of a reason: short, lower-case letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower())[:30].strip("_") or "empty"


def path_of(link: str) -> str:
    """The path of an address, with a slash at the end; "" where it has a query or is none."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    return f"{parts.path.rstrip('/')}/" if parts.scheme in ("http", "https") and not parts.query else ""


def link_title(url: str) -> str:
    """Something to read for an address: its last part in words, or its host."""
    parts = urlsplit(url)
    last = clean_line(re.sub(r"[-_]+|\.\w+\Z", " ", parts.path.rstrip("/").rpartition("/")[2]))
    readable = last if re.search(r"[^\W\d_]{3}", last) and " " in last else (parts.hostname or url)
    return readable[:1].upper() + readable[1:200]
