"""The page of one comment has no keys, and shows none."""

import pytest
from django.test import Client

from tests.support.magazine import Desk
from tests.support.staff import member

pytestmark = pytest.mark.django_db


def test_it_shows_no_keys(desk: Desk) -> None:
    client = Client()
    client.force_login(member())
    page = client.get(f"/admin/moderation/comments/{desk.post('One comment')}/").content.decode()
    assert 'class="desk desk-alone desk-keyless"' in page, "desk.css hides what names a key within it"
    assert "keys.js" not in page
