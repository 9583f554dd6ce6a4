"""From what was found in a text to drafts that can be recorded. Pure."""

from dataclasses import dataclass
from datetime import date

from postilla.ledger.drafts import Aim, Figure, Place, Promised, Said, Source
from postilla.ledger.proposals import Proposal
from postilla.ledger.reading import plain
from postilla.ledger.rules.periods import period_of, span, written
from postilla.ledger.units import NotConvertible, factor
from postilla.ledger.values import BETWEEN, MEASURED, YEAR, Period
from postilla.vocabulary.quote import LONGEST, Quote, name_of, quote_at

_WHATEVER = ("units", "sales", "registrations", "orders")  # counts of what the metric is about


@dataclass(frozen=True)
class Suggested:
    """A proposal for an article, with what the ledger knows of it.

    `key` names it for as long as its words and fields stay. `subject_id` and `metric_id` are guesses; `dismissal` is
    the number of the dismissal that stands, `promise_id` of the promise kept from it, `recorded` of the figure.
    """

    key: str
    proposal: Proposal
    quote: Quote
    subject_id: int | None = None
    metric_id: int | None = None
    dismissal: int | None = None
    promise_id: int | None = None
    recorded: int | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it."""
        return self.dismissal is None and self.promise_id is None and self.recorded is None


def suggested(text: str, proposal: Proposal) -> Suggested:
    """A proposal with its anchor in the text in which it was found."""
    quote = quote_at(text, proposal.start, min(proposal.end, proposal.start + LONGEST))
    return Suggested(name_of(f"{proposal.claim} {quote.exact}"), proposal, quote)


def aim_of(one: Proposal, metric_id: int | None) -> Aim:
    """The measurable form, as if it had been typed."""
    measured = one.kind in MEASURED
    period = one.period or (_up_to(one.due) if one.due and measured else "")
    return Aim(
        one.kind, metric_id if measured else None, plain(one.low), plain(one.high), period, one.due, one.per or YEAR,
        one.count or 1, unit=unit_of(one) if measured else "",
    )  # fmt: skip


def promise_of(
    one: Suggested, chosen: tuple[int, int | None, str], place: Place, who: tuple[str, date], language: str
) -> Promised:
    """The draft of a promise in the article at `place`, for the `chosen` subject, metric and title. `who`: the speaker
    and the day on which it was said."""
    subject_id, metric_id, title = chosen
    words = " ".join(one.quote.exact.split())
    speaker, on = who
    said = Said(words, on, speaker, "", one.proposal.certainty, language)
    return Promised(subject_id, title, said, aim_of(one.proposal, metric_id), place)


def figure_of(one: Suggested, subject_id: int, metric_id: int, source: Source) -> Figure:
    """The draft of a figure, as the text has it."""
    found = one.proposal
    precision = "" if found.precision == BETWEEN else found.precision
    return Figure(
        subject_id, metric_id, found.period, plain(found.low), source, plain(found.high), precision, unit_of(found)
    )


def unit_of(one: Proposal) -> str:
    """The unit that its numbers are in; "" where the text only says that something was counted, not what."""
    return "" if one.unit in _WHATEVER else one.unit


def fits(unit: str, into: str) -> bool:
    """Whether a figure in one unit can be one of a metric in another."""
    try:
        factor(unit, into)
    except NotConvertible:
        return False
    return bool(unit)


def _up_to(day: date) -> str:
    """The year, half, quarter or month that ends on a day; of those the longest. “” if none does."""
    for months in (12, 6, 3, 1):
        start = day.month - months + 1
        if start >= 1 and (start - 1) % months == 0 and span(day.year, start, months).end == day:
            return written(Period(date(day.year, start, 1), day))
    return ""


def days_of(one: Proposal) -> tuple[date | None, date | None]:
    """The first and the last day of the period that its draft has."""
    aim = aim_of(one, None)
    found = period_of(aim.period) if aim.period else None
    return (found.start, found.end) if found else (None, None)
