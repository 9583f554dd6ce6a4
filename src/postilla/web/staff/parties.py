"""Who says to speak for an organisation: confirmed by the desk, refused, or marked no longer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.identity.values import P_CONFIRMED, P_PROVEN, P_REFUSED, P_REVOKED, PartyLine
from postilla.moderation import reads
from postilla.moderation.desk.rights import SEE, Person, may, may_name
from postilla.outbox.portions import in_portions
from postilla.web.staff.desks import for_the_desk

MOST = 200  # shown: who waits, then the newest
LOOKED = 2_000  # … of so many, for who sees one section's alone
SOME = 100  # readers in one statement
STATES = {P_PROVEN: "waits for you", P_CONFIRMED: "confirmed", P_REFUSED: "refused", P_REVOKED: "no longer"}
# By state: the deed, what stands on its button, and whether who asked is told a reason.
VERBS = {
    P_PROVEN: [("party", "Confirm", False), ("noparty", "Refuse", True)],
    P_CONFIRMED: [("unparty", "Take the mark away", True)],
}


@for_the_desk
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """Those whose newest comment is on this person's desk; who waits comes first."""
    names = may_name(person)
    rows = _rows(person, names)
    context = {"page_title": "Named parties", "rows": rows[:MOST], "most": MOST if len(rows) > MOST else 0}
    return render(request, "postilla_staff/parties.html", {**context, "names": names})


def _rows(person: Person, names: bool) -> list[dict[str, Any]]:
    lines = identity.parties(LOOKED if person.is_limited else MOST + 1)
    newest = _newest({line.guest_id for line in lines})
    comments = discussion.whole(newest.values())
    subjects = {subject for _, subject in comments.values()}
    sections, about = grounds.sections_of(subjects), grounds.headings_of(list(subjects))
    last = reads.last_about_parties(newest.keys()) if names else {}
    rows = []
    for line in lines:
        comment, subject = comments.get(newest.get(line.guest_id, 0), (None, ""))
        if comment is not None and may(person, SEE, sections.get(subject)):
            rows.append({
                "line": line,
                "state": STATES[line.state],
                "strange": "xn--" in line.domain,
                "comment": comment,
                "text": to_plain(comment.html),
                "article": about.get(subject),
                "verbs": VERBS.get(line.state, []) if names else [],
                "undo": _undo(line, last),
            })  # fmt: skip
    return rows


def _undo(line: PartyLine, last: dict[int, int]) -> int:
    """The decision that can be taken back where no other deed is left; 0 for none."""
    return last.get(line.id, 0) if line.state in (P_REFUSED, P_REVOKED) else 0


def _newest(guests: set[int]) -> dict[int, int]:
    """{guest: their newest comment} of those who wrote one."""
    found = dict[int, int]()
    for some in in_portions(sorted(guests), SOME):
        written = discussion.states_by_guest(some, 1)
        found.update({guest: of_one[0][0] for guest, of_one in written.items() if of_one})
    return found
