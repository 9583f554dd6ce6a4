"""What a reader's hands do: fill in the form, send it, press a key until something has the focus."""

import re
from typing import Any

import httpx
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.words import FIELDS


def fill(page: Page, text: str, **fields: str) -> None:
    for name, value in {**FIELDS, **fields, "text": text}.items():
        page.locator(f"#comment-form [name={name}]").fill(value)


def send(page: Page) -> None:
    page.locator("#comment-form [type=submit]").click()


def write(page: Page, text: str, **fields: str) -> Locator:
    """Fill in, send, and give the comment as it then stands on the page."""
    fill(page, text, **fields)
    send(page)
    comment = saying(page, text)
    expect(comment).to_be_visible()
    return comment


def saying(page: Page, text: str) -> Locator:
    """The comment whose own text has these words."""
    return page.locator(".comment").filter(has=page.locator(".comment-body", has_text=text))


def id_of(comment: Locator) -> str:
    return comment.get_attribute("id") or ""


def focused(page: Page, selector: str) -> None:
    """The element, and not only something within it, has the focus."""
    expect(page.locator(selector)).to_be_focused()


def press_until(page: Page, key: str, selector: str, most: int = 400) -> None:
    """Press a key until the focus is on what the selector names."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most} times {key}, and the focus never came to {selector}")


def lands_on(page: Page, path: str, comment: str) -> None:
    """The browser is at `path`, and the comment there is the target, and in sight."""
    expect(page).to_have_url(re.compile(rf"{re.escape(path)}#{comment}$"))
    target = page.locator(f"#{comment}:target")
    expect(target).to_have_count(1)
    expect(target).to_be_in_viewport()


def post(http: httpx.Client, path: str, text: str, **fields: Any) -> str:
    """Post without a browser; the comment's element id."""
    answer = http.post(f"{path}comments/", data={**FIELDS, "text": text, **fields})
    assert answer.status_code == 303, answer.text[:2000]
    return str(answer.headers["Location"].partition("#")[2])


def no_barriers(page: Page, within: str) -> None:
    """axe finds nothing in that part of the page, once it is there: a press before may lead to another page."""
    page.wait_for_load_state()
    page.locator(within).first.wait_for()
    found = Axe().run(page, context=within).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
