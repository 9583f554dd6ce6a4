"""Which groups of points become lines: those with most readers behind them, and no reader heard more than others. Pure.

One network may send twenty people's comments within an hour, or one person's under twenty names: nobody can tell. Such
a crowd counts as one reader in each line; what it alone says has what place is left by what others say; and standing
behind one line it weighs little in the next.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from postilla.insights.summary.people import apart, crowds
from postilla.insights.summary.said import Placed, Table
from postilla.insights.themes import NONE

MOST, FEWEST = 7, 3  # lines of an article
TELLING = 60.0  # characters of a point that weighs half of what a long one does
AGAIN = 0.85  # share of the weight that comments have in a line already, by which they weigh less in another
BESIDES = 0.5  # … by which other comments of the same person do; those of the same crowd by AGAIN
TOGETHER, AT_MOST = 0.25, 2.0  # what each further person adds who counts as one reader by the network alone, at most
ENOUGH = 0.15  # weight from which there are more lines than the fewest
LOOKED_AT = 80  # bundles, those of most points, of which lines are chosen

Weights = Mapping[str, tuple[float, Mapping[int, float]]]  # by reader, how much what they say weighs; their comments
# with the share of each that stands there


class Best(NamedTuple):
    """The largest bundles, whose the comments of each are, and which are lines; which comments are a crowd's."""

    bundles: Mapping[int, Sequence[Placed]]
    behind: Mapping[int, Mapping[int, str]]
    chosen: Sequence[int]
    crowd: Collection[int]


def best(laid: Table, who: Mapping[int, str]) -> Best:
    """`who`: whose each comment is, as `people.readers` has it."""
    bundles = _bundled(laid)
    likeliest = sorted(bundles, key=lambda bundle: (-len(bundles[bundle]), bundle))[:LOOKED_AT]
    bundles = {bundle: bundles[bundle] for bundle in likeliest}
    behind, weights = {}, {}
    for bundle, points in bundles.items():
        of = points, [who[one.comment.id] for one in points], [laid.groups.likes[one.number] for one in points]
        behind[bundle] = laid.same("behind", bundle, of[:2], partial(_behind, points, who))
        weights[bundle] = laid.same("weights", bundle, of, partial(_weights, points, behind[bundle], who, laid))
    crowd = crowds([one.comment for one in laid.said.values()], who)
    alike = len(crowd) == len(laid.said)  # all come so: it is the way there that they share
    sources = _Sources.of({} if alike else crowd, who)
    return Best(bundles, behind, _chosen(weights, sources), sources.crowd)


def _bundled(laid: Table) -> dict[int, list[Placed]]:
    """Points by their groups: one matter is one line, whatever readers do about it."""
    bundles: dict[int, list[Placed]] = defaultdict(list)
    for point in laid.points:
        if point.group != NONE:
            bundles[point.group].append(point)
    return bundles


def _behind(points: Sequence[Placed], who: Mapping[int, str]) -> dict[int, str]:
    comments = {point.comment.id: point.comment for point in points}
    return apart([comments[comment_id] for comment_id in sorted(comments)], who)


def _weights(points: Sequence[Placed], behind: Mapping[int, str], who: Mapping[int, str], laid: Table) -> Weights:
    """Those behind one network count as one reader, who may be one; that several are there, who use words of their own,
    is not nothing."""
    weight: dict[str, float] = defaultdict(float)
    letters: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for point in points:
        length = point.point.end - point.point.start
        reader = behind[point.comment.id]
        weighs = laid.groups.likes[point.number] * length / (length + TELLING)
        weight[reader] = max(weight[reader], weighs)
        letters[reader][point.comment.id] += length
    persons = {reader: len({who[one] for one in mine}) for reader, mine in letters.items()}
    more = {reader: min(AT_MOST, 1 + TOGETHER * (number - 1)) for reader, number in persons.items()}
    return {
        reader: (weight[reader] * more[reader], {one: some / laid.said[one].letters for one, some in mine.items()})
        for reader, mine in letters.items()
    }


class _Sources(NamedTuple):
    """Where comments come from: `crowd` has those of crowds, and which; `mine` all of each person and crowd."""

    crowd: Mapping[int, int]
    who: Mapping[int, str]
    mine: Mapping[str | int, Sequence[int]]

    @classmethod
    def of(cls, crowd: Mapping[int, int], who: Mapping[int, str]) -> "_Sources":
        mine: dict[str | int, list[int]] = defaultdict(list)
        for one, person in who.items():
            mine[crowd.get(one, person)].append(one)
        return cls(crowd, who, mine)

    def heard(self, comments: Mapping[int, float]) -> dict[int, float]:
        """All comments of whoever wrote these, with the share by which they weigh less once these stand in a line: the
        more of them stands there, the more."""
        found: dict[int, float] = {}
        for one, share in comments.items():
            source = self.crowd.get(one, self.who[one])
            less = AGAIN if one in self.crowd else BESIDES * share
            for other in self.mine[source]:
                found[other] = max(found.get(other, 0.0), less)
        for one, share in comments.items():
            found[one] = max(found[one], AGAIN * share)
        return found


def _chosen(weights: Mapping[int, Weights], sources: _Sources) -> list[int]:
    """The bundles worth a line: one after the other the weightiest of those left, first of those that somebody speaks
    in who is of no crowd. Sorted by readers."""
    crowded = {
        bundle for bundle, mine in weights.items()
        if all(one in sources.crowd for _, comments in mine.values() for one in comments)
    }  # fmt: skip
    chosen: list[int] = []
    less: dict[int, float] = {}  # by comment, what it weighs less since it was heard
    for some in ([one for one in weights if one not in crowded], crowded):
        worth = dict.fromkeys(some, math.inf)  # at the most: it only falls while others are chosen
        while len(chosen) < MOST and worth:
            next_one = _weightiest(worth, lambda bundle: round(_worth(weights[bundle], less), 6))
            if len(chosen) >= FEWEST and worth[next_one] < ENOUGH:
                break
            chosen.append(next_one)
            del worth[next_one]
            for weight, comments in weights[next_one].values():
                for one, share in sources.heard(comments).items():
                    less[one] = max(share * weight, less.get(one, 0.0))
    return sorted(
        chosen, key=lambda bundle: (-len(weights[bundle]), -sum(w for w, _ in weights[bundle].values()), bundle)
    )


def _weightiest(worth: dict[int, float], known: Callable[[int], float]) -> int:
    """The bundle of most worth, the first of equals. `worth` has what each is worth at most; what is `known` now is
    asked of those alone that might be it, and kept there."""
    asked: set[int] = set()
    while (likely := min(worth, key=lambda bundle: (-worth[bundle], bundle))) not in asked:
        worth[likely] = known(likely)
        asked.add(likely)
    return likely


def _worth(weights: Weights, less: Mapping[int, float]) -> float:
    """What the readers of a bundle weigh, less what they were heard with already."""
    if not less:
        return sum(weight for weight, _ in weights.values())
    had = ((weight, min([less.get(one, 0.0) for one in comments])) for weight, comments in weights.values())
    return sum(max(weight - before, 0.0) for weight, before in had)
