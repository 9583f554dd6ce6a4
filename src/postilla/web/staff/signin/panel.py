"""The second factor's place on the account page."""

from typing import Any

from django import forms
from wagtail.admin.views.account import BaseSettingsPanel

from postilla.admission import reads
from postilla.admission.values import CODES


class SecondFactorPanel(BaseSettingsPanel):
    """What is on one's list, and the way to change it. Saves nothing with the page's own button."""

    name = "second_factor"
    title = "Second factor"
    order = 550
    template_name = "postilla_staff/signin/panel.html"

    def get_form(self) -> forms.Form:
        return forms.Form()

    def get_context_data(self) -> dict[str, Any]:
        return {"factors": [one for one in reads.factors(self.user.pk) if one.kind != CODES]}
