"""A reader of the Arabic edition: the page is laid out from the right, and comments in other scripts keep their way."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.hands import fill
from tests.browser.test_barriers import barriers
from tests.browser.words import ARABIC

# "rtl" where the words of a paragraph stand at its right, "ltr" at its left.
DIRECTION = """one => {
    const words = document.createRange();
    words.selectNodeContents(one);
    const [box, said] = [one.getBoundingClientRect(), [...words.getClientRects()].at(-1)];
    return said.left - box.left < box.right - said.right ? "ltr" : "rtl";
}"""


def _side(one: Locator) -> Any:
    box = one.bounding_box()
    assert box
    return box


def test_from_the_front_page_to_a_comment_and_back(visit: Visit) -> None:
    page = visit("/ar/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert barriers(page) == {}
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(".teaser-title a").first.click()
    expect(page).to_have_url(f"{page.url.partition('/ar/')[0]}{ARABIC}")
    byline, body = _side(page.locator(".byline")), _side(page.locator(".body"))
    assert byline["x"] > body["x"] + body["width"] / 2, "what is said about the text stands at its right"
    first, answer = page.locator("#comments article.comment").first, page.locator(".replies article.comment").first
    outer, inner = _side(first), _side(answer)
    assert inner["x"] + inner["width"] < outer["x"] + outer["width"], "answers are set in from the right"
    bar = _side(page.locator(".chart-bar").first)
    label = _side(page.locator(".chart-label").first)
    assert label["x"] > bar["x"], "a chart begins at the right"
    assert page.locator(".promise-title").first.evaluate(DIRECTION) == "ltr", "so do the newsroom's words"
    assert first.locator("p").first.evaluate(DIRECTION) == "ltr", "English comments keep their way"
    fill(page, "أوافق على هذا تماما.\n\nI agree.")
    page.get_by_role("button", name="معاينة").click()
    preview = page.locator(".preview .comment-body p")
    expect(preview).to_have_count(2)
    assert [one.evaluate(DIRECTION) for one in preview.all()] == ["rtl", "ltr"]
    fill(page, " ", author=" ", email="no")
    page.get_by_role("button", name="انشر التعليق").click()
    expect(page.locator("#problems")).to_contain_text("اكتب الاسم")
    assert barriers(page) == {}
    for path in ("/ar/search/?q=2024", "/ar/nowhere/", "/ar/sinaa/"):
        visit(path, on=page)
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        assert barriers(page) == {}, path
