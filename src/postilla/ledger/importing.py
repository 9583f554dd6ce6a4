"""Figures from a CSV file, streamed: a line at a time, a batch at a time, however large; or from a program."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO

from postilla.ledger import clusters
from postilla.ledger.drafts import Figure, Source
from postilla.ledger.models import Metric
from postilla.ledger.refusals import FileUnreadable
from postilla.ledger.writes.bulk import Batch, record_many
from postilla.ledger.writes.subjects import ensure_subject

NEEDED = ("subject", "metric", "period", "value")
KNOWN = (
    *NEEDED, "value_to", "precision", "unit", "rate", "rate_on", "note", "source", "source_url", "source_on",
    "restates",
)  # fmt: skip
SAID = ("value_to", "precision", "unit", "rate", "note")
AT_ONCE = 500
LONGEST_LINE = 64 * 1024  # characters
NAMED = 200  # lines that a report names of each kind; of the others it tells how many

Row = tuple[int, dict[str, str]]


@dataclass
class Report:
    """What became of a file. `lines` = recorded + repeated + refused."""

    dry_run: bool
    lines: int = 0
    recorded: int = 0
    repeated: int = 0
    refused: int = 0
    contradicting: int = 0
    made: list[str] = field(default_factory=list)  # subjects that were not known
    told: list[tuple[int, str]] = field(default_factory=list)

    def name(self, line: int, what: str) -> None:
        if len(self.told) < NAMED:
            self.told.append((line, what))

    @property
    def named(self) -> list[str]:
        """What was noticed of each line, in their order."""
        return [f"line {line}: {what}" for line, what in sorted(self.told)]


@dataclass(frozen=True)
class How:
    """Who brings figures in and when; `dry_run`: only look; `new_subjects`: make those that are not known."""

    by: str
    now: datetime
    dry_run: bool = False
    new_subjects: bool = False
    progress: Callable[[int], object] = lambda lines: None


def import_figures(file: Path, how: How) -> Report:
    """Record the figures of a CSV file. Running it again changes nothing: what stands there is repeated.

    Raises FileUnreadable where the file as a whole makes no sense; a line that makes none is refused by itself.
    """
    try:
        with file.open("rb") as stream:
            return import_csv(stream, how)
    except OSError as error:
        raise FileUnreadable(why=error.strerror or str(error)) from error


def import_csv(stream: IO[bytes], how: How) -> Report:
    """Record the figures of a file that is open, as `import_figures` does. Raises FileUnreadable."""
    report = Report(how.dry_run)
    try:
        with TextIOWrapper(stream, encoding="utf-8-sig", errors="strict", newline="") as text:
            _record(_rows(text, report), how, report)
    except UnicodeDecodeError as error:
        raise FileUnreadable(why=f"it is not UTF-8 ({error.reason})") from error
    return report


def import_items(items: Iterable[object], how: How) -> Report:
    """Record figures that are objects with the names of the columns; its lines are counted from 1."""
    report = Report(how.dry_run)
    _record(_named(items, report), how, report)
    return report


def _record(rows: Iterator[Row], how: How, report: Report) -> None:
    metrics = {name.casefold(): pk for pk, name in Metric.objects.values_list("pk", "name")}
    metrics |= {slug.casefold(): pk for pk, slug in Metric.objects.values_list("pk", "slug")}
    names = _Names({}, how, report)
    while batch := list(islice(rows, AT_ONCE)):
        drafts = [(line, draft) for line, row in batch if (draft := _draft(line, row, report, metrics, names))]
        _count(report, record_many(drafts, how.by, how.now, how.dry_run))
        how.progress(report.lines)


def _named(items: Iterable[object], report: Report) -> Iterator[Row]:
    for line, item in enumerate(items, start=1):
        report.lines += 1
        if not isinstance(item, dict):
            _refuse(report, line, "A figure is an object with subject, metric, period and value.")
            continue
        said = {str(name).strip().lower().replace(" ", "_"): value for name, value in item.items()}
        odd = [name for name in KNOWN if isinstance(said.get(name), (bool, list, dict))]
        if odd:
            what = json.dumps(said[odd[0]], ensure_ascii=False)[:40]
            _refuse(report, line, f"“{odd[0]}” is {what}: give a text or a number.")
            continue
        plain = {name: "" if value is None else str(value).replace("\0", "").strip() for name, value in said.items()}
        yield line, {name: value for name, value in plain.items() if name in KNOWN}


def _rows(stream: IO[str], report: Report) -> Iterator[Row]:
    head = stream.readline(LONGEST_LINE)
    mark = max(",;\t", key=head.count)
    names = [name.strip().lower().replace(" ", "_") for name in next(csv.reader([head], delimiter=mark), [])]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise FileUnreadable(why=f"the first line names no column {', '.join(missing)}")
    for line, text in enumerate(_lines(stream), start=2):
        if not text.strip():
            continue
        report.lines += 1
        if len(text) >= LONGEST_LINE:
            _refuse(report, line, "The line is too long to be a line of figures.")
            continue
        try:
            cells = next(csv.reader([text], delimiter=mark), [])
        except csv.Error as error:
            _refuse(report, line, f"The line cannot be read as CSV: {error}.")
            continue
        told = zip(names, cells, strict=False)
        yield line, {name: cell.replace("\0", "").strip() for name, cell in told if name in KNOWN}


def _lines(stream: IO[str]) -> Iterator[str]:
    """Line by line; of one that is too long only its beginning is kept, and the rest read past."""
    while text := stream.readline(LONGEST_LINE):
        rest = text
        while len(rest) >= LONGEST_LINE and not rest.endswith("\n"):
            rest = stream.readline(LONGEST_LINE)
        yield text


@dataclass
class _Names:
    """Subjects by the names that the file has for them."""

    known: dict[str, int | None]
    how: How
    report: Report

    def find(self, name: str) -> int | None:
        key = name.casefold()
        if key not in self.known:
            found = clusters.subject_named(name) if name else None
            if found is None and self.how.new_subjects and name:
                self.report.made.append(name)
                found = -len(self.report.made) if self.how.dry_run else ensure_subject(name, self.how.now)
            if len(self.known) > 100_000:
                self.known.clear()
            self.known[key] = found
        return self.known[key]


def _draft(line: int, row: dict[str, str], report: Report, metrics: dict[str, int], names: _Names) -> Figure | None:
    metric = metrics.get(row.get("metric", "").casefold())
    if metric is None:
        _refuse(report, line, f"There is no metric “{row.get('metric', '')[:60]}” in the ledger.")
        return None
    subject = names.find(row.get("subject", ""))
    if subject is None:
        _refuse(report, line, f"There is no subject “{row.get('subject', '')[:60]}” in the ledger.")
        return None
    try:
        days = {name: date.fromisoformat(row[name]) if row.get(name) else None for name in ("source_on", "rate_on")}
        restates = int(row["restates"]) if row.get("restates") else None
    except ValueError:
        _refuse(report, line, "A day is written 2024-05-31, and a restated entry by its number.")
        return None
    value_to, precision, unit, rate, note = (row.get(name, "") for name in SAID)
    source = Source(row.get("source", ""), days["source_on"], row.get("source_url", ""))
    return Figure(
        subject, metric, row.get("period", ""), row.get("value", ""), source, value_to, precision, unit, rate,
        days["rate_on"], note, restates,
    )  # fmt: skip


def _refuse(report: Report, line: int, why: str) -> None:
    report.refused += 1
    report.name(line, why)


def _count(report: Report, batch: Batch) -> None:
    report.recorded += batch.recorded
    report.repeated += len(batch.repeated)
    report.refused += len(batch.refused)
    report.contradicting += len(batch.contradicting)
    for line, why in batch.refused.items():
        report.name(line, why)
    for line, same in batch.repeated.items():
        report.name(line, f"says the same as line {same}" if same else "stands in the ledger already")
    for line, others in batch.contradicting.items():
        told = ", ".join(f"entry {one}" if one > 0 else f"line {-one}" for one in others)
        report.name(line, f"contradicts {told}; both are kept")
