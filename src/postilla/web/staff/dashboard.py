"""What waits for a decision, on the CMS's first page."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from laces.components import Component

from postilla.identity import reads as identity
from postilla.moderation.desk import queue as desk
from postilla.moderation.desk.rights import Person, may_name


class WaitingPanel(Component):
    """How many wait in each tab, since when, with the way there."""

    name = "postilla_waiting"
    template_name = "postilla_staff/panel.html"
    order = 120

    def __init__(self, person: Person) -> None:
        self.person = person

    def get_context_data(self, parent_context: Any = None) -> Mapping[str, Any]:
        waiting = desk.backlog(timezone.now(), self.person)
        said = waiting.said
        parties = identity.parties_waiting() if may_name(self.person) else 0
        return {
            "tabs": [
                ("held", "held", said["held"], waiting.oldest_held),
                ("reported", "reported", said["reported"], waiting.oldest_reported),
                ("appeals", "appeal" if said["appeals"] == "1" else "appeals", said["appeals"], waiting.oldest_appeal),
            ],
            "parties": parties,
            "waits": bool(said["total"] or parties),
        }
