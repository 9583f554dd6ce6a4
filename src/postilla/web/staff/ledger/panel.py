"""What is due, on the CMS's first page."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from laces.components import Component

from postilla.ledger import reads
from postilla.ledger.values import OVERDUE, UNDECIDED


class DuePanel(Component):
    """How many promises are overdue, due this week, not decided; nothing where none is."""

    name = "postilla_due"
    template_name = "postilla_staff/ledger/panel.html"
    order = 130

    def get_context_data(self, parent_context: Any = None) -> Mapping[str, Any]:
        today = timezone.localdate()
        counts = reads.overview().record.by_state
        return {
            "overdue": counts.get(OVERDUE, 0),
            "soon": len(reads.due_within(today, today + timedelta(days=7))),
            "brought": reads.number_waiting(),
            "undecided": counts.get(UNDECIDED, 0),
        }
