"""What stands in each tab of the queue, a page at a time, at a cost that does not grow with what waits."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from postilla.discussion import reads as discussion
from postilla.discussion.reads import Wanted
from postilla.discussion.values import HELD as IS_HELD, PUBLISHED, CommentView
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.moderation.desk.cards import cards_of
from postilla.moderation.desk.rights import SEE, Person, may
from postilla.moderation.desk.values import (
    ALL,
    APPEALS,
    HELD,
    MANY,
    MINE,
    REPORTED,
    SUSPECTS,
    Backlog,
    Filters,
    QueuePage,
    Rank,
    Ranking,
)
from postilla.moderation.models import Appeal, Decision, Finding, Report

PER_PAGE = 25
LOOKED = 2_000  # reports or decisions looked through for one answer
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

REST = "rest-"  # begins the cursors of what an order does not have

Key = tuple[datetime, int]
At = TypeVar("At", datetime, int)
Suits = Callable[[CommentView, str], bool]  # of a comment and its subject
Shown = Callable[[Collection[int]], Collection[int]]


def page(
    tab: str, filters: Filters, person: Person, after: str, now: datetime, ranking: Ranking | None = None
) -> QueuePage:
    """The cards of a tab that somebody may see, from the cursor `after` on; an unknown cursor is the beginning.

    `ranking`: what orders the held ones where the filters ask for the most suspicious first.
    """
    if tab == HELD and filters.order == SUSPECTS and ranking is not None:
        ids, cursor = _ranked(filters, person, after, now, ranking)
        return QueuePage(tuple(cards_of(ids, person)), cursor, bool(cursor) and len(ids) < PER_PAGE)
    find = {HELD: _held, ALL: _held, REPORTED: _reported, MINE: _mine, APPEALS: _appeals}.get(tab)
    if find is None:
        return QueuePage(())
    ids, key = find(tab, filters, person, _key(after), now)
    return QueuePage(tuple(cards_of(ids, person)), _cursor(key), key is not None and len(ids) < PER_PAGE)


def backlog(now: datetime, person: Person) -> Backlog:
    """What waits for somebody; of who is limited to sections, among the first that wait for anybody (`more`)."""
    if person.is_limited:
        return _theirs(now, person)
    opened, appeals = _first_reports(), Appeal.objects.filter(decided_at=None)
    oldest = opened.order_by("created_at", "id").values_list("created_at", flat=True).first()
    return Backlog(
        held=discussion.number_up_to(IS_HELD, MANY + 1),
        reported=opened.order_by().values("id")[: MANY + 1].count(),
        appeals=appeals.order_by().values("id")[: MANY + 1].count(),
        oldest_held=discussion.oldest_in(IS_HELD),
        oldest_reported=oldest,
        oldest_appeal=appeals.order_by("made_at", "id").values_list("made_at", flat=True).first(),
    )


def _theirs(now: datetime, person: Person) -> Backlog:
    found = discussion.matching(_wanted(IS_HELD, Filters(), now), None, MANY + 1, _Only(Filters(), person))
    reports = _first_reports().order_by("created_at", "id").values_list("created_at", "id", "comment_id")[:LOOKED]
    appeals = _first_appeals().order_by("made_at", "id").values_list("made_at", "id", "comment_id")[:LOOKED]
    reported, appealed = (_seen_by(person, list(rows)) for rows in (reports, appeals))
    return Backlog(
        len(found.ids), len(reported), len(appealed),
        min(discussion.times_of(found.ids[:1]).values(), default=None),
        min(reported, default=None), min(appealed, default=None),
        frozenset(tab for tab, more in (
            (HELD, found.next is not None), (REPORTED, len(reports) == LOOKED), (APPEALS, len(appeals) == LOOKED),
        ) if more),
    )  # fmt: skip


def _seen_by(person: Person, rows: Sequence[tuple[datetime, int, int]]) -> list[datetime]:
    """Of these rows the times of those whose comments somebody may see."""
    found = discussion.paths_of([row[2] for row in rows])
    kept = _Only(Filters(), person)([(one, subject) for one, (subject, _) in found.items()])
    return [row[0] for row in rows if row[2] in kept]


def _ranked(filters: Filters, person: Person, after: str, now: datetime, ranking: Ranking) -> tuple[list[int], str]:
    """Held comments in this order; those that it does not have come after it, the longest waiting first."""
    found: list[int] = []
    if not after.startswith(REST):
        rows = [(rank, one, one) for rank, one in ranking.beyond(_place(after), LOOKED)]
        suits = partial(_suits_held, filters, _ages(filters.age, now))
        found, key = _chosen(rows, filters, person, suits)
        if key is not None:
            return found, f"{key[0]}-{key[1]}"
    only = _Only(filters, person, ranking.has)
    begin = _key(after.removeprefix(REST)) if after.startswith(REST) else None
    room = PER_PAGE - len(found)
    rest = discussion.matching(_wanted(IS_HELD, filters, now), begin, room or 1, only)
    if not room:
        return found, REST if rest.ids or rest.next else ""
    return [*found, *rest.ids], REST + _cursor(rest.next) if rest.next else ""


def _suits_held(
    filters: Filters, ages: tuple[datetime | None, datetime | None], view: CommentView, subject: str
) -> bool:
    since, until = ages
    return (
        view.state == IS_HELD
        and filters.article in ("", subject)
        and (since is None or view.created_at >= since)
        and (until is None or view.created_at <= until)
    )


def _readers(filters: Filters) -> tuple[int, ...]:
    """The guests who are the reader that is asked for; none where nobody is."""
    return identity.same_readers([filters.reader])[filters.reader] if filters.reader is not None else ()


def _wanted(state: str, filters: Filters, now: datetime) -> Wanted:
    since, until = _ages(filters.age, now)
    return Wanted(state, filters.language, _readers(filters), filters.words, since, until, filters.article)


def _held(tab: str, filters: Filters, person: Person, after: Key | None, now: datetime) -> tuple[list[int], Key | None]:
    wanted = _wanted(IS_HELD if tab == HELD else "", filters, now)
    only = _Only(filters, person)
    found = discussion.matching(wanted, after, PER_PAGE, only if only.asks else None)
    return list(found.ids), found.next


def _reported(
    _tab: str, filters: Filters, person: Person, after: Key | None, now: datetime
) -> tuple[list[int], Key | None]:
    """Published comments with open reports, that which was reported first first."""
    rows = _first_reports().order_by("created_at", "id")
    if after:
        rows = rows.filter(created_at__gte=after[0]).exclude(created_at=after[0], id__lte=after[1])
    since, until = _ages(filters.age, now)
    rows = rows.filter(**_range("created_at", since, until), **_under(filters))
    return _chosen(list(rows.values_list("created_at", "id", "comment_id")[:LOOKED]), filters, person)


def _appeals(
    _tab: str, filters: Filters, person: Person, after: Key | None, now: datetime
) -> tuple[list[int], Key | None]:
    """Comments for which an appeal waits, the longest waiting first; each once, at its first."""
    rows = _first_appeals().order_by("made_at", "id")
    if after:
        rows = rows.filter(made_at__gte=after[0]).exclude(made_at=after[0], id__lte=after[1])
    since, until = _ages(filters.age, now)
    rows = rows.filter(**_range("made_at", since, until), **_under(filters))
    return _chosen(list(rows.values_list("made_at", "id", "comment_id")[:LOOKED]), filters, person)


def _mine(
    _tab: str, filters: Filters, person: Person, after: Key | None, now: datetime
) -> tuple[list[int], Key | None]:
    """What this person decided, the last first; each comment once, at its last decision by them."""
    later = Decision.objects.filter(comment_id=OuterRef("comment_id"), by=person.name, id__gt=OuterRef("id"))
    rows = Decision.objects.filter(~Exists(later), by=person.name).order_by("-id")
    if after:
        rows = rows.filter(id__lt=after[1])
    since, until = _ages(filters.age, now)
    rows = rows.filter(**_range("decided_at", since, until), **_under(filters))
    return _chosen(list(rows.values_list("decided_at", "id", "comment_id")[:LOOKED]), filters, person)


def _chosen(
    rows: Sequence[tuple[At, int, int]], filters: Filters, person: Person, suits: Suits | None = None
) -> tuple[list[int], tuple[At, int] | None]:
    """The comments of rows (time or rank, id, comment) that the filters let through, no more than a page of them."""
    only = _Only(filters, person)
    found: list[int] = []
    for start in range(0, len(rows), PER_PAGE * 2):
        some = rows[start : start + PER_PAGE * 2]
        kept = _suiting([row[2] for row in some], filters, only, suits)
        for row in some:
            if row[2] in kept:
                found.append(row[2])
                if len(found) == PER_PAGE:
                    return found, None if row is rows[-1] and len(rows) < LOOKED else row[:2]
    return found, rows[-1][:2] if len(rows) == LOOKED else None


def _suiting(comment_ids: list[int], filters: Filters, only: "_Only", suits: Suits | None) -> Collection[int]:
    views = discussion.whole(comment_ids)
    words, readers = filters.words.casefold(), _readers(filters)
    kept = [
        (view.id, subject)
        for view, subject in views.values()
        if filters.language in ("", view.language)
        and (not readers or view.guest_id in readers)
        and (not words or words in view.html.casefold() or words in view.author_name.casefold())
        and (suits is None or suits(view, subject))
    ]
    return only(kept) if only.asks else {comment_id for comment_id, _ in kept}


class _Only:
    """What no column of a comment says: the section of its article, the rules that spoke of it, whether others of this
    list were `shown` already."""

    def __init__(self, filters: Filters, person: Person, shown: Shown | None = None) -> None:
        self.filters, self.person, self.shown = filters, person, shown
        self.known: dict[str, int | None] = {}  # section by subject
        self.asks_section = filters.section is not None or person.is_limited
        self.asks = self.asks_section or bool(filters.rule)

    def __call__(self, comments: Sequence[tuple[int, str]]) -> Collection[int]:
        kept = {comment_id for comment_id, subject in comments if not self.asks_section or self._in(subject, comments)}
        if self.filters.rule and kept:
            found = Finding.objects.filter(comment_id__in=kept, rule=self.filters.rule)
            kept &= set(found.values_list("comment_id", flat=True))
        if self.shown is not None and kept:
            kept -= set(self.shown(kept))
        return kept

    def _in(self, subject: str, comments: Sequence[tuple[int, str]]) -> bool:
        if subject not in self.known:
            asked = {subject for _, subject in comments} - self.known.keys()
            self.known |= dict.fromkeys(asked) | grounds.sections_of(asked)
        section = self.known[subject]
        return self.filters.section in (None, section) and may(self.person, SEE, section)


def _first_appeals() -> "QuerySet[Appeal]":
    """The first waiting appeal of each comment that has one."""
    earlier = Appeal.objects.filter(comment_id=OuterRef("comment_id"), decided_at=None, id__lt=OuterRef("id"))
    return Appeal.objects.filter(~Exists(earlier), decided_at=None)


def _first_reports() -> "QuerySet[Report]":
    """The first open report of each published comment that has one."""
    earlier = Report.objects.filter(comment_id=OuterRef("comment_id"), settled_at=None, id__lt=OuterRef("id"))
    return Report.objects.filter(~Exists(earlier), settled_at=None, comment__state=PUBLISHED)


def _ages(age: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    """From when until when."""
    which, _, length = age.partition("-")
    span = {"1h": timedelta(hours=1), "1d": timedelta(days=1), "7d": timedelta(days=7)}.get(length)
    if span is None:
        return None, None
    return (now - span, None) if which == "newer" else (None, now - span)


def _range(field: str, since: datetime | None, until: datetime | None) -> dict[str, datetime]:
    found = {}
    if since:
        found[f"{field}__gte"] = since
    if until:
        found[f"{field}__lte"] = until
    return found


def _under(filters: Filters) -> dict[str, str]:
    """One article's alone."""
    return {"comment__thread__subject": filters.article} if filters.article else {}


def _cursor(key: Key | None) -> str:
    return f"{(key[0] - EPOCH) // timedelta(microseconds=1)}-{key[1]}" if key else ""


def _key(cursor: str) -> Key | None:
    """A key as the address has it; None for one that nobody made."""
    at, _, number = cursor.partition("-")
    if not (at.isascii() and at.isdigit() and number.isascii() and number.isdigit() and len(cursor) < 40):
        return None
    try:
        return EPOCH + timedelta(microseconds=int(at)), min(int(number), 2**63 - 1)
    except OverflowError:
        return None


def _place(cursor: str) -> Rank | None:
    """A place in an order as the address has it; None for one that nobody made."""
    rank, _, number = cursor.partition("-")
    if not (rank.isascii() and rank.isdigit() and number.isascii() and number.isdigit() and len(cursor) < 28):
        return None
    return min(int(rank), 2**31 - 1), min(int(number), 2**63 - 1)
