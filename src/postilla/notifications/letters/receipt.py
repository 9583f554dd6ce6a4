"""To the author of a comment: what was decided about it, and what came of an appeal."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import PUBLISHED
from postilla.grounds import reads as grounds
from postilla.identity.receipts import receipt_for
from postilla.moderation import reads as moderation
from postilla.notifications import keys
from postilla.notifications.letters.wishes import wish_in_words
from postilla.notifications.models import Subscription
from postilla.notifications.rules import ANSWERS
from postilla.notifications.speaking import of_letter, speaking
from postilla.notifications.values import Button, Content, Part, Said


def receipt(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """What was decided; None where it was taken back meanwhile, or the author wants no mail any more."""
    guest_id = int(to.partition(":")[2])
    found = discussion.comment(int(about["comment"]), whole=True)
    wish = Subscription.objects.filter(
        guest_id=guest_id, kind=ANSWERS, ended_at=None, confirmed_at__isnull=False
    ).first()
    if found is None or wish is None or found[0].state != about["state"]:
        return None
    view, subject = found
    with speaking(of_letter(guest_id, discussion.edition_of(view.id))) as site:
        card = grounds.heading_of(subject)
        reason = moderation.reason_for(view.id) if view.state != PUBLISHED else ""
        parts: list[Part] = [_decided(about, view.state == PUBLISHED)]
        if reason:
            parts.append(gettext("The reason they gave: %(reason)s") % {"reason": gettext(reason)})
        parts.append(Said(view.author_name, "", to_plain(view.html), view.html, lang=view.language))
        url = f"{settings.POSTILLA_BASE_URL}/held/{receipt_for(view.id)}"
        parts.append(Button(gettext("What you wrote, and what you can do"), url))
        stop = f"{settings.POSTILLA_BASE_URL}/mail/stop/{keys.key_for(keys.STOP, guest_id, wish.id)}"
        why = gettext("You get this because you follow %(wish)s.") % {"wish": wish_in_words(ANSWERS, "")}
        return Content(
            subject=gettext("Your comment under “%(title)s”") % {"title": card.title if card else site.name},
            parts=tuple(parts), foot=(why, Button(gettext("Stop these letters"), stop)),
            language=translation.get_language(), sender=site.name, stop=stop, list_id=f"{ANSWERS}.{wish.id}",
        )  # fmt: skip


def _decided(about: dict[str, Any], published: bool) -> str:
    if "granted" in about:
        if about["granted"]:
            return gettext("The editors looked at your comment again, as you asked, and agree with you.")
        return gettext("The editors looked at your comment again, as you asked. The decision stays as it is.")
    if published:
        return gettext("The editors looked at your comment, and it is published now.")
    return gettext("The editors decided that your comment is not shown.")
