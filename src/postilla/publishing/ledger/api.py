"""The ledger's public API (docs/API.md): JSON and CSV, read-only, stored like every page.

A page of a list is a range of ids: page n has those from (n-1)*500+1 to n*500. So it never shifts, and a change drops
the page that it stands on.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from re import Match
from typing import Any

from postilla.articles import reads as articles
from postilla.ledger import reads
from postilla.ledger.rules.periods import written
from postilla.ledger.shown import Entry, Judged
from postilla.ledger.values import Bounds, Course
from postilla.publishing.ledger import files

ROOT = "/ledger/api/"
PER_PAGE = 500
Rows = list[dict[str, Any]]


def index(_path: str, _found: Match[str]) -> bytes | None:
    """Where everything is, and how many pages of it there are."""
    if not reads.is_kept():
        return None
    base = articles.magazine().base_url + ROOT
    lists = {
        kind: {"first": f"{base}{kind}-1.json", "csv": f"{base}{kind}-1.csv", "pages": _page_of(reads.last_of(kind))}
        for kind in LISTS
    }
    whole = {"lists": lists, "metrics": f"{base}metrics.json", "promise": f"{base}promise-{{id}}.json"}
    return _json({"version": 1, **whole, "per_page": PER_PAGE})


def listing(_path: str, found: Match[str]) -> bytes | None:
    """A page of subjects, promises, observations or verdicts."""
    kind, number = found["kind"], int(found["number"])
    last = reads.last_of(kind)
    if not reads.is_kept() or number > _page_of(last):
        return None
    first = (number - 1) * PER_PAGE + 1
    base = articles.magazine().base_url
    rows = LISTS[kind](first, first + PER_PAGE - 1, base)
    if found["form"] == "csv":
        return files.as_csv([{key: _cell(value) for key, value in row.items()} for row in rows])
    more = f"{base}{ROOT}{kind}-{number + 1}.json" if number < _page_of(last) else None
    return _json({"page": number, "items": rows, "next": more})


def metrics(_path: str, found: Match[str]) -> bytes | None:
    if not reads.is_kept():
        return None
    rows = [asdict(one) for one in reads.metrics()]
    return files.as_csv(rows) if found["form"] == "csv" else _json({"items": rows})


def promise(_path: str, found: Match[str]) -> bytes | None:
    """One promise with its terms, revisions, observations and verdicts."""
    whole = reads.whole(int(found["id"]))
    if whole is None:
        return None
    base = articles.magazine().base_url
    return _json({
        **files.promise_row(whole.card, base),
        "low": files.plain(whole.aim.low), "high": files.plain(whole.aim.high), "unit": whole.card.unit,
        "metric": whole.metric_slug, "per": whole.per, "count": whole.count, "passage": whole.passage,
        "course": _course(whole.card.course),
        "revisions": [
            {"change": one.change, "on": one.on, "words": one.words, "low": files.plain(one.aim.low),
             "high": files.plain(one.aim.high), "due": one.due, "link": one.link_url,
             "taken_back": one.taken_back}
            for one in whole.revisions
        ],
        "observations": [_observation(one) for one in whole.entries],
        "verdicts": [_verdict(whole.card.id, one) for one in whole.verdicts],
    })  # fmt: skip


def touched(promises: Iterable[int], root: Path, *, figures: bool) -> set[str]:
    """The addresses that a change of these promises touches; `figures`: and of subjects and their observations."""
    found = {f"{ROOT}index.json", f"{ROOT}metrics.json", f"{ROOT}metrics.csv"}
    for one in promises:
        found |= {f"{ROOT}promise-{one}.json"} | {f"{ROOT}promises-{_page_of(one)}.{form}" for form in ("json", "csv")}
    # A list whose last page was full leads on to a new one; verdicts and figures are taken back wherever they stand.
    for kind in ("verdicts", *(("observations", "subjects") if figures else ())):
        found |= {f"{ROOT}{file.name}" for file in (root / "ledger" / "api").glob(f"{kind}-*.*")}
    found |= {f"{ROOT}promises-{max(_page_of(one) - 1, 1)}.json" for one in promises}
    return found


def _subjects(first: int, last: int, base: str) -> Rows:
    return [
        {**asdict(one), "address": f"{base}/ledger/{one.slug}/"} for one in reads.subjects_between(first, last)
    ]  # fmt: skip


def _promises(first: int, last: int, base: str) -> Rows:
    return [files.promise_row(one, base) for one in reads.promises_between(first, last)]


def _observations(first: int, last: int, _base: str) -> Rows:
    return [_observation(one) for one in reads.observations_between(first, last)]


def _verdicts(first: int, last: int, _base: str) -> Rows:
    return [_verdict(promise, one) for promise, one in reads.verdicts_between(first, last)]


LISTS: dict[str, Callable[[int, int, str], Rows]] = {
    "subjects": _subjects, "promises": _promises, "observations": _observations, "verdicts": _verdicts,
}  # fmt: skip


def _observation(one: Entry) -> dict[str, Any]:
    return {
        **files.figure_row(one), "subject_id": one.subject.id, "metric": one.metric_slug, "promise_id": one.promise_id,
        "start": one.period.start, "end": one.period.end, "holds": one.holds, "counts": one.counts,
        "restated_by": one.restated_by, "taken_back": one.taken_back,
    }  # fmt: skip


def _verdict(promise: int, one: Judged) -> dict[str, Any]:
    """Without the name of the editor who gave it: readers are told the reason."""
    return {
        "id": one.id, "promise_id": promise, "verdict": one.state, "at": one.at, "by_editor": bool(one.by),
        "reason": one.reason, "why": one.why, "missing": one.missing, "detail": one.detail, "contested": one.contested,
        "observations": list(one.used), "undone_at": one.undone_at,
    }  # fmt: skip


def _course(one: Course | None) -> dict[str, Any] | None:
    """Where a number is heading; `method` "": there is too little data."""
    if one is None:
        return None
    so_far = one.so_far or Bounds()
    return {
        "period": written(one.period), "method": one.method, "chance": "0.8" if one.method else "",
        "low": files.plain(one.figure.low), "high": files.plain(one.figure.high),
        "so_far_low": files.plain(so_far.low), "so_far_high": files.plain(so_far.high), "until": one.until,
        "per": one.kind, "periods": one.periods,
        "before": [
            {"period": written(period), "low": files.plain(had.low), "high": files.plain(had.high)}
            for period, had in one.before
            if one.until is not None and period.end <= one.until
        ],
    }  # fmt: skip


def _page_of(number: int) -> int:
    """The page of an id. There is always a first one, if only to say that it is empty."""
    return max(-(-number // PER_PAGE), 1)


def _cell(value: Any) -> Any:
    return " ".join(str(one) for one in value) if isinstance(value, list | tuple) else value


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def _plain(value: Any) -> str:
    return str(value.isoformat())
