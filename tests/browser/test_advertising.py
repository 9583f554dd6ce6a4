"""In a real browser: a campaign from its creation to its report."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.hands import no_barriers
from tests.browser.own import come_in, newsroom_with
from tests.support.server import Server

PREPARED = """
from io import BytesIO
from PIL import Image
from postilla.articles.values import BroughtPicture
from postilla.articles.writes import bring_picture
file = BytesIO()
Image.new("RGB", (300, 250), "teal").save(file, "PNG")
bring_picture(BroughtPicture("tyres.png", file.getvalue(), alt="Tyres for the winter", title="Tyres"), now)
text = "".join("<p>" + "Words of an article that is long enough to be scrolled. " * 12 + "</p>" for n in range(6))
bring_article(BroughtArticle("", "The Leaf", (("text", text),), now, slug="leaf", section=BroughtSection("Cars")), now)
"""
# What a browser calls itself when nobody drives it: machines that name themselves are not counted.
PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"


@pytest.fixture
def newsroom(tmp_path: Any, free_port: int) -> Iterator[Server]:
    with newsroom_with(PREPARED, tmp_path / "home", free_port) as server:
        yield server


def test_a_campaign_from_its_creation_to_its_report(newsroom: Server, pages: Any) -> None:
    editor = pages()
    come_in(editor, f"{newsroom.url}/admin/snippets/articles/campaign/add/")
    editor.get_by_label("Name").first.fill("Winter tyres")
    editor.get_by_role("button", name="Choose an image").first.click()
    editor.locator(".modal a.image-choice, .modal [data-chooser-modal-choice]").first.click()
    editor.get_by_label("Link").first.fill("/cars/")
    editor.get_by_role("button", name="Save").first.click()
    expect(editor).to_have_url(f"{newsroom.url}/admin/snippets/articles/campaign/")

    reader = pages(phone=True, user_agent=PERSON)
    slot = reader.locator(".ad")
    for _ in range(40):  # until the worker has made the pages again
        reader.goto(f"{newsroom.url}/cars/leaf/")
        if slot.count():
            break
        reader.wait_for_timeout(250)
    expect(slot.locator(".ad-label")).to_have_text("Advertising")
    no_barriers(reader, "main")
    height = slot.bounding_box()["height"]
    with reader.expect_request("**/ads/seen") as told:
        slot.scroll_into_view_if_needed()
    assert told.value.post_data == f"ad={slot.get_attribute('data-ad')}"
    assert "cookie" not in told.value.all_headers()
    assert slot.bounding_box()["height"] == height
    slot.get_by_role("link").click()
    expect(reader).to_have_url(f"{newsroom.url}/cars/")

    report = f"{newsroom.url}/admin/advertising/"
    for _ in range(80):  # until what was counted is stored
        editor.goto(report)
        if "1 view, 1 click" in editor.locator(".ad-sums").inner_text():
            break
        editor.wait_for_timeout(250)
    expect(editor.locator(".ad-sums")).to_contain_text("1 view, 1 click (100.00 in a hundred)")
    expect(editor.locator("svg.desk-columns title").first).to_have_text("Views of Winter tyres by day")
    no_barriers(editor, ".desk")
    with editor.expect_download() as handed:
        editor.get_by_role("link", name="As a file (CSV)").click()
    rows = list(csv.reader(StringIO(handed.value.path().read_text())))
    assert (rows[0], rows[1][0], rows[1][2:]) == (["Campaign", "Day", "Views", "Clicks"], "Winter tyres", ["1", "1"])
