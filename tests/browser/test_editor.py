"""In a real browser: a reader answers a passage, and the answer leads an editor to a correction."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.crawl import settled
from tests.browser.hands import no_barriers
from tests.browser.own import come_in, newsroom_with
from tests.support.server import Server

PREPARED = """
leaf = bring_article(BroughtArticle("", "The Leaf", (("text", "<p>It goes 300 km, says its maker.</p><p>More.</p>"),),
                     now, slug="the-leaf", section=BroughtSection("Cars")), now)
home.joinpath("leaf").write_text(str(leaf.page_id))
"""
ARTICLE = "/cars/the-leaf/"
SELECT = """words => {
  const text = document.querySelector(".article .body p").firstChild, range = document.createRange();
  range.setStart(text, text.data.indexOf(words));
  range.setEnd(text, text.data.indexOf(words) + words.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def newsroom(tmp_path: Any, free_port: int) -> Iterator[Server]:
    with newsroom_with(PREPARED, tmp_path / "home", free_port) as server:
        yield server


def test_an_answer_to_a_passage_leads_to_a_correction(newsroom: Server, pages: Any) -> None:
    reader = pages(phone=True)
    reader.goto(f"{newsroom.url}{ARTICLE}")
    reader.evaluate(SELECT, "300 km")
    no_barriers(reader, "main")
    reader.get_by_role("button", name="Answer this passage").click()
    expect(reader.locator("#comment-form .comment-passage")).to_have_text("300 km")
    reader.get_by_label("Comment").fill("It is 270, I own one.")
    reader.get_by_label("Name").fill("Ada Winter")
    reader.get_by_label("Email").fill("ada@mail.example.org")
    no_barriers(reader, "main")
    reader.get_by_role("button", name="Post comment").click()
    comment = reader.locator("article.comment")
    expect(comment.locator(".comment-passage")).to_have_text("300 km")
    number = comment.get_attribute("id").removeprefix("c")
    reader.goto(f"{newsroom.url}{ARTICLE}")
    reader.get_by_role("link", name="1 answer to this passage").click()
    expect(reader.locator(".passage-answers")).to_contain_text("It is 270, I own one.")
    no_barriers(reader, "main")
    editor = pages()
    come_in(editor, f"{newsroom.url}/admin/")
    expect(editor).to_have_url(f"{newsroom.url}/admin/")
    leaf = newsroom.home.joinpath("leaf").read_text()
    editor.goto(f"{newsroom.url}/admin/corrections/{leaf}/?comment={number}")
    editor.get_by_label("What was wrong").fill("The range is 270 km.")
    editor.get_by_label("The passage").fill("300 km")
    no_barriers(editor, ".editor")
    editor.get_by_role("button", name="Publish the correction").click()
    expect(editor.locator(".editor-list")).to_contain_text("Ada Winter")

    def corrections() -> int:
        reader.goto(f"{newsroom.url}{ARTICLE}")  # the worker makes its page anew, a moment later
        return reader.locator(".correction").count()

    settled(corrections, bool)
    expect(reader.locator(".correction")).to_contain_text("The range is 270 km.")
    expect(reader.get_by_role("link", name="Led to a correction")).to_be_visible()
    no_barriers(reader, "main")
    editor.get_by_role("button", name="Take back").click()
    expect(editor.get_by_role("button", name="Put back")).to_be_visible()
