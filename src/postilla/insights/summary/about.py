"""What the groups of an article's points are about: their themes, and what editors said of points. Pure."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from zlib import crc32

import numpy as np
import numpy.typing as npt

from postilla.insights.summary.said import Placed, Table, worded
from postilla.insights.themes import NONE, Wording, centre_of, named, recognised, stems
from postilla.insights.values import Said, Teller, Theme
from postilla.insights.vectors import unpacked

TOLD_BY = 40  # comments that are kept as saying a word
LISTENED = 4000  # points in which the words of themes are looked for
GIVEN = 0.3  # how like its group a point counts that an editor put there: surely of it, not its middle


def bare_themes(groups: Collection[int], laid: Table, known: Sequence[Theme]) -> dict[int, Theme]:
    """The theme of each group: the known one that it is, with its words as they are kept; else one of its own, without
    words. By the points that were grouped, wherever editors put them."""
    wanted = sorted(groups)
    if not wanted:
        return {}
    centres = [centre_of(laid.rows(np.flatnonzero(laid.groups.labels == group).tolist())) for group in wanted]
    rows = np.concatenate([unpacked(one, laid.steps.shape[1]) for one in centres])
    found = recognised(rows, known, laid.groups.frame)
    return {
        group: theme or Theme(_key(group, laid), {}, centre)
        for group, theme, centre in zip(wanted, found, centres, strict=True)
    }


def as_given(laid: Table, lines: Collection[int], known: Sequence[Theme]) -> tuple[Table, dict[int, Theme]]:
    """The points that an editor put to a theme moved to the group that is it, or to a group of their own where none is;
    and the bare theme of every group. `lines`: the groups that are lines without that, which were seen with their
    themes, and so are recognised before others."""
    fixed = bare_themes(lines, laid, known)
    taken = {theme.key for theme in fixed.values()}
    others = set(laid.groups.labels.tolist()) - {NONE, *lines}
    fixed |= bare_themes(others, laid, [theme for theme in known if theme.key not in taken])
    numbers = {theme.key: group for group, theme in fixed.items()}
    by_key = {theme.key: theme for theme in known}
    for key in sorted({point.given for point in laid.points} - {"", *numbers}):
        number = numbers[key] = laid.groups.count + len(fixed)  # beyond all that there are
        own = centre_of(laid.rows([point.number for point in laid.points if point.given == key]))
        fixed[number] = by_key.get(key) or Theme(key, {}, own)
    likeness = laid.groups.likeness.copy()
    points = list(laid.points)
    for at, point in enumerate(points):
        if point.given and numbers[point.given] != point.group:
            points[at] = point._replace(group=numbers[point.given])
            likeness[point.number] = GIVEN
    return replace(laid, points=tuple(points), groups=replace(laid.groups, likeness=likeness)), fixed


Worded = tuple[Theme, tuple[Teller, ...]]


def worded_themes(bare: Mapping[int, Theme], laid: Table, who: Mapping[int, str]) -> dict[int, Worded]:
    """Themes by group with the words of their points here, whatever a known theme is called elsewhere; and which
    comments say each: a word that none says whole would be nobody's when one of them goes."""
    likeness = laid.groups.likes
    heard = [
        worded(one, laid.said[one.comment.id].reading, who[one.comment.id], likeness[one.number])
        for one in _heard(laid, bare)
    ]
    words = named(heard, bare)
    themes: dict[int, Worded] = {}
    for group, theme in bare.items():
        mine = [one for one in heard if one.group == group]
        own = words.get(group, {})
        themes[group] = replace(theme, words=own), _tellers(own, mine)
    return themes


def _tellers(words: Mapping[str, tuple[str, ...]], mine: Sequence[Wording]) -> tuple[Teller, ...]:
    """The comments that say these words, TOLD_BY of each at the most: so that one leaves with the last of them."""
    stems_of = {at: set(stems(one.text, one.lang)) for at, one in enumerate(mine)}
    found = []
    for lang, told in sorted(words.items()):
        for word in told:
            wanted = set(stems(word, lang))
            said_in = {one.comment for at, one in enumerate(mine) if one.lang == lang and wanted <= stems_of[at]}
            if wanted and said_in:
                found.append(Teller(lang, word, tuple(sorted(said_in)[:TOLD_BY])))
    return tuple(found)


def _heard(laid: Table, wanted: Container[int]) -> Sequence[Placed]:
    """The points in which the words of themes are looked for: all, or of very many a draw that is always the same."""
    points = laid.points
    if len(points) <= LISTENED:
        return points
    lots = np.concatenate([_lots(one) for one in laid.said.values()])
    drawn = np.argsort(lots, kind="stable")
    inside = np.array([one.group in wanted for one in points])[drawn]
    both = (drawn[inside][: LISTENED // 2], drawn[~inside][: LISTENED // 2])
    return [points[at] for some in both for at in some.tolist()]


def _lots(one: Said) -> npt.NDArray[np.uint32]:
    """By which the points of a comment are drawn."""
    found: npt.NDArray[np.uint32] | None = one.made.get("lots")
    if found is None:
        starts = [b"%d %d" % (one.comment.id, point.start) for point in one.reading.points]
        found = one.made["lots"] = np.array([crc32(start) for start in starts], dtype=np.uint32)
    return found


def _key(group: int, laid: Table) -> str:
    """Of a new theme: by the point that stands for it best."""
    mine = [point for point in laid.points if point.group == group]
    first = min(mine, key=lambda point: (-round(float(laid.groups.likeness[point.number]), 6), point.comment.id))
    return blake2b(f"{first.comment.id} {first.text}".encode(), digest_size=6).hexdigest()
