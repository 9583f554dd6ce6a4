"""What readers say across articles: themes by week, what rises, what is contested, whose comments were of use."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.identity import reads as identity
from postilla.insights.models import Mention, Route, Theme as Row
from postilla.insights.reads import routes
from postilla.insights.reads.people import silent, tellable
from postilla.insights.reads.themes import theme_of
from postilla.insights.routing import ANSWERED, CORRECTED, USED, RouteView
from postilla.insights.values import Theme
from postilla.ledger import reads as ledger
from postilla.ledger.shown import Card

WEEK = timedelta(days=7)
BEFORE = 4  # weeks with which the last one is compared
LEAST = 3  # readers from whom on a theme rises
MOST_WAITING = 100  # questions that one answer names
PROMISES = 200  # those whose verdict changed last: looked at for what is contested
LOOKED_AT = 50_000  # mentions that one answer counts, the newest


@dataclass(frozen=True, slots=True)
class Rising:
    """A theme of the last week. `before`: readers a week, in the weeks before."""

    theme: Theme
    readers: int
    before: float
    articles: tuple[str, ...]  # subjects, those with most of it first


@dataclass(frozen=True, slots=True)
class Contested:
    """A promise of the ledger: readers who are against or correct where it was reported, and what of."""

    promise: Card
    readers: int
    article: str
    themes: tuple[Theme, ...]


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


def weeks(slug: str, number: int, now: datetime) -> list[tuple[datetime, dict[str, int]]]:
    """{theme: readers} of each of the last weeks, the oldest first, in comments that name a subject of the ledger; of
    all comments where `slug` is empty. A week is seven days and ends `now`."""
    begin = now - number * WEEK
    rows = _themes(begin, now)
    if slug:
        named = Mention.objects.filter(what=Mention.NAME, key=slug, at__gt=begin)
        among = set(named.values_list("comment_id", flat=True)[:LOOKED_AT])
        rows = [row for row in rows if row[0] in among]
    persons = _persons({row[0] for row in rows})
    found: list[dict[str, set[str]]] = [defaultdict(set) for _ in range(number)]
    for comment, key, at, _ in rows:
        found[min((at - begin) // WEEK, number - 1)][key].add(persons[comment])
    return [(begin + n * WEEK, {key: len(who) for key, who in week.items()}) for n, week in enumerate(found)]


def rising(now: datetime, most: int = 10) -> list[Rising]:
    """Themes of which more readers speak this week than in those before, by how much more."""
    rows = _themes(now - (BEFORE + 1) * WEEK, now)
    persons = _persons({row[0] for row in rows})
    lately: dict[str, set[str]] = defaultdict(set)
    earlier: dict[str, set[str]] = defaultdict(set)
    where: dict[str, Counter[str]] = defaultdict(Counter)
    for comment, key, at, subject in rows:
        if at > now - WEEK:
            lately[key].add(persons[comment])
            where[key][subject] += 1
        else:
            earlier[key].add(persons[comment])
    score = {key: len(who) - len(earlier[key]) / BEFORE for key, who in lately.items() if len(who) >= LEAST}
    best = sorted((key for key in score if score[key] > 0), key=lambda key: (-score[key], key))[:most]
    known = named(best)
    return [
        Rising(
            known[key], len(lately[key]), len(earlier[key]) / BEFORE, tuple(one for one, _ in where[key].most_common(3))
        )
        for key in best
        if key in known
    ]


def contested(most: int = 20) -> list[Contested]:
    """Promises under whose articles readers are against or correct, those with most of them first."""
    cards = [card for card in ledger.latest(PROMISES) if card.article]
    rows = Mention.objects.filter(subject__in={card.article for card in cards})
    rows = rows.filter(Q(toward="against") | Q(kind="correction")).order_by("-id")
    listed = list(rows.values_list("comment_id", "what", "key", "subject")[:LOOKED_AT])
    may = tellable({row[0] for row in listed})
    persons = _persons(may)
    who, themes = defaultdict[str, set[str]](set), defaultdict[str, Counter[str]](Counter)
    for comment, what, key, subject in listed:
        if comment in may:
            who[subject].add(persons[comment])
            themes[subject].update([key] if what == Mention.THEME else [])
    best = sorted((card for card in cards if who[card.article]), key=lambda one: (-len(who[one.article]), one.id))
    return [
        Contested(
            card, len(who[card.article]), card.article,
            tuple(named(key for key, _ in themes[card.article].most_common(3)).values()),
        )
        for card in best[:most]
    ]  # fmt: skip


def waiting_since(before: datetime, most: int = MOST_WAITING) -> list[RouteView]:
    """Questions and corrections that nobody answered, posted before a time, the oldest first."""
    return routes.waiting_since(before, most)


def useful(most: int = 20) -> list[Useful]:
    """Readers whose comments led to corrections, brought evidence, or were answered or taken up by the editors; none
    who opted out. Only what a confirmed reader wrote elsewhere is put beside it: who typed an address is nobody."""
    settled = Route.objects.filter(state__in=(ANSWERED, USED, CORRECTED)).values_list("comment_id", flat=True)
    routed = set(settled.order_by("-id")[:LOOKED_AT])
    corrected = _led_to_corrections()
    brought = ledger.brought_evidence(LOOKED_AT)
    views = {one: view for one, (view, _) in discussion.whole(routed | corrected | brought).items() if view.is_public}
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


def named(keys: Iterable[str]) -> dict[str, Theme]:
    """Themes by key, in the order asked for; without those that are not kept."""
    wanted = list(keys)
    rows = {row.key: theme_of(row) for row in Row.objects.filter(key__in=wanted)}
    return {key: rows[key] for key in wanted if key in rows}


def _themes(begin: datetime, now: datetime) -> list[tuple[int, str, datetime, str]]:
    """(comment, theme, when, conversation) of what public comments speak of."""
    rows = Mention.objects.filter(what=Mention.THEME, at__gt=begin, at__lte=now).order_by("-at")
    listed = list(rows.values_list("comment_id", "key", "at", "subject")[:LOOKED_AT])
    may = tellable({row[0] for row in listed})
    return [row for row in listed if row[0] in may]


def _confirmed(views: Mapping[int, CommentView]) -> dict[int, str]:
    """Who is behind each comment where it is to be named: browsers are one reader only where both are confirmed."""
    guests = {view.guest_id for view in views.values() if view.guest_id is not None}
    owners = identity.owners_of(guests)
    told = {guest: f"guest {min(owners[guest])}" if guest in owners.get(guest, ()) else f"guest {guest}"
            for guest in guests}  # fmt: skip
    return {one: told.get(view.guest_id or 0, f"comment {one}") for one, view in views.items()}


def _persons(comment_ids: Collection[int] | Mapping[int, object]) -> dict[int, str]:
    """Who is behind each comment, opaque."""
    guests = discussion.guests_of(list(comment_ids))
    known = identity.persons_of({guest for guest in guests.values() if guest is not None})
    return {one: known.get(guests.get(one) or 0, f"comment {one}") for one in comment_ids}
