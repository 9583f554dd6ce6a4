"""The measures, by the name that `make bench ONLY=…` takes, in the order in which they run."""

from collections.abc import Callable, Iterator

from bench.measures import (
    importing,
    insights,
    ledger,
    lighthouse,
    posting,
    queue,
    reading,
    screening,
    starting,
    threads,
    visible,
    weight,
)
from bench.values import Figure
from bench.workshop import Workshop

Measure = Callable[[Workshop], Iterator[Figure]]

MEASURES: dict[str, Measure] = {
    "starting": starting.measure,
    "reading": reading.measure,
    "bytes": weight.measure,
    "threads": threads.measure,
    "visible": visible.measure,
    "posting": posting.measure,
    "screening": screening.measure,
    "importing": importing.measure,
    "insights": insights.measure,
    "queue": queue.measure,
    "ledger": ledger.measure,
    "lighthouse": lighthouse.measure,
}
WHEN_ASKED = {"lighthouse"}  # brings 180 MB of npm packages, and takes ten minutes by itself
