"""Judgement about articles and advertising: values in, values out."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import blake2b
from html import unescape
from html.parser import HTMLParser

# First parts of addresses that are not sections or pages. A test compares them with the tables of addresses.
RESERVED_AT_TOP = frozenset(
    {
        "ad", "admin", "ads", "api", "appeal", "archive", "assets", "authors", "c", "comments", "corrections",
        "django-admin", "documents", "embed", "feeds", "health", "held", "insights", "ledger", "mail", "me",
        "media", "moderation-log", "notice", "page", "preview", "reported", "search", "static", "tags", "yours",
    }
)  # fmt: skip
# What follows an article or a list in an address (`/comments/`, `/page/2/`): no article, author or tag can stand there.
RESERVED_BELOW = frozenset({"page", "comments"})

# Standard sizes of advertising, width × height in px. Others would need a class in the theme.
AD_SIZES = ("300x250", "336x280", "320x100", "468x60", "728x90", "970x250", "300x600")

GRACE_FOR_UPDATES = timedelta(hours=1)


def aside(slug: str, reserved: Container[str] = RESERVED_BELOW) -> str:
    """The slug, or one beside it where it means something else in addresses: ("comments") → "comments-2"."""
    return f"{slug}-2" if slug in reserved else slug


def size_of(name: str) -> tuple[int, int]:
    """("300x250") → (300, 250)."""
    width, _, height = name.partition("x")
    return int(width), int(height)


def paragraphs_named(rule: str) -> tuple[int, ...]:
    """("3, 8") → (3, 8), ascending, each once. Raises ValueError for anything but whole numbers from 1 to 200."""
    numbers = {int(part) for part in rule.replace(";", ",").split(",") if part.strip()}
    if any(not 1 <= number <= 200 for number in numbers):
        raise ValueError(rule)
    return tuple(sorted(numbers))


def shown_update(published: datetime, first: datetime | None, last: datetime | None) -> datetime | None:
    """When readers are told that an article was updated: published again more than an hour after it first was."""
    if last is None or last < max(published, first or published) + GRACE_FOR_UPDATES:
        return None
    return last


def closes_at(published: datetime | None, days: int | None) -> datetime | None:
    """When a conversation stops taking comments; `days` of 0 or None: never."""
    return published + timedelta(days=days) if published and days else None


@dataclass(frozen=True)
class Candidate:
    """A creative that may stand in a slot. `sections` are ids of sections; empty means everywhere."""

    campaign: int
    creative: int
    size: str
    weight: int = 1
    starts_on: date | None = None
    ends_on: date | None = None  # the last day, included
    sections: frozenset[int] = field(default_factory=frozenset)
    languages: frozenset[str] = field(default_factory=frozenset)  # empty: in all
    is_full: bool = False  # it was seen as often as it may be
    is_full_today: bool = False


def running(candidates: Iterable[Candidate], today: date) -> list[Candidate]:
    """Those whose dates include today, whose weight is not 0 and that may still be seen."""
    return [
        c
        for c in candidates
        if c.weight > 0
        and not (c.is_full or c.is_full_today)
        and (c.starts_on is None or c.starts_on <= today)
        and (c.ends_on is None or today <= c.ends_on)
    ]


def next_change(candidates: Iterable[Candidate], today: date) -> date | None:
    """The next day on which a campaign begins or has ended, or may be seen again; None for none."""
    candidates = list(candidates)
    days = [c.starts_on for c in candidates if c.starts_on is not None]
    days += [c.ends_on + timedelta(days=1) for c in candidates if c.ends_on is not None and c.ends_on < date.max]
    days += [today + timedelta(days=1) for c in candidates if c.is_full_today and not c.is_full]
    return min((day for day in days if day > today), default=None)


def in_language(candidates: Iterable[Candidate], language: str) -> list[Candidate]:
    """Those that may stand in an article in that language."""
    return [c for c in candidates if not c.languages or language in c.languages]


def names_in(rule: str) -> frozenset[str]:
    """("Accident, obituary ") → {"accident", "obituary"}: how tags and languages are named in settings."""
    return frozenset(part.strip().casefold() for part in rule.split(",") if part.strip())


def choose(candidates: Sequence[Candidate], size: str, section: int | None, seed: str) -> Candidate | None:
    """The creative for one slot, by weight, the same for the same seed and candidates: a page is stored, not rolled.

    Campaigns are chosen first, then one of a campaign's creatives, so that many pictures do not outweigh few.
    """
    fitting = [c for c in candidates if c.size == size and (not c.sections or section in c.sections)]
    campaigns = {c.campaign: c.weight for c in sorted(fitting, key=lambda c: c.campaign)}
    if not campaigns:
        return None
    chosen = _weighted(campaigns, seed)
    creatives = {c.creative: 1 for c in sorted(fitting, key=lambda c: c.creative) if c.campaign == chosen}
    one = _weighted(creatives, f"{seed}/{chosen}")
    return next(c for c in fitting if c.creative == one)


def _weighted(weights: Mapping[int, int], seed: str) -> int:
    digest = blake2b(f"{seed}:{','.join(f'{k}*{w}' for k, w in weights.items())}".encode(), digest_size=8).digest()
    point = int.from_bytes(digest) % sum(weights.values())
    for key, weight in weights.items():
        point -= weight
        if point < 0:
            return key
    raise AssertionError("the weights did not add up")


@dataclass(frozen=True)
class Piece:
    """A part of a body: running text, whose paragraphs count, or something else, which is never cut."""

    html: str
    is_text: bool = True


def place(pieces: Sequence[Piece], slots: Mapping[int, str]) -> str:
    """The body with each slot's HTML after the paragraph of that number, as long as another paragraph follows."""
    ends = [(number, end) for number, piece in enumerate(pieces) if piece.is_text for end in paragraph_ends(piece.html)]
    at: dict[tuple[int, int], str] = {}
    for paragraph, html in slots.items():
        if 1 <= paragraph < len(ends):
            at[ends[paragraph - 1]] = html
    out = []
    for number, piece in enumerate(pieces):
        done = 0
        for offset in sorted(offset for which, offset in at if which == number):
            out += [piece.html[done:offset], at[number, offset]]
            done = offset
        out.append(piece.html[done:])
    return "".join(out)


LONG_OPENING = 240  # characters: three lines of the widest column and more, the height of a large first letter


def opening(html: str) -> str:
    """Running text, its first paragraph marked if an article can open with it: if it is long, and begins with a letter.

    A large first letter beside one line looks like a mistake.
    """
    ends = paragraph_ends(html)
    if not ends or not html.startswith(("<p>", "<p ")):
        return html
    words = unescape(re.sub(r"<[^>]*>", "", html[: ends[0]])).strip()
    return f'<p class="opening"{html[2:]}' if len(words) >= LONG_OPENING and words[0].isalpha() else html


def paragraph_ends(html: str) -> list[int]:
    """Where each paragraph that stands in nothing else ends, as offsets into `html`. Empty paragraphs do not count."""
    finder = _Paragraphs(html)
    finder.feed(html)
    finder.close()
    return finder.ends


class _Paragraphs(HTMLParser):
    INLINE_OR_VOID = frozenset({"br", "img", "hr", "wbr", "input"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ends: list[int] = []
        self.open: list[str] = []
        self.has_text = False
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p" and not self.open:
            self.has_text = False
        if tag not in self.INLINE_OR_VOID:
            self.open.append(tag)

    def handle_data(self, data: str) -> None:
        self.has_text = self.has_text or bool(data.strip())

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open.pop() != tag:
            pass
        if tag == "p" and not self.open and self.has_text:
            line, column = self.getpos()
            self.ends.append(self.lines[line - 1] + column + len("</p>"))
