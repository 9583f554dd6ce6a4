"""What the settings cost, shown on their page."""

from typing import Any

from django.utils.html import format_html_join
from wagtail.admin.panels import HelpPanel


class ExpectedPanel(HelpPanel):
    """The expected share of good comments that wait, and how far the guess at attacks is calibrated."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **given: Any) -> None:
            from postilla.screening.reads import expected

            super().__init__(**given)
            self.content = format_html_join("", "<p>{}</p>", ((line,) for line in expected()))
