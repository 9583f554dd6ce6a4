"""The ledger as files: CSV and JSON of promises and figures, and its feed."""

import csv
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from re import Match
from typing import Any

from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.ledger import reads, words
from postilla.ledger.rules.periods import written
from postilla.ledger.shown import Card, Entry
from postilla.ledger.values import Course, Period
from postilla.publishing.feeds import Entry as FeedEntry, Feed, write

MOST = 5000  # promises in a file; of those with more, the newest
PROMISES = (
    "id", "subject", "promise", "words", "speaker", "role", "said_on", "kind", "due", "verdict", "since", "by_editor",
    "contested", "course_low", "course_high", "course_method", "address",
)  # fmt: skip
FIGURES = (
    "id", "subject", "metric", "unit", "period", "precision", "value", "value_to", "written_unit", "low", "high",
    "source", "source_url", "source_on", "recorded_at", "restates",
)  # fmt: skip


def promises(_path: str, found: Match[str]) -> bytes | None:
    """All promises, the newest verdict first."""
    if not reads.is_kept():
        return None
    base = articles.magazine().base_url
    return _file([promise_row(card, base) for card in reads.latest(MOST)], PROMISES, found["form"])


def figures(_path: str, found: Match[str]) -> bytes | None:
    """All figures of a subject that stand."""
    about = reads.about(found["slug"])
    if about is None:
        return None
    rows = [figure_row(entry) for series in reads.series_of(about.name.id, None) for entry in series.entries]
    return _file(rows, FIGURES, found["form"])


def feed(path: str, found: Match[str]) -> bytes | None:
    """What was decided or recorded last, of all or of one subject."""
    name = reads.named_at(found["slug"]) if found["slug"] else None
    if not reads.is_kept() or (found["slug"] and name is None):
        return None
    site = articles.magazine()
    with translation.override(site.language):
        title = gettext("Promises") if name is None else gettext("Promises: %(name)s") % {"name": name.name}
        entries = [
            FeedEntry(
                title=f"{words.state(card.state)}: {card.subject.name} – {card.title}",
                url=site.base_url + card.path,
                html=format_html("<blockquote><p>{}</p></blockquote><p>{}</p>", card.words, _why(card)),
                author=site.name,
                published=card.recorded_at,
                updated=card.since,
            )
            for card in reads.latest(50, name.id if name else None)
        ]
        whole = Feed(
            f"{title} – {site.name}", site.base_url + (name.path if name else "/ledger/"), site.base_url + path, "",
            site.language, entries,
        )  # fmt: skip
        return write(whole, found["form"])


def _why(card: Card) -> str:
    return words.why(card.verdict, card.unit) if card.verdict else ""


def plain(number: Decimal | None) -> str:
    """A number as it is written in files: without noughts at its end."""
    return "" if number is None else f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def promise_row(card: Card, base: str) -> dict[str, Any]:
    """A promise as a line of a file."""
    verdict, course = card.verdict, card.course or Course(Period(card.said_on, card.said_on))
    return {
        "id": card.id, "subject": card.subject.name, "promise": card.title, "words": card.words,
        "speaker": card.speaker, "role": card.role, "said_on": card.said_on.isoformat(), "kind": card.kind,
        "due": card.due.isoformat() if card.due else "", "verdict": card.state,
        "since": card.since.date().isoformat(), "by_editor": bool(verdict and verdict.by),
        "contested": bool(verdict and verdict.contested),
        "changed_on": card.changed_on.isoformat() if card.changed_on else "",
        "course_low": plain(course.figure.low), "course_high": plain(course.figure.high),
        "course_method": course.method, "address": base + card.path,
    }  # fmt: skip


def figure_row(entry: Entry) -> dict[str, Any]:
    """A figure as a line of a file."""
    return {
        "id": entry.id, "subject": entry.subject.name, "metric": entry.metric, "unit": entry.unit,
        "period": written(entry.period), "precision": entry.precision, "value": plain(entry.value),
        "value_to": plain(entry.value_to), "written_unit": entry.written_unit, "low": plain(entry.bounds.low),
        "high": plain(entry.bounds.high), "source": entry.source, "source_url": entry.source_url,
        "source_on": entry.source_on.isoformat(), "recorded_at": entry.recorded_at.isoformat(),
        "restates": entry.restates or "",
    }  # fmt: skip


def as_csv(rows: Sequence[dict[str, Any]]) -> bytes:
    """Rows that have the same columns; none gives an empty file."""
    return _file(rows, tuple(rows[0]) if rows else (), "csv")


def _file(rows: Iterable[dict[str, Any]], heads: tuple[str, ...], form: str) -> bytes:
    if form == "json":
        return json.dumps(list(rows), ensure_ascii=False, indent=1).encode()
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow(heads)
    for row in rows:
        lines.writerow([safe(row[head]) for head in heads])
    return out.getvalue().encode()


def safe(cell: Any) -> Any:
    """A spreadsheet runs what begins like a formula; numbers stay numbers, also below zero."""
    if not isinstance(cell, str) or cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n"):
        return cell
    return cell if cell[:1] == "-" and cell[1:].replace(".", "", 1).isdigit() else f"'{cell}"
