"""What hangs on the date changes on a new day, also where the server was down over midnight."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from PIL import Image

from postilla.articles.values import BroughtCampaign, BroughtPicture
from postilla.cli.daily import catch_up
from postilla.cli.worker import Worker
from postilla.pagestore.read import get
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path) -> None:
    settings.POSTILLA_HOME = tmp_path


def stands(desk: Desk) -> bool:
    return get(settings.POSTILLA_PAGES, desk.path) is not None


def restarted(at: datetime) -> None:
    """What a server does in its first minute."""
    Worker()._scheduled(at)


@pytest.fixture
def closing(bring: Callable[..., Desk]) -> Desk:
    """A conversation that closes on the day after `NOW`."""
    desk = bring(close_after_days=2)
    desk.drain()
    restarted(NOW)
    desk.page()
    return desk


def test_a_restart_over_midnight_catches_up(closing: Desk) -> None:
    restarted(NOW + timedelta(hours=3))
    assert stands(closing), "the same day"
    restarted(NOW + 2 * DAY)
    assert not stands(closing)
    closing.page()
    restarted(NOW + 2 * DAY + timedelta(hours=1))
    assert stands(closing), "looked at already"


def test_days_without_a_server_are_looked_at_when_it_starts(closing: Desk) -> None:
    restarted(NOW + 30 * DAY)
    assert not stands(closing)


def test_a_server_that_runs_over_midnight_looks_once_a_minute(closing: Desk) -> None:
    worker = Worker()
    worker._scheduled(NOW + timedelta(hours=1))
    worker._scheduled(NOW + timedelta(hours=1, seconds=30))
    assert stands(closing)
    worker._scheduled(NOW + 2 * DAY)
    assert not stands(closing)


def test_days_on_which_nothing_changes_keep_the_pages(closing: Desk) -> None:
    restarted(NOW + 3 * DAY)
    closing.page()
    restarted(NOW + 60 * DAY)
    assert stands(closing)


def test_advertising_that_ended_while_the_server_was_down_leaves_the_pages(bring: Callable[..., Desk]) -> None:
    from postilla.articles import writes

    file = BytesIO()
    Image.new("RGB", (300, 250)).save(file, "PNG")
    picture = writes.bring_picture(BroughtPicture("tyres.png", file.getvalue(), alt="Tyres"), NOW)
    writes.bring_campaign(BroughtCampaign("k", "Tyres", picture, "/subscribe/", ends_on=date(2024, 1, 6)), NOW)
    desk = bring()
    desk.drain()
    restarted(NOW)
    desk.page()
    restarted(NOW + DAY)
    assert stands(desk)
    restarted(NOW + 2 * DAY)
    assert not stands(desk)


def test_a_first_start_and_a_spoilt_file_drop_nothing(closing: Desk) -> None:
    (settings.POSTILLA_HOME / "last-day").write_text("20")
    assert not catch_up(NOW + 2 * DAY)
    assert stands(closing)
