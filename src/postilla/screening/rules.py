"""Judgement on guesses: whether one holds a comment, and what a decision teaches. Values in, values out."""

from dataclasses import dataclass

from postilla.screening.values import ABUSE, SPAM, Guess

OFF, RANK, HOLD = "off", "rank", "hold"
SCREEN = "screen"  # the mode of a conversation in which screening alone holds
ENOUGH = 100  # good comments of the newsroom's own from which thresholds follow from them
ABUSE_DECISIONS, ABUSE_FOUND = 200, 30  # decisions, and those for abuse, that calibrate the second filter

GOOD_STATES = frozenset({"published", "kept"})
REASONS = {"spam": SPAM, "advertising": SPAM, "abuse": ABUSE, "insult": ABUSE, "threat": ABUSE, "hate": ABUSE}


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


def suspicion(guess: Guess, policy: Policy, mode: str = "") -> str:
    """The filter that holds a comment; empty where none does."""
    if policy.use == OFF or (policy.use == RANK and mode != SCREEN):
        return ""
    if policy.spam_from is not None and guess.spam_score > policy.spam_from:
        return SPAM
    if policy.abuse_from is not None and guess.abuse_score > policy.abuse_from:
        return ABUSE
    return ""


def taught(state: str, reason: str = "") -> Taught:
    """What a decision teaches. A rejection for another reason says nothing of either.

    >>> taught("published"), taught("rejected", "abuse")
    (Taught(spam=False, abuse=False), Taught(spam=None, abuse=True))
    """
    if state in GOOD_STATES:
        return Taught(spam=False, abuse=False)
    found = SPAM if state == "spam" else REASONS.get(reason.casefold()) if state == "rejected" else None
    return Taught(True if found == SPAM else None, True if found == ABUSE else None)


def calibrated(good: int, abusive: int) -> bool:
    """Whether the newsroom's own decisions have measured the filter for abuse."""
    return good + abusive >= ABUSE_DECISIONS and abusive >= ABUSE_FOUND
