"""A letter that shows whether mail works, sent by staff to themselves."""

from datetime import datetime
from typing import Any

from postilla.articles import reads as articles
from postilla.notifications.values import Content


def trial(about: dict[str, Any], to: str, now: datetime) -> Content:
    """Staff's pages are in English, and so are letters to staff."""
    name = articles.magazine().name
    return Content(
        subject=f"Mail from {name} works",
        parts=(
            "This letter was sent from the newsroom's page on mail, to see whether it arrives. It did.",
            "If it stood among spam, let whoever looks after the domain read docs/OPERATING.md on SPF and DKIM.",
        ),
        foot=(f"You asked {name} for this letter. Nothing else follows from it.",),
        sender=name,
    )
