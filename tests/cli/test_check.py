"""`postilla check`: what is wrong is named, and mended where that is asked for."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from typer.testing import CliRunner

from postilla.cli import made_by
from postilla.cli.app import app
from postilla.cli.serve import name_unknown_groups
from postilla.pagestore.put import put
from postilla.signon.values import Provider, SignOn, Staffing, Standing
from tests.support.magazine import Desk

pytestmark = pytest.mark.django_db


def check(*options: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["check", "--home", str(settings.POSTILLA_HOME), *options])
    return found.exit_code, found.output


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ({"desk": "Moderators", "chief": "Editors"}, ""),
        ({"desk": "Moderatrs", "chief": "Editors"}, "[[oidc]] press: the role desk gives the group “Moderatrs”"),
        ({"desk": "Press office"}, "[[oidc]] press: the role desk gives the group “Press office”"),
    ],
)
def test_a_group_that_nobody_made_is_named_at_start_and_by_check(
    settings: Any, capsys: pytest.CaptureFixture[str], groups: dict[str, str], said: str
) -> None:
    staffing = Staffing(groups, frozenset())
    one = Provider("press", "Press", "https://press.example", "us", "a secret of us all", standing=Standing())
    settings.POSTILLA_SIGN_ON = SignOn((replace(one, staffing=staffing),))
    name_unknown_groups()
    told = capsys.readouterr().err
    if not said:
        assert told == ""
        return
    assert told.startswith(f"Error: {said}, which the CMS does not have")
    assert ("Is “Moderators” meant?" in told) == ("Moderatrs" in said)
    assert "There are: Editors, Moderators" in told
    code, found = check()
    assert code == 1
    assert said in found


@pytest.fixture
def ailing(desk: Desk) -> Desk:
    """A conversation of two with a wrong count, a page that says something else, and a fact nobody acted on."""
    from postilla.discussion.models import Thread

    desk.post()
    desk.page()
    desk.drain()
    desk.page("/robots.txt")
    put(settings.POSTILLA_PAGES, "/robots.txt", b"old")
    desk.post("A second one")
    Thread.objects.update(count=7)
    return desk


def test_all_is_well(desk: Desk) -> None:
    desk.page()
    for options in ((), ("--repair",)):
        assert check(*options) == (0, "All is well: counts right, pages fresh, no fact waiting.\n")


def test_with_other_settings_than_the_server_nothing_is_called_stale_and_nothing_is_made(
    ailing: Desk, settings: Any
) -> None:
    marker = made_by.marker()
    marker.write_text(f"{made_by.here()}\n{made_by.boot()}\n")
    try:
        assert "/robots.txt" in check()[1]
        settings.POSTILLA_MAIL = object()
        for options in ((), ("--repair",)):
            code, said = check(*options)
            assert code == 2
            assert "made with another POSTILLA_MAIL than this command has" in said
            assert "/robots.txt" not in said
    finally:
        marker.unlink()


def test_a_branch_that_counts_other_than_what_it_holds_is_found_though_the_sum_is_right(desk: Desk) -> None:
    from postilla.discussion.models import Comment, Page

    first, second = desk.post(), desk.post("A second one")
    desk.page()
    desk.drain()
    Comment.objects.filter(id=first).update(reach=2)
    Comment.objects.filter(id=second).update(reach=0)
    assert f"{desk.subject}: 2 branches count other than what they hold" in check()[1]
    Comment.objects.filter(id=second).update(reach=1)
    assert f"{desk.subject}: 1 pages count other than what they hold" in check()[1]
    Page.objects.update(reach=3)
    assert check("--repair")[0] == 0


def waiting() -> int:
    from postilla.outbox.models import Delivery

    return Delivery.objects.count()


def test_what_is_wrong_is_named_and_left_alone(ailing: Desk) -> None:
    assert waiting() > 0
    for _ in range(2):
        code, said = check()
        assert code == 1
        assert f"{ailing.subject}: says 7 comments, has 2 published" in said
        assert "/robots.txt: the stored page is not what the database says" in said
        assert f"facts waiting in the outbox: {waiting()} (" in said


def test_repair_mends_it_says_so_and_ends_well(ailing: Desk) -> None:
    before = waiting()
    code, said = check("--repair")
    assert code == 0, said
    acted = re.search(r"Acted on (\d+) facts\.", said)
    assert acted is not None
    assert int(acted[1]) > before  # that it was counted again is told as well
    assert waiting() == 0
    assert f"{ailing.subject}: says 7 comments, has 2 published: counted again, 2 comments." in said
    assert "/robots.txt: made again." in said
    assert said.endswith("All is well: counts right, pages fresh, no fact waiting.\n")
    assert ailing.count == 2
    assert check()[0] == 0


def test_what_cannot_be_mended_is_still_named(ailing: Desk, settings: Any) -> None:
    from postilla.outbox.models import Delivery

    Delivery.objects.update(hearer="postilla.nobody.hears")
    code, said = check("--repair")
    assert code == 1
    assert f"facts waiting in the outbox: {waiting()} (" in said
    assert "made again" in said
