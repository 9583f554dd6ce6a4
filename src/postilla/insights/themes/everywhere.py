"""Themes across articles: the groups of each article are found by themselves, then those that are one theme joined.

`portions` and `part` work on one article, or on one piece of a very long conversation, and may run anywhere; `joined`
takes what they found, in any order. What is cut is cut by the comments' ids and what is summed is whole numbers, so the
result is the same to the byte however the work was shared out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np

from postilla.insights.themes.grouping import NONE, groups
from postilla.insights.themes.known import recognised
from postilla.insights.themes.naming import Fit, Wording, Words, candidates, chosen_words, left_of, of_many
from postilla.insights.values import Theme
from postilla.insights.vectors import STEPS, packed, whole

LONGEST = 20_000  # comments that are grouped at once
ALIKE = 0.35  # how like each other groups of several articles are to be one theme
FEWEST = 3  # comments of a theme worth a key
WORDS = 24  # of a group in a language that may name its theme

Said_ = Mapping[str, Mapping[str, tuple[str, int]]]  # by language and term: the form it has, how many readers say it


@dataclass(frozen=True)
class Group:
    """Points of one article that belong together."""

    total: bytes  # of their rows, as whole numbers
    comments: int
    words: Said_


@dataclass(frozen=True)
class Part:
    """What one article, or a piece of one, came to."""

    name: str
    groups: tuple[Group, ...]
    points: Mapping[int, tuple[int, ...]]  # by comment, the group of each point
    marks: Mapping[int, int] = field(default_factory=dict)  # by comment, the mark of its rows: what it was told of


@dataclass(frozen=True)
class Everywhere:
    """The themes of all, and by part the key of each of its groups; "" for those of hardly anybody."""

    themes: tuple[Theme, ...]
    keys: Mapping[str, tuple[str, ...]]

    def of_points(self, part: Part) -> dict[int, tuple[str, ...]]:
        keys = self.keys[part.name]
        return {one: tuple(keys[at] if at != NONE else "" for at in numbers) for one, numbers in part.points.items()}


def portions(subject: str, comments: int) -> list[str]:
    """The names of the pieces in which a conversation of so many comments is taken."""
    count = -(-comments // LONGEST)
    return [subject] if count <= 1 else [f"{subject}#{number}/{count}" for number in range(count)]


def piece_of(name: str) -> tuple[str, int, int]:
    """Of the name of a piece: the conversation, and that the comments of it are meant whose id leaves so much (the
    second) when it is divided by so much (the third)."""
    if "#" not in name:
        return name, 0, 1
    subject, _, piece = name.rpartition("#")
    left, _, count = piece.partition("/")
    return subject, int(left), int(count)


def joined(parts: Iterable[Part], known: Sequence[Theme]) -> Everywhere:
    """Join the groups of all parts into themes, of which those that are known keep their key and words."""
    ordered = sorted(parts, key=lambda part: part.name)
    found = [group for part in ordered for group in part.groups]
    if not found:
        return Everywhere((), {part.name: () for part in ordered})
    totals = np.stack([np.frombuffer(group.total, dtype=np.int64) for group in found])
    made = groups(whole(totals.astype(np.float64)), [""] * len(found), least=ALIKE)
    labels = made.labels.tolist()
    sums = np.zeros((made.count, totals.shape[1]), dtype=np.int64)
    np.add.at(sums, made.labels[made.labels >= 0], totals[made.labels >= 0])
    centres = whole(sums.astype(np.float64))
    same = recognised(centres, known, made.frame)
    sizes = Counter[int]()
    for group, label in zip(found, labels, strict=True):
        sizes[label] += group.comments
    words = _worded(found, labels)
    said = _said(found, labels)
    themes = {
        label: _theme(same[label], packed(centres[label : label + 1]), words.get(label, {}), said.get(label, {}))
        for label in range(made.count)
        if same[label] is not None or sizes[label] >= FEWEST
    }
    keys = iter([themes[label].key if label in themes else "" for label in labels])
    by_part = {part.name: tuple(next(keys) for _ in part.groups) for part in ordered}
    return Everywhere(tuple(sorted(themes.values(), key=lambda theme: theme.key)), by_part)


def _theme(
    same: Theme | None, centre: bytes, words: Mapping[str, tuple[str, ...]], said: Mapping[str, set[str]]
) -> Theme:
    """A known theme keeps its key, and those of its words that readers still say; its centre follows the points."""
    if same is not None:
        return Theme(same.key, {**words, **left_of(same.words, said)}, centre)
    return Theme(blake2b(centre, digest_size=6).hexdigest(), words, centre)


def _said(found: Sequence[Group], labels: Sequence[int]) -> dict[int, dict[str, set[str]]]:
    """By theme and language, all stems that its groups are known by."""
    said: dict[int, dict[str, set[str]]] = {}
    for group, label in zip(found, labels, strict=True):
        for lang, terms in group.words.items():
            said.setdefault(label, {}).setdefault(lang, set()).update(part for term in terms for part in term.split())
    return said


def group_of(rows: np.ndarray, points: Sequence[Wording]) -> Group:
    """A group from the rows and the words of its points."""
    total = np.rint(rows * STEPS).astype(np.int64).sum(axis=0)
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for lang, terms in _by_reader(points).items():
        counts[lang] = Counter(pair for pairs in terms.values() for pair in pairs)
    words = {lang: dict(_most(said)) for lang, said in sorted(counts.items())}
    return Group(total.tobytes(), len({point.comment for point in points}), words)


def _by_reader(points: Sequence[Wording]) -> dict[str, dict[str, dict[tuple[str, str], None]]]:
    """By language and reader, the terms they say with one form of each."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for point in sorted(points, key=lambda one: (one.comment, one.text)):
        held = found.setdefault(point.lang, {}).setdefault(point.by, {})
        for term, form in candidates(point.text, point.lang):
            held.setdefault(term, form)
    return {
        lang: {one: dict.fromkeys(held.items()) for one, held in readers.items()} for lang, readers in found.items()
    }


def _most(said: Counter[tuple[str, str]]) -> list[tuple[str, tuple[str, int]]]:
    """The terms most readers say, each with its commonest form."""
    total: Counter[str] = Counter()
    best: dict[str, tuple[int, str]] = {}
    for (term, form), count in sorted(said.items()):
        total[term] += count
        if term not in best or count > best[term][0]:
            best[term] = (count, form)
    ranked = sorted(total, key=lambda term: (-total[term], term))[:WORDS]
    return [(term, (best[term][1], total[term])) for term in ranked]


def _worded(found: Sequence[Group], labels: Sequence[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    """By theme and language, the words that its groups hold more often than others."""
    here: dict[tuple[int, str], Counter[str]] = {}
    forms: dict[tuple[str, str], Counter[str]] = {}
    everywhere: dict[str, Counter[str]] = {}
    sizes: dict[str, Counter[int]] = {}
    for group, label in zip(found, labels, strict=True):
        for lang, terms in group.words.items():
            sizes.setdefault(lang, Counter())[label] += group.comments
            for term, (form, count) in terms.items():
                here.setdefault((label, lang), Counter())[term] += count
                everywhere.setdefault(lang, Counter())[term] += count
                forms.setdefault((lang, term), Counter())[form] += count
    shared = {term for terms in everywhere.values() for term, count in terms.items() if count > 1}
    made: dict[int, Words] = {}
    for label in sorted({label for label, _ in here}):

        def words(fit: Fit, label: int = label) -> Words:
            found = {
                lang: _told(lang, counts, (everywhere[lang], sizes[lang][label], sizes[lang].total()), forms, fit)
                for (at, lang), counts in sorted(here.items())
                if at == label
            }
            return {lang: those for lang, those in found.items() if those}

        made[label] = of_many(shared, words)
    return made


def _told(
    lang: str, counts: Counter[str], among: tuple[Counter[str], int, int],
    forms: Mapping[tuple[str, str], Counter[str]], fit: Fit,
) -> tuple[str, ...]:  # fmt: skip
    """The telling words of a theme in a language. `among`: the counts of all, the comments of the theme and of all."""
    best = {term: min(forms[lang, term], key=lambda form: (-forms[lang, term][form], form)) for term in counts}
    fitting = {term: count for term, count in counts.items() if fit(term, best[term])}
    return tuple(best[term] for term in chosen_words(fitting, *among))
