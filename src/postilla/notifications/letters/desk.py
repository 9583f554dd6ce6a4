"""Letters to the desk, in English as its pages are: what waits, an appeal, the day's numbers."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import HELD
from postilla.moderation import reads as moderation
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.rights import may
from postilla.notifications.rules import one_line
from postilla.notifications.values import Button, Content, Part, Said
from postilla.notifications.writes.desk import MAY_DECIDE

SHOWN, LONGEST = 10, 600  # comments in a letter; characters of each
QUEUE = "/admin/moderation/"
WISHES = "/admin/mail/wishes/"


def held(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """What was held since the last such letter and still waits; None if nothing does."""
    since = datetime.fromisoformat(about["since"])
    cards = [card for card in moderation.held(200) if card.comment.created_at >= since]
    theirs = _on_their_desk(to, {card.subject for card in cards})
    fresh = [card for card in cards if card.subject in theirs]
    if not fresh:
        return None
    parts: list[Part] = [_said(card.comment.id) for card in fresh[:SHOWN]]
    if len(fresh) > SHOWN:
        parts.append(f"and {len(fresh) - SHOWN} more.")
    many = f"{len(fresh)} comment{'s wait' if len(fresh) > 1 else ' waits'} for a decision"
    return _letter(many, (*parts, Button("Decide", f"{settings.POSTILLA_BASE_URL}{QUEUE}")))


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


def desk(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """The day at the desk: how many wait, how many were decided."""
    if not _may(to):
        return None
    since = datetime.fromisoformat(about["since"])
    decided = sum(1 for done in moderation.decided(1000) if done.decided_at >= since)
    waiting, held_now = moderation.waiting(), discussion.number_in(HELD)
    text = (
        f"{waiting} wait for a decision; {held_now} of them are held.\n"
        f"Since the last such letter, {decided} were decided."
    )
    return _letter("The desk today", (text, Button("To the queue", f"{settings.POSTILLA_BASE_URL}{QUEUE}")))


def _may(to: str) -> bool:
    user = get_user_model().objects.filter(id=int(to.partition(":")[2]), is_active=True).first()
    return user is not None and user.has_perm(MAY_DECIDE)


def _on_their_desk(to: str, subjects: set[str]) -> set[str]:
    """Those of the articles whose comments this person decides about: of a section's desk, its own."""
    user = get_user_model().objects.filter(id=int(to.partition(":")[2]), is_active=True).first()
    if user is None:
        return set()
    person, sections = person_of(user), articles.sections_of(list(subjects))
    return {subject for subject in subjects if may(person, "publish", sections.get(subject))}


def _said(comment_id: int) -> Said:
    found = discussion.comment(comment_id, whole=True)
    assert found is not None, "asked for by who has just found it"
    view, subject = found
    card = articles.card_of(subject)
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
