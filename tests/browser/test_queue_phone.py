"""The moderation queue on a phone: cards are swiped, and what was done stays in sight."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desks import QUEUE, Section, card, sent, shows

pytestmark = pytest.mark.browser


def swipe(page: Page, across: int, begins: str = ".desk-text") -> None:
    """A finger on the card in front, moved sideways."""
    box = card(page).locator(begins).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    cdp = page.context.new_cdp_session(page)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 9):
        point = {"x": x + across * step / 8, "y": y}
        cdp.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_swipes_on_a_phone(section: Section, moderator: Any) -> None:
    section.post("To the right.", "To the left.", "A little.")
    page = moderator(phone=True)
    section.open(page)
    shows(page, "To the right.")
    swipe(page, 160)
    shows(page, "To the left.")
    swipe(page, -160)
    expect(page.locator("#desk-reasons")).to_be_visible()
    page.locator("#desk-reasons").get_by_role("button", name="Off topic").tap()
    shows(page, "A little.")
    swipe(page, 40)
    shows(page, "A little.")
    sent(page)
    public = section.page()
    assert "To the right." in public
    assert "To the left." not in public
    swipe(page, 160, begins=".desk-article a")
    expect(page.locator("#desk-nothing")).to_be_visible()
    sent(page)
    assert "A little." in section.page()
    assert page.url.startswith(f"{section.room.url}{QUEUE}"), "a link is no obstacle, and not followed"
    page.get_by_role("button", name="Undo").click()
    shows(page, "A little.")
    sent(page)
    assert "A little." not in section.page()
    page.context.set_offline(True)
    card(page).get_by_role("button", name="Approve").click()
    expect(page.locator("#desk-sending")).to_contain_text("1 decision is kept")
    page.get_by_role("button", name="Undo").click()
    shows(page, "A little.")
    expect(page.locator("#desk-sending")).to_be_empty()


def test_a_tap_right_after_a_quick_swipe_counts(section: Section, moderator: Any) -> None:
    """It is not taken for the tap that stops a page from gliding on."""
    section.post("Swiped.", "Tapped.", "Left.")
    page = moderator(phone=True)
    section.open(page)
    shows(page, "Swiped.")
    swipe(page, 160)
    card(page).get_by_role("button", name="Approve").tap()
    shows(page, "Left.")


def test_undo_stays_in_sight_on_a_phone(section: Section, moderator: Any) -> None:
    section.post("A short one.", "The second winter of a battery is the one that counts. " * 60)
    page = moderator(phone=True)
    section.open(page)
    swipe(page, 160)
    expect(page.locator("#desk-said")).to_have_text("Approved: Ada Winter.")
    card(page).locator(".desk-history").scroll_into_view_if_needed()
    expect(page.locator(".desk-tabs")).not_to_be_in_viewport()
    for seen in ("#desk-said", "#desk-undo"):
        box = page.locator(seen).bounding_box()
        assert box is not None
        on_top = "([id, x, y]) => document.querySelector(id).contains(document.elementFromPoint(x, y))"
        assert page.evaluate(on_top, [seen, box["x"] + 4, box["y"] + box["height"] / 2]), seen
