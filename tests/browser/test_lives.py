"""What a reader lives through, from the first comment to being forgotten: real browser, real mail, one story each."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.crawl import settled
from tests.browser.desks import Newsroom, Section, card, sent, shows
from tests.browser.hands import fill, send
from tests.browser.test_barriers import LOOKS, barriers
from tests.support.browser import Pages
from tests.support.post import PostOffice

pytestmark = pytest.mark.browser
STARTED = 60  # seconds until a server that has just begun has done what waited
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def _comes(office: PostOffice, to: str, start: str) -> str:
    """The link that begins like this, in the letter to this address."""
    letter = office.wait_to(to, start)
    found = re.search(rf"http://127\.0\.0\.1:\d+{start}\S+", letter.text)
    assert found, letter.text
    return found[0]


def _no_barriers(page: Page, scripts: bool) -> None:
    """axe is a script; where there are none, the same page was looked at in the story with them."""
    if scripts:
        page.wait_for_load_state()
        size = page.viewport_size
        assert barriers(page, LOOKS[1:]) == {}, page.url
        page.set_viewport_size(size)  # type: ignore[arg-type]


@SCRIPTS
def test_held_rejected_appealed_and_granted(section: Section, moderator: Any, pages: Pages, scripts: bool) -> None:
    reader = pages(scripts=scripts, phone=True)
    reader.goto(f"{section.room.url}{section.path}")
    reader.get_by_text("Follow by mail").click()
    _no_barriers(reader, scripts)
    fill(reader, "Your brakes are the worst I ever *met*.", author="Nora Vale", email="nora@mail.example.org")
    send(reader)
    if scripts:
        reader.locator(".form-held a").click()
    receipt = reader.url
    assert "/held/" in receipt
    expect(reader.get_by_role("heading", level=1)).to_have_text("Receipt for your comment")
    expect(reader.get_by_role("main")).to_contain_text("It appears when the editors have looked at it.")
    _no_barriers(reader, scripts)

    mara = moderator("mara")
    section.open(mara)
    shows(mara, "Your brakes are the worst I ever met.")
    mara.keyboard.press("r")
    mara.locator("#desk-reasons").get_by_role("button", name="Off topic").click()
    sent(mara)

    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text("It has nothing to do with the article.")
    _no_barriers(reader, scripts)
    reader.get_by_label("Why should it be looked at again?").fill("The article is about brakes.")
    reader.get_by_role("button", name="Send the appeal").click()
    expect(reader.get_by_role("main")).to_contain_text("The editors have not decided about your appeal yet.")
    expect(reader.get_by_role("button", name="Send the appeal")).to_have_count(0)
    _no_barriers(reader, scripts)

    section.open(mara, "appeals")
    expect(card(mara)).to_contain_text("The article is about brakes.")
    expect(card(mara)).to_contain_text("a colleague decides the appeal")
    expect(card(mara).get_by_role("button", name="Grant")).to_have_count(0)
    ben = moderator("ben")
    section.open(ben, "appeals")
    expect(card(ben)).to_contain_text("The article is about brakes.")
    ben.keyboard.press("a")
    sent(ben)

    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text("Your appeal was granted.")
    reader.get_by_role("link", name="Back to the conversation").click()
    expect(reader.locator(".comment-body")).to_have_text("Your brakes are the worst I ever met.")
    reader.goto(f"{section.room.url}/me/")
    expect(reader.locator(".yours .state")).to_have_text("published")


@SCRIPTS
def test_a_name_two_devices_and_a_farewell(
    newsroom: Newsroom, section: Section, moderator: Any, pages: Pages, scripts: bool
) -> None:
    email = f"kim{scripts:d}@mail.example.org"
    laptop, phone = pages(scripts=scripts), pages(scripts=scripts, phone=True)
    laptop.goto(f"{newsroom.url}{section.path}")
    name = "Kim Oakes" if scripts else "Lou Marsh"
    fill(laptop, "I drove one for years.", author=name, email=email)
    send(laptop)
    expect(laptop.locator("#main")).to_contain_text("It appears when the editors have looked at it.")
    _claim(newsroom, laptop, name, email, scripts)
    _my_page(laptop, newsroom, scripts)
    _another_device(newsroom, laptop, phone, email)
    _take_away(phone, name, scripts)
    mara = moderator("mara")
    section.open(mara)
    mara.keyboard.press("a")
    sent(mara)
    assert name in section.page()
    _forgotten(newsroom, phone, scripts)
    settled(lambda: phone.goto(f"{newsroom.url}{section.path}"), lambda _: name not in phone.content())
    comment = phone.locator(".comment", has_text="I drove one for years.")
    expect(comment.locator(".comment-author")).to_have_text("a former reader")
    assert name not in phone.content()


def _claim(newsroom: Newsroom, page: Page, name: str, email: str, scripts: bool) -> None:
    """The link in the mail: opening it does nothing, its button makes the name the reader's."""
    link = _comes(newsroom.office, email, "/me/claim/")
    assert newsroom._http.get(link).status_code == 200, "as a mail scanner opens it"
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("I drove one for years.")
    _no_barriers(page, scripts)
    page.get_by_role("button", name="Yes, that is me").click()
    expect(page).to_have_url(f"{newsroom.url}/me/")
    expect(page.locator(".me-who")).to_contain_text(name)
    expect(page.locator(".yours .state")).to_have_text("held for the editors")
    expect(page.locator(".yours .reasons")).to_be_visible()
    _no_barriers(page, scripts)


def _my_page(page: Page, newsroom: Newsroom, scripts: bool) -> None:
    """Another language, and back."""
    page.get_by_role("navigation", name="My page").get_by_role("link", name="Name and language").click()
    expect(page.get_by_label("In which language")).to_be_visible()
    _no_barriers(page, scripts)
    page.get_by_label("In which language").select_option("fr")
    page.get_by_role("button", name="Save").last.click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator("#field-language").select_option("")
    page.locator("form:has(#field-language) button").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def _another_device(newsroom: Newsroom, laptop: Page, phone: Page, email: str) -> None:
    """A magic link signs the telephone in; from there the laptop is signed out."""
    phone.goto(f"{newsroom.url}/me/")
    expect(phone).to_have_url(f"{newsroom.url}/me/sign-in/")
    phone.get_by_label("Email").fill(email)
    phone.get_by_role("button", name="Send me a link").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    phone.goto(_comes(newsroom.office, email, "/me/sign-in/"))
    phone.get_by_role("button", name="Sign in").click()
    expect(phone.locator(".yours")).to_contain_text("I drove one for years.")
    phone.get_by_role("navigation", name="My page").get_by_role("link", name="Browsers").click()
    expect(phone.locator(".me-list li")).to_have_count(2)
    phone.locator(".me-list li").filter(has_not_text="this browser").get_by_role("button").click()
    expect(phone.locator(".me-list li")).to_have_count(1)
    laptop.goto(f"{newsroom.url}/me/browsers/")
    expect(laptop).to_have_url(f"{newsroom.url}/me/sign-in/")


def _take_away(page: Page, name: str, scripts: bool) -> None:
    """All that is kept, for programs and for people."""
    page.get_by_role("navigation", name="My page").get_by_role("link", name="My data").click()
    expect(page.get_by_role("link", name="For programs (JSON)")).to_be_visible()
    _no_barriers(page, scripts)
    with page.expect_download() as download:
        page.get_by_role("link", name="For programs (JSON)").click()
    assert download.value.suggested_filename == "my-data.json"
    kept = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [one["source"] for one in kept["comments"]] == ["I drove one for years."]
    with page.expect_download() as download:
        page.get_by_role("link", name="To read (HTML)").click()
    file = Path(download.value.path()).rename(Path(download.value.path()).with_suffix(".html"))
    shown = page.context.new_page()
    shown.goto(f"file://{file}")
    expect(shown.get_by_role("main")).to_contain_text("I drove one for years.")
    expect(shown.get_by_role("main")).to_contain_text(name)
    _no_barriers(shown, scripts)
    shown.close()


def _forgotten(newsroom: Newsroom, page: Page, scripts: bool) -> None:
    """Asked for, thought better of, asked for again, and done when the day is over."""
    for last in (False, True):
        page.goto(f"{newsroom.url}/me/data/")
        page.get_by_label("They stay, as those of").check()
        page.get_by_role("button", name="Delete me").click()
        expect(page.locator(".me-wish")).to_contain_text("You asked us to forget you.")
        if not last:
            _no_barriers(page, scripts)
            page.get_by_role("button", name="Stay").click()
            expect(page.locator(".me-wish")).to_have_count(0)
    newsroom.server.kill()
    with closing(sqlite3.connect(newsroom.server.home / "postilla.sqlite3", timeout=30)) as database, database:
        database.execute("UPDATE identity_guest SET erase_at = datetime(erase_at, '-1 day') WHERE erase_at IS NOT NULL")
    newsroom.server.start()
    settled(lambda: page.goto(f"{newsroom.url}/me/"), lambda _: page.url.endswith("/me/sign-in/"), STARTED)
    expect(page).to_have_url(f"{newsroom.url}/me/sign-in/")
