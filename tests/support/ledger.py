"""A ledger with one maker, and a hand to write in it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from postilla.ledger import writes
from postilla.ledger.drafts import Aim, Figure, Happening, Place, Promised, Said, Source

AFTER = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
REPORT = Source("Yearly report", date(2025, 2, 1), "https://example.org/report")


@dataclass
class Book:
    """Valdora and its yearly sales. `figure`, `promise` and `happened` fill in what is not said."""

    valdora: int
    cars: int
    at: datetime = AFTER
    facts: list[Any] = field(default_factory=list)

    def tick(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def promise(self, title: str = "80,000 to 90,000 cars in 2024", **aim: Any) -> int:
        aim = {"kind": "range", "metric_id": self.cars, "low": "80000", "high": "90000", "period": "2024", **aim}
        said = Said("Between 80,000 and 90,000.", date(2024, 1, 16), "Ottavio Brenna")
        place = Place(link_title="A paper", link_url="https://example.org/said")
        return writes.promise(Promised(self.valdora, title, said, Aim(**aim), place), "ines", self.tick())

    def dated(self, kind: str = "done", **aim: Any) -> int:
        return self.promise(kind, **{"kind": kind, "metric_id": None, "low": "", "high": "", "period": "", **aim})

    def figure(self, value: str, period: str = "2024", source: Source = REPORT, **more: Any) -> int:
        subject = more.pop("subject_id", self.valdora)
        return writes.record(Figure(subject, self.cars, period, value, source, **more), "ines", self.tick())

    def happened(self, promise_id: int, period: str, holds: bool = True, source: Source = REPORT) -> int:
        return writes.happened(Happening(promise_id, period, holds, source), "ines", self.tick())

    def state(self, promise_id: int) -> str:
        from postilla.ledger.models import Promise

        return Promise.objects.get(pk=promise_id).state


def new_book() -> Book:
    """A ledger with one maker and one metric."""
    return Book(writes.ensure_subject("Valdora", AFTER), writes.ensure_metric("Cars sold", "cars", AFTER))
