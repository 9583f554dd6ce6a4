"""From points to lines: one for each theme, called by what most readers do about it. Pure."""

import math
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial

from postilla.insights.summary.about import as_given, bare_themes, worded_themes
from postilla.insights.summary.doing import by_family, cited, commonest, kind_of
from postilla.insights.summary.people import apart, one_text, readers
from postilla.insights.summary.quoting import Choice
from postilla.insights.summary.said import Placed, Table, answer_of
from postilla.insights.summary.sameness import stands_in
from postilla.insights.themes import NONE
from postilla.insights.values import Comment, Line, Quotation, Said, Theme, Voice

MOST, FEWEST = 7, 3  # lines of an article
SHARE = 0.01  # of the readers, from which a line is worth its place
TELLING = 60.0  # characters of a point that weighs half of what a long one does
AGAIN = 0.85  # share of the weight that comments have in a line already, by which they weigh less in another
TOGETHER, AT_MOST = 0.25, 2.0  # what each further person adds who counts as one reader by the network alone, at most
ENOUGH = 0.25  # weight from which there are more lines than the fewest

NEXT = 3  # comments of a person in which one of theirs may stand again
MOST_QUOTED = 3  # quotations of a line
LOOKED_AT = 80  # bundles, those of most points, of which lines are chosen

Weights = Mapping[str, tuple[float, frozenset[int]]]  # by reader


def lines(laid: Table, first: Mapping[int, Comment], known: Sequence[Theme]) -> tuple[Line, ...]:
    """The lines of an article, most readers first. `first`: as `people.copied` has it."""
    who = readers(first)
    bundles, behind, chosen = _best(laid, who)
    fixed: Mapping[int, Theme] = {}
    if any(point.given for point in laid.points):  # to the themes that editors saw, so to those found without them
        laid, fixed = as_given(laid, chosen, known)
        bundles, behind, chosen = _best(laid, who)
    themes = worded_themes(fixed or bare_themes(chosen, laid, known), laid, who)
    families = {group: by_family(bundles[group], laid.said) for group in chosen}
    does = {group: commonest(families[group], behind[group]) for group in chosen}
    again = said_again(laid.said)
    quoted = _quoted({one: Choice(_once(families[one][does[one]], again), laid, who) for one in chosen}, behind)
    made = []
    for group in chosen:
        theme, tellers = themes[group]
        own = families[group], behind[group], [laid.said[one.comment.id] for one in bundles[group]]
        doing = partial(kind_of, does[group], families[group][does[group]], behind[group], laid.said)
        kind = laid.same("kind", group, (does[group], *own), doing)
        cites = partial(cited, kind, families[group], behind[group], laid.said)
        made.append(
            Line(
                key=f"{does[group]}:{theme.key}",
                kind=kind,
                theme=theme,
                points=laid.same("cited", group, (kind, *own), cites),
                voices=_voices(behind[group], who, laid.said),
                quotations=quoted[group],
                tellers=tellers,
                copies=one_text(behind[group], first),
            )
        )
    return tuple(made)


def said_again(said: Mapping[int, Said]) -> set[int]:
    """Comments that stand whole in one of the next that the same person wrote: cut off at first, or sent too early."""
    mine: dict[str, list[Comment]] = defaultdict(list)
    for one in sorted(said):
        mine[said[one].comment.person].append(said[one].comment)
    return {
        one.id
        for comments in mine.values()
        for at, one in enumerate(comments)
        if any(stands_in(one.text, later.text) for later in comments[at + 1 : at + 1 + NEXT])
    }


def _once(points: Sequence[Placed], again: Container[int]) -> Sequence[Placed]:
    """Without those of comments that are said again, where there are others."""
    return [one for one in points if one.comment.id not in again] or points


def _quoted(choices: Mapping[int, Choice], behind: Mapping[int, Mapping[int, str]]) -> dict[int, tuple[Quotation, ...]]:
    """Whom each line quotes: in turns, first two and then a third; disputes, which are shown with both sides, before
    others and the largest first; then who has few to quote before who has many."""
    split = {one: len(behind[one]) for one in choices if choices[one].disputed}
    order = sorted(choices, key=lambda one: (-split.get(one, 0), len(behind[one]), one))
    best: dict[int, int] = {}  # by comment, the line that it stands for best, of two much alike the shorter
    for bundle in sorted(choices, key=lambda one: (len(behind[one]), one)):
        for one, fit in choices[bundle].fit.items():
            if one not in best or round(fit, 1) > round(choices[best[one]].fit[one], 1):
                best[one] = bundle
    for most in (2, MOST_QUOTED):
        for bundle in order:
            quoted: dict[int, list[Quotation]] = defaultdict(list)
            for other in order:
                for quotation in choices[other].quotations if other != bundle else ():
                    quoted[quotation.comment_id].append(quotation)
            choices[bundle].fill(most, {one for one, mine in best.items() if mine != bundle}, quoted)
    return {bundle: choice.quotations for bundle, choice in choices.items()}


def _best(laid: Table, who: Mapping[int, str]) -> tuple[dict[int, list[Placed]], dict[int, dict[int, str]], list[int]]:
    """The largest bundles, whose comments stand behind each, and which are lines."""
    bundles = _bundled(laid)
    likeliest = sorted(bundles, key=lambda bundle: (-len(bundles[bundle]), bundle))[:LOOKED_AT]
    bundles = {bundle: bundles[bundle] for bundle in likeliest}
    behind, weights = {}, {}
    for bundle, points in bundles.items():
        of = points, [who[one.comment.id] for one in points], [laid.groups.likes[one.number] for one in points]
        behind[bundle] = laid.same("behind", bundle, of[:2], partial(_behind, points, who))
        weights[bundle] = laid.same("weights", bundle, of, partial(_weights, points, behind[bundle], who, laid))
    return bundles, behind, _chosen(weights, who)


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


def _chosen(weights: Mapping[int, Weights], who: Mapping[int, str]) -> list[int]:
    """The bundles worth a line: one after the other the weightiest of those left, whereby comments that stand behind
    a line already weigh less. Sorted by readers. `who`: of all comments."""
    least = max(2.0, SHARE * len({*who.values()}))
    chosen: list[int] = []
    cited: dict[int, float] = {}
    worth = dict.fromkeys(weights, math.inf)  # at the most: it only falls while others are chosen
    while len(chosen) < MOST and worth:
        best = _weightiest(worth, lambda bundle: round(_worth(weights[bundle], cited), 6))
        if len(chosen) >= FEWEST and worth[best] < min(ENOUGH, least * ENOUGH / 2):
            break
        chosen.append(best)
        del worth[best]
        for weight, comments in weights[best].values():
            cited.update({one: max(weight, cited.get(one, 0.0)) for one in comments})
    return sorted(
        chosen, key=lambda bundle: (-len(weights[bundle]), -sum(w for w, _ in weights[bundle].values()), bundle)
    )


def _weightiest(worth: dict[int, float], known: Callable[[int], float]) -> int:
    """The bundle of most worth, the first of equals. `worth` has what each is worth at most; what is `known` now is
    asked of those alone that might be it, and kept there."""
    asked: set[int] = set()
    while (best := min(worth, key=lambda bundle: (-worth[bundle], bundle))) not in asked:
        worth[best] = known(best)
        asked.add(best)
    return best


def _weights(points: Sequence[Placed], behind: Mapping[int, str], who: Mapping[int, str], laid: Table) -> Weights:
    """By reader, how much what they say weighs in the bundle, and in which comments they say it. Those behind one
    network count as one reader, who may be one; that several are there, who use words of their own, is not nothing."""
    weight: dict[str, float] = defaultdict(float)
    comments: dict[str, set[int]] = defaultdict(set)
    for point in points:
        length = point.point.end - point.point.start
        reader = behind[point.comment.id]
        weighs = laid.groups.likes[point.number] * length / (length + TELLING)
        weight[reader] = max(weight[reader], weighs)
        comments[reader].add(point.comment.id)
    persons = {reader: len({who[one] for one in mine}) for reader, mine in comments.items()}
    return {
        reader: (weight[reader] * min(AT_MOST, 1 + TOGETHER * (persons[reader] - 1)), frozenset(mine))
        for reader, mine in comments.items()
    }


def _worth(weights: Weights, cited: Mapping[int, float]) -> float:
    """What the readers of a bundle weigh, less what the same comments weigh in a line that is chosen already."""
    if not cited:
        return sum(weight for weight, _ in weights.values())
    had = ((weight, min([cited.get(one, 0.0) for one in comments])) for weight, comments in weights.values())
    return sum(max(weight - AGAIN * before, 0.0) for weight, before in had)


def _voices(cited: Container[int], who: Mapping[int, str], said: Mapping[int, Said]) -> tuple[Voice, ...]:
    """What readers answer to the line's comments, none to their own. `who`: of all comments."""
    told = [
        (one.comment, parent, answering)
        for one in said.values()
        if (parent := one.comment.parent) is not None
        and parent in cited
        and (answering := answer_of(one.reading)) is not None
        and one.comment.person != said[parent].comment.person
        and who[one.comment.id] != who[parent]
    ]
    whose = apart([comment for comment, _, _ in told], who)
    numbers = {reader: number for number, reader in enumerate(sorted({*whose.values()}))}
    return tuple(Voice(one.id, parent, numbers[whose[one.id]], answering) for one, parent, answering in told)
