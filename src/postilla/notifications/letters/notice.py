"""To who gave notice of illegal content: that it was received, and what was decided (Article 16 of the EU's DSA)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.moderation import reads as moderation
from postilla.moderation.reasons import NOTICE, secret_of
from postilla.notifications.speaking import speaking
from postilla.notifications.values import Button, Content, Part


def notice(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """With `outcome`: what was decided; None where that was taken back meanwhile. Else that it was received."""
    number = int(to.partition(":")[2])
    found = moderation.came_of_notice(number)
    if found is None or (about.get("outcome") and found[2] == "open"):
        return None
    comment_id, made_at, outcome = found
    with speaking(moderation.language_of_notice(number) or articles.magazine().language) as site:
        when = formats.date_format(timezone.localtime(made_at), "DATETIME_FORMAT")
        address = {"address": f"{settings.POSTILLA_BASE_URL}{articles.mount()}/c/{comment_id}"}
        said: list[Part] = [gettext("Received on %(when)s.") % {"when": when}]
        said.append(gettext("Your notice is about the comment at %(address)s.") % address)
        if about.get("outcome"):
            said.append(
                gettext("The editors looked at it, and left the comment as it is.")
                if outcome == "kept"
                else gettext("The editors looked at it, and took the comment out.")
            )
            said.append(gettext("A person decided this, no program."))
            said.append(gettext(
                "Whatever the editors answer, the courts are open to you, and in the European Union the certified "
                "bodies that settle such disputes."
            ))  # fmt: skip
        said.append(Button(gettext("Your notice"), f"{settings.POSTILLA_BASE_URL}/notice/{secret_of(number, NOTICE)}"))
        return Content(
            subject=f"{site.name}: {gettext('Your notice')}", parts=tuple(said), language=translation.get_language(),
            sender=site.name,
        )  # fmt: skip
