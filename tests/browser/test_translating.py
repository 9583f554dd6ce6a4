"""In a real browser: an article is translated in the CMS, and its readers keep one conversation."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.crawl import settled
from tests.browser.hands import fill, no_barriers, send
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
    _said(editor, "Texts of the PO file: 2 taken, 6 left empty.")
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
    _a_comment_is_read_in_another_language(address, reader, pages, translator)
    _the_original_changes(newsroom, editor, reader, leaf, tmp_path / "again.po")
    _the_original_is_corrected(newsroom, editor, reader, leaf)


def _a_comment_is_read_in_another_language(address: str, reader: Page, pages: Any, translator: Stub) -> None:
    """In place, the original one press away; without scripts on a page of its own; made again once it says else."""
    before = len(translator.asked)
    comment = reader.locator("article.comment")
    comment.get_by_role("button", name="Translate").click()
    made = comment.locator(".translation .comment-body")
    expect(made).to_have_text("[fr to en] La mienne fait 270 km.")
    expect(made).to_have_attribute("lang", "en")
    expect(comment.locator(".machine-made")).to_contain_text("Translated from French by a machine (LibreTranslate)")
    original = comment.locator(".comment-body[lang=fr]")
    expect(original).to_be_hidden()
    comment.get_by_role("button", name="Translate").click()
    expect(original).to_be_visible()
    expect(made).to_be_hidden()
    plain = pages(scripts=False)
    _translated(plain, address, "270 km")
    assert len(translator.asked) == before + 1, "what was made once is not made again"
    plain.get_by_text("Show the original").click()
    expect(plain.locator("details .comment-body[lang=fr]")).to_have_text("La mienne fait 270 km.")
    plain.get_by_role("link", name="Back to the conversation").click()
    expect(plain).to_have_url(re.compile(r"/cars/the-leaf/#c1$"))

    reader.goto(f"{address.removesuffix(LEAF)}/c/1/edit")
    reader.locator("textarea[name=text]").fill("La mienne fait 290 km.")
    reader.get_by_role("button", name="Save").click()
    expect(reader.locator("article.comment .comment-body")).to_contain_text("290 km")
    settled(lambda: plain.request.get(address).text(), lambda page: "290 km" in page)
    _translated(plain, address, "290 km")
    assert len(translator.asked) == before + 2


def _translated(page: Page, address: str, text: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Translate").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".translation")).to_contain_text(f"[fr to en] La mienne fait {text}.")


def _the_original_changes(newsroom: Server, editor: Page, reader: Page, leaf: str, file: Path) -> None:
    """What changed stands empty in the translation, the rest as it was; readers see it once that is published."""
    translation = editor.url
    editor.goto(f"{newsroom.url}/admin/pages/{leaf}/edit/")
    editor.locator("#id_title").fill("The Leaf, tried again")
    editor.get_by_role("tab", name="Conversation").click()
    editor.locator(".talk-deeds [name=action-publish]").click()
    _said(editor, "published")
    _said(editor, "It names no author")
    editor.goto(f"{newsroom.url}/admin/localize/update/1/")
    editor.get_by_role("button", name="Submit").click()
    _said(editor, "Successfully updated translations")
    editor.goto(translation)
    expect(editor.get_by_text("The Leaf, tried again").first).to_be_visible()
    po = _po_file(editor, file)
    assert 'msgid "The Leaf, tried again"\nmsgstr ""' in po, "what changed is to be translated"
    assert 'msgid "about"\nmsgstr "[en to fr] about' in po, "the rest is as it was"
    reader.goto(f"{newsroom.url}{FEUILLE}")
    expect(reader.get_by_role("heading", level=1)).to_have_text("La Feuille")
    editor.get_by_role("button", name="Translate with LibreTranslate").first.click()
    _said(editor, "Successfully translated with LibreTranslate")
    editor.get_by_role("button", name="Publish").first.click()
    _said(editor, "Published")
    address = f"{newsroom.url}{FEUILLE}"
    settled(lambda: reader.request.get(address).text(), lambda page: "[en to fr] The Leaf, tried again" in page)
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_contain_text("[en to fr] The Leaf, tried again")
    expect(reader.locator("#comment-count")).to_have_attribute("data-count", "1")


def _the_original_is_corrected(newsroom: Server, editor: Page, reader: Page, leaf: str) -> None:
    """Who corrects it sees that its translation may say the same, which says so itself until it was looked at."""
    french, translation = f"{newsroom.url}{FEUILLE}", editor.url
    editor.goto(f"{newsroom.url}/admin/corrections/{leaf}/")
    editor.get_by_label("What was wrong").fill("It goes 270 km, not 300.")
    editor.get_by_label("The passage").fill("300 km")
    editor.get_by_role("button", name="Publish the correction").click()
    _said(editor, "A translation may say the same")
    asked = editor.get_by_role("region", name="Its translations")
    expect(asked).to_contain_text("Translated by a machine (LibreTranslate): read it.")
    expect(asked).to_contain_text("Here it reads: [en to fr] It goes [en to fr] 300 km")
    no_barriers(editor, ".editor")
    settled(lambda: reader.request.get(french).text(), lambda page: "corrected-there" in page)
    reader.goto(french)
    expect(reader.locator(".corrected-there")).to_contain_text("L’original de cet article a été corrigé le")
    no_barriers(reader, "main")
    reader.get_by_role("link", name="Lire la rectification").click()
    expect(reader.locator(".correction:target")).to_contain_text("It goes 270 km")
    editor.goto(translation)
    _said(editor, "check this passage: 300 km")
    editor.get_by_role("link", name="Check it").click()
    editor.get_by_role("link", name="Correct it here, too").click()
    expect(editor.get_by_label("It corrects here what the original was corrected for")).to_be_checked()
    no_barriers(editor, ".editor")
    editor.get_by_label("What was wrong").fill("C’est 270 km.")
    editor.get_by_role("button", name="Publish the correction").click()
    expect(editor.get_by_role("region", name="What its original was corrected for")).to_contain_text(
        "Corrected here too"
    )
    settled(lambda: reader.request.get(french).text(), lambda page: "corrected-there" not in page)
    reader.goto(french)
    expect(reader.locator(".correction")).to_contain_text("C’est 270 km.")
