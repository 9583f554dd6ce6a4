"""In a real browser: an article is translated in the CMS, and its readers keep one conversation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.crawl import settled
from tests.browser.hands import fill, send
from tests.support.libretranslate import Stub, libretranslate
from tests.support.server import Server

PASSWORD = "correct horse battery staple"
PREPARED = f"""
from django.contrib.auth import get_user_model
from postilla.articles.writes import BroughtEdition, open_edition
get_user_model().objects.create_superuser("editor", "", "{PASSWORD}")
open_edition(BroughtEdition("fr"), now)
rows = [{{"label": "2023", "value": "1", "low": None, "high": None, "note": "about"}}]
figures = {{"title": "Sold", "unit": "cars", "rows": rows, "band_low": None, "band_high": None, "band_label": "",
            "source": "its maker"}}
body = (("text", '<p>It goes <b>300 km</b>, says <a href="https://example.org/">its maker</a>.</p>'),
        ("figures", figures))
leaf = bring_article(BroughtArticle("", "The Leaf", body, now, slug="the-leaf", section=BroughtSection("Cars")), now)
Path({{home!r}}).joinpath("leaf").write_text(str(leaf.page_id))
"""
LEAF, FEUILLE = "/cars/the-leaf/", "/fr/cars/la-feuille/"


@pytest.fixture
def translator() -> Iterator[Stub]:
    with libretranslate() as stub:
        yield stub


@pytest.fixture
def newsroom(tmp_path: Path, free_port: int, translator: Stub) -> Iterator[Server]:
    server = Server(tmp_path / "home", free_port, POSTILLA_TRANSLATE=translator.url)
    server.prepare(PREPARED.replace("{home!r}", repr(str(server.home))))
    server.start()
    yield server
    server.kill()


def signed_in(newsroom: Server, pages: Any) -> Page:
    editor: Page = pages()
    editor.goto(f"{newsroom.url}/admin/")
    editor.get_by_label("Username").fill("editor")
    editor.get_by_label("Password").fill(PASSWORD)
    editor.get_by_role("button", name="Sign in").click()
    expect(editor).to_have_url(f"{newsroom.url}/admin/")
    return editor


def _po_file(editor: Page, file: Path) -> str:
    with editor.expect_download() as waiting:
        editor.get_by_role("link", name="Download PO file").first.click()
    waiting.value.save_as(file)
    return file.read_text()


def _said(editor: Page, text: str) -> None:
    expect(editor.locator(".messages")).to_contain_text(text)


def test_an_article_is_translated_and_published_and_keeps_one_conversation(
    newsroom: Server, pages: Any, translator: Stub, tmp_path: Path
) -> None:
    editor, leaf = signed_in(newsroom, pages), newsroom.home.joinpath("leaf").read_text()
    editor.goto(f"{newsroom.url}/admin/localize/submit/page/{leaf}/")
    editor.get_by_label("French").check()
    editor.get_by_role("button", name="Submit").click()
    _said(editor, "successfully submitted for translation into French")
    reader = pages()
    assert reader.request.get(f"{newsroom.url}/fr/cars/the-leaf/").status == 404, "nothing untranslated is public"
    # By file, and by machine for what is missing.
    po = _po_file(editor, tmp_path / "leaf.po")
    assert 'msgid "about"' in po, "the rows of figures are among the segments"
    for english, french in (("The Leaf", "La Feuille"), ("the-leaf", "la-feuille")):
        po = po.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{french}"')
    (tmp_path / "fr.po").write_text(po)
    editor.locator("input[type=file]").first.set_input_files(tmp_path / "fr.po")
    _said(editor, "Successfully imported translations")
    translator.broken = True
    editor.get_by_role("button", name="Translate with LibreTranslate").first.click()
    _said(editor, "The translator did not answer")
    translator.broken = False
    editor.get_by_role("button", name="Translate with LibreTranslate").first.click()
    _said(editor, "Successfully translated with LibreTranslate")
    expect(editor.get_by_text("[en to fr] Sold")).to_be_visible()
    editor.get_by_role("button", name="Publish in French").first.click()
    _said(editor, "Published")
    # One conversation, at both addresses.
    reader.goto(f"{newsroom.url}{LEAF}")
    reader.locator("link[hreflang=fr]").wait_for(state="attached")
    reader.get_by_role("navigation", name="Languages").get_by_role("link", name="Français").click()
    expect(reader).to_have_url(f"{newsroom.url}{FEUILLE}")
    expect(reader.locator("html")).to_have_attribute("lang", "fr")
    expect(reader.locator(".body a[href='https://example.org/']")).to_contain_text("its maker")
    assert "alert(1)" not in reader.content(), "another's HTML is cleaned"
    fill(reader, "La mienne fait 270 km.")
    send(reader)
    expect(reader.locator("#comment-count")).to_have_attribute("data-count", "1")
    address = f"{newsroom.url}{LEAF}"
    settled(lambda: reader.request.get(address).text(), lambda page: 'data-count="1"' in page)
    reader.goto(address)
    expect(reader.locator("#comment-count")).to_have_attribute("data-count", "1")
    expect(reader.locator("article.comment .comment-body")).to_contain_text("270 km")
