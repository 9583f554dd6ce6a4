"""Measures of agreement between two labellings, each with where its formula stands. Pure."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import comb, log

NO_GROUP = -1


@dataclass(frozen=True)
class Score:
    """Of one label: how often it is meant, said, and rightly said."""

    meant: int
    said: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.meant if self.meant else 0.0

    @property
    def f1(self) -> float:
        """Twice what is right, by what is meant and said (van Rijsbergen, Information Retrieval, 1979, ch. 7).

        >>> Score(meant=4, said=2, right=2).f1
        0.6666666666666666
        """
        both = self.meant + self.said
        return 2 * self.right / both if both else 0.0


def by_presence(meant: Sequence[Iterable[str]], said: Sequence[Iterable[str]]) -> dict[str, Score]:
    """For each label that is meant or said of anything: in how many cases it is. A case may have several, or none."""
    wanted, given, right = Counter[str](), Counter[str](), Counter[str]()
    for one, other in zip(meant, said, strict=True):
        wanted.update(set(one))
        given.update(set(other))
        right.update(set(one) & set(other))
    return {name: Score(wanted[name], given[name], right[name]) for name in sorted(wanted | given)}


def macro_f1(scores: dict[str, Score]) -> float | None:
    """The plain mean of the F1 of every label that is meant at least once; None where none is."""
    found = [score.f1 for score in scores.values() if score.meant]
    return sum(found) / len(found) if found else None


def adjusted_rand(one: Sequence[Hashable], other: Sequence[Hashable]) -> float | None:
    """Agreement of two groupings, 0 by chance, 1 when they are the same (Hubert & Arabie, Comparing partitions, Journal
    of Classification 2, 1985, eq. 5): pairs together in both, less what chance gives, by the most there could be of it.
    None of fewer than two.

    >>> round(adjusted_rand([0, 0, 1, 2], [0, 0, 1, 1]), 4)
    0.5714
    """
    if len(one) < 2:
        return None
    both = sum(comb(count, 2) for count in Counter(zip(one, other, strict=True)).values())
    mine = sum(comb(count, 2) for count in Counter(one).values())
    theirs = sum(comb(count, 2) for count in Counter(other).values())
    chance = mine * theirs / comb(len(one), 2)
    most = (mine + theirs) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def mutual_information(one: Sequence[Hashable], other: Sequence[Hashable]) -> float | None:
    """How much two groupings tell of each other, by the mean of their entropies, 0 to 1 (Vinh, Epps & Bailey, Journal
    of Machine Learning Research 11, 2010, table 2, NMI_sum). None of fewer than two."""
    number = len(one)
    if number < 2:
        return None
    mine, theirs = Counter(one), Counter(other)
    shared = sum(
        count / number * log(number * count / (mine[a] * theirs[b]))
        for (a, b), count in Counter(zip(one, other, strict=True)).items()
    )
    entropy = (_entropy(mine, number) + _entropy(theirs, number)) / 2
    return 1.0 if not entropy else max(shared, 0.0) / entropy


def _entropy(counts: Counter[Hashable], number: int) -> float:
    return -sum(count / number * log(count / number) for count in counts.values())


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float | None:
    """Agreement of two labellings beyond chance (Cohen, A coefficient of agreement for nominal scales, Educational and
    Psychological Measurement 20, 1960). None where there is nothing, or where both say the same of everything.

    >>> kappa(list("aabb"), list("aaba"))
    0.5
    """
    if not one:
        return None
    number = len(one)
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / number
    mine, theirs = Counter(one), Counter(other)
    chance = sum(mine[name] * theirs[name] for name in mine) / number**2
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def alone(groups: Sequence[int]) -> list[int]:
    """Groups where whoever belongs to none is a group by itself."""
    least = min(groups, default=0)
    return [group if group != NO_GROUP else least - 1 - at for at, group in enumerate(groups)]


def mean(found: Iterable[tuple[float | None, int]]) -> float | None:
    """Mean of (value, weight), of those that have a value."""
    kept = [(value, weight) for value, weight in found if value is not None and weight]
    return sum(value * weight for value, weight in kept) / sum(weight for _, weight in kept) if kept else None
