"""An archive of tens of thousands of articles, asked for at once: SQLite takes no more than 32,766 values."""

import sqlite3
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from wagtail.models import GroupPagePermission, Page

from postilla.articles import reads
from postilla.articles.values import BroughtSection
from tests.support.magazine import Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]


@pytest.fixture
def takes() -> Iterator[Callable[[int], None]]:
    """Has SQLite take no more values in a statement."""
    before: list[int] = []

    def most(values: int) -> None:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            before.append(connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, values))

    yield most
    for values in before:
        connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, values)


def test_sections_of_a_large_archive(desk: Desk, takes: Callable[[int], None]) -> None:
    takes(32_766)
    others = [f"article:{uuid4()}" for _ in range(33_000)]
    assert [*reads.sections_of([*others, desk.subject, "promise:1"])] == [desk.subject]


def test_what_a_desk_may_edit_is_one_question(
    desk: Desk, bring: Callable[..., Desk], takes: Callable[[int], None]
) -> None:
    roads = [bring(f"Road {number}", section=BroughtSection("Roads")).subject for number in range(12)]
    group = Group.objects.create(name="Everything")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=change)
    user = User.objects.create_user("pia")
    user.groups.add(group)
    sections = reads.sections_of([desk.subject, *roads])
    takes(10)
    assert reads.editable_by(user, {sections[roads[0]]}) == {*roads}
    assert reads.editable_by(user, {sections[desk.subject]}) == {desk.subject}
    assert reads.editable_by(user, set()) == set()
    assert reads.editable_by(user, None) == {desk.subject, *roads}
