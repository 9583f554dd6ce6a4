"""A newsroom of a test's own, with one editor: for stories that change what others read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.support.server import Server

PASSWORD = "correct horse battery staple"
EDITOR = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("editor", "", "{PASSWORD}")
"""


@contextmanager
def newsroom_with(prepared: str, home: Path, port: int) -> Iterator[Server]:
    """`prepared` is Python that sees `brought`, `now` and `home`, the folder."""
    server = Server(home, port)
    server.prepare(f"home = Path({str(home)!r})\n{EDITOR}{prepared}")
    server.start()
    try:
        yield server
    finally:
        server.kill()


def come_in(page: Page, url: str) -> None:
    """Open a page of the CMS as its editor, who is asked to sign in first."""
    page.goto(url)
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
