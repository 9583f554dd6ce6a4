"""How fast a conversation goes: slow mode, hot branches, newcomers, edits. Off unless it is switched on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.articles.models import ArticlePage, MagazineSettings, SectionPage
from postilla.articles.reads import forget_standings
from postilla.intake import refusals as r
from postilla.moderation import writes
from postilla.moderation.models import Rules
from postilla.moderation.reads import forget_rules, standing
from tests.support.magazine import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> Any:
    forget_rules()
    yield
    forget_rules()


def settle(**values: Any) -> None:
    Rules.objects.update_or_create(pk=1, defaults=values)
    forget_rules()


@pytest.mark.parametrize(
    ("article", "section", "magazine", "slow"),
    [(None, None, None, 0), (None, None, 30, 30), (None, 20, 30, 20), (10, 20, 30, 10), (0, 20, 30, 0)],
)
def test_slow_mode_is_settled_for_article_section_magazine(
    desk: Desk, article: int | None, section: int | None, magazine: int | None, slow: int
) -> None:
    ArticlePage.objects.update(slow_seconds=article)
    SectionPage.objects.update(slow_seconds=section)
    MagazineSettings.objects.update(slow_seconds=magazine)
    if magazine and not MagazineSettings.objects.exists():
        MagazineSettings.objects.create(site_id=1, slow_seconds=magazine)
    forget_standings()
    one = desk.post()
    mine = desk.guests[one]
    if not slow:
        desk.post(guest_id=mine)
        return
    with pytest.raises(r.SlowMode) as refused:
        desk.post(guest_id=mine, now=desk.at + timedelta(seconds=slow - 3))
    assert refused.value.params == {"seconds": 3, "every": slow}
    with pytest.raises(r.SlowMode):
        desk.post(now=desk.at + timedelta(seconds=1))  # the same address in another browser
    with pytest.raises(r.SlowMode):
        desk.post(email="ada.winter+again@mail.example.org", now=desk.at + timedelta(seconds=1))
    desk.post(email="other@mail.example.org", now=desk.at + timedelta(seconds=1))
    desk.post(guest_id=mine, now=desk.at + timedelta(seconds=slow))


def test_a_hot_branch_waits_and_says_why(desk: Desk) -> None:
    settle(heat_on=True, heat_turns=4, heat_pause=60)
    root = desk.post(email="root@mail.example.org")
    guests: dict[str, int] = {}
    for n in range(4):
        who = f"{n % 2}@mail.example.org"
        answer = desk.post(parent=root, email=who, guest_id=guests.get(who))
        guests[who] = desk.guests[answer]
    with pytest.raises(r.HotByExchange) as refused:
        desk.post(parent=answer, email="0@mail.example.org", guest_id=guests["0@mail.example.org"])
    assert refused.value.params == {"seconds": 59}
    desk.post(email="0@mail.example.org", guest_id=guests["0@mail.example.org"])  # elsewhere than in the branch
    for n in range(3):
        writes.report(answer, "abuse", "", f"g{n}", desk.at)
    with pytest.raises(r.HotByReports):
        desk.post(parent=root, email="third@mail.example.org")
    desk.post(parent=root, email="third@mail.example.org", now=desk.at + timedelta(minutes=11))


def test_newcomers_write_a_few_in_their_first_day(desk: Desk) -> None:
    settle(newcomers_daily=2)
    one = desk.post()
    mine = desk.guests[one]
    desk.post(guest_id=mine)
    with pytest.raises(r.NewcomersFew) as refused:
        desk.post(guest_id=mine)
    assert 86_000 < refused.value.params["seconds"] <= 86_400
    later = desk.at + timedelta(days=1, seconds=5)
    for n in range(3):
        desk.post(guest_id=mine, now=later + timedelta(seconds=n))


def test_edits_have_a_rate(desk: Desk, settings: Any) -> None:
    one = desk.post()
    settings.POSTILLA_TESTING = False
    for n in range(6):
        desk.edit(one, f"Version {n} of it")
    with pytest.raises(r.TooFast):
        desk.edit(one, "One too many")
    desk.at += timedelta(minutes=1)
    desk.edit(one, "Later")


def test_what_is_not_switched_on_asks_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "FRESH", 1e9)  # the rules are looked up once, however slow the machine
    root = desk.post()
    desk.post(parent=root)
    with CaptureQueriesContext(connection) as off:
        desk.post(parent=root)
    settle(heat_on=True, newcomers_daily=99)
    desk.post(parent=root)
    with CaptureQueriesContext(connection) as on:
        desk.post(parent=root)
    assert len(off) < len(on) <= len(off) + 12


@pytest.mark.parametrize("level", ["article", "section", "magazine"])
def test_closed_is_a_mode_too(desk: Desk, level: str) -> None:
    one = desk.post("Still read")
    table: Any = {"article": ArticlePage, "section": SectionPage, "magazine": MagazineSettings}[level]
    if not table.objects.update(moderation="closed"):
        table.objects.create(site_id=1, moderation="closed")
    forget_standings()
    with pytest.raises(r.ThreadClosed):
        desk.post()
    from postilla.publishing import shell

    shell.forget_all()
    page = desk.page()
    assert f'id="c{one}"' in page
    assert 'name="text"' not in page
