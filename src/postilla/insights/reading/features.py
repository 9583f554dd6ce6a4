"""What is weighed of a comment or of one point in it: how often each sign speaks, and what it answers."""

from collections.abc import Mapping, Sequence
from math import log1p, sqrt

from postilla.insights.reading.signs import Signs

Features = Mapping[str, float]
_SHORT = 6  # words
_MOST = 4  # hits of a group that count
_OF_PARENT = (
    "?",
    "good",
    "bad",
    "own",
    "agree",
    "disagree",
    "think",
    "judge",
    "ask_wh",
    "ask_inv",
    "ask_want",
    "not good",
    "rhetoric",
    "i",
)
_PAIRS = (  # what says more together than apart
    ("?", "ask_wh"),
    ("?", "ask_inv"),
    ("?", "you"),
    ("?", "rhetoric"),
    ("?", "ask_want"),
    ("?", "bad"),
    ("?", "irony"),
    ("?", "please"),
    ("?", "ask_you"),
    ("ask_you", "ask_want"),
    ("ask_inv", "please"),
    ("good", "concede"),
    ("bad", "but"),
    ("good", "not good"),
    ("but", "i"),
    ("digit", "article"),
    ("digit", "notbut"),
    ("digit", "wrong"),
    ("digit", "no"),
    ("digit", "actually"),
    ("article", "no"),
    ("article", "wrong"),
    ("article", "missing"),
    ("article", "good"),
    ("own", "bad"),
    ("own", "good"),
    ("duration", "bad"),
    ("duration", "own"),
    ("duration", "i"),
    ("saw", "bad"),
    ("good", "bad"),
    ("good", "but"),
    ("thanks", "please"),
    ("imper", "please"),
    ("should", "article"),
    ("i", "should"),
    ("own", "no"),
    ("saw", "no"),
)
_IN_REPLY = ("yes", "because", "agree", "disagree", "digit", "you", "no", "help", "?", "i", "own")


def features(signs: Sequence[Signs], parent: Sequence[Signs] | None) -> Features:
    """Of these sentences. `parent`: those of the comment answered, None for a root."""
    found = _counts(signs)
    found["words"] = log1p(sum(len(one.words) for one in signs)) / 3
    found |= {f"{one} and {other}": 1.0 for one, other in _PAIRS if one in found and other in found}
    found |= _shape(signs)
    if parent is None:
        return found
    answered = _counts(parent)
    more = {f"parent {group}": answered[group] for group in _OF_PARENT if group in answered}
    asked = "?" in answered
    for group in _IN_REPLY:
        if group in found:
            more[f"reply, {group}"] = found[group]
            if asked:
                more[f"asked, {group}"] = found[group]
    return {**found, **more, "reply": 1.0}


def asks(signs: Signs) -> bool:
    """Whether a sentence has a question mark."""
    return "?" in signs.found or "? within" in signs.found


def _shape(signs: Sequence[Signs]) -> dict[str, float]:
    """Of questions: whether one is the last word, or all there is, or the writer goes on and answers it."""
    asks = [one.count("?") > 0 for one in signs]
    found = {"short": 1.0} if sum(len(one.words) for one in signs) <= _SHORT else {}
    if any(asks):
        found["? last" if asks[-1] else "? passed over"] = 1.0
        if all(asks):
            found["? alone"] = 1.0
        if any(ask and _is_echo(one) for ask, one in zip(asks[:-1], signs, strict=False)):
            found["? taken up"] = 1.0
    elif signs and any(signs[0].opens_with(group) for group in ("ask_wh", "ask_inv")):
        found["asks without mark"] = 1.0
    if signs and any(group in signs[0].found for group in ("thanks", "agree", "disagree", "yes")):
        found |= {f"first {group}": 1.0 for group in ("thanks", "agree", "disagree", "yes") if group in signs[0].found}
    return found


def _is_echo(signs: Signs) -> bool:
    """“In winter?”: a few words with a question mark that the writer answers at once."""
    return len(signs.words) <= _SHORT and not any(group in signs.found for group in ("ask_wh", "ask_inv", "ask_want"))


def _counts(signs: Sequence[Signs]) -> dict[str, float]:
    sums: dict[str, int] = {}
    for one in signs:
        for group, spans in one.found.items():
            sums[group] = sums.get(group, 0) + len(spans)
    return {group: sqrt(min(count, _MOST)) for group, count in sums.items()}
