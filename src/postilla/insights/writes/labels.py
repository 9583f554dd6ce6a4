"""Editors correct what was made of a comment. It counts from then on, whatever is read later, and can be taken back."""

import json
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.insights import refusals as r
from postilla.insights.models import Heard, Relabel, Theme
from postilla.insights.packing import unpacked
from postilla.insights.reads.comments import found_in
from postilla.insights.rules import KIND, KINDS, STANCES, THEME, TOWARD, Corrected
from postilla.insights.writes.following import follow
from postilla.insights.writes.gathering import due
from postilla.outbox.writes import telling


def relabel(comment_id: int, one: Corrected, before: str, by: str, now: datetime) -> int:
    """Say what characters of a public comment are; the correction's id. `before`: what they were told to be.

    An earlier correction of the same characters in the same respect is taken back by it. Raises Refusals.
    """
    _offered(one)
    with telling(now):
        heard = Heard.objects.filter(comment_id=comment_id).first()
        public = discussion.public_versions([comment_id])
        if heard is None or comment_id not in public:
            raise r.NotHeard
        if public[comment_id][1] != heard.revision:
            raise r.WordsChanged
        if (one.start, one.end) not in {
            (point.start, point.end) for point in unpacked(comment_id, heard.reading).points
        }:
            raise r.NoSuchPoint
        same = Relabel.objects.filter(comment_id=comment_id, revision=heard.revision, what=one.what, undone_at=None)
        same.filter(start=one.start, end=one.end).update(undone_at=now, undone_by=by)
        made = Relabel.objects.create(
            comment_id=comment_id, revision=heard.revision, start=one.start, end=one.end, what=one.what,
            before=before, value=one.value, by=by, at=now,
        )  # fmt: skip
        _follow(heard, now)
        due({heard.subject}, now)
    return int(made.pk)


def undo_relabel(relabel_id: int, subject: str, by: str, now: datetime) -> None:
    """Take a correction under this article back: what the rules say counts again. Raises AlreadyUndone, also for one
    of another article."""
    with telling(now):
        found = Relabel.objects.filter(id=relabel_id, undone_at=None).first()
        heard = found and Heard.objects.filter(comment_id=found.comment_id, subject=subject).first()
        if not heard or not Relabel.objects.filter(id=relabel_id, undone_at=None).update(undone_at=now, undone_by=by):
            raise r.AlreadyUndone
        _follow(heard, now)
        due({subject}, now)


def _offered(one: Corrected) -> None:
    offered = {KIND: one.value in KINDS, TOWARD: one.value in STANCES, THEME: True}
    if not offered.get(one.what, False) or not 0 <= one.start < one.end:
        raise r.NoSuchLabel
    if one.what == THEME and one.value and not Theme.objects.filter(key=one.value).exists():
        raise r.NoSuchLabel


def _follow(heard: Heard, now: datetime) -> None:
    """Who is to look at the comment, and what it counts as across articles, as its labels are now."""
    found = found_in([heard.comment_id])
    if heard.comment_id in found and found[heard.comment_id].revision == heard.revision:
        reading = unpacked(heard.comment_id, heard.reading)
        follow(found, {heard.comment_id: reading}, {heard.comment_id: json.loads(heard.themes)}, now)
