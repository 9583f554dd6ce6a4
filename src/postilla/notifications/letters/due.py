"""To who keeps the ledger, once a week: what is overdue, what comes due, what waits. In English, as its pages are."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from postilla.articles import reads as articles
from postilla.ledger import reads as ledger, words
from postilla.ledger.shown import Card
from postilla.ledger.values import OVERDUE, UNDECIDED
from postilla.notifications.rules import one_line
from postilla.notifications.values import Button, Content, Part
from postilla.notifications.writes.desk import MAY_KEEP

SOON = timedelta(days=7)
NAMED = 15  # of each list; the page has all
DESK, ONE, WISHES = "/admin/ledger/", "/admin/ledger/promises/{}/", "/admin/mail/wishes/"
APART = "/admin/ledger/contradictions/"


def due(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """Each promise with its day and where to look, the longest overdue first; None where nothing waits."""
    user = get_user_model().objects.filter(id=int(to.partition(":")[2]), is_active=True).first()
    if user is None or not user.has_perm(MAY_KEEP):
        return None
    base, today = settings.POSTILLA_BASE_URL, timezone.localdate(now)
    waiting, offered = ledger.waiting_long(OVERDUE), ledger.number_waiting()
    coming, unsure = ledger.due_within(today, today + SOON), ledger.waiting_long(UNDECIDED)
    parts = [
        *_listed("Overdue: the day has passed, and nobody has entered a source", waiting, now),
        *_listed("Due this week", coming, now),
        *_listed("Looked at, and still not decided", unsure, now),
    ]
    if offered:
        parts.append(f"Evidence from readers that waits: {offered}.")
    # Those that everybody knows of, and which may stand for good, are no reason for another letter.
    lately = now - SOON - timedelta(days=1)  # letters wait in a queue; rather told twice than in none
    if (apart := ledger.contradictions_number()) and (parts or ledger.contradictions_number(lately)):
        parts.append(f"Figures on which sources contradict each other: {apart}. {base}{APART}")
    if not parts:
        return None
    name = articles.magazine().name
    subject = f"{name}: {_number(waiting)} overdue, {_number(coming)} due this week in the ledger"
    change = Button("Change what you get", base + WISHES)
    foot = ("You get this because you keep the ledger.", change)
    return Content(subject, (*parts, Button("Promises due", base + DESK)), foot, sender=name, list_id="due")


def _listed(title: str, cards: list[Card], now: datetime) -> list[Part]:
    if not cards:
        return []
    hints = ledger.where_to_look([card.id for card in cards[:NAMED]])
    more = [f"and {_number(cards, NAMED)} more."] if len(cards) > NAMED else []
    return [f"{title} ({_number(cards)})", *(_line(card, hints.get(card.id, ""), now) for card in cards[:NAMED]), *more]


def _number(cards: list[Card], less: int = 0) -> str:
    """How many there are, less some; of very many not all were looked up."""
    return f"{len(cards) - less}{' or more' if len(cards) >= ledger.MOST_WAITING else ''}"


def _line(card: Card, hint: str, now: datetime) -> str:
    """One paragraph: whose, what, which day, how long ago, what is missing, where to look, and where to enter it."""
    said = [one_line(f"{card.subject.name}: {card.title}", 200)]
    if card.due is not None:
        days = (timezone.localdate(now) - card.due).days
        said.append(f"due {card.due:%d.%m.%Y}" + (f", {days} day{'s' if days > 1 else ''} ago" if days > 0 else ""))
    if card.verdict is not None and (missing := words.missing(card.verdict)):
        said.append(f"missing: {missing}")
    said.append(f"look at: {one_line(hint, 300)}" if hint else "no source is named to look at")
    return f"{'; '.join(said)}. {settings.POSTILLA_BASE_URL}{ONE.format(card.id)}"
