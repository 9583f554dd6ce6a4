"""What the settings cost, shown on their page."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.module_loading import import_string
from wagtail.admin.panels import HelpPanel


class ExpectedPanel(HelpPanel):
    """The expected share of good comments that wait, and how far the guess at attacks is calibrated."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            # By name: the table of settings has this panel, and what it asks reads that table.
            expected = import_string("postilla.screening.reads.expected")
            self.content = format_html_join("", "<p>{}</p>", ((line,) for line in expected()))
