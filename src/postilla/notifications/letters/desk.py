"""Letters to the desk, in English as its pages are: what waits, an appeal, the day's numbers."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.identity.values import P_PROVEN
from postilla.moderation import reads as moderation
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.rights import may, may_name
from postilla.moderation.desk.today import theirs
from postilla.notifications.rules import one_line
from postilla.notifications.values import Button, Content, Part, Said
from postilla.notifications.writes.desk import MAY_DECIDE

SHOWN, LONGEST = 10, 600  # comments in a letter; characters of each
QUEUE, PARTIES = "/admin/moderation/", "/admin/moderation/parties/"
WISHES = "/admin/mail/wishes/"


def held(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """What was held since the last such letter and still waits; None if nothing does."""
    since = datetime.fromisoformat(about["since"])
    cards = [card for card in moderation.held(200) if card.comment.created_at >= since]
    subjects = _on_their_desk(to, {card.subject for card in cards})
    fresh = [card for card in cards if card.subject in subjects]
    if not fresh:
        return None
    parts: list[Part] = [_said(card.comment.id) for card in fresh[:SHOWN]]
    if len(fresh) > SHOWN:
        parts.append(f"and {len(fresh) - SHOWN} more.")
    return _letter(_waiting(len(fresh), to, since), (*parts, Button("Decide", f"{settings.POSTILLA_BASE_URL}{QUEUE}")))


def _waiting(fresh: int, to: str, since: datetime) -> str:
    """How many came, and how many wait in all on this person's desk, as the queue counts them."""
    user = _user(to)
    held = theirs(person_of(user), since).held if user is not None else fresh
    if held > fresh:
        return f"{fresh} new comment{'s' if fresh > 1 else ''} held; {held} wait for a decision"
    return f"{fresh} comment{'s wait' if fresh > 1 else ' waits'} for a decision"


def appeal(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """Somebody asks for another look at a decision."""
    found = discussion.comment(int(about["comment"]))
    if found is None or not _on_their_desk(to, {found[1]}):
        return None
    parts = (
        "The author of this comment asks for another look at what was decided.",
        _said(int(about["comment"])),
        Button("Look at it", f"{settings.POSTILLA_BASE_URL}{QUEUE}"),
    )
    return _letter("An appeal waits for a decision", parts)


def asks(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """Somebody showed an address at an organisation's domain and waits to be confirmed; None once that is decided."""
    found, user = identity.party(int(about["party"])), _user(to)
    if found is None or found.state != P_PROVEN or user is None or not may_name(person_of(user)):
        return None
    text = (
        f"“{one_line(found.name, 80)}” says to speak for “{one_line(found.organisation, 120)}”, and reads the mail of "
        f"an address at {found.domain}. Once you confirm it, what they wrote is marked with that name."
    )
    return _letter(
        "An organisation waits to be confirmed", (text, Button("Look at it", f"{settings.POSTILLA_BASE_URL}{PARTIES}"))
    )


def desk(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """The day at the desk: how many wait, how many were decided, of what is on this person's desk."""
    user = _user(to)
    if user is None or not user.has_perm(MAY_DECIDE):
        return None
    person, since = person_of(user), datetime.fromisoformat(about["since"])
    numbers = theirs(person, since)
    text = (
        f"{numbers.waiting} wait for a decision; {numbers.held} of them are held.\n"
        f"Since the last such letter, {numbers.decided} were decided."
    )
    waits = identity.parties_waiting() if may_name(person) else 0
    more = (f"{waits} organisation{'s wait' if waits > 1 else ' waits'} to be confirmed.",) if waits else ()
    return _letter("The desk today", (text, *more, Button("To the queue", f"{settings.POSTILLA_BASE_URL}{QUEUE}")))


def _user(to: str) -> Any:
    return get_user_model().objects.filter(id=int(to.partition(":")[2]), is_active=True).first()


def _on_their_desk(to: str, subjects: set[str]) -> set[str]:
    """Those of the articles whose comments this person decides about: of a section's desk, its own."""
    user = _user(to)
    if user is None:
        return set()
    person, sections = person_of(user), grounds.sections_of(list(subjects))
    return {subject for subject in subjects if may(person, "publish", sections.get(subject))}


def _said(comment_id: int) -> Said:
    found = discussion.comment(comment_id, whole=True)
    assert found is not None, "asked for by who has just found it"
    view, subject = found
    card = grounds.heading_of(subject)
    text = to_plain(view.html)
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    when = f"{view.created_at:%d %B %Y, %H:%M} UTC"
    return Said(one_line(view.author_name, 80), when, shown, above=card.title if card else "", lang=view.language)


def _letter(subject: str, parts: tuple[Part, ...]) -> Content:
    name = articles.magazine().name
    change = Button("Change what you get", f"{settings.POSTILLA_BASE_URL}{WISHES}")
    return Content(
        f"{name}: {subject}", parts, ("You get this because you asked for it at the desk.", change), sender=name,
        list_id="desk",
    )  # fmt: skip
