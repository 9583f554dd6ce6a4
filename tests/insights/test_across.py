"""What readers say across articles: counted by reader, from what is public, and safe in a spreadsheet."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from postilla.insights import parts as insights_parts, writes
from postilla.insights.models import Mention, Theme as Theme_
from postilla.insights.reads import across
from postilla.insights.values import Theme
from postilla.notifications.letters import KINDS
from postilla.notifications.models import Letter
from postilla.notifications.values import MailServer, Wishes
from postilla.notifications.writes import desk as desk_mail
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, NOW, Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


def spoken(desk: Desk, theme: str, *people: str, ago: int = 0) -> list[int]:
    """Comments by these people about a theme, so many days ago."""
    made = [
        desk.post(
            f"{one} on {theme}: {ago}",
            author=one,
            email=f"{one}@mail.example.org".lower(),
            network=f"{one}{ago}",
        )
        for one in people
    ]
    read_all(desk)
    writes.keep_themes([Theme(theme, {"en": (theme,)})], dict.fromkeys(made, (theme,)), "words", LATER)
    Mention.objects.filter(comment_id__in=made).update(at=NOW - timedelta(days=ago))
    return made


def test_what_rises_counts_readers_and_only_what_is_public(desk: Desk) -> None:
    parts = spoken(desk, "parts", "Ada", "Ben", "Cleo", "Dan", "Dan")
    spoken(desk, "price", "Ada", "Ben", "Cleo", ago=10)
    spoken(desk, "price", "Ada", "Ben")
    assert [(one.theme.key, one.readers, one.before) for one in across.rising(NOW)] == [("parts", 4, 0.0)]
    weeks = across.weeks("", 2, NOW)
    assert [told for _, told in weeks] == [{"price": 3}, {"parts": 4, "price": 2}]
    desk.withdraw(parts[0])
    desk.withdraw(parts[1])
    assert across.rising(NOW) == [], "gone at once, before its fact was acted on"


def test_the_tables_are_files_that_no_spreadsheet_runs(desk: Desk) -> None:
    spoken(desk, "=2+3", "Ada", "Ben", "Cleo")
    Mention.objects.update(at=timezone.now() - timedelta(days=1))
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    page = client.get("/admin/insights/")
    assert page.status_code == 200
    assert "What rises this week" in page.content.decode()
    file = client.get("/admin/insights/?csv=weeks")
    assert file["Content-Type"].startswith("text/csv")
    lines = file.content.decode().splitlines()
    assert all(not line.startswith("=") for line in lines)
    assert client.get("/admin/insights/?json=useful").json()["rows"] == []
    [row] = client.get("/admin/insights/?json=weeks").json()["rows"]
    assert (row["theme"], row["weeks"][-1]["readers"]) == ("=2+3", 3)
    assert row["weeks"][-1]["begins"].startswith("20"), "a time with its year"


def test_the_table_says_of_how_many_themes_these_are_and_leads_to_all(desk: Desk) -> None:
    for number in range(10):
        spoken(desk, f"theme {number}", *("Ada", "Ben")[: 1 + number % 2])
    Mention.objects.update(at=timezone.now() - timedelta(days=1))
    client = Client()
    client.force_login(User.objects.create_superuser("root"))

    def seen(query: str = "") -> tuple[str, int, str]:
        page = tree(client.get(f"/admin/insights/{query}").content.decode())
        [section] = page.xpath("//section[@aria-labelledby='weeks-head']")
        return section.text_content(), len(section.xpath(".//tbody/tr")), section.xpath("string(.//svg/title)")

    text, rows, title = seen()
    assert "The 8 themes of which most readers spoke, of 10. Show all 10" in text
    assert (rows, title) == (8, "Readers by week, all 10 themes together")
    text, rows, _ = seen("?themes=all")
    assert (rows, "Show all" in text) == (10, False)
    assert seen("?theme=theme 3")[2] == "Readers by week, “theme 3”"
    assert seen("?theme=nothing")[2] == title
    assert len(client.get("/admin/insights/?json=weeks").json()["rows"]) == 10
    assert len(client.get("/admin/insights/?csv=weeks").content.decode().splitlines()) == 11


def test_questions_wait_and_readers_are_thanked(desk: Desk, bring: Callable[..., Desk]) -> None:
    asked = desk.post("Where is it made?")
    read_all(desk)
    [waits] = across.waiting_since(LATER)
    assert (waits.comment_id, waits.kind) == (asked, "question")
    assert across.waiting_since(NOW - timedelta(days=7)) == []
    writes.settle(waits.id, "used", "", "eve", LATER)
    assert across.waiting_since(LATER) == []
    [helped] = across.useful()
    assert (helped.name, helped.taken_up, helped.comments) == ("Ada Winter", 1, (asked,))
    desk.withdraw(asked)
    assert across.useful() == []


def test_the_week_is_told_once_to_who_asked(desk: Desk, settings: Any) -> None:
    settings.POSTILLA_MAIL = MailServer("127.0.0.1", 1)  # nothing is sent here
    spoken(desk, "parts", "Ada", "Ben", "Cleo")
    user = User.objects.create_superuser("root")
    desk_mail.settle(user.pk, Wishes(weekly=True, promises=False), NOW)
    assert desk_mail.gather(NOW + timedelta(hours=1)) == 0
    monday = NOW + timedelta(days=8)
    Mention.objects.update(at=monday - timedelta(days=1))
    assert (desk_mail.gather(monday), desk_mail.gather(monday)) == (1, 0)
    [letter] = Letter.objects.filter(kind="saying")
    content = KINDS["saying"](json.loads(letter.about), letter.to, monday)
    assert content is not None
    assert content.parts[0] == "parts: 3 readers this week, 0 a week before."
    user.is_active = False
    user.save()
    assert KINDS["saying"](json.loads(letter.about), letter.to, monday) is None


def test_the_page_says_when_themes_were_found_by_another_engine(desk: Desk) -> None:
    spoken(desk, "parts", "Ada")
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    Theme_.objects.update(meaning=insights_parts.meaning_name())
    assert "by another engine" not in client.get("/admin/insights/").content.decode()
    Theme_.objects.update(meaning="sentences-0")
    assert "by another engine" in client.get("/admin/insights/").content.decode()
    Theme_.objects.all().delete()
    assert "by another engine" not in client.get("/admin/insights/").content.decode(), "none was found at all"
