"""From a text to what it announces. See the room's contract in `proposals`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from postilla.ledger.proposals.claims import Claim, Heard, claims, hear, silenced, too_old
from postilla.ledger.proposals.clauses import Clause, clauses
from postilla.ledger.proposals.folding import Folded, fold
from postilla.ledger.proposals.language import Language, words
from postilla.ledger.proposals.measures import Measure
from postilla.ledger.proposals.sentences import sentences
from postilla.ledger.proposals.speaking import said_by, said_on
from postilla.ledger.proposals.tables import language_of
from postilla.ledger.proposals.values import FIGURE, PROMISE, Proposal, Reason
from postilla.ledger.rules.periods import written
from postilla.ledger.values import (
    AT_LEAST,
    AT_LEAST_WORD,
    AT_MOST,
    AT_MOST_WORD,
    CADENCE,
    CONDITION,
    DONE,
    LESS_THAN,
    MORE_THAN,
    NUMBER,
    RANGE,
)  # fmt: skip

LONGEST = 400_000  # characters of a text that are read
MOST = 200  # proposals of a text
_KINDS = {MORE_THAN: AT_LEAST, AT_LEAST_WORD: AT_LEAST, LESS_THAN: AT_MOST, AT_MOST_WORD: AT_MOST}
_TO = re.compile(r"(?:\bto|\bauf|\bà|\ba|\bal|\ball') ?$")
_MORE = re.compile(
    r" ?(?:more|less|higher|lower|fewer|up|down|de plus|de moins|más|menos|in più|in meno|mehr|weniger|über)\b"
)
_KEPT = re.compile(  # what is kept without a word of the future: “production stays in Italy”
    r"(?<!\w)(?:produ[czk]\w*|fertigung|fabrica\w+|plants?|usines?|siège|headquarters?|sede|hauptsitz|werke?|standorte?|"
    r"stabiliment\w+|plantas?|fábricas?|jobs|emplois|empleos|posti|arbeitsplätze|prices?|prix|prezz[oi]|preise?|precios?|"
    r"warranty|gar[ae]nt\w+|free|gratuit\w*|kostenlos|gratis)(?!\w)"
)
_LATE = timedelta(days=366)  # after its time is over, what is announced in the present tense was not announced today
_FEW = 24  # how many times in a period are a cadence, and not a number


def propose(text: str, language: str, published: date) -> tuple[Proposal, ...]:
    """What a text in a language (“fr”, “de-CH”) announces, in its order, at most MOST. Empty for other languages.

    Times without a year are understood from the day of publication.
    """
    table = language_of(language)
    if table is None or not 1950 <= published.year <= 2100:
        return ()
    folded = fold(text[:LONGEST])
    found: list[Proposal] = []
    for start, end in sentences(folded.plain):
        found += _of_sentence(folded, (start, end), table, published)
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _of_sentence(folded: Folded, span: tuple[int, int], language: Language, published: date) -> Iterator[Proposal]:
    sentence = folded.plain[span[0] : span[1]]
    speaker = said_by(sentence, folded.cased[span[0] : span[1]], language)
    day = said_on(sentence, language, published)
    question = sentence.rstrip("\"') ").endswith("?")
    for clause in clauses(sentence, language):
        if question or silenced(clause.text, language):
            continue
        heard = hear(clause.text, language, published)
        for claim in claims(heard, published):
            made = _proposal(claim, heard, language, published)
            if made is not None and (made.what == FIGURE or heard.cues or not clause.beside):
                yield _said(_placed(made, folded, span, clause), speaker, day, folded, span[0])


def _said(
    made: Proposal, speaker: tuple[str, Reason] | None, day: tuple[date, Reason] | None, folded: Folded, begun: int
) -> Proposal:
    """With who said it and when, for a promise."""
    if made.what != PROMISE:
        return made
    places = folded.places
    because = [found[1] for found in (speaker, day) if found is not None]
    reasons = (Reason(one.field, places[begun + one.start], places[begun + one.end]) for one in because)
    return replace(
        made, speaker=speaker[0] if speaker else "", said_on=day[0] if day else None, reasons=(*made.reasons, *reasons)
    )


def _placed(made: Proposal, folded: Folded, sentence: tuple[int, int], clause: Clause) -> Proposal:
    """With places of the text as it was handed in."""
    places, begun = folded.places, sentence[0]
    reasons = tuple(
        Reason(one.field, places[begun + clause.begin(one.start)], places[begun + clause.end(one.end)])
        for one in made.reasons
    )
    return replace(made, start=places[sentence[0]], end=places[sentence[1]], reasons=reasons)


def _proposal(claim: Claim, heard: Heard, language: Language, published: date) -> Proposal | None:
    if claim.when is not None and not claim.ahead:
        if _still_announced(claim, heard, language, published):
            return _promise(claim, heard)
        return _figure(claim, heard, language, published)
    if heard.cadence is not None and (made := _cadence(claim, heard)):
        return made
    return _promise(claim, heard)


def _still_announced(claim: Claim, heard: Heard, language: Language, published: date) -> bool:
    """“Aims to deliver 3,000 vans in the first half of 2026”, in a text that appeared, or is dated, soon after."""
    when, cue = claim.when, heard.certainty(claim.span, near=True)
    if when is None or claim.measure is None or cue is None or when.loose or when.due is not None:
        return False
    says, past = words(language.speech.says), words(language.speech.past)
    if published - when.last > _LATE or any(not says.fullmatch(told[0]) for told in past.finditer(heard.text)):
        return False
    now = words(language.speech.now)
    return any(found.start() < cue[1][1] and cue[1][0] < found.end() for found in now.finditer(heard.text))


def _figure(claim: Claim, heard: Heard, language: Language, published: date) -> Proposal | None:
    """A number of a time that is over. A change (“rose by 5%”) is no figure, nor is what was once aimed at."""
    measure, when = claim.measure, claim.when
    if measure is None or when is None or not measure.unit or (measure.small and not measure.known):
        return None
    said = heard.certainty(claim.span, near=True)
    if (said is not None and said[0] in ("aims", "plans")) or too_old(when, published) or when.due is not None:
        return None
    if measure.unit == "%" and _by(measure, heard, language):
        return None
    period = when.period
    reasons = (*_measured(measure), Reason("period", when.start, when.end))
    return Proposal(
        FIGURE, 0, 0, low=measure.low, high=measure.high, precision=measure.precision, unit=measure.unit,
        period=written(period), reasons=reasons,
    )  # fmt: skip


def _by(measure: Measure, heard: Heard, language: Language) -> bool:
    """“Rose by 5%”, “5% more than”: a change, and no figure. “Rose to 5%” is one."""
    head, tail = heard.text[max(0, measure.start - 60) : measure.start], heard.text[measure.end : measure.end + 24]
    if _TO.search(head):
        return False
    return _MORE.match(tail) is not None or words(language.numbers.change).search(head) is not None


def _measured(measure: Measure) -> tuple[Reason, ...]:
    spans = (("value", measure.number), ("precision", measure.exact), ("unit", measure.counts))
    return tuple(Reason(name, *span) for name, span in spans if span is not None)


def _certainty(heard: Heard, claim: Claim) -> tuple[str, Reason | None] | None:
    """How surely it is announced, and by which word; None where it is not."""
    found = heard.certainty(claim.span, near=claim.when is None and claim.measure is not None)
    if found is not None:
        return found[0], Reason("certainty", *found[1])
    if claim.when is None:
        kept = heard.keeps is not None and claim.measure is None and not heard.past and _KEPT.search(heard.text)
        return ("will", Reason("certainty", *heard.keeps)) if kept and heard.keeps else None
    if heard.hedged is not None:
        return "plans", Reason("certainty", *heard.hedged)
    if heard.present is None and (heard.past or claim.when.due is None):
        return None  # “in May”, “in 2026” alone do not say that it is to come
    return "will", Reason("certainty", *heard.present) if heard.present else None


def _cadence(claim: Claim, heard: Heard) -> Proposal | None:
    """“A new model every year”; not “2 billion a year”."""
    assert heard.cadence is not None
    per, span = heard.cadence
    measure = claim.measure
    if measure is not None and (measure.low > _FEW or measure.high or measure.unit in ("%", "EUR", "USD", "GBP")):
        return None
    sure = _certainty(heard, claim)
    if sure is None:
        if heard.present is None:
            return None
        sure = ("will", Reason("certainty", *heard.present))
    times = int(measure.low) if measure is not None else 1
    reasons = [Reason("per", *span), *([sure[1]] if sure[1] else []), *(_measured(measure) if measure else ())]
    period, due, more = _limits(claim)
    return Proposal(
        PROMISE, 0, 0, CADENCE, sure[0], per=per, count=max(1, times), period=period, due=due,
        reasons=(*reasons, *more),
    )  # fmt: skip


def _limits(claim: Claim) -> tuple[str, date | None, tuple[Reason, ...]]:
    when = claim.when
    if when is None:
        return "", None, ()
    reason = (Reason("due" if when.due else "period", when.start, when.end),)
    if when.due is not None:
        return "", when.due, reason
    if when.part == "end":
        return "", when.period.end, (Reason("due", when.start, when.end),)
    return written(when.period), None, reason


def _promise(claim: Claim, heard: Heard) -> Proposal | None:
    sure = _certainty(heard, claim)
    if sure is None:
        return None
    measure = claim.measure
    if measure is not None and claim.when is None and measure.small and heard.acts is not None:
        measure = None  # “two models will be built in Melfi”: a thing to be done
    if measure is not None and claim.when is None and (not measure.known or measure.unit == "%"):
        return None  # a number of something, some time: nothing to hold anybody to
    if measure is None and claim.when is None and heard.acts is None and heard.keeps is None:
        return None
    period, due, more = _limits(claim)
    reasons = (*((sure[1],) if sure[1] else ()), *more)
    if measure is None:
        kind, why = _without_number(heard)
        return Proposal(
            PROMISE, 0, 0, kind, sure[0], period=period, due=due, reasons=(*reasons, *((why,) if why else ()))
        )
    kind = RANGE if measure.high is not None else _KINDS.get(measure.precision, NUMBER)
    low, high = (None, measure.low) if kind == AT_MOST else (measure.low, measure.high)
    return Proposal(
        PROMISE, 0, 0, kind, sure[0], low, high, "" if kind in (AT_LEAST, AT_MOST) else measure.precision,
        measure.unit, period, due, reasons=(*_measured(measure), *reasons),
    )  # fmt: skip


def _without_number(heard: Heard) -> tuple[str, Reason | None]:
    """A thing done, or a condition that stays kept: “remains”, or “no … until”."""
    why = heard.keeps or heard.negated
    return (CONDITION, Reason("kind", *why)) if why else (DONE, None)
