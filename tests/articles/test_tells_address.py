"""Whether the footer leads to a page by which readers can write or call: it decides what who is barred reads."""

import pytest
from wagtail.models import Page

from postilla.articles.models import HomePage, StandardPage
from postilla.articles.reads.place import tells_address
from tests.support.magazine import site

__all__ = ["site"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("<p>Write to <a href='mailto:desk@example.org'>us</a></p>", True),
        ("<p>desk@example.org</p>", True),
        ("<p><a href='tel:+39051234567'>Call us</a></p>", True),
        ("<p>Tel.: 051 234567</p>", True),
        ("<p>Tel 051/234567</p>", True),
        ("<p>Call +39 051 234 567</p>", True),
        ("<p>Hotel: 12 rooms, motel:3</p>", False),
        ("<p>Intel: 1,000 jobs, +5 %</p>", False),
        ("<p>We tell: nothing</p>", False),
    ],
)
def test_an_address_or_a_number_is_seen(site: None, text: str, tells: bool) -> None:
    home: Page = HomePage.objects.get()
    page = StandardPage(title="Imprint", slug="imprint", body=[("text", text)], show_in_menus=True)
    home.add_child(instance=page)
    assert tells_address() == tells
