"""A wait is said as people say it: seconds while they can be counted, else minutes, else until when."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation

from postilla.intake.refusals import NewcomersFew, SlowMode
from postilla.web.pages.answers import said, waited
from tests.support.magazine import Desk
from tests.support.reader import Reader, problems

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"), (40, "40 seconds"), (60, "1 minute"), (119, "119 seconds"), (121, "3 minutes"),
        (3153, "53 minutes"), (7500, "until 14:05"), (86399, "until 28 November 2026, 11:59"),
    ],
)  # fmt: skip
def test_in_english(seconds: int, words: str, settings: Any) -> None:
    settings.TIME_ZONE = "UTC"
    assert waited(seconds, NOON) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "jusqu’à 14:05"), ("it", "fino alle 14:05"), ("de", "bis 14:05 Uhr"), ("es", "hasta las 14:05")],
)
def test_in_each_language(language: str, words: str, settings: Any) -> None:
    settings.TIME_ZONE = "UTC"
    with translation.override(language):
        assert waited(7500, NOON) == words
        for problem in (NewcomersFew(most=3, seconds=86399), SlowMode(seconds=60, every=60)):
            assert "%" not in said(problem)
            assert "86" not in said(problem)
            assert " 60 " not in said(problem)


def test_without_a_door_it_is_in_seconds() -> None:
    assert "Wait 60 seconds and send it again" in SlowMode(seconds=60, every=60).english()


@pytest.mark.django_db
def test_a_notice_without_name_and_address_is_told_so_in_its_own_words(desk: Desk, reader: Reader) -> None:
    comment = reader.says(desk, "A comment.")
    answer = reader.post(f"/c/{comment}/notice", {"explanation": "Against the law.", "faith": "on"})
    found = problems(answer)
    assert "gives notice" in found["author"]
    assert "what the editors decide" in found["email"]
