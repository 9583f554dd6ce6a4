"""What readers do in a line: what each point of it does, what most do, and what is asked of somebody. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import cast

from postilla.insights.reading import TOLD
from postilla.insights.rules import shown_kinds
from postilla.insights.summary.said import Placed, Table, toward_of
from postilla.insights.themes import NONE
from postilla.insights.values import ASKS, FAMILY, Cited, Comment, Kind, Label, Lone, Said

AGGRIEVED = 0.8  # what a complaint weighs, against the report that it is too, from which it is a complaint
SURELY = 0.75  # score of a complaint of the whole comment, from which what it reports is one

_TELLS = {"opinion": 0.8, "answer": 0.6}  # what a kind counts less for saying less
_BY_MOST = ("complaint", "answer")  # no line is called so unless most of its readers are shown to do it
_TIES: tuple[Kind, ...] = ("question", "request", "correction", "complaint", "report", "praise", "opinion", "answer")
_FIRST = ("asked", "said", "corrected")  # of families with as many readers and points


def family_of(one: Placed, said: Mapping[int, Said]) -> str:
    """What a point does, as far as its whole comment does it, which is told more surely: else what the comment does
    first. A correction only where the comment is one before all: numbers and "not this but that" in the middle of a
    story look like corrections too. `said`: by id."""
    kinds, own = said[one.comment.id].reading.kinds, FAMILY[one.point.kinds[0].name]
    first = FAMILY[kinds[0].name]
    if own == first:
        return own
    others = {FAMILY[label.name] for label in kinds if label.score >= TOLD} - {"corrected"}
    return own if own in others else first


def by_family(points: Sequence[Placed], said: Mapping[int, Said]) -> dict[str, list[Placed]]:
    """The points of a theme by what they do."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for one in points:
        found[family_of(one, said)].append(one)
    return found


def commonest(families: Mapping[str, Sequence[Placed]], who: Mapping[int, str], said: Mapping[int, Said]) -> str:
    """The family of which most readers do something, each counted by how much of what they say that is; of equals in
    most points. `who`: of their comments; `said`: by id."""
    readers = {family: _sum_of_shares(mine, who, said) for family, mine in families.items()}
    return min(readers, key=lambda family: (-readers[family], -len(families[family]), _FIRST.index(family)))


def _sum_of_shares(points: Sequence[Placed], who: Mapping[int, str], said: Mapping[int, Said]) -> float:
    """Of readers, of how much of a comment these points are: who says it in passing counts little."""
    letters = Counter[int]()
    for one in points:
        letters[one.comment.id] += one.point.end - one.point.start
    shares: dict[str, float] = defaultdict(float)
    for comment, some in letters.items():
        shares[who[comment]] = max(shares[who[comment]], some / said[comment].letters)
    return round(sum(sorted(shares.values())), 6)


def kind_of(family: str, points: Sequence[Placed], who: Mapping[int, str], said: Mapping[int, Said]) -> Kind:
    """What most readers of a line do, as far as it is of this family: in the points that it rests on, and in the
    comments around them, which tell it more surely. Where fewer than half of the readers are shown to do that (or not
    more than half, where it is to complain), what most are shown to do. `who`: of their comments; `said`: by id."""
    done = _done(family, points, who, said)
    votes = Counter(min(weights, key=lambda name: (-weights[name], _TIES.index(name))) for weights in done.values())
    if 2 * votes["answer"] <= votes.total():  # that they answer says little of a line, where not most of them do
        votes["opinion"] += votes.pop("answer", 0)
    votes["opinion"] += not votes.total()  # where it is but what other lines hold
    likeliest = sorted((kind for kind in _TIES if FAMILY[kind] == family), key=lambda kind: -votes[kind])
    shown: dict[str, set[str]] = defaultdict(set)
    for one in points:
        shown[who[one.comment.id]] |= does(one, said)
    has = Counter(name for mine in shown.values() for name in mine if FAMILY[name] == family)
    fits = {kind: 2 * has[kind] >= len(shown) + (kind in _BY_MOST) for kind in likeliest}
    if fits[likeliest[0]] or not has:
        return likeliest[0]
    fit = [kind for kind in likeliest if has[kind] and (kind not in _BY_MOST or fits[kind])]
    return min(fit or likeliest, key=lambda kind: -has[kind])


def does(one: Placed, said: Mapping[int, Said]) -> set[str]:
    """What a reader is shown to do in a point: its kinds, and those of its comment; who is for a thing does not
    complain of it. `said`: by id."""
    reading = said[one.comment.id].reading
    found = {label.name for labels in (one.point.kinds, reading.kinds) for label in shown_kinds(labels)}
    return found - {"complaint"} if reading.toward.name == "for" else found


def _done(
    family: str, points: Sequence[Placed], who: Mapping[int, str], said: Mapping[int, Said]
) -> dict[str, dict[str, int]]:
    """By reader and kind, how much it weighs, in millionths: a grievance told at first hand is a complaint, where the
    comment surely is one or it weighs nearly as much."""
    own: dict[str, dict[str, float]] = defaultdict(dict)
    around: dict[str, dict[str, float]] = defaultdict(dict)
    for one in points:
        reader = who[one.comment.id]
        for found, labels in ((own, one.point.kinds), (around, said[one.comment.id].reading.kinds)):
            for label in labels:
                if label.name == "complaint" and said[one.comment.id].reading.toward.name == "for":
                    continue
                if FAMILY[label.name] == family:
                    found[reader][label.name] = max(found[reader].get(label.name, 0.0), label.score)
    done = {}
    for reader in sorted({*own, *around}):
        weights: dict[str, int] = {}
        for name in {*own[reader], *around[reader]}:
            both = own[reader].get(name, 0.0) + around[reader].get(name, 0.0)
            weights[name] = round(both * _TELLS.get(name, 1.0) * 1_000_000)
        told, report = weights.get("complaint", 0), weights.get("report", 0)
        if report and (told >= AGGRIEVED * report or around[reader].get("complaint", 0.0) >= SURELY):
            weights["complaint"] = max(told, report + 1)
        done[reader] = weights
    return done


def cited(
    kind: Kind, families: Mapping[str, Sequence[Placed]], who: Mapping[int, str], said: Mapping[int, Said]
) -> tuple[Cited, ...]:
    """The points of a line of this kind. `who`: of its comments."""
    numbers = {reader: number for number, reader in enumerate(sorted({*who.values()}))}
    found = [
        Cited(
            one.comment.id,
            one.point.start,
            one.point.end,
            numbers[who[one.comment.id]],
            toward_of(one.point),
            kind in does(one, said),
            _told(one, family, said),
        )
        for family, mine in families.items()
        for one in mine
    ]
    return tuple(sorted(found))


def _told(one: Placed, family: str, said: Mapping[int, Said]) -> Kind:
    """What a point does of a family: what is told of it, else of its comment; what is but guessed to be said is an
    opinion."""
    labels = (one.point.kinds[0], *said[one.comment.id].reading.kinds)
    best = next((label for label in labels if FAMILY[label.name] == family), Label("opinion", 0.0))
    return cast(Kind, best.name if family != "said" or best.score >= TOLD else "opinion")


def alone(laid: Table, cited: Collection[tuple[int, int]], first: Mapping[int, Comment]) -> tuple[Lone, ...]:
    """What somebody asks, wants or corrects in points that no line cites, by comment; what most ask about first, then
    as they came. `cited`: (comment, start) of the points of lines. `first`: as `people.copied` has it: of one text the
    first alone is named."""
    asking = {one: kind for one, said in laid.said.items() if (kind := _asks(said)) and first[one].id == one}
    mine: dict[int, list[Placed]] = defaultdict(list)
    for point in laid.points:
        if point.comment.id in asking:
            mine[point.comment.id].append(point)
    found: dict[int, list[Placed]] = {}
    for number, points in mine.items():
        asks = [one for one in points if family_of(one, laid.said) in ("asked", "corrected")]
        asks = asks or _surest(points, asking[number])
        if left := [one for one in asks if (number, one.point.start) not in cited]:
            found[number] = left
    about: dict[int, set[str]] = defaultdict(set)
    for points in found.values():
        for one in points:
            about[one.group].add(first[one.comment.id].person)
    made = [
        Lone(
            number,
            asking[number],
            tuple((one.point.start, one.point.end) for one in points),
            max(1 if one.group == NONE else len(about[one.group]) for one in points),
        )
        for number, points in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.readers, one.comment_id)))


def _asks(said: Said) -> Kind | None:
    """What a comment asks, wants or corrects, as surely as it is told to."""
    for at, label in enumerate(said.reading.kinds):
        if label.name in ASKS and (at == 0 or (label.score >= TOLD and label.name != "correction")):
            return label.name
    return None


def _surest(points: Sequence[Placed], kind: Kind) -> list[Placed]:
    """The point that most likely does what none does first, where that is told of it: of the whole comment it may be
    said for what the points say together, and then there is nothing to answer in any of them."""
    score = {one.number: label.score for one in points for label in one.point.kinds if label.name == kind}
    best = max(points, key=lambda one: (score.get(one.number, 0.0), -one.point.start))
    return [best] if score.get(best.number, 0.0) >= TOLD else []
