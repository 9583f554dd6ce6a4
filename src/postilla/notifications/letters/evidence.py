"""To the author of a comment that was offered as evidence: whether the editors took it up."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.ledger import reads as ledger, words
from postilla.ledger.values import ACCEPTED, OFFERED
from postilla.notifications import keys
from postilla.notifications.letters.wishes import wish_in_words
from postilla.notifications.models import Subscription
from postilla.notifications.rules import ANSWERS
from postilla.notifications.speaking import of_letter, speaking
from postilla.notifications.values import Button, Content, Part


def evidence(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """What became of it; None where nothing was settled, or the author wants no mail any more."""
    guest_id = int(to.partition(":")[2])
    found = ledger.offer(int(about["offer"]))
    wish = Subscription.objects.filter(
        guest_id=guest_id, kind=ANSWERS, ended_at=None, confirmed_at__isnull=False
    ).first()
    if found is None or wish is None or found.state == OFFERED:
        return None
    base = settings.POSTILLA_BASE_URL
    with speaking(of_letter(guest_id, discussion.edition_of(found.comment_id))) as site:
        promise = f"{found.promise.subject.name}: {found.promise.title}"
        if found.state == ACCEPTED:
            parts: list[Part] = [
                gettext("The editors took up what you brought: it stands in the ledger, with your name."), promise,
                gettext("The verdict now: %(verdict)s.") % {"verdict": words.state(found.promise.state)},
            ]  # fmt: skip
        else:
            parts = [
                gettext("The editors looked at what you brought, and did not take it up."), promise,
                gettext("The reason they gave: %(reason)s") % {"reason": found.reason},
            ]  # fmt: skip
        parts.append(Button(gettext("The promise"), base + found.promise.path))
        parts.append(Button(gettext("Your comment"), f"{base}{articles.mount()}/c/{found.comment_id}"))
        stop = f"{base}/mail/stop/{keys.key_for(keys.STOP, guest_id, wish.id)}"
        why = gettext("You get this because you follow %(wish)s.") % {"wish": wish_in_words(ANSWERS, "")}
        return Content(
            subject=gettext("Your evidence: %(promise)s") % {"promise": promise}, parts=tuple(parts),
            foot=(why, Button(gettext("Stop these letters"), stop)), language=translation.get_language(),
            sender=site.name, stop=stop, list_id=f"{ANSWERS}.{wish.id}",
        )  # fmt: skip
