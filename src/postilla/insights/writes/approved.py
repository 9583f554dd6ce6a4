"""What is kept of the lines that stand on articles' pages."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from postilla.discussion import reads as discussion
from postilla.insights import refusals as r
from postilla.insights.keeping import as_stood, line_left, stood, unpacked
from postilla.insights.models import Approval, Gathered
from postilla.insights.values import Quotation, Seen

if TYPE_CHECKING:
    from django.db.models import QuerySet


def as_seen(subject: str, key: str, quoted: Sequence[Seen]) -> str:
    """The article's line of this key as it was made, without the names that editors gave its theme, of the comments
    that still read as they did then, with these quotations; see `keeping.stood`. Raises NoSuchLine where there is
    none."""
    row = Gathered.objects.filter(subject=subject).first()
    line = next((one for one in unpacked(row.lines).lines if one.key == key), None) if row else None
    if row is None or line is None:
        raise r.NoSuchLine
    now_at = discussion.public_versions(line.comments)
    made_of = dict[int, int](json.loads(row.rests)) | {one.comment_id: one.revision for one in quoted}
    rests = {one: made_of[one] for one in line.comments if now_at.get(one) == (subject, made_of.get(one))}
    some = line_left(line, rests)
    if some is None or not {one.comment_id for one in quoted} <= {*rests}:
        raise r.NoSuchLine
    return stood(replace(some, quotations=tuple(_placed(one) for one in quoted)), rests)


def _placed(seen: Seen) -> Quotation:
    """Where its words stand: they are asked of the comment when somebody looks."""
    return Quotation(seen.comment_id, "", "", "none", seen.spans)


def cut(subject: str, stands: Mapping[int, int]) -> None:
    """Within a transaction: keep of the lines that stand on the article's page what rests on these comments at these
    revisions, so that no word of one that went is kept with them."""
    for one in Approval.objects.filter(subject=subject, ended_at=None).exclude(stood=""):
        line, rests = as_stood(one.stood)
        here = {number for number, revision in rests.items() if stands.get(number) == revision}
        if len(here) < len(rests):
            some = line_left(line, here)
            what_is_left = stood(some, rests) if some else ""
            Approval.objects.filter(pk=one.pk, ended_at=None).update(stood=what_is_left)  # it may end at this moment


def ended(approvals: "QuerySet[Approval]", by: str, now: datetime) -> int:
    """Within a transaction: take these off the page; how many stood there."""
    return approvals.update(ended_at=now, ended_by=by, stood="")
