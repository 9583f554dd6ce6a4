"""Themes: groups of comments against the labelled ones, beside the baselines; and whether translations meet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from postilla.insights import themes
from postilla.insights.evaluating.asking import Asked
from postilla.insights.evaluating.baselines import bertopic, k_means, tf_idf
from postilla.insights.evaluating.metrics import NO_GROUP, adjusted_rand, alone, mean

OURS, WORDS, TOPICS = "themes", "TF-IDF and k-means", "BERTopic"
UNTOLD = "themes, not knowing who answers whom"  # as the two others
Grouped = tuple[int, ...]  # a group for each case; NO_GROUP: in none
Way = Callable[[Asked], "Sequence[int] | None"]


@dataclass(frozen=True)
class Groupings:
    """How each way of grouping parts the comments of a file: article by article, and all at once. All see every
    comment; those without a labelled theme are not scored."""

    by_article: dict[str, Grouped]
    at_once: dict[str, Grouped]


@dataclass(frozen=True)
class Themes:
    """Adjusted Rand of each way, of comments that have a theme. `article`: the mean over articles, by comments."""

    number: int
    article: dict[str, float]
    file: dict[str, float]
    groups: dict[str, int]  # over the file


@dataclass(frozen=True)
class Translated:
    """Pairs of one comment in two languages; how many of them are together, among how many groups."""

    pairs: int
    together: int
    groups: int

    @property
    def share(self) -> float:
        return self.together / self.pairs


def ours(asked: Asked) -> list[int]:
    """The theme of each comment."""
    return [int(one) for one in themes.of_comments(asked.vectors, asked.langs, asked.parents)]


def untold(asked: Asked) -> list[int]:
    """The same, of the texts alone."""
    return [int(one) for one in themes.of_comments(asked.vectors, asked.langs, (None,) * len(asked.cases))]


def words(asked: Asked) -> list[int]:
    """TF-IDF and k-means, told how many themes are labelled, which ours is not."""
    count = len({case.theme for case in asked.cases if case.theme})
    return k_means(tf_idf([case.text for case in asked.cases]), count)


def topics(asked: Asked) -> list[int] | None:
    return bertopic([case.text for case in asked.cases], asked.vectors)


def group(asked: Asked) -> Groupings | None:
    """None where no theme is labelled. BERTopic needs many comments: its topics are of the file for both."""
    if not any(case.theme for case in asked.cases):
        return None
    ways = {OURS: ours, UNTOLD: untold, WORDS: words}
    at_once = {name: tuple(way(asked)) for name, way in ways.items()}
    by_article = {name: _each(asked, way) for name, way in ways.items()}
    found = topics(asked)
    if found is not None:
        at_once[TOPICS] = by_article[TOPICS] = tuple(found)
    return Groupings(by_article, at_once)


def _each(asked: Asked, way: Callable[[Asked], Sequence[int]]) -> Grouped:
    if len(asked.articles) == 1:
        return tuple(way(asked))
    found = [NO_GROUP] * len(asked.cases)
    for places in asked.articles:
        for at, label in zip(places, way(asked.of(places)), strict=True):
            found[at] = label
    return tuple(found)


def scored(asked: Asked, groupings: Groupings, places: Sequence[int]) -> Themes | None:
    """Those comments' groups against their themes. Who is in no group is alone; BERTopic's count as it does better."""
    kept = [at for at in places if asked.cases[at].theme]
    if len(kept) < 2:
        return None
    articles = [[at for at in article if at in set(kept)] for article in asked.articles]
    article = {name: mean((_rand(asked, name, found, one), len(one)) for one in articles)
               for name, found in groupings.by_article.items()}  # fmt: skip
    file = {name: _rand(asked, name, found, kept) for name, found in groupings.at_once.items()}
    return Themes(
        len(kept),
        {name: value for name, value in article.items() if value is not None},
        {name: value for name, value in file.items() if value is not None},
        {name: len({found[at] for at in kept} - {NO_GROUP}) for name, found in groupings.at_once.items()},
    )


def _rand(asked: Asked, name: str, found: Grouped, places: Sequence[int]) -> float | None:
    meant = [asked.cases[at].theme for at in places]
    said = [found[at] for at in places]
    value = adjusted_rand(meant, alone(said))
    together = adjusted_rand(meant, said) if name == TOPICS else None
    return max(value, together) if value is not None and together is not None else value


def translated(asked: Asked) -> Translated | None:
    """All pairs of translations in the file, grouped at once."""
    meeting: dict[str, list[int]] = {}
    for at, case in enumerate(asked.cases):
        if case.pair:
            meeting.setdefault(case.pair, []).append(at)
    pairs = [pair for places in meeting.values() for pair in combinations(places, 2)]
    if not pairs:
        return None
    found = ours(asked)
    together = sum(found[a] == found[b] != NO_GROUP for a, b in pairs)
    return Translated(len(pairs), together, len(set(found) - {NO_GROUP}))
