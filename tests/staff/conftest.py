"""People at the desk of a magazine with two sections."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.support.keeping import book, keeper
from tests.support.magazine import NOW, Desk, bring, desk, dice, site, small_pages
from tests.support.translating import leaf, translated

__all__ = ["book", "bring", "desk", "dice", "keeper", "leaf", "site", "small_pages", "translated"]

People = Callable[..., Client]


@pytest.fixture
def people(site: None) -> People:
    """people(name, *groups): a browser in which somebody of these groups is signed in; no groups, no rights."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group, Permission

    def come(name: str, *groups: str) -> Client:
        user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
        for group in groups:
            user.groups.add(Group.objects.get_or_create(name=group)[0])
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client = Client()
        client.force_login(user)
        return client

    return come


@pytest.fixture
def editor(people: People) -> Client:
    """One of the editors, signed in."""
    return people("ed", "Moderators")


@pytest.fixture
def cars(desk: Desk) -> Desk:
    return desk


@pytest.fixture
def roads(bring: Callable[..., Desk]) -> Desk:
    """An article in another section."""
    from postilla.articles.values import BroughtSection

    return bring("A new road", section=BroughtSection("Roads"))


@pytest.fixture
def held(settings: Any) -> None:
    settings.POSTILLA_MODERATION = "pre"


def section_of(desk: Desk) -> int:
    from postilla.articles import reads

    return reads.sections_of([desk.subject])[desk.subject]


__all__ += ["NOW"]
