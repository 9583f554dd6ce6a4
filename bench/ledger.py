"""Fills a home's ledger, in a process of its own, and measures it there: `python -m bench.ledger PLAN`, home in
POSTILLA_HOME.

PLAN is JSON: {"subjects": how many; "rounds": how often what is short is measured}. Each subject has 20 metrics with
250 months of figures each, and 100 promises of years that lie among them. Answers with JSON on the last line of stdout:
{"promises", "observations", "first" and "judged": seconds of processor time to judge all, "pages": milliseconds of each
round}.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.servers import ROOT, CannotMeasure, environment

METRICS, MONTHS, PROMISES = 20, 250, 100  # of each subject
FIRST = 2004
NOW = datetime(2025, 6, 1, tzinfo=UTC)
BATCH = 20_000


def judged(home: Path, subjects: int, rounds: int) -> dict[str, Any]:
    """Run this module on `home`. Raises CannotMeasure."""
    home.mkdir(parents=True, exist_ok=True)
    asked = [sys.executable, "-m", "bench.ledger", json.dumps({"subjects": subjects, "rounds": rounds})]
    done = subprocess.run(asked, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"the ledger could not be made:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(plan: dict[str, int]) -> dict[str, Any]:
    from postilla.cli.start import begin

    begin(Path(os.environ["POSTILLA_HOME"]))
    from postilla.articles.writes import ensure_site
    from postilla.ledger.models import Observation, Promise
    from postilla.ledger.writes import settle_all

    ensure_site("Bench", "http://127.0.0.1:8000")
    if not Promise.objects.exists():
        _fill(plan["subjects"])
    began = time.process_time()
    settle_all(NOW)
    first = time.process_time() - began
    began = time.process_time()
    settle_all(NOW)
    again = time.process_time() - began
    return {
        "promises": Promise.objects.count(), "observations": Observation.objects.count(),
        "first": first, "judged": again, "pages": list(_pages(plan["rounds"])),
    }  # fmt: skip


def _pages(rounds: int) -> Iterator[float]:
    from postilla.publishing.addresses import render

    for number in range(rounds + 1):
        began = time.thread_time()
        if render(f"/ledger/company-{number}/") is None:
            raise CannotMeasure("the page of a subject could not be made")
        if number:
            yield (time.thread_time() - began) * 1000


def _fill(subjects: int) -> None:
    from postilla.ledger.models import Metric, Observation, Promise, Subject

    metrics = [
        Metric.objects.create(name=f"Cars sold, {n}", slug=f"cars-{n}", unit="cars", period_kind="month")
        for n in range(METRICS)
    ]
    made = Subject.objects.bulk_create([Subject(name=f"Company {n}", slug=f"company-{n}") for n in range(subjects)])
    for subject in made:
        Promise.objects.bulk_create([_promise(subject, metrics[n % METRICS], n) for n in range(PROMISES)])
    waiting: list[Observation] = []
    for subject in made:
        for metric in metrics:
            waiting += [_observation(subject, metric, month) for month in range(MONTHS)]
        if len(waiting) >= BATCH:
            Observation.objects.bulk_create(waiting, batch_size=1000)
            waiting.clear()
    Observation.objects.bulk_create(waiting, batch_size=1000)


def _promise(subject: Any, metric: Any, number: int) -> Any:
    from postilla.ledger.models import Promise

    year = FIRST + (number * 7 + subject.pk) % (MONTHS // 12)
    return Promise(
        subject=subject, title=f"{1000 + number} cars in {year}", said_on=date(year - 1, 10, 1), metric=metric,
        words=f"We will sell {1000 + number} cars in {year}.", kind="at-least", low=Decimal(1000 + number),
        start=date(year, 1, 1), end=date(year, 12, 31), due=date(year, 12, 31), due_now=date(year, 12, 31),
        state_since=NOW, recorded_at=NOW, recorded_by="bench",
    )  # fmt: skip


def _observation(subject: Any, metric: Any, month: int) -> Any:
    from postilla.ledger.models import Observation

    start = date(FIRST + month // 12, month % 12 + 1, 1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    figure = Decimal(70 + (month * 13 + subject.pk * 7 + metric.pk) % 40)
    return Observation(
        subject=subject, metric=metric, start=start, end=end, value=figure, low=figure, high=figure, unit="cars",
        source="Registrations", source_on=end + timedelta(days=9), recorded_at=NOW, recorded_by="bench",
    )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
