"""To a reader who asked, corrected or complained: what became of it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.insights import reads as insights
from postilla.insights.routing import ANSWERED, CORRECTED, DECLINED, USED, RouteView
from postilla.notifications import keys
from postilla.notifications.letters.comments import said_of
from postilla.notifications.letters.wishes import wish_in_words
from postilla.notifications.models import Subscription
from postilla.notifications.rules import ANSWERS
from postilla.notifications.speaking import of_letter, speaking
from postilla.notifications.values import Button, Content, Part


def route(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """None where something became of it since (its reason was mended, say), the comment is gone, or the reader wants no
    mail any more."""
    guest_id = int(to.partition(":")[2])
    found = insights.route(int(about["route"]))
    wishes = Subscription.objects.filter(guest_id=guest_id, kind=ANSWERS, ended_at=None, confirmed_at__isnull=False)
    wish = wishes.first()
    said = discussion.comment(found.comment_id) if found is not None else None
    if found is None or wish is None or said is None or not said[0].is_public or found.state != about["state"]:
        return None
    if about.get("step", 0) not in (0, insights.last_step(found.id)):
        return None
    base = settings.POSTILLA_BASE_URL
    with speaking(of_letter(guest_id, discussion.edition_of(found.comment_id))) as site:
        card = articles.card_of(found.subject)
        if card is None:
            return None
        stop = f"{base}/mail/stop/{keys.key_for(keys.STOP, guest_id, wish.id)}"
        why = gettext("You get this because you follow %(wish)s.") % {"wish": wish_in_words(ANSWERS, "")}
        parts: list[Part] = [_became(found), said_of(said[0])]
        if found.reason:
            parts.insert(1, gettext("They say: %(reason)s") % {"reason": found.reason})
        return Content(
            subject=gettext("What became of your comment under “%(title)s”") % {"title": card.title},
            parts=(*parts, Button(gettext("Your comment"), f"{base}{articles.mount()}/c/{found.comment_id}")),
            foot=(why, Button(gettext("Stop these letters"), stop)), language=translation.get_language(),
            sender=site.name, stop=stop, list_id=f"{ANSWERS}.{wish.id}",
        )  # fmt: skip


def _became(found: RouteView) -> str:
    return {
        ANSWERED: gettext("The editors have answered what you wrote."),
        USED: gettext("What you wrote was taken up in an article."),
        CORRECTED: gettext("The article was corrected after what you wrote."),
        DECLINED: gettext("The editors looked at what you wrote, and leave it at that."),
    }[found.state]
