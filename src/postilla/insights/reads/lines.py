"""What readers say under one article, for those who work with it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from postilla.insights import parts
from postilla.insights.models import Approval, Heard, Relabel
from postilla.insights.reads.comments import said
from postilla.insights.reads.themes import themes
from postilla.insights.values import Said, Seen, Summary


@dataclass(frozen=True, slots=True)
class Approved:
    """A line that stands on the article's page: who let it, when, and with which quotations."""

    line: str
    by: str
    at: datetime
    quoted: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor said of a part of a comment: newest first in lists. `undone_by`: who took it back."""

    id: int
    comment_id: int
    start: int
    end: int
    what: str
    before: str
    value: str
    by: str
    at: datetime
    undone_by: str


def summary(subject: str) -> Summary:
    """The lines of an article as they stand now; none where nothing was read yet."""
    return summary_of(said(subject))


def summary_of(heard: list[Said]) -> Summary:
    return parts.summarise(heard, themes()) if heard else Summary((), 0, 0)


def approvals(subject: str) -> dict[str, Approved]:
    """What stands on an article's page, by line, in the order in which it was approved."""
    rows = Approval.objects.filter(subject=subject, ended_at=None).order_by("id")
    return {
        row.line: Approved(row.line, row.by, row.at, tuple(_seen(*one) for one in json.loads(row.quoted)))
        for row in rows
    }


def _seen(comment_id: int, revision: int, spans: Iterable[tuple[int, int]] = ()) -> Seen:
    return Seen(comment_id, revision, tuple((start, end) for start, end in spans))


def corrections(subject: str, most: int = 50) -> list[Correction]:
    """The last corrections of labels under an article, the newest first, those taken back too."""
    ids = Heard.objects.filter(subject=subject).values("comment_id")
    rows = Relabel.objects.filter(comment_id__in=ids).order_by("-id")[:most]
    return [
        Correction(
            row.id, row.comment_id, row.start, row.end, row.what, row.before, row.value, row.by, row.at, row.undone_by
        )
        for row in rows
    ]
