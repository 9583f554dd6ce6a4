"""In a real browser, with real mail: what readers say is corrected, shown to readers, answered, and gone when it is."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.crawl import settled
from tests.browser.hands import no_barriers, saying, send
from tests.browser.own import EDITOR, come_in
from tests.support.post import PostOffice, office
from tests.support.server import Server

__all__ = ["office"]

PATIENCE = 90  # seconds; the first comments wait until what tells meanings has started
ADA = "ada.winter@mail.example.org"
PREPARED = """
from django.contrib.auth import get_user_model
from django.utils import timezone
from postilla import intake
from postilla.articles.models import Author
from postilla.identity.models import Guest
from postilla.intake import Draft, Visit
from postilla.notifications.rules import ANSWERS
from postilla.notifications.writes.subscriptions import Wish, follow
editor = get_user_model().objects.get(username="editor")
Author.objects.filter(name="Robin Quill").update(user=editor, email="robin@gazette.example")
at = timezone.now()  # addresses of people who were not seen for long are forgotten
SAID = (
    ("Ada Winter", "{ada}", "When will spare parts for the gearbox be available in the workshops?"),
    ("Ben Ford", "ben@mail.example.org", "Where can I get spare parts for the gearbox? The workshops have none."),
    ("Cleo Hart", "cleo@mail.example.org", "Will there be spare parts for the gearbox at all, or must I sell the car?"),
)
for author, address, text in SAID:
    draft = Draft(text=text, author=author, email=address)
    guest = intake.post(brought.subject, draft, Visit(None, author, ""), at).guest_id
    if author == "Ada Winter":
        Guest.objects.filter(id=guest).update(confirmed_at=at)
        follow(guest, Wish(ANSWERS), at, proven=True, language="en")
"""


@pytest.fixture
def newsroom(tmp_path: Any, free_port: int, office: PostOffice) -> Iterator[Server]:
    mail = {"POSTILLA_MAIL": office.url, "POSTILLA_MAIL_FROM": "mail@gazette.example"}
    server = Server(tmp_path / "home", free_port, **mail)
    server.prepare(EDITOR + PREPARED.format(ada=ADA))
    server.start()
    yield server
    server.kill()


def comes(page: Page, selector: str) -> None:
    """Look again until it is there: what readers say is made by the worker, a moment later."""

    def looked() -> int:
        page.reload()
        return page.locator(selector).count()

    assert settled(looked, bool, PATIENCE), f"{selector} never came: {page.locator('main').inner_text()}"


def show_all(page: Page) -> None:
    """Press until every line is shown: lines may be made again in between, and are then other ones."""

    def pressed() -> bool:
        page.reload()
        button = page.get_by_role("button", name="Show to readers")
        if button.count():
            button.first.click()
            page.wait_for_load_state()
        return button.count() == 0 and page.get_by_text("Shown since").count() > 0

    assert settled(pressed, bool, PATIENCE), page.locator("main").inner_text()


def test_what_readers_say_is_corrected_shown_answered_and_gone(
    newsroom: Server, office: PostOffice, pages: Any
) -> None:
    editor, reader, article = pages(), pages(phone=True), f"{newsroom.url}{newsroom.article}"
    for page in (editor, reader):
        page.set_default_timeout(PATIENCE * 1000)
    come_in(editor, f"{newsroom.url}/admin/insights/routes/")
    comes(editor, ".say-line:has-text('Ada Winter')")
    no_barriers(editor, ".saying")
    editor.locator(".say-line", has_text="Ada Winter").get_by_role("link", name="A new car").click()

    # A label corrected in one tap counts, and is taken back.
    comes(editor, ".say-line:has-text('3 readers')")
    no_barriers(editor, ".saying")
    first = editor.locator(".say-labels").first
    first.get_by_role("button", name="Praise", exact=True).click()
    expect(editor.get_by_text("Corrected. It counts from now on")).to_be_visible()
    expect(editor.locator("#corrected-title + ul")).to_contain_text("Praise")
    editor.get_by_role("button", name="Take back").click()
    expect(editor.locator("#corrected-title + ul")).to_contain_text("taken back by editor")

    # What is approved stands on the page, with links to the comments.
    show_all(editor)
    reader.goto(article)
    comes(reader, ".saying blockquote")
    expect(reader.locator(".saying")).to_contain_text("3 readers")
    no_barriers(reader, ".saying")
    reader.locator(".saying blockquote a").first.click()
    expect(reader).to_have_url(re.compile(r"#c\d+$"))

    # The author is known under a stored page, too, and nobody else is.
    editor.goto(article)
    expect(editor.locator(".form-writer")).to_contain_text("You are signed in and write as Robin Quill, author")
    expect(editor.locator("#comment-form [name=author], #comment-form [name=email]")).to_have_count(0)
    no_barriers(editor, "#respond")
    expect(reader.locator("#comment-form [name=author]")).to_have_count(1)

    # The author answers without saying who it is: the comment is marked, who asked is told, the list is shorter.
    editor.goto(f"{newsroom.url}/admin/insights/routes/")
    editor.locator(".say-line", has_text="Ada Winter").get_by_role("link", name="Answer Ada Winter").click()
    editor.locator("#comment-form [name=text]").fill("From March on, in all of them.")
    send(editor)
    expect(saying(editor, "From March on").first).to_be_visible()
    told = office.wait_to(ADA, "From March on, in all of them.")
    assert "Robin Quill wrote" in told.said
    reader.goto(article)
    comes(reader, "text=Answered by the author")
    editor.goto(f"{newsroom.url}/admin/insights/routes/")
    expect(editor.locator(".say-line", has_text="Ada Winter")).to_have_count(0)

    # Who withdraws is gone from lines, numbers and quotations.
    quoted = reader.locator(".saying blockquote").first.inner_text().splitlines()[0]
    _withdraw(newsroom, quoted)
    reader.goto(article)
    comes(reader, f".saying:not(:has-text('{quoted[:20]}'))")
    expect(reader.locator(".saying")).to_contain_text("2 readers")


def _withdraw(newsroom: Server, text: str) -> None:
    """As its author does: known by a cookie, with one POST."""
    code = f"""
from postilla.cli.start import begin
from pathlib import Path
begin(Path({str(newsroom.home)!r}))
from postilla.discussion.models import Comment
from postilla.identity import writes
from postilla.identity.reads import cookie_for
from postilla.identity.values import Browser
from django.utils import timezone
comment = Comment.objects.get(source__startswith={text[:30]!r})
ticket = writes.welcome(comment.guest_id, None, Browser("Firefox", "Linux"), timezone.now())
print(comment.id, cookie_for(ticket))
"""
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code], env=newsroom.environment, capture_output=True, text=True, check=True
    )
    number, cookie = done.stdout.split()[-2:]
    answer = httpx.post(
        f"{newsroom.url}/c/{number}/withdraw", cookies={"postilla_guest": cookie}, headers={"Origin": newsroom.url}
    )
    assert answer.status_code == 303, answer.text
