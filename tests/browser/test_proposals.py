"""In a real browser: what an article announces is proposed, corrected, kept, and stands in the ledger."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.server import Server

PASSWORD = "correct horse battery staple"
PREPARED = f"""
from django.contrib.auth import get_user_model
from postilla.ledger.writes import ensure_metric, ensure_subject
get_user_model().objects.create_superuser("editor", "", "{PASSWORD}")
ensure_subject("Valdora", now)
ensure_metric("Cars sold", "cars", now)
body = ("<p>Valdora wants to sell 80,000 to 90,000 cars in 2026.</p>"
        "<p>A new model will be launched every year.</p>")
leaf = bring_article(BroughtArticle("", "The target", (("text", body),), now, section=BroughtSection("Cars")), now)
Path({{home!r}}).joinpath("target").write_text(str(leaf.page_id))
"""


@pytest.fixture
def newsroom(tmp_path: Any, free_port: int) -> Iterator[Server]:
    server = Server(tmp_path / "home", free_port)
    server.prepare(PREPARED.replace("{home!r}", repr(str(server.home))))
    server.start()
    yield server
    server.kill()


def no_barriers(page: Page, within: str) -> None:
    found = Axe().run(page, context=within).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_promise_is_proposed_corrected_and_kept(newsroom: Server, pages: Any) -> None:
    editor = pages()
    editor.goto(f"{newsroom.url}/admin/")
    editor.get_by_label("Username").fill("editor")
    editor.get_by_label("Password").fill(PASSWORD)
    editor.get_by_role("button", name="Sign in").click()
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
    editor.get_by_label("Speaker").fill("Ottavio Brenna")
    editor.get_by_role("button", name="Save").first.click()
    expect(editor.get_by_role("link", name="80,000 to 90,000 cars 2026").first).to_be_visible()
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
    expect(editor.get_by_text("80,000 to 90,000 cars 2026").first).to_be_visible()
