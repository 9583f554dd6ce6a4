"""A proposal as the desk sees it: its passage with the words that made it marked, its fields with those words."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from postilla.ledger import words
from postilla.ledger.proposals import PROMISE, Proposal
from postilla.ledger.rules.periods import period_of
from postilla.ledger.values import AT_LEAST, AT_MOST, CADENCE, CONDITION, DONE, NUMBER, RANGE

KINDS = {
    NUMBER: "a number to reach", RANGE: "a range", AT_LEAST: "at least", AT_MOST: "at most", DONE: "a thing done",
    CADENCE: "so many in each period", CONDITION: "a condition that stays kept",
}  # fmt: skip
NAMES = {
    "kind": "Kind", "certainty": "Certainty", "value": "Number", "precision": "How exact", "unit": "Unit",
    "period": "Period", "due": "Last day", "per": "In each",
    "speaker": "Said by", "said_on": "Said on",
}  # fmt: skip


def marked(text: str, one: Proposal) -> SafeString:
    """The passage, with the words that made its fields marked; overlapping ones as one."""
    pieces, at = [], one.start
    for start, end in _joined(one):
        pieces.append((text[at:start], text[start:end]))
        at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[at : one.end])


def _joined(one: Proposal) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted((reason.start, reason.end) for reason in one.reasons):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def fields(one: Proposal, text: str) -> list[tuple[str, str, str]]:
    """(name, what was made of it, the words that made it) for each field that has something."""
    because = {reason.field: text[reason.start : reason.end].strip() for reason in one.reasons}
    number = f"{one.low:,f} to {one.high:,f}" if one.low is not None and one.high is not None else ""
    low = one.low if one.low is not None else one.high
    said = {
        "kind": KINDS.get(one.kind, "") if one.what == PROMISE else "",
        "certainty": one.certainty,
        "value": number or (f"{low:,f}" if low is not None else ""),
        "precision": one.precision,
        "unit": one.unit,
        "period": words.period(period_of(one.period)) if one.period else "",
        "due": one.due.isoformat() if one.due else "",
        "per": f"{one.per}: {one.count}" if one.per else "",
        "speaker": one.speaker,
        "said_on": one.said_on.isoformat() if one.said_on else "",
    }
    return [(NAMES[name], made, because.get(name, "")) for name, made in said.items() if made]
