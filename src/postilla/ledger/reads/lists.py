"""Lists of promises and subjects. None depends on what day it is: what came due was judged when its day had passed."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Count, F, QuerySet

from postilla.ledger import clusters
from postilla.ledger.models import Promise, Subject
from postilla.ledger.reads.figures import measured
from postilla.ledger.reads.names import names
from postilla.ledger.reads.promises import as_cards
from postilla.ledger.shown import About, Card, Name, Overview, Record
from postilla.ledger.values import AT_RISK, DECIDED, ON_COURSE, OPEN, OVERDUE, STATES, UNDECIDED, path_of

PER_PAGE = 50
FEW = 8  # of each list on the front page
MOST_SUBJECTS = 200
MOST_WAITING = 500  # of what waits, as many are looked up


def is_kept() -> bool:
    """Whether there is any promise, and so a reason to lead readers here."""
    return Promise.objects.exists()


def overview() -> Overview:
    running = _promises().filter(state__in=(OPEN, ON_COURSE, AT_RISK, UNDECIDED), due_now__isnull=False)
    return Overview(
        next_due=as_cards(running.order_by("due_now", "pk")[:FEW]),
        overdue=as_cards(_promises().filter(state=OVERDUE).order_by("due_now", "pk")[:FEW]),
        lately=as_cards(_promises().filter(state__in=DECIDED).order_by("-state_since", "-pk")[:FEW]),
        subjects=_subjects(),
        record=_record(Promise.objects.all()),
    )


def _subjects() -> list[tuple[Name, Record]]:
    """Those with most promises, by name."""
    rows = Promise.objects.values("subject_id", "state").annotate(n=Count("pk"))
    counted: dict[int, dict[str, int]] = {}
    for row in rows:
        states = counted.setdefault(row["subject_id"], {})
        states[row["state"]] = row["n"]
    known = names(counted)
    merged: dict[Name, dict[str, int]] = {}
    for subject, states in counted.items():
        into = merged.setdefault(known[subject], {})
        for state, number in states.items():
            into[state] = into.get(state, 0) + number
    most = sorted(merged.items(), key=lambda pair: -sum(pair[1].values()))[:MOST_SUBJECTS]
    return sorted(((name, Record(states)) for name, states in most), key=lambda pair: pair[0].name.casefold())


def by_state(state: str, number: int = 1, subject_id: int | None = None) -> list[Card] | None:
    """A page of the promises with one verdict, the newest first; None for a page or verdict that is not there."""
    rows = _with(state, subject_id)
    start = (number - 1) * PER_PAGE
    found = as_cards(rows.order_by("-state_since", "-pk")[start : start + PER_PAGE]) if state in STATES else []
    return found or None


def pages_of(state: str, subject_id: int | None = None) -> int:
    return -(-_with(state, subject_id).count() // PER_PAGE)


def _with(state: str, subject_id: int | None) -> "QuerySet[Promise]":
    rows = _promises().filter(state=state)
    return rows if subject_id is None else rows.filter(subject_id__in=clusters.members(subject_id))


def about(slug: str) -> About | None:
    """The page of a subject, at its own slug or that of one merged into it."""
    row = Subject.objects.filter(slug=slug).first()
    if row is None:
        return None
    row = Subject.objects.select_related("parent").get(pk=clusters.canonical(row.pk))
    same = clusters.members(row.pk)
    mine = _promises().filter(subject_id__in=same)
    record = _record(mine)
    promises = as_cards(mine.order_by(F("due_now").desc(nulls_first=True), "-pk")[:PER_PAGE])
    aliases = [*_lines(row.aliases), *Subject.objects.filter(pk__in=same - {row.pk}).values_list("name", flat=True)]
    below = Subject.objects.filter(parent_id__in=same, merged_into=None).order_by("name")[:MOST_SUBJECTS]
    pairs = [line.partition(":") for line in _lines(row.external)]
    return About(
        name=Name(row.pk, row.name, row.slug), kind=row.kind, about=row.about, aliases=aliases,
        external=[(left.strip().lower(), right.strip()) for left, _, right in pairs if right.strip()],
        above=names([row.parent_id]).get(row.parent_id) if row.parent_id else None,
        below=[Name(one.pk, one.name, one.slug) for one in below], record=record, promises=promises,
        more=max(record.total - PER_PAGE, 0), measured=measured(same),
    )  # fmt: skip


def cards(promise_ids: Iterable[int]) -> list[Card]:
    """Several promises; those that are not there are left out."""
    return as_cards(_promises().filter(pk__in=list(promise_ids)).order_by("pk"))


def latest(number: int, subject_id: int | None = None) -> list[Card]:
    """Those whose verdict changed last, of everybody or of one subject."""
    rows = _promises() if subject_id is None else _promises().filter(subject_id__in=clusters.members(subject_id))
    return as_cards(rows.order_by("-state_since", "-pk")[:number])


def due_within(first: date, last: date) -> list[Card]:
    """Promises not yet decided whose day comes between two days, both included."""
    rows = _promises().filter(state__in=(OPEN, ON_COURSE, AT_RISK, UNDECIDED), due_now__gte=first, due_now__lte=last)
    return as_cards(rows.order_by("due_now", "pk")[:MOST_WAITING])


def waiting_long(state: str) -> list[Card]:
    """Promises with one verdict, the longest due first; those without a day last."""
    rows = _promises().filter(state=state)
    return as_cards(rows.order_by(F("due_now").asc(nulls_last=True), "pk")[:MOST_WAITING])


def where_to_look(promise_ids: Iterable[int]) -> dict[int, str]:
    """The note to whoever looks when a promise is due, by its id; "" where nobody wrote one."""
    return dict(Promise.objects.filter(pk__in=list(promise_ids)).values_list("pk", "look_at"))


def paths() -> Iterator[str]:
    """Every page of the ledger."""
    if not is_kept():
        return
    yield "/ledger/"
    for slug in Subject.objects.order_by("pk").values_list("slug", flat=True).iterator(2000):
        yield f"/ledger/{slug}/"
    for pk in Promise.objects.order_by("pk").values_list("pk", flat=True).iterator(2000):
        yield path_of(pk)


def slugs_of(subject_ids: Iterable[int], promise_ids: Iterable[int] = ()) -> list[str]:
    """The pages that show these subjects or those of these promises: their own, of all merged, of their groups."""
    found = {*subject_ids, *Promise.objects.filter(pk__in=list(promise_ids)).values_list("subject_id", flat=True)}
    same = {one for subject in found for one in clusters.members(subject)}
    above = set(Subject.objects.filter(pk__in=same, parent__isnull=False).values_list("parent_id", flat=True))
    return list(Subject.objects.filter(pk__in=same | above).order_by("pk").values_list("slug", flat=True))


def subjects_like(subject_ids: Iterable[int]) -> set[int]:
    """These subjects with all that are the same."""
    return {one for subject in subject_ids for one in clusters.members(subject)}


def _promises() -> "QuerySet[Promise]":
    return Promise.objects.select_related("metric")


def _record(promises: "QuerySet[Promise]") -> Record:
    rows = promises.order_by().values("state").annotate(n=Count("pk"))
    return Record({row["state"]: row["n"] for row in rows})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
