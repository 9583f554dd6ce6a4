"""The moderation queue by keyboard: one card in front, a key for each decision, the next at once."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desks import Section, card, rows, sent, shows

MANY = 100
SECONDS = 30


def test_a_hundred_cards_by_keyboard(section: Section, moderator: Any) -> None:
    section.post(*(f"Comment number {number}." for number in range(MANY)))
    page = moderator()
    section.open(page)
    loads: list[str] = []
    page.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    began = time.perf_counter()
    for number in range(MANY):
        shows(page, f"Comment number {number}.")
        if number % 10 == 9:
            page.keyboard.press("r")
            page.keyboard.press("3")
        else:
            page.keyboard.press("s" if number % 10 == 4 else "a")
    expect(page.locator("#desk-nothing")).to_be_visible()
    sent(page)
    took = time.perf_counter() - began
    assert loads == [], "no page was loaded"
    assert took <= SECONDS, f"{took:.1f} s"
    public = section.page()
    assert "Comment number 0." in public
    assert "Comment number 4." not in public
    assert "Comment number 9." not in public
    assert 'data-count="80"' in public


def test_moving_deciding_and_taking_back(section: Section, moderator: Any) -> None:
    section.post("One.", "Two.", "Three.")
    page = moderator()
    section.open(page)
    shows(page, "One.")
    page.keyboard.press("j")
    shows(page, "Two.")
    page.keyboard.press("j")
    page.keyboard.press("j")
    shows(page, "Three.")
    page.keyboard.press("k")
    page.keyboard.press("a")
    shows(page, "Three.")
    expect(rows(page)).to_have_count(2)
    sent(page)
    assert "Two." in section.page()
    page.keyboard.press("u")
    shows(page, "Two.")
    expect(card(page).locator(".desk-last")).to_contain_text("took a decision back")
    sent(page)
    assert "Two." not in section.page()
    expect(card(page)).to_be_focused()


def test_what_was_decided_before_the_page_was_loaded_is_taken_back(section: Section, moderator: Any) -> None:
    section.post("First.", "Second.", "Third.")
    page = moderator()
    section.open(page)
    page.keyboard.press("a")
    page.keyboard.press("s")
    shows(page, "Third.")
    sent(page)
    page.reload()
    shows(page, "Third.")
    page.keyboard.press("u")
    shows(page, "Second.")
    said = page.locator("#desk-said")
    expect(said).to_have_text("Taken back: Ada Winter (called spam, just now).")
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    shows(page, "First.")
    sent(page)
    assert "First." not in section.page()
    expect(rows(page)).to_have_count(3)
    page.keyboard.press("a")
    shows(page, "Second.")
    expect(page.get_by_role("status").filter(has=said)).to_have_text(
        "Approved: Ada Winter. Undo: the button after this, or u."
    )
    sent(page)
    page.context.set_offline(True)
    page.keyboard.press("u")
    expect(said).to_have_text("Taken back: Ada Winter.")


def test_a_decision_kept_from_before_is_taken_back_unsent(section: Section, moderator: Any) -> None:
    section.post("First.", "Second.")
    page = moderator()
    section.open(page)
    page.route("**/moderation/decide/", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("#desk-sending")).to_contain_text("1 decision is kept")
    page.reload()
    shows(page, "Second.")
    expect(page.locator("#desk-sending")).to_contain_text("1 decision is kept")
    page.keyboard.press("u")
    shows(page, "First.")
    sent(page)
    assert "First." not in section.page()
    page.keyboard.press("a")
    expect(page.locator("#desk-sending")).to_contain_text("1 decision is kept")
    page.reload()
    expect(page.locator("#desk-sending")).to_contain_text("1 decision is kept")
    page.unroute("**/moderation/decide/")
    expect(page.locator("#desk-said")).to_have_text("What was kept in this browser is sent.")


def test_rejecting_with_a_reason_and_a_note(section: Section, moderator: Any) -> None:
    section.post("You are all fools.", "Never mind.")
    page = moderator()
    section.open(page)
    page.keyboard.press("r")
    dialog = page.locator("#desk-reasons")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    shows(page, "You are all fools.")
    page.keyboard.press("r")
    page.keyboard.press("n")
    page.keyboard.type("For the 3rd time")
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    shows(page, "Never mind.")
    sent(page)
    page.goto(page.url.replace("tab=held", "tab=mine"))
    shows(page, "You are all fools.")
    expect(card(page).locator(".desk-last")).to_contain_text("mara rejected this")


def test_several_at_once_with_one_reason(section: Section, moderator: Any) -> None:
    section.post(*(f"Number {number}." for number in range(6)))
    page = moderator()
    section.open(page)
    page.keyboard.press("x")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("Shift+x")
    bar = page.locator("#desk-bulk")
    expect(bar).to_contain_text("4 selected")
    page.keyboard.press("r")
    expect(page.locator("#desk-reasons-about")).to_have_text("4 comments")
    page.keyboard.press("3")
    expect(rows(page)).to_have_count(2)
    expect(bar).to_be_hidden()
    sent(page)
    page.keyboard.press("u")
    expect(rows(page)).to_have_count(6)
    sent(page)
    rows(page).nth(0).get_by_role("checkbox").check()
    rows(page).nth(5).get_by_role("checkbox").click(modifiers=["Shift"])
    bar.get_by_role("button", name="Approve").click()
    expect(page.locator("#desk-nothing")).to_be_visible()
    sent(page)
    assert 'data-count="6"' in section.page()


def test_the_keys_are_shown_and_the_filters_stand_in_the_address(section: Section, moderator: Any) -> None:
    section.post("A blue car.", "A red car.")
    page = moderator()
    section.open(page)
    page.keyboard.press("?")
    expect(page.locator("#desk-help")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#desk-q")).to_be_focused()
    page.keyboard.type("red a")  # letters are letters while one writes
    page.locator("#desk-q").fill("red")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=red**")
    shows(page, "A red car.")
    expect(rows(page)).to_have_count(1)


def test_without_scripts_forms_decide(section: Section, moderator: Any) -> None:
    section.post("First.", "Second.")
    page: Page = moderator(scripts=False)
    section.open(page)
    first = page.locator(".desk-card", has_text="First.")
    first.get_by_role("button", name="Approve").click()
    expect(page.locator(".messages")).to_contain_text("Approved.")
    assert "section=" in page.url, "back where the form stood"
    second = page.locator(".desk-card", has_text="Second.")
    second.get_by_label("Reason").select_option("off_topic")
    second.get_by_role("button", name="Reject").click()
    expect(page.locator(".messages")).to_contain_text("Rejected.")
    assert "First." in section.page()
    assert "Second." not in section.page()


def test_banning_and_taking_it_back(section: Section, moderator: Any) -> None:
    section.post("Buy this.", "Not that.")
    page = moderator()
    section.open(page)
    page.keyboard.press("b")
    dialog = page.locator("#desk-ban")
    dialog.get_by_label("Ban:").check()
    dialog.get_by_label("Reason").select_option("advertising")
    dialog.get_by_role("button", name="Do it").click()
    expect(card(page)).to_contain_text("Its author is banned until")
    shows(page, "Buy this.")
    sent(page)
    page.keyboard.press("u")
    expect(card(page)).not_to_contain_text("Its author is banned")
    shows(page, "Buy this.")


def test_who_is_muted_already_is_not_muted_twice(section: Section, moderator: Any) -> None:
    section.post("Buy this.", "Not that.")
    page = moderator()
    section.open(page)

    def mute(reason: str, days: str) -> None:
        page.keyboard.press("b")
        dialog = page.locator("#desk-ban")
        dialog.get_by_label("Mute:").check()
        dialog.get_by_label("Reason").select_option(reason)
        dialog.get_by_label("For", exact=True).select_option(days)
        dialog.get_by_role("button", name="Do it").click()

    mute("advertising", "30")
    expect(card(page)).to_contain_text("Its author is muted until")
    found = re.search("muted until [^.]+", card(page).inner_text())
    assert found
    mute("insult", "1")
    stands = page.locator("#desk-stands")
    expect(stands).to_contain_text("is muted until")
    expect(page.locator("#desk-said")).to_contain_text("Nothing was done")
    stands.get_by_role("button", name="Change it").click()
    expect(card(page)).not_to_contain_text(found[0])
    expect(card(page)).to_contain_text("Its author is muted until")
    expect(card(page).get_by_text("Its author is muted")).to_have_count(1)


def test_words_are_marked_as_they_are_written(section: Section, moderator: Any) -> None:
    section.post("Fine. You nu*m5k*ull, sit.")
    page = moderator()
    section.open(page)
    marked = "[...CSS.highlights.get('desk-words')].map(range => range.toString())"
    shows(page, "Fine. You num5kull, sit.")
    assert page.evaluate(marked) == ["num5kull"]


def test_keys_decide_only_from_the_desk_and_where_they_are_wanted(section: Section, moderator: Any) -> None:
    section.post("First.")
    page = moderator("quiet")
    section.open(page)
    shows(page, "First.")
    page.keyboard.press("a")
    expect(page.locator("#desk kbd:visible")).to_have_count(0)
    card(page).get_by_role("button", name="Reject").click()
    expect(page.locator("#desk-reasons")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator("#desk-reasons")).to_be_visible()
    page.keyboard.press("Escape")
    shows(page, "First.")
    other = moderator("mara")
    section.open(other)
    shows(other, "First.")
    other.get_by_role("link", name="Documents").focus()
    other.keyboard.press("a")
    expect(other.locator("#desk-said")).to_be_empty()
    shows(other, "First.")
    card(other).focus()
    other.keyboard.press("a")
    expect(other.locator("#desk-said")).to_have_text("Approved: Ada Winter.")


def test_an_editor_looks(section: Section, moderator: Any) -> None:
    section.post("Only looking.")
    page = moderator("eve")
    section.open(page)
    shows(page, "Only looking.")
    page.keyboard.press("a")
    expect(page.locator("#desk-said")).to_contain_text("cannot be done")
    shows(page, "Only looking.")


pytestmark = pytest.mark.browser
