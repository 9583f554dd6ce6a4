"""Figures that contradict each other, and what the verdicts made of them."""

from collections.abc import Sequence
from datetime import datetime

from postilla.ledger import clusters
from postilla.ledger.evidence import final, standing
from postilla.ledger.models import Conflict, Observation, Promise
from postilla.ledger.reads.figures import as_entries
from postilla.ledger.reads.names import names
from postilla.ledger.reads.promises import as_cards
from postilla.ledger.rules.bounds import contradict
from postilla.ledger.shown import Contradiction, Entry
from postilla.ledger.values import Period


def contradictions(number: int = 1, per_page: int = 20) -> list[Contradiction]:
    """A page of them, the newest first."""
    rows = Conflict.objects.select_related("metric").order_by("-noticed_at", "-pk")
    return [_whole(row) for row in rows[(number - 1) * per_page : number * per_page]]


def contradictions_number(since: datetime | None = None) -> int:
    """How many there are, or how many of them were noticed since a time."""
    return (Conflict.objects.filter(noticed_at__gte=since) if since else Conflict.objects).count()


def differing(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Of figures of one metric those of a period on which sources differ, period by period, oldest first; without what
    was said before the period was over."""
    by_period: dict[Period, list[Entry]] = {}
    for one in entries:
        if one.counts and one.metric and not one.is_early:
            by_period.setdefault(one.period, []).append(one)
    return [each for _, each in sorted(by_period.items()) if contradict([one.bounds for one in each])]


def _whole(row: Conflict) -> Contradiction:
    same = clusters.members(row.subject_id)
    figures = Observation.objects.filter(
        standing(), final(), subject_id__in=same, metric_id=row.metric_id, start=row.start, end=row.end
    )
    entries = list(as_entries(figures.select_related("metric").order_by("source_on", "pk")))
    hang = Promise.objects.filter(subject_id__in=same, metric_id=row.metric_id)
    ids = {one.id for one in entries}
    cards = [
        card
        for card in as_cards(hang.select_related("metric").order_by("pk")[:200])
        if card.verdict is not None and ids & set(card.verdict.used)
    ]
    return Contradiction(
        names([row.subject_id])[row.subject_id], row.metric.name, row.metric.slug, Period(row.start, row.end),
        row.noticed_at, entries, cards,
    )  # fmt: skip
