"""Kinds and stance: what was said of each comment against what was labelled."""

from dataclasses import dataclass

from postilla.insights.evaluating.asking import Asked, kinds_of
from postilla.insights.evaluating.metrics import Score, by_presence, macro_f1


@dataclass(frozen=True)
class Labels:
    """Scores of each label of one sort. `first`: of the weightiest label against the first that was said, alone."""

    number: int
    each: dict[str, Score]
    first: dict[str, Score]

    @property
    def macro(self) -> float | None:
        return macro_f1(self.each)

    @property
    def macro_first(self) -> float | None:
        return macro_f1(self.first)


def kinds(asked: Asked) -> Labels | None:
    """By presence: a comment counts for every kind that it has, or was said to have."""
    pairs = [(case.kinds, kinds_of(reading))
             for case, reading in zip(asked.cases, asked.readings, strict=True) if case.kinds is not None]  # fmt: skip
    if not pairs:
        return None
    each = by_presence([meant for meant, _ in pairs], [said for _, said in pairs])
    first = by_presence([meant[:1] for meant, _ in pairs], [said[:1] for _, said in pairs])
    return Labels(len(pairs), each, first)


def toward(asked: Asked) -> Labels | None:
    """Stance toward the thing spoken of."""
    pairs = [(case.toward, reading.toward.name)
             for case, reading in zip(asked.cases, asked.readings, strict=True) if case.toward is not None]  # fmt: skip
    return _one([meant for meant, _ in pairs], [said for _, said in pairs])


def answering(asked: Asked) -> Labels | None:
    """Stance toward the comment answered; what is told of none is “neither”."""
    pairs = [(case.answering, reading.answering.name if reading.answering else "neither")
             for case, reading in zip(asked.cases, asked.readings, strict=True) if case.answering]  # fmt: skip
    return _one([meant for meant, _ in pairs], [said for _, said in pairs])


def _one(meant: list[str], said: list[str]) -> Labels | None:
    if not meant:
        return None
    each = by_presence([[name] for name in meant], [[name] for name in said])
    return Labels(len(meant), each, each)
