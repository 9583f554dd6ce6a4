"""What a clause claims: which number belongs to which time, and whether that is announced, was, or is merely said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from postilla.ledger.proposals.language import Language, compiled, words
from postilla.ledger.proposals.measures import Measure, measures
from postilla.ledger.proposals.times import AFTER, SINCE, When, times, turned

Span = tuple[int, int]
SUREST = ("may", "aims", "plans", "will")  # the least sure word of a clause counts
_ALREADY = compiled(r"(?<!\w)(?:already|déjà|già|bereits|ya)(?!\w)")
_FAR = 90  # characters between a number and its time
_SOON = 24  # characters after “remains” in which a plan may stand
_OLD = 15  # years after which a figure is history


@dataclass(frozen=True)
class Heard:
    """A clause with everything that the tables find in it. Places are those of its sentence."""

    text: str
    measures: tuple[Measure, ...]
    times: tuple[When, ...]
    cues: tuple[tuple[str, Span], ...] = ()
    hedged: Span | None = None
    present: Span | None = None
    acts: Span | None = None
    keeps: Span | None = None
    negated: Span | None = None
    past: bool = False
    cadence: tuple[str, Span] | None = None
    joints: tuple[int, ...] = ()
    said: tuple[int, ...] = ()  # where somebody says it

    def certainty(self, claim: Span, *, near: bool = False) -> tuple[str, Span] | None:
        """The least sure word of the part in which a claim stands, else (unless `near`) of the whole clause."""
        start, end = self.part(claim)
        inside = [cue for cue in self.cues if start <= cue[1][0] < end]
        # “They intend, within two years, to …”, “Sie haben vor, …”
        inside = inside or [cue for cue in self.cues if start and 0 <= start - cue[1][1] <= 1]
        found = inside if inside or near else self.cues
        return min(found, key=lambda cue: (SUREST.index(cue[0]), cue[1]), default=None)

    def part(self, claim: Span) -> Span:
        """From comma to comma, or “and”, around a claim."""
        cuts = sorted({*self.joints, *(match.start() for match in compiled(r", |[()]").finditer(self.text))})
        start = max((cut for cut in cuts if cut <= claim[0]), default=0)
        return start, min((cut for cut in cuts if cut >= claim[1]), default=len(self.text))


@dataclass(frozen=True)
class Claim:
    """A number with its time, or a time alone, or neither."""

    measure: Measure | None
    when: When | None
    ahead: bool
    span: Span = field(default=(0, 0))


def hear(text: str, language: Language, published: date) -> Heard:
    """Everything in a clause that a table knows."""
    speech = language.speech
    cadence = next(((per, found.span()) for per, form in speech.cadence if (found := words(form).search(text))), None)
    every = times(text, language, published)
    found_times = [one for one in every if one.prep not in (SINCE, AFTER)]
    taken = [(one.start, one.end) for one in every] + ([cadence[1]] if cadence else [])
    counted = measures(text, language, taken)
    cues = [
        (certainty, match.span())
        for certainty, form in (*speech.cues, ("will", speech.reported))
        for match in words(form).finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in taken)
    ]

    def first(form: str) -> Span | None:
        match = words(form).search(text)
        return match.span() if match else None

    keeps = first(speech.keeps)
    if keeps and any(sure == "plans" and keeps[1] <= at < keeps[1] + _SOON for sure, (at, _) in cues):
        keeps = None  # “remains scheduled for 2026”: it is the plan that stays
    return Heard(
        text, tuple(counted), tuple(found_times), tuple(cues), first(speech.hedge), first(speech.present),
        first(speech.acts), keeps, first(speech.negation), first(speech.past) is not None, cadence,
        tuple(match.start() for match in words(speech.joint).finditer(text)),
        tuple(match.start() for match in words(speech.says).finditer(text)),
    )  # fmt: skip


def silenced(text: str, language: Language) -> str:
    """Why a clause announces nothing, or “”."""
    if text.rstrip("\"') ").endswith("?"):
        return "question"
    found = (why for why, form in language.speech.blocks.items() if words(form).search(text))
    told = words(language.speech.reported).search(text) is not None
    return next((why for why in found if not (told and why == "hypothesis")), "")


def claims(heard: Heard, published: date) -> Iterator[Claim]:
    """The claims of a clause. Each number goes to the time next to it; times that are left stand alone."""
    used: set[int] = set()
    for measure in heard.measures:
        place = _time_of(measure, heard)
        if place is not None:
            used.add(place)
        yield _claim(measure, heard.times[place] if place is not None else None, heard, published)
    for place, when in enumerate(heard.times):
        if place not in used:
            yield _claim(None, when, heard, published)
    if not heard.measures and not heard.times:
        yield Claim(None, None, True, (0, len(heard.text)))


def _claim(measure: Measure | None, when: When | None, heard: Heard, published: date) -> Claim:
    spans = [(one.start, one.end) for one in (measure, when) if one is not None]
    span = (min(start for start, _ in spans), max(end for _, end in spans))
    if when is None:
        return Claim(measure, None, True, span)
    ahead = bool(heard.cues or heard.hedged or heard.present) or when.due is not None
    when = turned(when, published, ahead)
    begun = when.period.start <= published
    over = when.last < published or (begun and _ALREADY.search(heard.text, span[0], span[1] + 24) is not None)
    return Claim(measure, when, not over and (not begun or ahead or not heard.past), span)


def _time_of(measure: Measure, heard: Heard) -> int | None:
    """The time that a number is for: the nearest, where no other number stands nearer to it."""
    costs = [(cost, place) for place, when in enumerate(heard.times) if (cost := _between(measure, when, heard)) < _FAR]
    return min(costs)[1] if costs else None


def _between(measure: Measure, when: When, heard: Heard) -> int:
    """How far a number is from a time: characters, more over commas, over “and”, over another number."""
    low, high = sorted(((measure.start, measure.end), (when.start, when.end)))
    gap = heard.text[low[1] : high[0]]
    joints = sum(low[1] <= joint < high[0] for joint in heard.joints)
    others = sum(low[1] <= other.start < high[0] for other in heard.measures)
    # “to invest 300 million and create 700 jobs by 2028”: the time is for both
    told = sum(low[1] <= place < high[0] for place in heard.said)
    if len(heard.times) == len(heard.measures) == 1 and not told:
        return min(len(gap), _FAR - 1)  # nothing else either could belong to
    return len(gap) + 40 * told + 12 * gap.count(",") + 25 * joints + (20 if joints == others == 1 else 60 * others)


def too_old(when: When, published: date) -> bool:
    return when.period.end.year < published.year - _OLD
