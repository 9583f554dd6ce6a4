"""When an original is corrected, each translation is to be looked at; this keeps which were, and what came of it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from wagtail.log_actions import log

from postilla.articles import refusals as r
from postilla.articles.events import ArticleCorrected
from postilla.articles.models import Recheck
from postilla.articles.reads.place import Place, place
from postilla.articles.reads.rechecks import translations_from
from postilla.outbox.writes import telling


def ask(where: Place, correction: Any) -> None:
    """Each translation of what was corrected is to be looked at. Within the transaction of the correction."""
    found = translations_from(where, correction.page)
    Recheck.objects.bulk_create(Recheck(correction=correction, page=page) for page in found)


def answer(correction: Any, rechecks: Collection[int]) -> None:
    """This correction of a translation settles these rechecks of it. Within its transaction.

    Raises NoSuchRecheck, and SettledAlready where a colleague came first.
    """
    mine = Recheck.objects.filter(page_id=correction.page_id, pk__in=rechecks, correction__withdrawn_at=None)
    rows = {row.pk: row for row in mine.order_by("pk").select_for_update(of=("self",))}
    if rows.keys() != set(rechecks):
        raise r.NoSuchRecheck
    ids = set(Recheck.objects.waiting().filter(pk__in=rows).values_list("pk", flat=True))
    if settled := [row for row in rows.values() if row.pk not in ids]:
        raise r.SettledAlready(by=settled[0].by)
    said = {"settled_at": correction.made_at, "by": correction.by, "answer": correction}
    Recheck.objects.filter(pk__in=ids).update(**said)


def does_not_concern(page_id: int, recheck_id: int, user: Any, now: datetime) -> None:
    """The translation does not say what its original was corrected for. Twice is once.

    Raises NoSuchRecheck, and SettledAlready where a colleague corrected it for that reason.
    """
    _settle(page_id, recheck_id, user, now, waits=False)


def look_again(page_id: int, recheck_id: int, user: Any, now: datetime) -> None:
    """A recheck that was settled waits once more. Twice is once. Raises NoSuchRecheck."""
    _settle(page_id, recheck_id, user, now, waits=True)


def _settle(page_id: int, recheck_id: int, user: Any, now: datetime, *, waits: bool) -> None:
    with telling(now) as tell:
        known = Recheck.objects.select_for_update(of=("self",)).select_related("page")
        row = known.filter(page_id=page_id, pk=recheck_id, correction__withdrawn_at=None).first()
        if row is None:
            raise r.NoSuchRecheck
        if waits == Recheck.objects.waiting().filter(pk=row.pk).exists():
            if not waits and row.answer_id is not None:
                raise r.SettledAlready(by=row.by)
            return
        row.settled_at, row.by, row.answer = (None, "", None) if waits else (now, user.get_username(), None)
        row.save(update_fields=["settled_at", "by", "answer"])
        log(
            row.page,
            "postilla.lookagain" if waits else "postilla.unconcerned",
            user=user,
            data={"correction": row.correction_id},
        )
        where = place()
        if where is not None and where.is_public(row.page):
            tell(ArticleCorrected(row.page.subject, where.path(row.page)))
