"""The conversation of a promise in a browser: post, answer and offer evidence on the page of the promise."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.hands import fill, id_of, lands_on, saying, send, write
from tests.browser.test_barriers import barriers

PROMISE = "/ledger/promise/1/"  # the sample's, under which sample readers talk


@pytest.mark.parametrize("scripts", [True, False])
def test_a_promise_is_talked_about_on_its_page(visit: Any, scripts: bool) -> None:
    page = visit(PROMISE, scripts=scripts, phone=not scripts)
    before = int(page.locator("#comment-count").get_attribute("data-count"))
    assert before >= 5, "sample readers talk here"
    said = f"Is the *last* week counted in these figures, {scripts}?"
    fill(page, said)
    send(page)
    root = saying(page, said.replace("*", ""))
    lands_on(page, PROMISE, id_of(root))
    root.locator(".comment-reply").click()
    answer = write(
        page, f"It says so at the head of this page, {scripts}.", author="Otto Brake", email="otto@mail.example"
    )
    assert page.locator(f".branch:has(> #{id_of(root)}) > .replies > .branch > #{id_of(answer)}").count() == 1
    expect(page.locator("#comment-count")).to_have_attribute("data-count", str(before + 2))
    visit(PROMISE, on=page)
    expect(page.locator(".promise-comments")).to_have_text(page.locator("#comment-count").inner_text())
    if scripts:
        assert {look: found for look, found in barriers(page).items() if found} == {}
    visit(f"/c/{id_of(root).removeprefix('c')}", on=page)
    lands_on(page, PROMISE, id_of(root))
    page.locator(f"#{id_of(root)} .comment-report", has_text="Evidence").click()
    expect(page.locator("h1")).to_have_text("Offer evidence")
    expect(page.locator("input[name=promise]")).to_have_value("1")
    visit(f"{PROMISE}comments/newest/", on=page)
    expect(page.locator(".back a")).to_have_attribute("href", PROMISE)
    expect(page.locator(".back a")).to_have_text("Back to the promise")
