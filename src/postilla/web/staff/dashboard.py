"""What waits for a decision, on the CMS's first page."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from laces.components import Component

from postilla.moderation.desk import queue as desk


class WaitingPanel(Component):
    """How many wait in each tab, since when, with the way there."""

    name = "postilla_waiting"
    template_name = "postilla_staff/panel.html"
    order = 120

    def get_context_data(self, parent_context: Any = None) -> Mapping[str, Any]:
        waiting = desk.backlog(timezone.now())
        return {
            "tabs": [
                ("held", "held", waiting.held, waiting.oldest_held),
                ("reported", "reported", waiting.reported, waiting.oldest_reported),
                ("appeals", "appeals", waiting.appeals, waiting.oldest_appeal),
            ],
            "total": waiting.total,
        }
