"""Judgement on guesses: whether one holds a comment, and what a decision teaches. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass

from postilla.screening.values import ABUSE, SPAM, Guess

OFF, RANK, HOLD = "off", "rank", "hold"
SCREEN = "screen"  # the mode of a conversation in which screening alone holds
ENOUGH = 100  # good comments of the newsroom's own from which thresholds follow from them
MILLION = 1_000_000
ABUSE_DECISIONS, ABUSE_FOUND = 200, 30  # decisions, and those for abuse, that calibrate the second filter

GOOD = frozenset({"publish", "keep"})  # decisions that call a comment good
# … and reasons of rejections, as their keys in the list of reasons begin, that call it bad.
REASONS = {"spam": SPAM, "advert": SPAM, "abus": ABUSE, "insult": ABUSE, "threat": ABUSE, "hate": ABUSE,
           "harass": ABUSE}  # fmt: skip


@dataclass(frozen=True)
class Policy:
    """How guesses are used. `spam_from`, `abuse_from`: scores that hold; None for never."""

    use: str = HOLD
    spam_from: float | None = None
    abuse_from: float | None = None


@dataclass(frozen=True)
class Taught:
    """What a decision says of a comment: bad, good, or nothing, for each filter."""

    spam: bool | None
    abuse: bool | None

    @property
    def nothing(self) -> bool:
        return self.spam is None and self.abuse is None


def rank_of(guess: Guess) -> int:
    """Where a comment that waits stands in the order of the most suspicious: the likelier of both, in millionths."""
    return round(max(guess.spam, guess.abuse) * MILLION)


def suspicion(guess: Guess, policy: Policy, mode: str = "") -> str:
    """The filter that holds a comment; empty where none does."""
    if policy.use == OFF or (policy.use == RANK and mode != SCREEN):
        return ""
    if policy.spam_from is not None and guess.spam_score > policy.spam_from:
        return SPAM
    if policy.abuse_from is not None and guess.abuse_score > policy.abuse_from:
        return ABUSE
    return ""


NOTHING = Taught(None, None)


def taught(verb: str, reason: str = "") -> Taught:
    """What a decision teaches. A rejection for another reason says nothing of either, nor do other deeds.

    >>> taught("publish"), taught("reject", "abuse")
    (Taught(spam=False, abuse=False), Taught(spam=None, abuse=True))
    """
    if verb in GOOD:
        return Taught(spam=False, abuse=False)
    found = SPAM if verb == "spam" else ""
    if verb == "reject":
        found = next((kind for begins, kind in REASONS.items() if reason.casefold().startswith(begins)), "")
    return Taught(True if found == SPAM else None, True if found == ABUSE else None) if found else NOTHING


def counting(decisions: Sequence[tuple[int, int | None]]) -> int | None:
    """The decision on a comment that counts: the last that taught something and stands; None for none.

    `decisions` are (id, the one it takes back or None), by id. One that was taken back does not stand, unless the
    taking back was taken back.

    >>> counting([(1, None), (2, None), (3, 2)]), counting([(1, None), (2, 1), (3, 2)])
    (1, 1)
    """
    undone: set[int] = set()
    for decision, undoes in sorted(decisions, reverse=True):
        if undoes is not None and decision not in undone:
            undone.add(undoes)
    standing = [decision for decision, undoes in decisions if undoes is None and decision not in undone]
    return max(standing, default=None)


def calibrated(good: int, abusive: int) -> bool:
    """Whether the newsroom's own decisions have measured the filter for abuse."""
    return good + abusive >= ABUSE_DECISIONS and abusive >= ABUSE_FOUND
