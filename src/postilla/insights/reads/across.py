"""What readers say across articles: themes by week, what rises, what is contested, whose comments were of use."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.identity import reads as identity
from postilla.insights import parts
from postilla.insights.models import Due, Mention, Route
from postilla.insights.reads import routes
from postilla.insights.reads.contested import Contested, contested
from postilla.insights.reads.counting import LOOKED_AT, Subjects, Told, number, readers, told
from postilla.insights.reads.people import silent
from postilla.insights.reads.themes import any_known, named, stands_for
from postilla.insights.routing import ANSWERED, CORRECTED, USED, RouteView
from postilla.insights.values import Theme
from postilla.ledger import reads as ledger

__all__ = [
    "MOST_WAITING", "Contested", "Known", "Rising", "Useful", "contested", "known", "named", "rising", "useful",
    "waiting_since", "weeks",
]  # fmt: skip

WEEK = timedelta(days=7)
BEFORE = 4  # weeks with which the last one is compared
LEAST = 3  # readers from whom on a theme rises
MOST_WAITING = 100  # questions that one answer names
MANY = 10_000  # comments that wait, counted no further


@dataclass(frozen=True, slots=True)
class Known:
    """How far comments were looked at: how many wait to be read, counted up to MANY, whether there are more, whether
    themes were found at all, and whether that was with another engine than now (with a model, or by words alone): all
    is read again then, and in no theme until the next pass."""

    waiting: int
    more: bool
    themes: bool
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Rising:
    """A theme of the last week. `before`: readers a week, in the weeks before."""

    theme: Theme
    readers: int
    before: float
    articles: tuple[str, ...]  # subjects, those with most of it first


@dataclass(frozen=True, slots=True)
class Useful:
    """A reader by what came of what they posted, under the name beside their last such comment."""

    name: str
    corrections: int
    evidence: int
    taken_up: int
    comments: tuple[int, ...]

    @property
    def total(self) -> int:
        return self.corrections + self.evidence + self.taken_up


def known() -> Known:
    waiting = Due.objects.order_by().values("pk")[: MANY + 1].count()
    themes = any_known()
    return Known(min(waiting, MANY), waiting > MANY, themes, themes and not any_known(parts.meaning_name()))


def weeks(slug: str, number_of: int, now: datetime, of: Subjects = None) -> list[tuple[datetime, dict[str, int]]]:
    """{theme: readers} of each of the last weeks, the oldest first, in comments that name a subject of the ledger; of
    all comments where `slug` is empty. A week is seven days and ends `now`."""
    begin = now - number_of * WEEK
    rows = _themes(begin, now, of)
    if slug:
        mentioned = Mention.objects.filter(what=Mention.NAME, key=slug, at__gt=begin)
        among = set(mentioned.values_list("comment_id", flat=True)[:LOOKED_AT])
        rows = [row for row in rows if row.comment in among]
    who = readers(rows)
    found: list[dict[str, set[str]]] = [defaultdict(set) for _ in range(number_of)]
    for row in rows:
        found[min((row.at - begin) // WEEK, number_of - 1)][row.key].add(who[row.key, row.comment])
    return [(begin + n * WEEK, {key: len(those) for key, those in week.items()}) for n, week in enumerate(found)]


def rising(now: datetime, most: int = 10, of: Subjects = None) -> list[Rising]:
    """Themes of which more readers speak this week than in those before, by how much more."""
    rows = _themes(now - (BEFORE + 1) * WEEK, now, of)
    who = readers(rows)
    lately, earlier = defaultdict[str, list[Told]](list), defaultdict[str, list[Told]](list)
    for row in rows:
        (lately if row.at > now - WEEK else earlier)[row.key].append(row)
    this = {key: number(told, who) for key, told in lately.items()}
    before = {key: number(earlier[key], who) / BEFORE for key in this}
    score = {key: readers - before[key] for key, readers in this.items() if readers >= LEAST}
    best = sorted((key for key in score if score[key] > 0), key=lambda key: (-score[key], key))[:most]
    return [Rising(theme, this[key], before[key], _most_under(lately[key], who)) for key, theme in named(best).items()]


def _most_under(rows: Iterable[Told], who: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    """The articles under which most readers say it."""
    under: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        under[row.subject].append(row)
    counted = Counter({subject: number(those, who) for subject, those in under.items()})
    return tuple(subject for subject, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:3])


def waiting_since(before: datetime, most: int = MOST_WAITING, of: Subjects = None) -> list[RouteView]:
    """Questions and corrections that nobody answered, posted before a time, the oldest first."""
    return routes.waiting_since(before, most, of)


def useful(most: int = 20, of: Subjects = None) -> list[Useful]:
    """Readers whose comments led to corrections, brought evidence, or were answered or taken up by the editors; none
    who opted out. Of comments in `of` alone. Only what a confirmed reader wrote elsewhere is put beside it: who typed
    an address is nobody."""
    asked = Route.objects.order_by("-id").values_list("comment_id", "state")[:LOOKED_AT]
    routed = {one for one, state in asked if state in (ANSWERED, USED, CORRECTED)}
    corrected = _led_to_corrections()
    brought = ledger.brought_evidence(LOOKED_AT)
    found = discussion.whole(routed | corrected | brought)
    views = {one: view for one, (view, subject) in found.items() if view.is_public and (of is None or subject in of)}
    left_out = silent(views)
    views = {one: view for one, view in views.items() if not view.badge and one not in left_out}
    persons, by = _confirmed(views), defaultdict[str, list[int]](list)
    for one in sorted(views):
        by[persons[one]].append(one)
    made = [
        Useful(
            views[ids[-1]].author_name, len(corrected & {*ids}), len(brought & {*ids}), len(routed & {*ids}), tuple(ids)
        )
        for ids in by.values()
    ]
    return sorted(made, key=lambda one: (-one.total, one.name))[:most]


def _led_to_corrections() -> set[int]:
    """Comments that the last corrections thank."""
    found, page, pages = set[int](), 1, 1
    while page <= min(pages, 10):
        made, pages = articles.corrections(page)
        found |= {one.comment for one, _ in made if one.comment is not None}
        page += 1
    return found


def _themes(begin: datetime, now: datetime, of: Subjects) -> list[Told]:
    """What public comments speak of, the newest first; what editors merged under the theme that it counts as."""
    rows = told(Mention.THEME, Mention.objects.filter(at__gt=begin, at__lte=now), of)
    into = stands_for()
    return [Told(one.comment, into.get(one.key, one.key), one.at, one.subject) for one in rows]


def _confirmed(views: Mapping[int, CommentView]) -> dict[int, str]:
    """Who is behind each comment where it is to be named: browsers are one reader only where both are confirmed."""
    guests = {view.guest_id for view in views.values() if view.guest_id is not None}
    owners = identity.owners_of(guests)
    told = {guest: f"guest {min(owners[guest])}" if guest in owners.get(guest, ()) else f"guest {guest}"
            for guest in guests}  # fmt: skip
    return {one: told.get(view.guest_id or 0, f"comment {one}") for one, view in views.items()}
