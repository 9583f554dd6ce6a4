"""Rows of the public API: everything by ranges of ids, so that a page of it never shifts."""

from postilla.ledger.models import Metric, Observation, Promise, Subject, Verdict
from postilla.ledger.reads.figures import as_entries
from postilla.ledger.reads.promises import as_cards, judged
from postilla.ledger.shown import Card, Counted, Entry, Judged, Known

LAST = {"subjects": Subject, "promises": Promise, "observations": Observation, "verdicts": Verdict}


def last_of(kind: str) -> int:
    """The highest id of a kind: subjects, promises, observations, verdicts; 0 for none."""
    return int(LAST[kind].objects.order_by("-pk").values_list("pk", flat=True).first() or 0)  # type: ignore[attr-defined]


def subjects_between(first: int, last: int) -> list[Known]:
    rows = Subject.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")
    return [
        Known(one.pk, one.name, one.slug, one.kind, one.parent_id, one.merged_into_id, one.about, _lines(one.aliases),
              _lines(one.external))
        for one in rows
    ]  # fmt: skip


def promises_between(first: int, last: int) -> list[Card]:
    return as_cards(Promise.objects.select_related("metric").filter(pk__gte=first, pk__lte=last).order_by("pk"))


def observations_between(first: int, last: int) -> list[Entry]:
    """Also those that count no more: they say why."""
    return list(
        as_entries(Observation.objects.filter(pk__gte=first, pk__lte=last).select_related("metric").order_by("pk"))
    )


def verdicts_between(first: int, last: int) -> list[tuple[int, Judged]]:
    """With the promise that each is of."""
    rows = Verdict.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")
    return [(one.promise_id, judged(one)) for one in rows]


def metrics() -> list[Counted]:
    rows = Metric.objects.order_by("pk")
    return [
        Counted(one.pk, one.name, one.slug, one.unit, one.period_kind, one.adds_up, one.better, one.counted)
        for one in rows
    ]  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
