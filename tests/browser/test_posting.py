"""Posting, with scripts and without: in place and by page, drafts, preview, refusals that lose nothing."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.crawl import Crawled
from tests.browser.hands import fill, focused, id_of, lands_on, post, press_until, saying, send, write
from tests.browser.words import BATTERY, FIELDS, PASS, PLATFORM, THREAD, TOURING, TYRES

LIVE = "p[aria-live=polite]"


@pytest.mark.parametrize(("scripts", "phone", "dark"), [(True, False, False), (True, True, True), (False, True, False)])
def test_post_and_answer(visit: Any, scripts: bool, phone: bool, dark: bool) -> None:
    """With scripts the page stays and the form comes to the comment; without, the form is a page of its own."""
    page = visit(PLATFORM, scripts=scripts, phone=phone, dark=dark)
    before = int(page.locator("#comment-count").get_attribute("data-count"))
    page.evaluate("window.stayed = true")
    said = f"One floor, *three* doors {scripts} {phone}."
    fill(page, said, website="https://example.org/wilma")
    send(page)
    root = saying(page, said.replace("*", ""))
    expect(root.locator(".comment-body em")).to_have_text("three")
    lands_on(page, PLATFORM, id_of(root))
    expect(root.locator(".comment-author a")).to_have_attribute("rel", "nofollow ugc noopener")
    root.locator(".comment-reply").click()
    expect(page.locator("#respond-title")).to_have_text("Reply to Wilma Lantern")
    if scripts:
        focused(page, "#field-text")
        assert page.locator(f"#{id_of(root)} + #respond").count() == 1
        expect(page.locator("#field-email")).to_have_value(FIELDS["email"])
    else:
        expect(page.locator(".respond-to")).to_contain_text("One floor")
    answer = write(page, f"And four wheels {scripts} {phone}.", author="Otto Brake", email="otto@mail.example.org")
    lands_on(page, PLATFORM, id_of(answer))
    assert page.locator(f".branch:has(> #{id_of(root)}) > .replies > .branch > #{id_of(answer)}").count() == 1
    expect(page.locator("#comment-count")).to_have_attribute("data-count", str(before + 2))
    assert page.evaluate("window.stayed === true") is scripts
    if scripts:
        focused(page, f"#{id_of(answer)}")
        expect(page.locator(LIVE)).to_have_text("Your comment is published.")
        expect(page.locator("#comments > #respond")).to_have_count(1)
        expect(page.locator(".byline-comments")).to_have_text(page.locator("#comment-count").inner_text())


def test_only_posting_sets_a_cookie(visit: Any) -> None:
    page = visit(PASS)
    for path in ("/", f"{THREAD}comments/2/", "/search/?q=pass", "/c/1", "/me/", "/nowhere/", PASS):
        visit(path, on=page)
    assert page.context.cookies() == []
    write(page, "The thermos was the best part.")
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    assert FIELDS["email"] not in cookie["value"]


def test_a_keyboard_is_enough(visit: Any) -> None:
    page = visit(PASS)
    page.keyboard.press("Tab")
    focused(page, ".skip")
    page.keyboard.press("Enter")
    focused(page, "#main")
    press_until(page, "Tab", ".comment-reply")
    page.keyboard.press("Enter")
    focused(page, "#field-text")
    page.keyboard.press("Escape")
    expect(page.locator("#comments > #respond")).to_have_count(1)
    expect(page.locator(".comment-reply").first).to_be_focused()
    page.keyboard.press("Enter")
    focused(page, "#field-text")
    page.keyboard.type("By keys alone.")
    for name in ("author", "email"):
        press_until(page, "Tab", f"#field-{name}", 2)
        page.keyboard.type(FIELDS[name])
    press_until(page, "Tab", "#comment-form [type=submit]", 3)
    page.keyboard.press("Enter")
    comment = saying(page, "By keys alone.")
    expect(comment).to_be_focused()
    expect(page.locator(LIVE)).to_have_text("Your comment is published.")


def test_a_draft_outlives_a_reload(visit: Any) -> None:
    page = visit(BATTERY)
    page.locator("#field-text").fill("Half a thought about")
    page.reload()
    expect(page.locator("#field-text")).to_have_value("Half a thought about")
    expect(page.locator(".form-status")).to_contain_text("Your draft was kept in this browser.")
    page.locator(".comment-reply").first.click()
    expect(page.locator("#field-text")).to_have_value("")
    page.locator(".cancel").click()
    expect(page.locator("#field-text")).to_have_value("Half a thought about")
    visit(PASS, on=page)
    expect(page.locator("#field-text")).to_have_value("")
    visit(BATTERY, on=page)
    page.get_by_role("button", name="Discard draft").click()
    expect(page.locator("#field-text")).to_have_value("")
    page.reload()
    expect(page.locator(".form-status")).to_have_text("")
    write(page, "The whole thought about batteries.")
    page.reload()
    expect(page.locator("#field-text")).to_have_value("")


def test_an_answer_that_was_begun_shows_and_is_told(visit: Any) -> None:
    page = visit(BATTERY)
    page.locator(".comment-reply").first.click()
    page.locator("#field-text").fill("Half an answer")
    parent = page.locator("[name=parent]").input_value()
    page.reload()
    expect(page.locator(f"#c{parent} .draft-kept")).to_have_text("Your draft was kept in this browser.")
    expect(page.locator(".draft-kept")).to_have_count(1)
    page.locator(".comment-reply").first.click()
    expect(page.locator("#field-text")).to_have_value("Half an answer")
    expect(page.locator(LIVE)).to_have_text("Your draft was kept in this browser.")
    expect(page.locator(".draft-kept")).to_have_count(0)
    page.locator(".cancel").click()
    expect(page.locator(".draft-kept")).to_have_count(1)


def test_what_a_browser_puts_back_stands_where_it_was_begun(visit: Any) -> None:
    """Some keep forms as they were left, with the number of the comment that is answered, in the form at the end."""
    page = visit(BATTERY)
    parent = page.locator(".comment-reply").first.get_attribute("data-parent") or ""
    page.add_init_script(
        f"""document.addEventListener("readystatechange", () => {{
            const form = document.querySelector("#comment-form");
            if (document.readyState !== "interactive" || !form) return;
            form.parent.value = "{parent}"; form.text.value = "Put back";
        }});"""
    )
    page.reload()
    expect(page.locator(f"#c{parent} + #respond #field-text")).to_have_value("Put back")
    expect(page.locator("#respond-title")).to_contain_text("Reply to")
    expect(page.locator(".form-status")).to_contain_text("Your draft was kept in this browser.")


def test_what_is_far_too_long_is_said_so_and_kept(visit: Any) -> None:
    put = """area => {
        area.style.whiteSpace = "pre";
        area.value = "too long ".repeat(130_000);
        area.form.requestSubmit();
    }"""
    long = len("too long ") * 130_000
    many = "area => area.value.length"
    page = visit(BATTERY, allow_errors=True)
    fill(page, "Something")
    page.locator("#field-text").evaluate(put)
    expect(page.locator("#field-text-problem")).to_have_text(f"Characters left: {8_000 - long}")
    assert page.locator("#field-text").evaluate(many) == long
    plain = visit(BATTERY, scripts=False, allow_errors=True)
    fill(plain, "Something")
    plain.locator("#field-text").evaluate(put)
    expect(plain.locator("body")).to_contain_text("This is too large: at most 1024 KB can be sent here.")
    plain.go_back()
    assert plain.locator("#field-text").evaluate(many) == long


def test_preview(visit: Any) -> None:
    page = visit(BATTERY, phone=True)
    fill(page, "See *this*:\n\n> quoted\n\n<b onclick=alert(1)>not bold</b>")
    page.get_by_role("button", name="Preview").click()
    focused(page, ".preview")
    expect(page.locator(".preview em")).to_have_text("this")
    expect(page.locator(".preview blockquote")).to_have_text("quoted")
    expect(page.locator(".preview b")).to_have_count(0)
    expect(page.locator("#field-text")).to_have_value("See *this*:\n\n> quoted\n\n<b onclick=alert(1)>not bold</b>")


WRONG = {"text": "x", "author": "  ", "email": "wilma@lantern", "website": "ftp://example.org"}


@pytest.mark.parametrize(("scripts", "phone"), [(True, True), (False, False)])
def test_a_refusal_keeps_every_word(visit: Any, scripts: bool, phone: bool) -> None:
    """Each problem is named at its field, the list of them has the focus, and what is right then goes through."""
    page = visit(TOURING, scripts=scripts, phone=phone)
    fill(page, WRONG["text"], **{name: value for name, value in WRONG.items() if name != "text"})
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        send(page)
    assert sent.value.status == 422
    focused(page, "#problems")
    expect(page.locator("#problems li")).to_have_count(4)
    for name, value in WRONG.items():
        field = page.locator(f"#field-{name}")
        expect(field).to_have_value(value)
        expect(field).to_have_attribute("aria-invalid", "true")
        assert f"field-{name}-problem" in (field.get_attribute("aria-describedby") or "")
        expect(page.locator(f"#field-{name}-problem")).not_to_be_empty()
    page.locator("#problems a").nth(1).click()
    focused(page, "#field-author")
    page.locator("#field-email").fill("wilma@lantern.example")
    marked = 3 if scripts else 4  # of what stands there now nothing is said before it is sent
    expect(page.locator("#problems li")).to_have_count(marked)
    expect(page.locator("#comment-form [aria-invalid]")).to_have_count(marked)
    expect(page.locator("#comment-form p.problem")).to_have_count(marked)
    comment = write(page, f"Now everything is right {scripts}.")
    lands_on(page, TOURING, id_of(comment))
    expect(page.locator("#problems")).to_have_count(0)


def test_offline_the_text_stays(visit: Any) -> None:
    page = visit(TYRES)
    fill(page, "Written in a tunnel.")
    page.context.set_offline(True)
    send(page)
    focused(page, "#problems")
    expect(page.locator("#problems")).to_contain_text("The server could not be reached. Your text is kept here")
    expect(page.locator("#field-text")).to_have_value("Written in a tunnel.")
    page.context.set_offline(False)
    send(page)
    expect(saying(page, "Written in a tunnel.")).to_have_count(1)
    expect(page.locator("#problems")).to_have_count(0)


def test_an_answer_on_a_later_page_stays_there(visit: Any, crawled: Crawled) -> None:
    path, comment = crawled.far("/comments/2/")
    page = visit(path)
    page.locator(f"#{comment} .comment-reply").click()
    answer = write(page, "An answer on the second page.")
    lands_on(page, path, id_of(answer))
    fill(page, "A new beginning, from the second page.")
    send(page)
    root = saying(page, "A new beginning, from the second page.")
    last = sum("/branch/" not in path for path in crawled.pages)
    lands_on(page, f"{THREAD}comments/{last}/", id_of(root))


def test_an_answer_within_a_long_branch(visit: Any, branched: Crawled) -> None:
    path, comment = branched.far("/branch/")
    page = visit(path)
    page.locator(f"#{comment} .comment-reply").click()
    answer = write(page, "An answer far down a branch.")
    lands_on(page, path, id_of(answer))
    visit(f"/c/{id_of(answer)[1:]}", on=page)
    lands_on(page, path, id_of(answer))


def test_what_is_new_since_the_last_visit(visit: Any, http: httpx.Client) -> None:
    page = visit(TYRES)
    expect(page.locator("#new-comments")).to_be_hidden()
    page.evaluate(
        """for (const key of Object.keys(localStorage)) if (key.includes("seen:")) {
            const seen = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({ ...seen, last: seen.last - 3600e3 });
        }"""
    )
    fresh = [post(http, TYRES, f"News from the hill, {number}.") for number in (1, 2)]
    visit(TYRES, on=page)
    expect(page.locator("#new-comments")).to_be_visible()
    found = page.locator(".comment.is-new").evaluate_all("all => all.map(each => each.id)")
    assert set(fresh) <= set(found)
    expect(page.locator("#new-comments")).to_contain_text(f"{len(found)} new comments since your last visit")
    page.locator(".next-new").click()
    focused(page, f"#{found[0]}")
    page.keyboard.press("n")
    focused(page, f"#{found[1]}")
    page.reload()
    expect(page.locator(".comment.is-new")).to_have_count(len(found))
