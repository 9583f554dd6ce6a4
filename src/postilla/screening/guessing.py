"""From a comment to a guess with its reasons. Pure."""

from postilla.screening.features import Seen, seen
from postilla.screening.lexicon import said
from postilla.screening.model import Counts, Prior, Scored, chance, score
from postilla.screening.values import ABUSE, SPAM, Asked, Guess, Reason

SHOWN = 4  # reasons of each filter
NAMED = 5  # words in one reason


def guess_at(asked: Asked, priors: dict[str, Prior], learnt: dict[str, Counts]) -> Guess:
    """How much a comment looks like spam and like abuse, and why."""
    found = seen(asked)
    spam, abuse = (score(found, priors[kind], learnt.get(kind)) for kind in (SPAM, ABUSE))
    return Guess(
        spam=_chance(spam, SPAM, asked, priors, learnt),
        abuse=_chance(abuse, ABUSE, asked, priors, learnt),
        spam_score=spam.score,
        abuse_score=abuse.score,
        reasons=(*_reasons(spam, SPAM, found), *_reasons(abuse, ABUSE, found)),
    )


def _chance(scored: Scored, kind: str, asked: Asked, priors: dict[str, Prior], learnt: dict[str, Counts]) -> float:
    here = learnt.get(kind)
    return chance(scored.score, priors[kind], here.rate(asked.language) if here else 0.0)


def _reasons(scored: Scored, kind: str, seen: Seen) -> list[Reason]:
    """The parts with a name, words and links each put together, the weightiest first."""
    words = [(points, feature[2:]) for points, feature in scored.parts if feature[0] in "wp"]
    hosts = [(points, feature[2:]) for points, feature in scored.parts if feature[0] == "h"]
    shape = [(points, feature[2:]) for points, feature in scored.parts if feature[0] == "s"]
    found = [Reason(kind, code, said(seen.words, seen.listed, code)[:NAMED], points) for points, code in shape]
    for code, named in (("words", words), ("hosts", hosts)):
        if named:
            shown = tuple(word for _, word in named if any(map(str.isalnum, word)) and "#" not in word)
            if shown:
                found.append(Reason(kind, code, shown[:NAMED], sum(points for points, _ in named)))
    return sorted(found, key=lambda reason: -reason.points)[:SHOWN]
