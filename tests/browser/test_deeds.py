"""What a reader does to a comment: edit, withdraw, agree, report; with scripts and without."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.hands import id_of, lands_on, post, saying, write
from tests.browser.words import BATTERY, PASS, TOURING

BOTH = pytest.mark.parametrize(("scripts", "phone"), [(True, True), (False, False)])


@BOTH
def test_edit(visit: Any, scripts: bool, phone: bool) -> None:
    page = visit(TOURING, scripts=scripts, phone=phone)
    comment = id_of(write(page, f"A long rof {scripts}."))
    if scripts:
        page.locator(f"#{comment}").get_by_role("link", name="Edit").click()
    else:
        page.get_by_role("link", name="My page").click()
        page.get_by_role("link", name="Edit").first.click()
    expect(page.locator("h1")).to_have_text("Edit your comment")
    expect(page.get_by_label("Comment")).to_have_value(f"A long rof {scripts}.")
    page.get_by_label("Comment").fill(" ")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#problems li")).to_have_count(1)
    page.get_by_label("Comment").fill(f"A long *roof* {scripts}.")
    page.get_by_role("button", name="Save").click()
    lands_on(page, TOURING, comment)
    expect(page.locator(f"#{comment} .comment-body em")).to_have_text("roof")
    expect(page.locator(f"#{comment} .comment-edited")).to_have_text("edited")


@BOTH
def test_withdraw_an_answered_comment(visit: Any, http: httpx.Client, scripts: bool, phone: bool) -> None:
    page = visit(TOURING, scripts=scripts, phone=phone)
    comment = id_of(write(page, f"Said too soon {scripts}."))
    answer = post(http, TOURING, f"An answer that stays {scripts}.", parent=comment[1:])
    if scripts:
        page.locator(f"#{comment}").get_by_role("link", name="Withdraw").click()
    else:
        page.get_by_role("link", name="My page").click()
        page.get_by_role("link", name="Withdraw").first.click()
    expect(page.locator(".deed-comment")).to_have_text(f"Said too soon {scripts}.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page).to_have_url(re.compile(r"/me/$|#c\d+$"))
    visit(TOURING, on=page)
    expect(page.locator(f"#{comment}.tombstone")).to_have_text("This comment was withdrawn by its author.")
    expect(saying(page, f"Said too soon {scripts}.")).to_have_count(0)
    assert page.locator(f".branch:has(> #{comment}) > .replies > .branch > #{answer}").count() == 1
    visit(f"/c/{comment[1:]}", on=page)
    visit("/me/", on=page)
    expect(page.locator(".yours li", has_text=f"Said too soon {scripts}.").locator(".state")).to_have_text("withdrawn")


def test_withdraw_an_unanswered_comment(visit: Any) -> None:
    page = visit(PASS)
    before = page.locator("#comment-count").inner_text()
    comment = id_of(write(page, "Nobody will have read this."))
    page.locator(f"#{comment}").get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page).to_have_url(re.compile(f"/c/{comment[1:]}$"))
    visit(PASS, on=page)
    expect(page.locator("#comment-count")).to_have_text(before)
    expect(page.locator(f"#{comment}")).to_have_count(0)
    visit(f"/c/{comment[1:]}", on=page)
    expect(page.locator("h1")).to_have_text("This comment was withdrawn")


def test_nobody_edits_or_withdraws_what_another_wrote(visit: Any, http: httpx.Client) -> None:
    comment = post(http, BATTERY, "These are my words.")
    page = visit(BATTERY)
    expect(page.locator(f"#{comment}").get_by_role("link", name="Edit")).to_have_count(0)
    for deed in ("edit", "withdraw"):
        visit(f"/c/{comment[1:]}/{deed}", on=page)
        expect(page.locator("h1")).to_have_text("That was not done")
        expect(page.locator(".deed-form")).to_have_count(0)


@BOTH
def test_agree_once(visit: Any, http: httpx.Client, scripts: bool, phone: bool) -> None:
    comment = post(http, BATTERY, f"Batteries age like people {scripts}.")
    page = visit(BATTERY, scripts=scripts, phone=phone)
    button = page.locator(f"#{comment} .comment-agree button")
    expect(button).to_have_text("Agree")
    for _ in range(2):
        button.click()
        expect(button).to_have_text("Agree 1")
        if not scripts:
            lands_on(page, BATTERY, comment)
    if scripts:
        expect(button).to_have_attribute("aria-pressed", "true")
        page.reload()
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Agree 1")


@BOTH
def test_report(visit: Any, http: httpx.Client, scripts: bool, phone: bool) -> None:
    comment = post(http, BATTERY, f"Buy my miracle additive {scripts}!")
    page = visit(BATTERY, scripts=scripts, phone=phone)
    page.locator(f"#{comment} .comment-report").click()
    expect(page.locator(".deed-comment")).to_contain_text("miracle additive")
    page.get_by_label("It advertises something").check()
    note = page.get_by_label("A note for the editors")
    note.fill("n" * 1001)
    page.get_by_role("button", name="Send the report").click()
    expect(page.locator("#field-note-problem")).to_have_text("A note has at most 1,000 characters.")
    expect(page.get_by_label("It advertises something")).to_be_checked()
    expect(note).to_have_value("n" * 1001)
    note.fill("Seen it under three articles.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.locator("h1")).to_have_text("Reported")
    page.get_by_role("link", name="Back to the conversation").click()
    lands_on(page, BATTERY, comment)


def test_what_was_begun_is_listed_on_my_page(visit: Any) -> None:
    """A comment under one article, an answer under another: each leads back to where it was begun."""
    page = visit(TOURING)
    comment = id_of(write(page, "To be known here."))
    page.locator(f"#{comment} .comment-reply").click()
    page.locator("#field-text").fill("An answer that I will think over.")
    visit(BATTERY, on=page)
    page.locator("#field-text").fill("A comment that I began. " + "Long " * 40)
    visit("/me/", on=page)
    drafts = page.locator("#drafts li")
    expect(drafts).to_have_count(2)
    drafts.get_by_role("link", name="A comment that I began.").click()
    expect(page).to_have_url(re.compile(f"{BATTERY}#respond$"))
    expect(page.locator("#field-text")).to_have_value(re.compile("^A comment that I began"))
    visit("/me/", on=page)
    drafts.get_by_role("link", name="An answer that I will think over.").click()
    expect(page).to_have_url(re.compile(f"/c/{comment[1:]}/reply$"))
    expect(page.locator("#field-text")).to_have_value("An answer that I will think over.")
    visit("/me/", on=page)
    drafts.get_by_role("button", name="An answer").click()
    expect(drafts).to_have_count(1)
    drafts.get_by_role("button").click()
    expect(page.locator("#drafts")).to_be_hidden()
    visit(BATTERY, on=page)
    expect(page.locator("#field-text")).to_have_value("")
    page.locator("#field-text").fill("Never sent")
    plain = visit(TOURING, scripts=False)
    write(plain, "Known without scripts.")
    visit("/me/", on=plain)
    expect(plain.locator("noscript .me-note")).to_contain_text("With scripts, what you began to write")
