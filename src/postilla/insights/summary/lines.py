"""From points to lines: one for each theme and what readers do about it (say, ask, correct). Pure."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from zlib import crc32

import numpy as np

from postilla.insights.summary.people import apart
from postilla.insights.summary.quoting import quotations, side
from postilla.insights.summary.said import FAMILY, Placed, Table, answer_of, kind_of, worded
from postilla.insights.themes import NONE, centre_of, named, recognised, still_said
from postilla.insights.values import Answering, Line, Quotation, Said, Theme, Toward
from postilla.insights.vectors import unpacked

MOST, FEWEST = 7, 3  # lines of an article
SHARE = 0.01  # of the readers, from which a line is worth its place
TELLING = 60.0  # characters of a point that weighs half of what a long one does
AGAIN = 0.7  # share of the weight that comments have in a line already, by which they weigh less in another
ENOUGH = 0.25  # weight from which there are more lines than the fewest

LOOKED_AT = 80  # bundles, those of most points, of which lines are chosen
LISTENED = 4000  # points in which the words of themes are looked for

Bundle = tuple[int, str]  # a group and a family


def lines(laid: Table, who: Mapping[int, str], known: Sequence[Theme]) -> tuple[Line, ...]:
    """The lines of an article, most readers first."""
    bundles = _bundled(laid)
    likeliest = sorted(bundles, key=lambda bundle: (-len(bundles[bundle]), bundle))[:LOOKED_AT]
    bundles = {bundle: bundles[bundle] for bundle in likeliest}
    behind = {bundle: _behind(points, who) for bundle, points in bundles.items()}
    chosen = _chosen(bundles, behind, laid, len(set(who.values())))
    themes = _themes({group for group, _ in chosen}, laid, known, who)
    made: dict[Bundle, Line] = {}
    quoted: set[str] = set()
    for bundle in sorted(chosen, key=lambda one: (len(behind[one]), one)):  # who has few to quote chooses first
        answers = _answers(behind[bundle], who, laid.said)
        about = themes[bundle[0]], quotations(bundles[bundle], laid, who, quoted), answers
        made[bundle] = _line(bundle, bundles[bundle], behind[bundle], about, laid)
        quoted.update(one.text for one in made[bundle].quotations)
    return tuple(made[bundle] for bundle in chosen)


def _bundled(laid: Table) -> dict[Bundle, list[Placed]]:
    bundles: dict[Bundle, list[Placed]] = defaultdict(list)
    for point in laid.points:
        if point.group != NONE:
            bundles[point.group, _family(point, laid.said[point.comment.id])].append(point)
    return bundles


def _family(point: Placed, one: Said) -> str:
    """What is done in a point. A correction only where the whole comment is one: numbers and "not this but that" in the
    middle of a story look like corrections too, and would tear its theme apart."""
    family = FAMILY[point.kind.name]
    return "said" if family == "corrected" and one.reading.kinds[0].name != "correction" else family


def _behind(points: Sequence[Placed], who: Mapping[int, str]) -> dict[int, str]:
    comments = {point.comment.id: point.comment for point in points}
    return apart([comments[comment_id] for comment_id in sorted(comments)], who)


def _chosen(
    bundles: Mapping[Bundle, Sequence[Placed]], behind: Mapping[Bundle, Mapping[int, str]], laid: Table, readers: int
) -> list[Bundle]:
    """The bundles worth a line: one after the other the weightiest of those left, whereby comments that stand behind
    a line already weigh less. Sorted by readers."""
    weights = {bundle: _weights(points, behind[bundle], laid) for bundle, points in bundles.items()}
    least = max(2.0, SHARE * readers)
    chosen: list[Bundle] = []
    cited: dict[int, float] = {}
    while len(chosen) < MOST:
        left = [bundle for bundle in weights if bundle not in chosen]
        worth = {bundle: round(_worth(weights[bundle], cited), 6) for bundle in left}
        best = min(left, key=lambda bundle: (-worth[bundle], bundle), default=None)
        if best is None or (len(chosen) >= FEWEST and worth[best] < min(ENOUGH, least * ENOUGH / 2)):
            break
        chosen.append(best)
        for weight, comments in weights[best].values():
            cited.update({one: max(weight, cited.get(one, 0.0)) for one in comments})
    return sorted(
        chosen, key=lambda bundle: (-len(weights[bundle]), -sum(w for w, _ in weights[bundle].values()), bundle)
    )


def _weights(points: Sequence[Placed], who: Mapping[int, str], laid: Table) -> dict[str, tuple[float, frozenset[int]]]:
    """By reader, how much what they say weighs in the bundle, and in which comments they say it."""
    found: dict[str, tuple[float, frozenset[int]]] = {}
    for point in points:
        length = point.point.end - point.point.start
        weight = float(laid.groups.likeness[point.number]) * length / (length + TELLING)
        reader = who[point.comment.id]
        before = found.get(reader, (0.0, frozenset()))
        found[reader] = (max(before[0], weight), before[1] | {point.comment.id})
    return found


def _worth(weights: Mapping[str, tuple[float, frozenset[int]]], cited: Mapping[int, float]) -> float:
    """What the readers of a bundle weigh, less what the same comments weigh in a line that is chosen already."""
    had = ((weight, min(cited.get(one, 0.0) for one in comments)) for weight, comments in weights.values())
    return sum(max(weight - AGAIN * before, 0.0) for weight, before in had)


def _themes(wanted: set[int], laid: Table, known: Sequence[Theme], who: Mapping[int, str]) -> dict[int, Theme]:
    """The theme of each group: a known one where it is the same, with those of its words that are still said here;
    else one of its own."""
    groups = sorted(wanted)
    if not groups:
        return {}
    centres = [centre_of(laid.rows(np.flatnonzero(laid.groups.labels == group).tolist())) for group in groups]
    size = laid.steps.shape[1]
    found = recognised(np.concatenate([unpacked(one, size) for one in centres]), known, laid.groups.frame)
    likeness = laid.groups.likeness.tolist()
    heard = [
        worded(one, laid.said[one.comment.id].reading, who[one.comment.id], likeness[one.number])
        for one in _heard(laid.points, wanted)
    ]
    words = named(heard)
    themes: dict[int, Theme] = {}
    for group, theme, centre in zip(groups, found, centres, strict=True):
        own = words.get(group, {})
        if theme is None:
            themes[group] = Theme(_key(group, laid), own, centre)
        else:
            left = still_said(theme.words, [one for one in heard if one.group == group])
            themes[group] = replace(theme, words={**own, **left})
    return themes


def _heard(points: Sequence[Placed], wanted: Container[int]) -> Sequence[Placed]:
    """The points in which the words of themes are looked for: all, or of very many a draw that is always the same."""
    if len(points) <= LISTENED:
        return points
    drawn = sorted(points, key=lambda one: crc32(b"%d %d" % (one.comment.id, one.point.start)))
    mine = [one for one in drawn if one.group in wanted][: LISTENED // 2]
    return [*mine, *[one for one in drawn if one.group not in wanted][: LISTENED // 2]]


def _key(group: int, laid: Table) -> str:
    """Of a new theme: by the point that stands for it best."""
    mine = [point for point in laid.points if point.group == group]
    first = min(mine, key=lambda point: (-round(float(laid.groups.likeness[point.number]), 6), point.comment.id))
    return blake2b(f"{first.comment.id} {first.text}".encode(), digest_size=6).hexdigest()


def _line(
    bundle: Bundle, points: Sequence[Placed], who: Mapping[int, str],
    about: tuple[Theme, tuple[Quotation, ...], Mapping[Answering, int]], laid: Table,
) -> Line:  # fmt: skip
    theme, quoted, answers = about
    comments = tuple(sorted(who))
    stances: dict[str, list[Placed]] = defaultdict(list)
    for point in points:
        stances[who[point.comment.id]].append(point)
    spread: Counter[Toward] = Counter(side(mine) for mine in stances.values())
    return Line(
        key=f"{bundle[1]}:{theme.key}",
        kind=kind_of(bundle[1], [laid.said[one].reading for one in comments]),
        theme=theme,
        readers=len(stances),
        comments=comments,
        spread=dict(sorted(spread.items())),
        answers=answers,
        quotations=quoted,
    )


def _answers(cited: Container[int], who: Mapping[int, str], said: Mapping[int, Said]) -> Mapping[Answering, int]:
    """Readers by what they answer to the line's comments; who does both, disagrees. `who`: of all comments."""
    answers = [
        one.comment
        for one in said.values()
        if (parent := one.comment.parent) is not None
        and parent in cited
        and answer_of(one.reading) is not None
        and one.comment.person != said[parent].comment.person
        and who[one.comment.id] != who[parent]
    ]
    voices: dict[str, set[Answering | None]] = defaultdict(set)
    for comment_id, reader in apart(answers, who).items():
        voices[reader].add(answer_of(said[comment_id].reading))
    order: tuple[Answering, ...] = ("disagrees", "agrees", "neither")
    counted = Counter(next((name for name in order if name in heard), "neither") for heard in voices.values())
    return {name: counted[name] for name in ("agrees", "disagrees", "neither") if counted[name]}
