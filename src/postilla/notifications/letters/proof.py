"""Letters with a link that shows that somebody reads a mailbox: to claim a name, to sign in, to confirm."""

from datetime import datetime
from gettext import NullTranslations
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from postilla.identity import postbox
from postilla.identity.rules import carries_address
from postilla.identity.values import (
    CHANGE_ADDRESS,
    CLAIM,
    ERASE,
    OLD_ADDRESS,
    PARTY,
    PUT_BACK,
    SIGN_IN,
    SUBSCRIBE,
    WISHED,
    Letter,
)
from postilla.notifications.letters.wishes import described, wish_in_words
from postilla.notifications.reads import answers_waiting
from postilla.notifications.rules import ANSWERS
from postilla.notifications.speaking import of_letter, speaking
from postilla.notifications.values import Button, Content

_ = NullTranslations().gettext  # marks a string for translation; `proof` translates it

ALSO = _("You then also get mail about %(wish)s, as was ticked there. Each such letter has a link that stops it.")

# purpose: subject, what the letter says, what is on the button, where the link leads. %(site)s, %(name)s, %(wish)s.
WORDS: dict[str, tuple[str, str, str, str]] = {
    CLAIM: (
        _("Is “%(name)s” at %(site)s you?"),
        _("Somebody wrote at %(site)s under the name “%(name)s” and gave this address. If it was you, confirm it: "
          "nobody else can use the name then."),
        _("Yes, that was me"),
        "/me/claim/",
    ),
    SIGN_IN: (
        _("Sign in at %(site)s"),
        _("Somebody asked to sign in at %(site)s with this address. If it was you, follow this link in the browser "
          "in which you want to be known. It works once, for half an hour."),
        _("Sign in"),
        "/me/sign-in/",
    ),
    SUBSCRIBE: (
        _("Do you want mail from %(site)s?"),
        _("Somebody asked at %(site)s to send mail to this address: %(wish)s. Nothing is sent until you confirm it."),
        _("Yes, send it"),
        "/mail/confirm/",
    ),
    ERASE: (
        _("Delete what %(site)s knows about you?"),
        _("Somebody asked %(site)s to delete the name and address that are kept with this mailbox. If it was you, "
          "follow this link. You can change your mind for 24 hours."),
        _("Go on to delete"),
        "/me/erase/",
    ),
    CHANGE_ADDRESS: (
        _("Your new address at %(site)s"),
        _("Somebody asked to use this address at %(site)s from now on, as “%(name)s”. If it was you, confirm it in the "
          "browser in which you asked for it."),
        _("Use this address"),
        "/me/address/",
    ),
    PARTY: (
        _("Do you speak for an organisation at %(site)s?"),
        _("Somebody said at %(site)s that they speak for the organisation at %(domain)s, and gave this address. If "
          "that was you, confirm it in the browser in which you asked for it."),
        _("Yes, that is so"),
        "/me/party/",
    ),
    OLD_ADDRESS: (
        _("Your address at %(site)s was changed"),
        _("Mail for “%(name)s” at %(site)s goes to another address from now on. If that was not you, take it back "
          "within a week: your address is then as it was, and all browsers are signed out."),
        _("Take it back"),
        "/me/address/back/",
    ),
    WISHED: (
        _("You are to be deleted at %(site)s"),
        _("Somebody asked, in a browser that is known as “%(name)s” at %(site)s, to have you deleted there. That "
          "happens in 24 hours. If it was not you, take it back until then: nothing is deleted, and all browsers are "
          "signed out."),
        _("Take it back"),
        "/me/stay/",
    ),
    PUT_BACK: (
        _("Your address at %(site)s was put back"),
        _("“%(name)s” at %(site)s had this address for a while. The address from before was put back by whoever reads "
          "its mail, so that nothing goes to this one any more. If that is wrong, write to the editors."),
        "",
        "",
    ),
}  # fmt: skip


def _said(letter: Letter, site: str, wish: str) -> dict[str, str]:
    """What fills the words. Whoever types a stranger's address has no letter of ours say what they like: a name with an
    address in it is left out, and of an organisation there is the domain alone, which is the reader's own."""
    name = letter.name if not carries_address(letter.name) else "…"
    return {"site": site, "name": name, "wish": wish, "domain": letter.address.rpartition("@")[2]}


def _way(letter: Letter, label: str, path: str) -> tuple[Button | str, ...]:
    """The button, and what to do if it was not asked for; nothing where the letter only tells."""
    if not path:
        return ()
    rest = gettext("If it was not you, do nothing. Nothing happens then.")
    if letter.purpose in (OLD_ADDRESS, WISHED):
        rest = gettext("If it was you, do nothing.")
    return Button(gettext(label), f"{settings.POSTILLA_BASE_URL}{path}{letter.token}"), rest


def proof(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """The letter with the link of a proof; None where it was used, is too old, or whoever asked was erased."""
    letter = postbox.letter_for(int(about["proof"]), now)
    if letter is None or letter.purpose not in WORDS:
        return None
    with speaking(of_letter(letter.guest_id, letter.language)) as site:
        wish = described(letter.payload) if letter.purpose == SUBSCRIBE else ""
        if letter.purpose == SUBSCRIBE and not wish:
            return None
        waiting = letter.purpose == CLAIM and answers_waiting(letter.guest_id)
        ticked = wish_in_words(ANSWERS, "") if waiting else ""
        subject, text, label, path = WORDS[letter.purpose]
        said = _said(letter, site.name, wish)
        return Content(
            subject=gettext(subject) % said,
            parts=(
                gettext(text) % said,
                *([gettext(ALSO) % {"wish": ticked}] if ticked else []),
                *_way(letter, label, path),
            ),
            foot=() if ticked else (gettext("Nothing else is sent to you because of this."),),
            language=translation.get_language(),
            sender=site.name,
        )
