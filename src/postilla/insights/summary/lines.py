"""From points to lines: one for each theme and what readers do about it (say, ask, correct). Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np

from postilla.insights.summary.people import apart
from postilla.insights.summary.quoting import quotations, side
from postilla.insights.summary.said import FAMILY, Placed, Table, kind_of
from postilla.insights.themes import NONE, Wording, centre_of, named, recognised
from postilla.insights.values import Answering, Line, Said, Theme, Toward
from postilla.insights.vectors import unpacked

MOST, FEWEST = 7, 3  # lines of an article
SHARE = 0.01  # of the readers, from which a line is worth its place

Bundle = tuple[int, str]  # a group and a family


def lines(laid: Table, who: Mapping[int, str], known: Sequence[Theme]) -> tuple[Line, ...]:
    """The lines of an article, most readers first."""
    bundles: dict[Bundle, list[Placed]] = defaultdict(list)
    for point in laid.points:
        if point.group != NONE:
            bundles[point.group, FAMILY[point.kind.name]].append(point)
    behind = {bundle: _behind(points, who) for bundle, points in bundles.items()}
    chosen = _chosen(bundles, behind, laid, len(set(who.values())))
    themes = _themes({group for group, _ in chosen}, laid, known)
    return tuple(_line(bundle, bundles[bundle], behind[bundle], themes[bundle[0]], laid) for bundle in chosen)


def _behind(points: Sequence[Placed], who: Mapping[int, str]) -> dict[int, str]:
    comments = {point.comment.id: point.comment for point in points}
    return apart([comments[comment_id] for comment_id in sorted(comments)], who)


def _chosen(
    bundles: Mapping[Bundle, Sequence[Placed]], behind: Mapping[Bundle, Mapping[int, str]], laid: Table, readers: int
) -> list[Bundle]:
    worth = {
        bundle: (len(set(behind[bundle].values())), round(sum(_weight(point, laid) for point in points), 6))
        for bundle, points in bundles.items()
    }
    ranked = sorted(bundles, key=lambda bundle: (-worth[bundle][0], -worth[bundle][1], bundle))
    least = max(2, SHARE * readers)
    enough = [bundle for bundle in ranked if worth[bundle][0] >= least]
    return enough[:MOST] if len(enough) >= FEWEST else ranked[:FEWEST]


def _weight(point: Placed, laid: Table) -> float:
    return point.kind.score * float(laid.groups.likeness[point.number])


def _themes(wanted: set[int], laid: Table, known: Sequence[Theme]) -> dict[int, Theme]:
    """The theme of each group: a known one where it is the same, else one of its own."""
    groups = sorted(wanted)
    if not groups:
        return {}
    centres = [centre_of(laid.rows[laid.groups.labels == group]) for group in groups]
    size = laid.rows.shape[1]
    found = recognised(np.concatenate([unpacked(one, size) for one in centres]), known, laid.groups.frame)
    words = named([Wording(one.text, one.comment.lang, one.comment.id, one.group) for one in laid.points])
    return {
        group: theme or Theme(_key(group, laid), words.get(group, {}), centre)
        for group, theme, centre in zip(groups, found, centres, strict=True)
    }


def _key(group: int, laid: Table) -> str:
    """Of a new theme: by the point that stands for it best."""
    mine = [point for point in laid.points if point.group == group]
    first = min(mine, key=lambda point: (-round(float(laid.groups.likeness[point.number]), 6), point.comment.id))
    return blake2b(f"{first.comment.id} {first.text}".encode(), digest_size=6).hexdigest()


def _line(bundle: Bundle, points: Sequence[Placed], who: Mapping[int, str], theme: Theme, laid: Table) -> Line:
    comments = tuple(sorted(who))
    stances: dict[str, list[Placed]] = defaultdict(list)
    for point in points:
        stances[who[point.comment.id]].append(point)
    spread: Counter[Toward] = Counter(side(mine) for mine in stances.values())
    return Line(
        key=f"{bundle[1]}:{theme.key}",
        kind=kind_of(points),
        theme=theme,
        readers=len(stances),
        comments=comments,
        spread=dict(sorted(spread.items())),
        answers=_answers(comments, who, laid.said),
        quotations=quotations(points, laid.said, who, laid.groups.likeness.tolist()),
    )


def _answers(comments: Sequence[int], who: Mapping[int, str], said: Mapping[int, Said]) -> Mapping[Answering, int]:
    """Readers by what they answer to the line's comments; who does both, disagrees."""
    cited = set(comments)
    voices: dict[str, set[str]] = defaultdict(set)
    for one in said.values():
        parent = one.comment.parent
        if parent in cited and one.reading.answering is not None and said[parent].comment.person != one.comment.person:
            voices[one.comment.person].add(one.reading.answering.name)
    order: tuple[Answering, ...] = ("disagrees", "agrees", "neither")
    counted = Counter(next((name for name in order if name in heard), "neither") for heard in voices.values())
    return {name: counted[name] for name in ("agrees", "disagrees", "neither") if counted[name]}
