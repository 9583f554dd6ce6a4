"""Filling the ledger with what the sample magazine's article promises, what became of it, and a rival's number."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

from postilla.articles.values import BroughtBlock
from postilla.cli.sample import SampleComment
from postilla.cli.sample.load import comment_of
from postilla.cli.sample_running import keep_running
from postilla.ledger import writes
from postilla.ledger.drafts import Aim, Figure, Happening, Place, Promised, Said, Source
from postilla.ledger.reads import subject_of

BY = "Halfshaft"
SAID_AT = Place(link_title="Notes of Valdora’s press conference, 15 January 2024", link_url="https://valdora.example/")


@dataclass(frozen=True)
class Kept:
    """What was recorded: `promises` by their keys in the sample's file."""

    data: dict[str, Any]
    subject: int
    metric: int
    promises: dict[str, int]

    def blocks(self, slug: str) -> tuple[BroughtBlock, ...]:
        """The blocks that the article ends with: how its promises stand, and the figures."""
        if slug != self.data["article"]:
            return ()
        chart = {
            "title": "Valdora: cars sold in a year", "subject": self.subject, "metric": self.metric,
            "promise": self.promises["target"], "first_year": None, "last_year": None,
        }  # fmt: skip
        return (*self.cards(slug, "How the promises stand"), ("ledger_figures", chart))

    def cards(self, slug: str, heading: str) -> tuple[BroughtBlock, ...]:
        """The blocks with which the article ends in another language: how its promises stand."""
        if slug != self.data["article"]:
            return ()
        shown = [self.promises[one["key"]] for one in self.data["promises"] if one.get("card")]
        cards: list[BroughtBlock] = [("promise", one) for one in shown]  # type: ignore[misc]
        return (("heading", heading), *cards)

    def talks(self) -> list[tuple[str, list[SampleComment]]]:
        """What readers say under promises: (subject, comments)."""
        said = {one["key"]: [comment_of(row, "en") for row in one.get("comments", ())] for one in self.data["promises"]}
        return [(subject_of(self.promises[key]), comments) for key, comments in said.items() if comments]


def keep_promises(now: datetime) -> Kept:
    """Record subject, metric, figures and promises; those that are there already are left as they are."""
    data = tomllib.loads(files("postilla.cli.sample").joinpath("data/ledger.toml").read_text(encoding="utf-8"))
    metric = data["metric"]
    subject_id = writes.ensure_subject(data["subject"], now, about=data["about"])
    metric_id = writes.ensure_metric(
        metric["name"], metric["unit"], now, better=metric["better"], counted=metric["counted"]
    )
    promises = {one["key"]: _promise(one, subject_id, metric_id) for one in data["promises"]}
    events = [(promises[one["key"]], event) for one in data["promises"] for event in one.get("events", ())]
    happened = [(0, figure) for figure in data["figures"]] + events
    for promise_id, one in sorted(happened, key=lambda pair: pair[1]["source_on"]):  # as the newsroom came to know it
        day = _morning(one["source_on"])
        if promise_id:
            writes.happened(Happening(promise_id, one["period"], one["holds"], _source(one)), BY, day)
        else:
            more = {name: one[name] for name in ("precision", "value_to", "note") if name in one}
            writes.record(Figure(subject_id, metric_id, one["period"], one["value"], _source(one), **more), BY, day)
        writes.settle_due(day)
    keep_running(data["running"], BY, now)
    return Kept(data, subject_id, metric_id, promises)


def _promise(one: dict[str, Any], subject_id: int, metric_id: int) -> int:
    aim = Aim(
        one["kind"], metric_id if "low" in one else None, one.get("low", ""), one.get("high", ""),
        one.get("period", ""), one.get("due"),
    )  # fmt: skip
    said = Said(one["words"], date(2024, 1, 15), "Ottavio Brenna", "chief executive", one["certainty"], "en")
    promised = Promised(subject_id, one["title"], said, aim, SAID_AT, one.get("look_at", ""))
    return writes.promise(promised, BY, _morning(said.on))


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def _source(one: dict[str, Any]) -> Source:
    return Source(one["source"], one["source_on"])


def say_where(kept: Kept, subjects: dict[str, str], now: datetime) -> None:
    """The article is there now: each promise says in which passage of it it stands."""
    article = subjects[kept.data["article"]]
    for one in kept.data["promises"]:
        place = Place(article, None, one["passage"], SAID_AT.link_title, SAID_AT.link_url)
        writes.place(kept.promises[one["key"]], place, now)
    writes.settle_due(now)
