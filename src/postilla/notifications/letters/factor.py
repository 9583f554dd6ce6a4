"""To one of the staff: by what they come in was changed. It leads to nothing but the newsroom's own page."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from postilla.admission.events import ADDED, REMOVED, RENEWED, RESET, SPENT
from postilla.articles import reads as articles
from postilla.notifications.values import Button, Content

_WORDS = {
    ADDED: "“%s” was added to the second factors by which you come in.",
    REMOVED: "“%s” was taken off the second factors by which you come in.",
    RENEWED: "New recovery codes were made for you; those from before work no longer.",
    SPENT: "Somebody came in with one of your recovery codes, which is used up now.",
    RESET: "All your second factors, and your recovery codes, were taken away by whoever looks after the server.",
}


def factor(about: dict[str, Any], to: str, now: datetime) -> Content:
    """Staff's pages are in English, and so are letters to staff."""
    words, name = _WORDS[about["what"]], articles.magazine().name
    said = words % about["factor"] if "%s" in words else words
    return Content(
        subject=f"How you sign in to the newsroom of {name} was changed",
        parts=(
            f"{said} If it was you, do nothing.",
            "If it was not you, change your password at once, look at your list, and tell an administrator.",
            Button("Your second factors", f"{settings.POSTILLA_BASE_URL}{reverse('postilla_factors')}"),
        ),
        foot=("This letter is sent with every such change.",),
        sender=name,
    )
