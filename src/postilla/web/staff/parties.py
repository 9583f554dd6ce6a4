"""Who says to speak for an organisation: confirmed by the desk, refused, or marked no longer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.identity import reads as identity
from postilla.identity.values import P_CONFIRMED, P_PROVEN, P_REFUSED, P_REVOKED, PartyLine
from postilla.moderation.desk.rights import SEE, Person, may
from postilla.web.staff.desks import for_the_desk

STATES = {P_PROVEN: "asks", P_CONFIRMED: "confirmed", P_REFUSED: "refused", P_REVOKED: "no longer"}


@for_the_desk
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """Those whose newest comment is on this person's desk; who waits comes first."""
    rows = [row for line in identity.parties() if (row := _row(line, person))]
    rows.sort(key=lambda row: row["line"].state != P_PROVEN)
    return render(request, "postilla_staff/parties.html", {"page_title": "Named parties", "rows": rows})


def _row(line: PartyLine, person: Person) -> dict[str, Any] | None:
    mine = discussion.by_guest(line.guest_id, 1)
    if not mine:
        return None
    comment, subject = mine[0]
    section = articles.sections_of([subject]).get(subject)
    if not may(person, SEE, section):
        return None
    whole = discussion.whole([comment.id])[comment.id][0]
    return {
        "line": line,
        "state": STATES[line.state],
        "strange": "xn--" in line.domain,
        "comment": comment,
        "text": to_plain(whole.html),
        "article": articles.card_of(subject),
        "verbs": _verbs(line.state) if may(person, "party", section) else [],
    }


def _verbs(state: str) -> list[tuple[str, str]]:
    if state == P_PROVEN:
        return [("party", "Confirm"), ("noparty", "Refuse")]
    return [("unparty", "Take the mark away")] if state == P_CONFIRMED else []
