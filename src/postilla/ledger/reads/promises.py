"""Promises as cards, and one with everything that is known of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from postilla.ledger import courses
from postilla.ledger.evidence import counted, first_terms, revised, terms_of
from postilla.ledger.models import Promise, Revision, Verdict
from postilla.ledger.reads.figures import entries_of
from postilla.ledger.reads.names import names
from postilla.ledger.retitling import present_title
from postilla.ledger.shown import Card, Judged, Mark, Revised, Whole
from postilla.ledger.values import AT_RISK, MEASURED, ON_COURSE, OPEN, Course, Terms, path_of

RUNNING = (OPEN, ON_COURSE, AT_RISK)


def as_cards(rows: Iterable[Promise]) -> list[Card]:
    """Rows (with their metric) as values, in their order; five queries for all of them."""
    found = list(rows)
    known = names(one.subject_id for one in found)
    standing = standing_verdicts([one.pk for one in found])
    heading = _headings(found)
    revisions: dict[int, list[Revision]] = {}
    for revision in Revision.objects.filter(promise_id__in=[one.pk for one in found]):
        revisions.setdefault(revision.promise_id, []).append(revision)
    return [
        Card(
            id=one.pk, subject=known[one.subject_id], title=_title(one, revisions.get(one.pk, ())),
            words=one.words, said_on=one.said_on, speaker=one.speaker, role=one.role, certainty=one.certainty,
            language=one.language, kind=one.kind,
            state=one.state, since=one.state_since, due=one.due_now, unit=one.metric.unit if one.metric else "",
            recorded_at=one.recorded_at, article=one.article, link_url=one.link_url, verdict=standing.get(one.pk),
            metric_slug=one.metric.slug if one.metric else "", course=heading.get(one.pk),
            changed_on=_changed_on(one, revisions[one.pk]) if one.pk in revisions else None,
        )
        for one in found
    ]  # fmt: skip


def _title(row: Promise, revisions: Sequence[Revision]) -> str:
    """Its title, with what counts now in the place of what was first promised."""
    if not revisions:
        return row.title
    unit = row.metric.unit if row.metric else ""
    return present_title(row.title, first_terms(row), terms_of(row, revisions), unit, row.language)


def _changed_on(row: Promise, revisions: Sequence[Revision]) -> date | None:
    """Since when other terms count than were promised; None where these do."""
    first = before = first_terms(row)
    found = None
    for one, then in counted(first, revisions):
        if _measured(then) != _measured(before):
            found, before = one.on, then
    return found if _measured(before) != _measured(first) else None


def _measured(terms: Terms) -> tuple[object, ...]:
    return terms.aim, terms.period, terms.due


def _headings(rows: Iterable[Promise]) -> dict[int, Course]:
    """Of what is decided, or due, a course tells nothing any more."""
    running = [one.pk for one in rows if one.state in RUNNING and one.kind in MEASURED]
    return courses.of(running) if running else {}


def standing_verdicts(promise_ids: Sequence[int]) -> dict[int, Judged]:
    """For each promise the verdict that stands: the newest of an editor, else the newest of the rules."""
    rules: dict[int, Judged] = {}
    people: dict[int, Judged] = {}
    for row in Verdict.objects.filter(promise_id__in=promise_ids, undone_at=None).order_by("pk"):
        (people if row.by else rules)[row.promise_id] = judged(row)
    return rules | people


def whole(promise_id: int) -> Whole | None:
    """A promise with its history, or None."""
    row = Promise.objects.select_related("metric").filter(pk=promise_id).first()
    if row is None:
        return None
    verdicts = [judged(one) for one in row.verdicts.order_by("pk")]
    rows = list(row.revisions.order_by("on", "pk"))
    first, terms = first_terms(row), terms_of(row, rows)
    used = {entry for verdict in verdicts for entry in verdict.used}
    return Whole(
        card=as_cards([row])[0], aim=terms.aim, period=terms.period, per=row.per, count=row.count,
        metric=row.metric.name if row.metric else "", counted=row.metric.counted if row.metric else "",
        metric_slug=row.metric.slug if row.metric else "", passage=row.passage, link_title=row.link_title,
        revisions=_history(first, rows), first=first,
        entries=entries_of(row.pk, used), verdicts=verdicts,
    )  # fmt: skip


def _history(first: Terms, rows: Iterable[Revision]) -> list[Revised]:
    """All changes; what was taken back changes nothing for those after it."""
    said, found = first, []
    for one in rows:
        then = revised(said, one)
        found.append(
            Revised(
                one.change, one.on, one.words, then.aim, then.period, then.due, one.link_title, one.link_url,
                before=said, taken_back=one.taken_back_why if one.taken_back_at else "", id=one.pk,
            )
        )  # fmt: skip
        said = said if one.taken_back_at else then
    return found


def marks(promise_ids: Collection[int]) -> dict[int, Mark]:
    """How these promises are marked among figures, by their ids. Three queries."""
    rows = list(Promise.objects.select_related("metric").filter(pk__in=promise_ids))
    revisions: dict[int, list[Revision]] = {}
    for revision in Revision.objects.filter(promise_id__in=promise_ids):
        revisions.setdefault(revision.promise_id, []).append(revision)
    heading, found = _headings(rows), {}
    for one in rows:
        terms = terms_of(one, revisions.get(one.pk, []))
        found[one.pk] = Mark(
            _title(one, revisions.get(one.pk, ())), path_of(one.pk), terms.aim, terms.period, heading.get(one.pk)
        )
    return found


def change_of(ref: str) -> str:
    """What a change, named by its number, is called; "" where it was taken back meanwhile."""
    if not (ref.isascii() and ref.isdigit()):
        return ref  # as letters named it that were not sent yet
    found = Revision.objects.filter(pk=int(ref), taken_back_at=None).values_list("change", flat=True).first()
    return found or ""


def judged(row: Verdict) -> Judged:
    """A verdict as it was given."""
    return Judged(
        row.state, row.at, row.by, row.reason, row.why, row.missing, row.detail, row.contested, tuple(row.used),
        row.undone_at, row.pk,
    )  # fmt: skip
