"""In a real browser, with a real mail server: a promise from its sentence to the reader who settled it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.crawl import settled
from tests.browser.hands import no_barriers
from tests.browser.own import EDITOR, come_in
from tests.browser.test_barriers import barriers
from tests.support.post import PostOffice, office
from tests.support.server import Server

__all__ = ["office"]

PREPARED = """
from postilla.ledger.writes import ensure_metric, ensure_subject
ensure_subject("Valdora", now)
ensure_metric("Cars sold", "cars", now)
body = "<p>Valdora wants to sell at least 80,000 cars in 2024.</p><p>More of it below.</p>"
leaf = bring_article(BroughtArticle("", "The target", (("text", body),), now, slug="the-target",
                     section=BroughtSection("Cars")), now)
home.joinpath("target").write_text(str(leaf.page_id))
"""
ARTICLE, PROMISE = "/cars/the-target/", "/ledger/promise/1/"
SHOWING = (ARTICLE, PROMISE, f"{PROMISE}card/", "/ledger/", "/ledger/valdora/")
BOB, CORA = "bob@readers.example", "cora@readers.example"


@pytest.fixture
def newsroom(tmp_path: Any, free_port: int, office: PostOffice) -> Iterator[Server]:
    mail = {"POSTILLA_MAIL": office.url, "POSTILLA_MAIL_FROM": "mail@gazette.example"}
    server = Server(tmp_path / "home", free_port, **mail)
    server.prepare(f"home = Path({str(tmp_path / 'home')!r})\n{EDITOR}{PREPARED}")
    server.start()
    yield server
    server.kill()


def says(page: Page, url: str, verdict: str) -> None:
    """A page says so, in a moment: it is made anew after the deed."""

    def there() -> bool:
        page.goto(url)
        return page.locator(".verdict", has_text=verdict).count() > 0

    assert settled(there, bool), f"{url} never said {verdict}"


def record(editor: Page, value: str, source: str) -> None:
    form = editor.locator("form", has=editor.locator("[name=figure-value]"))
    said = {"period": "2024", "value": value, "source": source, "source_on": "2025-02-01"}
    for name, text in said.items():
        form.locator(f"[name=figure-{name}]").fill(text)
    form.get_by_role("button", name="Record a figure").click()


def test_from_a_sentence_to_the_reader_who_settled_it(
    newsroom: Server, office: PostOffice, pages: Callable[..., Page]
) -> None:
    at, editor = newsroom.url, pages()
    come_in(editor, f"{at}/admin/")
    expect(editor).to_have_url(f"{at}/admin/")
    _keep_and_show(editor, at, newsroom.home.joinpath("target").read_text())

    bob = pages(phone=True)
    says(bob, f"{at}{ARTICLE}", "Overdue")
    bob.goto(f"{at}{PROMISE}")
    assert barriers(bob) == {}
    follow = bob.locator("details.follow", has=bob.locator("#follow-ledger-email"))  # the promise, not its conversation
    follow.locator("summary").click()
    follow.get_by_label("Email").fill(BOB)
    follow.locator("[type=submit]").click()
    bob.goto(f"{at}{office.wait_to(BOB, '/mail/confirm/').link('/mail/confirm/')}")
    bob.get_by_role("button", name="Yes, send it").click()
    bob.get_by_role("heading", name="Confirmed").wait_for()

    editor.goto(f"{at}/admin/ledger/promises/1/")
    no_barriers(editor, ".nice-padding")
    record(editor, "77000", "Yearly report")
    expect(editor.get_by_text("The verdict is: Broken")).to_be_visible()
    for path in SHOWING:
        says(bob, f"{at}{path}", "Broken")
    told = office.wait_to(BOB, "The verdict is")
    assert "Broken. Before, it was: Overdue." in " ".join(told.text.split())

    cora = pages()
    _offer(cora, at)
    editor.goto(f"{at}/admin/ledger/evidence/")
    no_barriers(editor, ".nice-padding")
    editor.locator("td.title a").click()
    expect(editor.locator("[name=accept-source_on]")).to_be_visible()
    no_barriers(editor, ".nice-padding")
    editor.locator("[name=accept-source_on]").fill("2025-02-01")
    editor.locator("[name=accept-sure]").check()  # it contradicts what stands
    editor.get_by_role("button", name="Accept and record").click()
    expect(editor.get_by_text("The verdict is: Kept")).to_be_visible()
    for path in SHOWING:
        says(bob, f"{at}{path}", "Kept")
    bob.goto(f"{at}{PROMISE}")
    expect(bob.get_by_text("brought by Cora")).to_be_visible()
    expect(bob.get_by_text("Sources contradict each other.", exact=False)).to_be_visible()
    cora.goto(f"{at}{ARTICLE}")
    expect(cora.get_by_text("Brought evidence:")).to_be_visible()
    _no_barriers_anywhere(bob, editor, at)


def _keep_and_show(editor: Page, at: str, target: str) -> None:
    """Proposed from the text, kept, and its card put into the article."""
    editor.goto(f"{at}/admin/ledger/proposals/{target}/")
    no_barriers(editor, ".found")
    editor.locator(".found-one").get_by_label("On whose behalf").select_option("Valdora")
    editor.locator(".found-one").get_by_label("Metric").select_option("Cars sold (cars)")
    editor.get_by_role("button", name="Keep the promise").click()
    expect(editor.locator(".found-one")).to_have_count(0)
    editor.goto(f"{at}/admin/pages/{target}/edit/")
    editor.get_by_role("button", name="Insert a block").last.click()
    editor.get_by_role("option", name="Promise", exact=True).click()
    editor.get_by_role("button", name="Choose a promise").or_(
        editor.get_by_role("button", name="Choose promise")
    ).click()
    editor.get_by_role("link", name="80,000 cars, 2024").first.click()
    expect(editor.locator(".modal-dialog")).to_have_count(0)
    editor.get_by_role("button", name="More actions").first.click()
    editor.get_by_role("button", name="Publish").first.click()
    expect(editor.get_by_text("published", exact=False).first).to_be_visible()


def _offer(cora: Page, at: str) -> None:
    """A comment, and its evidence."""
    cora.goto(f"{at}{ARTICLE}")
    cora.get_by_label("Comment").fill("The register counts 85,000.")
    cora.locator("#field-author").fill("Cora")
    cora.locator("#field-email").fill(CORA)
    cora.get_by_role("button", name="Post comment").click()
    comment = cora.locator("article.comment").first
    expect(comment).to_contain_text("The register counts 85,000.")
    number = (comment.get_attribute("id") or "").removeprefix("c")
    cora.goto(f"{at}/c/{number}/evidence")
    assert barriers(cora) == {}
    cora.locator("[name=stance][value=kept]").check()
    for name, text in (("link", "https://example.org/register"), ("value", "85000"), ("period", "2024")):
        cora.locator(f"[name={name}]").fill(text)
    cora.locator("main form [type=submit]").last.click()
    expect(cora.locator("main")).to_contain_text("The editors")


def _no_barriers_anywhere(reader: Page, editor: Page, at: str) -> None:
    """On the other pages of the ledger, in the state that the story has left them in."""
    for path in ("/ledger/", "/ledger/valdora/", "/ledger/valdora/figures/cars-sold/", "/ledger/verdict/kept/",
                 PROMISE, f"{PROMISE}card/"):  # fmt: skip
        reader.goto(f"{at}{path}")
        expect(reader.locator("h1")).to_have_count(1)
        assert barriers(reader) == {}, path
    for path in ("", "figures/?metric=1", "bringing/", "subjects/", "evidence/", "contradictions/", "promises/1/",
                 "evidence/1/"):  # fmt: skip
        editor.goto(f"{at}/admin/ledger/{path}")
        no_barriers(editor, ".nice-padding")
