"""The “Leave a reply” form as it stands under a conversation."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, ngettext

from postilla.articles.languages import LANGUAGES
from postilla.grounds import reads as grounds
from postilla.grounds.values import Conversation, Heading

DESK_COOKIE = "postilla-desk"  # of the CMS, without a value: the form's script asks then as whom its owner writes


def form_html(card: Heading, conversation: Conversation, **context: Any) -> str:
    """The form, or the sentence that says why there is none. `context`: parent, values, problems, problem_list;
    passages, where there are some to be answered."""
    with translation.override(card.language):
        closed = "" if conversation.state == "open" else closed_message()
        said = {**offered(card, conversation), "closed_message": closed, **context}
        return render_to_string("postilla/comment_form.html", said)


def offered(card: Heading, conversation: Conversation | None) -> dict[str, Any]:
    """What the form offers wherever it stands: where it goes, at which pace, mail, languages to choose from. Where a
    field was missing after a refusal, what a reader chose there was lost."""
    languages = grounds.comment_languages(grounds.standing_of(card.subject))
    return {
        "card": card,
        "action": f"{card.path}comments/",
        "pace": pace_message(conversation.slow if conversation else 0),
        "mail": settings.POSTILLA_MAIL is not None,
        "languages": [(code, LANGUAGES.get(code, code)) for code in languages],
    }


def closed_message() -> str:
    return gettext("This conversation takes no more comments.")


def pace_message(seconds: int) -> str:
    """What slow mode asks of a reader, to be known before writing; nothing where there is none."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    if rest:
        said = ngettext(
            "Slow mode: %(n)s second between two comments of the same person.",
            "Slow mode: %(n)s seconds between two comments of the same person.",
            seconds,
        )
        return said % {"n": seconds}
    said = ngettext(
        "Slow mode: %(n)s minute between two comments of the same person.",
        "Slow mode: %(n)s minutes between two comments of the same person.",
        minutes,
    )
    return said % {"n": minutes}
