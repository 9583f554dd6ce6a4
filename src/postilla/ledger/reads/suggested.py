"""What is found in an article's text, beside what was recorded or dismissed already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher

from postilla.ledger.models import Dismissal, Metric, Observation, Promise, Subject
from postilla.ledger.proposals import PROMISE, Proposal, propose
from postilla.ledger.rules.periods import period_of
from postilla.ledger.suggestions import Suggested, days_of, fits, suggested
from postilla.vocabulary.quote import ALIKE, LONGEST, Quote, Span, find_whole


@dataclass(frozen=True)
class Draft:
    """An article's text as it is in the CMS: its opaque `article`, and the day from which times are understood."""

    article: str
    text: str
    language: str
    published: date


def suggestions(draft: Draft) -> list[Suggested]:
    """What a text announces, in its order, also what was decided on. Nothing is stored."""
    text = draft.text
    found = [suggested(text, one) for one in propose(text, draft.language, draft.published)]
    if not found:
        return []
    names, metrics = _names(), _Metrics(list(Metric.objects.order_by("pk")))
    dismissed = _dismissed(draft, found)
    promises = _passages(draft, found)
    made = []
    for one in found:
        subject = _subject(one.proposal, text, names)
        metric = metrics.of(one.proposal, subject)
        said = one.proposal
        if said.speaker.casefold() in {name for name, _ in names}:  # a subject, and nobody in it
            said = replace(said, speaker="")
        guessed = replace(
            one, proposal=said, subject_id=subject, metric_id=metric, dismissal=_dismissal(one, dismissed)
        )
        if one.proposal.what == PROMISE:
            made.append(replace(guessed, promise_id=_kept(one, promises, found)))
        else:
            recorded = _recorded(one.proposal, subject, metric) if subject and metric else None
            made.append(replace(guessed, recorded=recorded))
    return made


def _names() -> list[tuple[str, int]]:
    """Names and aliases of subjects that stand for themselves, the longest first."""
    rows = Subject.objects.filter(merged_into=None).values_list("pk", "name", "aliases")
    every = [(name.strip().casefold(), pk) for pk, own, more in rows for name in (own, *more.splitlines())]
    return sorted(((name, pk) for name, pk in every if len(name) > 1), key=lambda pair: (-len(pair[0]), pair[1]))


def _subject(one: Proposal, text: str, names: Iterable[tuple[str, int]]) -> int | None:
    """The subject that the passage names, else the one named last before it."""
    before = text[: one.start].casefold()
    inside = text[one.start : one.end].casefold()
    last: tuple[int, int] | None = None
    for name, pk in names:
        if _names_it(inside, name) >= 0:
            return pk
        at = _names_it(before, name)
        if at >= 0 and (last is None or at > last[0]):
            last = (at, pk)
    return last[1] if last else None


def _names_it(text: str, name: str) -> int:
    """Where a whole word of this name stands last; -1 if nowhere."""
    at = text.rfind(name)
    while at >= 0:
        around = text[max(0, at - 1) : at], text[at + len(name) : at + len(name) + 1]
        if not any(sign.isalnum() for sign in around):
            return at
        at = text.rfind(name, 0, at)
    return -1


@dataclass
class _Metrics:
    """All metrics; which of them a subject has figures or promises of is asked for once."""

    every: Sequence[Metric]
    own: dict[int, set[int]] = field(default_factory=dict)

    def of(self, one: Proposal, subject: int | None) -> int | None:
        """The metric in its unit: one that the subject has figures or promises of, else the oldest."""
        fitting = [metric.pk for metric in self.every if one.unit and fits(one.unit, metric.unit)]
        if len(fitting) < 2 or subject is None:
            return fitting[0] if fitting else None
        if subject not in self.own:
            used = Observation.objects.filter(subject=subject).order_by().values_list("metric", flat=True).distinct()
            promised = Promise.objects.filter(subject=subject).values_list("metric", flat=True)
            self.own[subject] = {*used, *promised}
        return next((metric for metric in fitting if metric in self.own[subject]), fitting[0])


def _dismissed(draft: Draft, found: Sequence[Suggested]) -> list[tuple[Dismissal, Span]]:
    rows = Dismissal.objects.filter(article=draft.article, undone_at=None).order_by("pk")
    placed = [(row, _place(Quote(row.exact, row.prefix, row.suffix, row.start), draft.text, found)) for row in rows]
    return [(row, place) for row, place in placed if place is not None]


def _dismissal(one: Suggested, dismissed: Iterable[tuple[Dismissal, Span]]) -> int | None:
    """The dismissal of the same claim at the same passage, also if its words were changed a little since."""
    for row, place in dismissed:
        if row.claim == one.proposal.claim[:300] and _meet(place, one.proposal):
            return int(row.pk)
    return None


def _meet(place: Span, one: Proposal) -> bool:
    return place.start < one.end and one.start < place.end


def _passages(draft: Draft, found: Sequence[Suggested]) -> list[tuple[Promise, Span]]:
    rows = Promise.objects.filter(article=draft.article).order_by("pk")
    placed = [(row, _place(Quote(row.passage[:LONGEST]), draft.text, found)) for row in rows if row.passage]
    return [(row, place) for row, place in placed if place is not None]


def _place(quote: Quote, text: str, found: Sequence[Suggested]) -> Span | None:
    """Where a passage stands: unchanged anywhere, or changed a little at a proposal, which alone is asked for.

    To look for changed words in the whole text would take a tenth of a second for each.
    """
    whole = find_whole(quote, text)
    if whole is not None or not found:
        return whole
    words = set(quote.exact.split())
    best = max(found, key=lambda one: _alike(words, set(one.quote.exact.split())))
    if _alike(words, set(best.quote.exact.split())) < 1 / 3:
        return None
    ratio = SequenceMatcher(None, quote.exact, best.quote.exact, autojunk=False).ratio()
    return Span(best.proposal.start, best.proposal.end, whole=False) if ratio >= ALIKE else None


def _alike(some: set[str], others: set[str]) -> float:
    """How many of the words of both are in both."""
    return len(some & others) / max(1, len(some | others))


def _kept(one: Suggested, promises: list[tuple[Promise, Span]], every: list[Suggested]) -> int | None:
    """The promise that was recorded from this passage: the one with its terms, or the only one of the only proposal."""
    here = [row for row, place in promises if _meet(place, one.proposal)]
    found = one.proposal
    start, end = days_of(found)
    for row in here:
        if (row.kind, row.low, row.high) == (found.kind, found.low, found.high) and (
            (row.start, row.end) == (start, end) or row.due == found.due
        ):
            return int(row.pk)
    alike = [other for other in every if other.proposal.what == PROMISE and other.proposal.start == found.start]
    return int(here[0].pk) if len(alike) == len(here) == 1 else None


def _recorded(one: Proposal, subject: int, metric: int) -> int | None:
    when = period_of(one.period)
    rows = Observation.objects.filter(
        subject=subject, metric=metric, start=when.start, end=when.end, value=one.low, value_to=one.high,
        taken_back_at=None,
    )  # fmt: skip
    return rows.values_list("pk", flat=True).first()
