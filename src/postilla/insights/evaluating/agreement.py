"""How far two people agree who labelled the same comments from the same guideline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from postilla.insights.evaluating.metrics import adjusted_rand, by_presence, kappa, macro_f1, mean, mutual_information
from postilla.insights.labelled import Case
from postilla.insights.values import Kind

Pair = tuple[Case, Case]


@dataclass(frozen=True)
class Agreement:
    """Cohen's kappa of each label; of themes adjusted Rand and mutual information, the mean over articles by comments,
    since two people name themes differently. None where nothing can be said."""

    number: int  # comments that both have labelled
    kinds: dict[str, float | None]
    toward: float | None
    answering: float | None
    themes_rand: float | None
    themes_information: float | None
    kinds_f1: float | None  # macro-F1 of the second pass against the first, as the room's own is measured
    toward_f1: float | None
    answering_f1: float | None

    @property
    def kinds_mean(self) -> float | None:
        return mean((value, 1) for value in self.kinds.values())


def agreement(first: Sequence[Case], second: Sequence[Case]) -> Agreement | None:
    """Of the comments whose ids are in both; None where there is none."""
    others = {case.id: case for case in second}
    pairs = [(case, others[case.id]) for case in first if case.id in others]
    if not pairs:
        return None
    both = [(one.kinds, other.kinds) for one, other in pairs if one.kinds is not None and other.kinds is not None]
    return Agreement(
        len(pairs),
        {
            kind: kappa([kind in one for one, _ in both], [kind in other for _, other in both])
            for kind in get_args(Kind)
        },
        _kappa(pairs, lambda case: case.toward),
        _kappa(pairs, lambda case: case.answering),
        _themes(pairs, adjusted_rand),
        _themes(pairs, mutual_information),
        macro_f1(by_presence([one for one, _ in both], [other for _, other in both])),
        _macro(pairs, lambda case: case.toward),
        _macro(pairs, lambda case: case.answering),
    )


def _kappa(pairs: Sequence[Pair], label: Callable[[Case], str | None]) -> float | None:
    both = [(one, other) for one, other in ((label(a), label(b)) for a, b in pairs) if one and other]
    return kappa([one for one, _ in both], [other for _, other in both])


def _macro(pairs: Sequence[Pair], label: Callable[[Case], str | None]) -> float | None:
    both = [(one, other) for one, other in ((label(a), label(b)) for a, b in pairs) if one and other]
    return macro_f1(by_presence([[one] for one, _ in both], [[other] for _, other in both]))


def _themes(pairs: Sequence[Pair], measure: Callable[[list[str], list[str]], float | None]) -> float | None:
    articles: dict[str, list[tuple[str, str]]] = {}
    for one, other in pairs:
        if one.theme and other.theme:
            articles.setdefault(one.article, []).append((one.theme, other.theme))
    return mean(
        (measure([one for one, _ in both], [other for _, other in both]), len(both)) for both in articles.values()
    )
