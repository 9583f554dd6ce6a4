"""What readers say under other sections' articles is seen nowhere: page, CSV, JSON, the weekly letter."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission

from postilla.articles import reads as articles
from postilla.articles.models import SectionPage
from postilla.articles.values import BroughtSection
from postilla.insights import writes
from postilla.insights.models import Mention, Route
from postilla.insights.values import Theme
from postilla.ledger.models import Promise
from postilla.moderation.models import SectionDesk
from postilla.notifications.letters import KINDS
from tests.insights.conftest import by_words
from tests.insights.test_page import read_all
from tests.support.ledger import new_book
from tests.support.magazine import LATER, Desk

__all__ = ["by_words"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]
TABLES = ("rising", "weeks", "contested", "waiting", "useful")


@pytest.fixture
def theirs(desk: Desk, bring: Callable[..., Desk]) -> Desk:
    """An article of another section, under which something is to be seen in each table."""
    other = bring("A new road", section=BroughtSection("Roads"))
    new_book().promise()
    Promise.objects.update(article=other.subject)
    made = [
        other.post("Where are 90,000 cars?", author=one, email=f"{one}@mail.example.org", network=one)
        for one in ("Abel", "Bruno", "Carla")
    ]
    read_all(other)
    theme = Theme("roadworks", {"en": ("roadworks",)})
    writes.keep_themes([theme], dict.fromkeys(made, ("roadworks",)), "words", LATER)
    Mention.objects.update(at=timezone.now() - timedelta(days=1), toward="against")
    Route.objects.update(made_at=timezone.now() - timedelta(days=30))
    writes.settle(Route.objects.get(comment_id=made[0]).pk, "used", "", "eve", LATER)
    return other


def editor(section: str, *, limited: bool) -> User:
    """Somebody who may edit one section in the CMS, or everything in the CMS and look after one section's desk."""
    group = Group.objects.create(name=f"Desk of {section}")
    page = SectionPage.objects.get(title=section)
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", "view_decision")))
    tree = page.get_parent() if limited else page
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=tree, permission=change)
    if limited:
        SectionDesk.objects.create(group=group, section=page)
    user = User.objects.create_user("pia", "pia@example.org", "x")
    user.groups.add(group)
    return user


@pytest.mark.parametrize("limited", [True, False])
@pytest.mark.parametrize("section", ["Cars", "Roads"])
def test_only_their_own_section_is_told_of(theirs: Desk, section: str, *, limited: bool) -> None:
    user, client = editor(section, limited=limited), Client()
    client.force_login(user)
    own = section == "Roads"
    for name in TABLES:
        assert bool(client.get(f"/admin/insights/?json={name}").json()["rows"]) == own, name
        assert (len(client.get(f"/admin/insights/?csv={name}").content.decode().splitlines()) > 1) == own, name
    page = client.get("/admin/insights/").content.decode()
    assert ("roadworks" in page) == own
    assert "Only articles that you may edit are counted." in page
    listed = client.get("/admin/insights/routes/").content.decode()
    assert ("Where are 90,000 cars" in listed) == own
    letter: Any = KINDS["saying"]({}, f"user:{user.pk}", timezone.now())
    assert (letter is not None) == own
    route = Route.objects.filter(state="new").earliest("id")
    client.post(f"/admin/insights/routes/{route.pk}/", {"state": "seen"})
    assert Route.objects.get(pk=route.pk).state == ("seen" if own else "new")


def test_the_magazine_sees_all(theirs: Desk) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    for name in TABLES:
        assert client.get(f"/admin/insights/?json={name}").json()["rows"], name
    assert articles.editable_by(User.objects.get(), None) >= {theirs.subject}
