"""What readers ask, as an editor of one edition finds it: the way to what they may edit, nothing personal in clear."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission

from postilla.articles.models import ArticlePage
from postilla.insights.models import Route
from tests.insights.conftest import by_words
from tests.insights.test_page import read_all
from tests.support.editions import Editions, editions
from tests.support.magazine import Desk

__all__ = ["by_words", "editions"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]
ASKED = "/admin/insights/routes/"


def editor_of(page: ArticlePage) -> Client:
    """Somebody who may edit the edition in which an article stands, and no other."""
    group = Group.objects.create(name="One edition")
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", "view_decision")))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=page.get_ancestors().get(depth=2), permission=change)
    user = User.objects.create_user("pia", "pia@example.org", "x")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_an_editor_of_one_edition_is_led_to_its_translation(editions: Editions, language: str) -> None:
    editions.desk.post("Where is the gearbox made?")
    read_all(editions.desk)
    theirs = editions.page(language)
    client = editor_of(theirs)
    page = client.get(ASKED).content.decode()
    assert f"/admin/insights/articles/{theirs.pk}/" in page
    assert client.get(f"/admin/insights/articles/{theirs.pk}/").status_code == 200
    others = [editions.page(other).pk for other in editions.paths if other != language]
    assert not [pk for pk in others if f"/admin/insights/articles/{pk}/" in page]


def test_what_was_changed_and_not_read_yet_is_masked_as_it_stands_now(desk: Desk) -> None:
    one = desk.post("Where is the gearbox made? Tell ada@mail.example.org")
    read_all(desk)
    assert Route.objects.count() == 1
    desk.edit(one, "I did not find it in the article at all: where is the gearbox made? Tell ben@mail.example.org")
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    page = client.get(ASKED).content.decode()
    assert "I did not find it in the article at all: where is the gearbox made? Tell" in page
    assert "ben@mail" not in page
