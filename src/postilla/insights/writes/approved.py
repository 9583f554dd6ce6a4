"""What is kept of the lines that stand on articles' pages."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from postilla.insights.keeping import as_stood, left, stood
from postilla.insights.models import Approval
from postilla.insights.values import Summary

if TYPE_CHECKING:
    from django.db.models import QuerySet


def cut(subject: str, stands: Mapping[int, int]) -> None:
    """Within a transaction: keep of the lines that stand on the article's page what rests on these comments at these
    revisions, so that no word of one that went is kept with them."""
    for one in Approval.objects.filter(subject=subject, ended_at=None).exclude(stood=""):
        line, rests = as_stood(one.stood)
        here = {number for number, revision in rests.items() if stands.get(number) == revision}
        if len(here) < len(rests):
            some = left(Summary((line,), 0, 0), here).lines
            one.stood = stood(some[0], rests) if some else ""
            one.save(update_fields=["stood"])


def ended(approvals: "QuerySet[Approval]", by: str, now: datetime) -> int:
    """Within a transaction: take these off the page; how many stood there."""
    return approvals.update(ended_at=now, ended_by=by, stood="")
