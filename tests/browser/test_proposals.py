"""In a real browser: what an article announces is proposed, corrected, kept, and stands in the ledger."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.hands import no_barriers
from tests.browser.own import come_in, newsroom_with
from tests.support.server import Server

PREPARED = """
from postilla.ledger.writes import ensure_metric, ensure_subject
ensure_subject("Valdora", now)
ensure_metric("Cars sold", "cars", now)
body = ("<p>Valdora wants to sell 80,000 to 90,000 cars in 2026.</p>"
        "<p>A new model will be launched every year.</p>")
leaf = bring_article(BroughtArticle("", "The target", (("text", body),), now, section=BroughtSection("Cars")), now)
home.joinpath("target").write_text(str(leaf.page_id))
"""


@pytest.fixture
def newsroom(tmp_path: Any, free_port: int) -> Iterator[Server]:
    with newsroom_with(PREPARED, tmp_path / "home", free_port) as server:
        yield server


def test_a_promise_is_proposed_corrected_and_kept(newsroom: Server, pages: Any) -> None:
    editor = pages()
    come_in(editor, f"{newsroom.url}/admin/")
    expect(editor).to_have_url(f"{newsroom.url}/admin/")
    target = newsroom.home.joinpath("target").read_text()
    editor.goto(f"{newsroom.url}/admin/pages/{target}/edit/")
    expect(editor.get_by_text("Found in the draft as it was saved last: 2")).to_be_visible()
    editor.get_by_role("link", name="Keep, correct or dismiss").click()
    no_barriers(editor, ".found")
    first = editor.locator(".found-one").first
    expect(first.locator("mark").first).to_be_visible()
    first.get_by_role("link", name="Correct it first").click()
    expect(editor.get_by_label("Low")).to_have_value("80000")
    expect(editor.locator("[data-chooser-title]", has_text="The target")).to_be_visible()
    editor.get_by_label("Speaker").fill("Ottavio Brenna")
    editor.get_by_role("button", name="Save").first.click()
    expect(editor.get_by_role("link", name="80,000 to 90,000 cars, 2026").first).to_be_visible()
    editor.goto(f"{newsroom.url}/admin/ledger/proposals/{target}/")
    expect(editor.locator(".found-one")).to_have_count(1)
    editor.get_by_role("button", name="Dismiss").click()
    editor.get_by_role("button", name="Put back").click()
    editor.locator(".found-one").get_by_label("On whose behalf").select_option("Valdora")
    editor.get_by_role("button", name="Keep the promise").click()
    expect(editor.locator(".found-one")).to_have_count(0)
    editor.get_by_role("link", name="The promise").first.click()
    expect(editor.locator("blockquote")).to_contain_text("Valdora wants to sell 80,000 to 90,000 cars in 2026.")
    editor.goto(f"{newsroom.url}/ledger/valdora/")
    expect(editor.get_by_text("80,000 to 90,000 cars, 2026").first).to_be_visible()
