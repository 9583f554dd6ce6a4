"""The tables of what readers say across articles: as they stand on the page, and as programs read them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.utils import timezone

from postilla.articles import reads as articles
from postilla.insights.reads import across
from postilla.insights.reads.kept import quotable
from postilla.insights.rules import theme_words
from postilla.insights.values import Theme
from postilla.web.staff.insights.routes import KINDS

WEEKS, THEMES = 8, 8  # of the table over time
SHOWN = 160  # characters of a question
Weeks = list[tuple[datetime, dict[str, int]]]


@dataclass(frozen=True)
class Asked:
    """What somebody looks at. `of`: the conversations that they may see; None: all."""

    now: datetime
    days: int
    about: str
    of: Collection[str] | None


@dataclass(frozen=True)
class Table:
    """`items`: the rows for programs, under names that stay when the words of `head` change. `cut`: there are more;
    `whole`: how many there are, where that is known."""

    head: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    items: Sequence[Mapping[str, Any]]
    cut: bool = False
    whole: int = 0


def spoken_of(weeks: Weeks) -> dict[str, Theme]:
    """The themes of these weeks by key, those of which most readers spoke first."""
    total: dict[str, int] = {}
    for _, told in weeks:
        for key, number in told.items():
            total[key] = total.get(key, 0) + number
    return across.named(sorted(total, key=lambda key: (-total[key], key)))


def over_time(weeks: Weeks, themes: Mapping[str, Theme], most: int | None = None) -> Table:
    """A theme a row, a week a column, the first `most` of them."""
    known = dict(islice(themes.items(), most))
    head = ("Theme", *(f"{timezone.localtime(begin):%-d %b %Y}" for begin, _ in weeks))
    return Table(
        head,
        [(words(theme), *(told.get(key, 0) for _, told in weeks)) for key, theme in known.items()],
        [
            {"theme": key, "words": words(theme),
             "weeks": [{"begins": begin, "readers": told.get(key, 0)} for begin, told in weeks]}
            for key, theme in known.items()
        ],
        cut=len(known) < len(themes), whole=len(themes),
    )  # fmt: skip


def _rising(asked: Asked) -> Table:
    found = across.rising(asked.now, of=asked.of)
    cards = articles.cards_of(sorted({one for line in found for one in line.articles}))
    under = [[cards[one] for one in line.articles if one in cards] for line in found]
    return Table(
        ("Theme", "Readers this week", "Readers a week before", "Most under"),
        [
            (words(line.theme), line.readers, round(line.before, 1), "; ".join(one.title for one in those))
            for line, those in zip(found, under, strict=True)
        ],
        [
            {"theme": line.theme.key, "words": words(line.theme), "readers": line.readers,
             "readers_before": round(line.before, 2),
             "articles": [{"title": one.title, "path": one.path} for one in those]}
            for line, those in zip(found, under, strict=True)
        ],
    )  # fmt: skip


def _contested(asked: Asked) -> Table:
    found = across.contested(of=asked.of)
    cards = articles.cards_of(sorted({one.article for one in found}))
    found = [one for one in found if one.article in cards]
    return Table(
        ("Promise", "Verdict", "Readers against or correcting", "Of what", "Under", "Comments"),
        [
            (f"{one.promise.subject.name}: {one.promise.title}", one.promise.state, one.readers,
             "; ".join(words(theme) for theme in one.themes), cards[one.article].title,
             " ".join(f"/c/{number}" for number in one.comments))
            for one in found
        ],
        [
            {"promise": one.promise.id, "subject": one.promise.subject.name, "title": one.promise.title,
             "verdict": one.promise.state, "readers": one.readers,
             "themes": [{"theme": theme.key, "words": words(theme)} for theme in one.themes],
             "article": {"title": cards[one.article].title, "path": cards[one.article].path},
             "comments": list(one.comments)}
            for one in found
        ],
    )  # fmt: skip


def _waiting(asked: Asked) -> Table:
    found = across.waiting_since(asked.now - timedelta(days=asked.days), across.MOST_WAITING + 1, asked.of)
    cards = articles.cards_of(sorted({one.subject for one in found}))
    shown = [one for one in found if one.subject in cards][: across.MOST_WAITING]
    texts = {one: _short(text) for one, text in quotable([one.comment_id for one in shown]).items()}
    return Table(
        ("Kind", "Posted", "Days", "Under", "What was asked", "Comment"),
        [
            (KINDS[one.kind], f"{timezone.localtime(one.made_at):%Y-%m-%d}", (asked.now - one.made_at).days,
             cards[one.subject].title, texts.get(one.comment_id, ""), f"/c/{one.comment_id}")
            for one in shown
        ],
        [
            {"kind": one.kind, "posted_at": one.made_at, "days": (asked.now - one.made_at).days,
             "article": {"title": cards[one.subject].title, "path": cards[one.subject].path},
             "text": texts.get(one.comment_id, ""), "comment": one.comment_id}
            for one in shown
        ],
        cut=len(found) > across.MOST_WAITING,
    )  # fmt: skip


def _useful(asked: Asked) -> Table:
    found = across.useful(of=asked.of)
    return Table(
        ("Reader", "Led to corrections", "Brought evidence", "Answered or taken up", "Comments"),
        [
            (one.name, one.corrections, one.evidence, one.taken_up,
             " ".join(f"/c/{number}" for number in one.comments[-5:]))
            for one in found
        ],
        [
            {"reader": one.name, "corrections": one.corrections, "evidence": one.evidence, "taken_up": one.taken_up,
             "comments": list(one.comments)}
            for one in found
        ],
    )  # fmt: skip


TABLES: Mapping[str, Callable[[Asked], Table]] = {
    "rising": _rising, "contested": _contested, "waiting": _waiting, "useful": _useful,
}  # fmt: skip


def words(theme: Theme) -> str:
    """What a theme is called in the newsroom: its words in English where there are any."""
    return ", ".join(theme_words(theme, "en")[1][:3]) or theme.key


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
