"""To the newsroom, once a week: what readers say. In English, as its pages are."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from postilla.articles import reads as articles
from postilla.insights.reads import across
from postilla.insights.reads.theirs import theirs
from postilla.insights.rules import theme_words
from postilla.insights.values import Theme
from postilla.notifications.rules import one_line
from postilla.notifications.values import Button, Content, Part
from postilla.notifications.writes.desk import MAY_COME_IN

OLD = timedelta(days=7)
NAMED = 5
ACROSS, ASKED, WISHES = "/admin/insights/", "/admin/insights/routes/", "/admin/mail/wishes/"


def saying(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """What rises, which promises are contested, how much was not answered; None where there is nothing of it.
    Of articles alone that whoever gets it may see."""
    user = get_user_model().objects.filter(id=int(to.partition(":")[2]), is_active=True).first()
    if user is None or not user.has_perm(MAY_COME_IN):
        return None
    base, of = settings.POSTILLA_BASE_URL, theirs(user)
    parts: list[Part] = [
        f"{_words(one.theme)}: {one.readers} readers this week, {one.before:.0f} a week before."
        for one in across.rising(now, NAMED, of)
    ]
    for claim in across.contested(NAMED, of):
        name = one_line(f"{claim.promise.subject.name}: {claim.promise.title}", 160)
        parts.append(f"Contested by {claim.readers} reader{'s' if claim.readers > 1 else ''}: {name}")
    if waiting := across.waiting_since(now - OLD, of=of):
        many = f"{len(waiting)}{'+' if len(waiting) == across.MOST_WAITING else ''}"
        parts.append(f"{many} question{'s' if len(waiting) > 1 else ''} and corrections wait for more than a week.")
    if not parts:
        return None
    parts += [Button("What readers say", base + ACROSS), Button("What readers ask", base + ASKED)]
    name = articles.magazine().name
    change = Button("Change what you get", base + WISHES)
    return Content(
        f"{name}: what readers say this week", tuple(parts), ("You get this because you asked for it.", change),
        sender=name, list_id="saying",
    )  # fmt: skip


def _words(theme: Theme) -> str:
    return one_line(", ".join(theme_words(theme, "en")[1][:3]) or theme.key, 120)
