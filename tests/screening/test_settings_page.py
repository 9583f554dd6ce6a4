"""The page of the settings says what they cost."""

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from wagtail.contrib.settings.views import get_setting_edit_handler

from postilla.screening.models import Screening
from postilla.screening.reads import expected

pytestmark = pytest.mark.django_db


def test_the_expected_share_stands_on_the_page(site: None) -> None:
    panels = get_setting_edit_handler(Screening)
    request = RequestFactory().get("/")
    request.user = User.objects.create_superuser("chief")
    form = panels.get_form_class()(instance=Screening(), for_user=request.user)
    html = panels.get_bound_panel(instance=Screening(), request=request, form=form).render_html({"request": request})
    spam, abuse = expected()
    assert spam in html
    assert "scored higher" in spam
    assert "200 and 30" in abuse
    assert abuse in html
