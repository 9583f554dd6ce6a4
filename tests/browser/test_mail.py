"""Follow a conversation by mail in a real browser, against a real mail server: confirm, be told, unsubscribe."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.browser import Pages
from tests.support.post import PostOffice, but_claims, office
from tests.support.server import Server

__all__ = ["office"]

BOB = "bob@readers.example"


@pytest.fixture
def server(tmp_path: Path, free_port: int, fresh_database: Callable[[], str], office: PostOffice) -> Iterator[Server]:
    mail = {"POSTILLA_MAIL": office.url, "POSTILLA_MAIL_FROM": "mail@gazette.example"}
    made = Server(tmp_path / "home", free_port, fresh_database(), **mail)
    made.prepare()
    made.start()
    yield made
    made.kill()


@pytest.mark.parametrize("scripts", [True, False])
def test_follow_confirm_be_told_and_unsubscribe(server: Server, office: PostOffice, pages: Pages, scripts: bool):
    page = pages(scripts=scripts, phone=not scripts)
    page.goto(f"{server.url}{server.article}")
    page.get_by_text("Follow by mail").click()
    follow = page.locator("#follow")
    follow.get_by_label("How often").select_option("instant")
    follow.get_by_label("Email").fill(BOB)
    follow.get_by_role("button", name="Follow").click()
    page.get_by_role("heading", name="Look into your mail").wait_for()

    [asked] = office.wait_for(1, "/mail/confirm/")
    page.goto(f"{server.url}{asked.link('/mail/confirm/')}")
    page.get_by_role("button", name="Yes, send it").click()
    page.get_by_role("heading", name="Confirmed").wait_for()

    writer = pages(scripts=scripts)
    writer.goto(f"{server.url}{server.article}")
    writer.get_by_label("Comment").fill("Words that Bob is told of.")
    writer.locator("#field-author").fill("Cora")
    writer.locator("#field-email").fill("cora@readers.example")
    writer.get_by_role("button", name="Post comment").click()
    [told] = office.wait_for(1, "/mail/stop/")
    assert told.to == [BOB]
    assert "Words that Bob is told of." in told.said

    page.goto(f"{server.url}{told.link('/mail/stop/')}")
    page.get_by_role("button", name="Stop them").click()
    page.get_by_role("heading", name="These letters are stopped").wait_for()
    page.get_by_role("link", name="All your letters").click()
    page.get_by_text("You get no mail from us.").wait_for()
    assert [letter.to for letter in but_claims(office.letters)] == [[BOB], [BOB]]
