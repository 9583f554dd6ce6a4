"""To who says that they speak for an organisation: what the editors decided of it, and why."""

from datetime import datetime
from gettext import NullTranslations
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from postilla.identity import reads as identity
from postilla.identity.values import P_CONFIRMED, P_REFUSED, P_REVOKED
from postilla.notifications.speaking import of_letter, speaking
from postilla.notifications.values import Button, Content, Part
from postilla.vocabulary.sentences import filled

_ = NullTranslations().gettext  # marks a string for translation; `party` translates it

WORDS = {
    P_CONFIRMED: _(
        "The editors confirmed that “%(name)s” speaks for %(organisation)s. What you wrote at %(site)s is marked with "
        "its name, and so is what you write from now on."
    ),
    P_REFUSED: _(
        "The editors did not confirm that “%(name)s” speaks for %(organisation)s. What you wrote at %(site)s stays, "
        "without a mark."
    ),
    P_REVOKED: _("What “%(name)s” wrote at %(site)s is no longer marked with the name of %(organisation)s."),
}


def party(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """What was decided; None where it was decided otherwise meanwhile."""
    found = identity.party(int(about["party"]))
    text = WORDS.get(found.state) if found is not None else None
    if found is None or text is None or found.state != about["state"]:
        return None
    with speaking(of_letter(found.guest_id)) as site:
        said = {"name": found.name, "organisation": found.organisation, "site": site.name}
        parts: list[Part] = [filled(gettext(text), **said)]
        if found.reason:
            parts.append(gettext("The reason they gave: %(reason)s") % {"reason": found.reason})
        parts.append(Button(gettext("My page"), f"{settings.POSTILLA_BASE_URL}/me/party/"))
        return Content(
            subject=gettext("Speaking for %(organisation)s at %(site)s") % said, parts=tuple(parts),
            foot=(gettext("Nothing else is sent to you because of this."),), language=translation.get_language(),
            sender=site.name,
        )  # fmt: skip
