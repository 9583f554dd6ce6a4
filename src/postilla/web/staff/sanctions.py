"""Whom the editors do not let post now: mutes and bans in force, each with a button that lifts it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.grounds import reads as grounds
from postilla.moderation import reads
from postilla.moderation.desk.rights import SEE, Person, may
from postilla.moderation.values import SanctionLine
from postilla.web.staff.desks import for_the_desk

MOST = 200  # shown, the newest
KINDS = {"mute": "Muted", "ban": "Banned"}


@for_the_desk
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """Those that came of comments on this person's desk."""
    lines = reads.in_force(timezone.now(), MOST)
    context = {
        "page_title": "Muted and banned",
        "rows": _rows(lines, person),
        "most": MOST if len(lines) == MOST else 0,
    }
    return render(request, "postilla_staff/sanctions.html", context)


def _rows(lines: list[SanctionLine], person: Person) -> list[dict[str, Any]]:
    comments = discussion.whole([line.comment_id for line in lines])
    subjects = {subject for _, subject in comments.values()}
    sections, about = grounds.sections_of(subjects), grounds.headings_of(list(subjects))
    rows = []
    for line in lines:
        comment, subject = comments[line.comment_id]
        section = sections.get(subject)
        if may(person, SEE, section):
            rows.append({
                "line": line,
                "kind": KINDS[line.kind],
                "name": line.name or comment.author_name,
                "comment": comment,
                "text": to_plain(comment.html),
                "article": about.get(subject),
                "may_lift": may(person, "lift", section),
            })  # fmt: skip
    return rows
