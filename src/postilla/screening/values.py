"""What other rooms see of a guess: frozen values."""

from dataclasses import dataclass

SPAM, ABUSE = "spam", "abuse"
KINDS = (SPAM, ABUSE)


@dataclass(frozen=True)
class Asked:
    """A comment to be guessed at: its text as it reads, and what its author gave with it. `hosts`: where links lead."""

    text: str
    name: str = ""
    website: str = ""
    hosts: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Reason:
    """One thing that made a guess what it is. `words`: the words or links that showed it; `points`: its share of the
    score, above 0 where it speaks for the suspicion."""

    kind: str  # of which filter: SPAM, ABUSE
    code: str  # "words", "hosts", "shouting" …; `reasons.plain` says it in a sentence
    words: tuple[str, ...] = ()
    points: float = 0.0


@dataclass(frozen=True)
class Guess:
    """How likely a comment is spam and abuse, from 0 to 1, and what that rests on, the weightiest first.

    `spam_score`, `abuse_score`: the evidence of the text alone, in units of the filter, which thresholds are compared
    with; they do not move with how much spam the site gets.
    """

    spam: float
    abuse: float
    spam_score: float = 0.0
    abuse_score: float = 0.0
    reasons: tuple[Reason, ...] = ()
