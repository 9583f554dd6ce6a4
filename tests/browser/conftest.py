"""Readers of a running magazine: one server for all tests here, browsers that report what went wrong in them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import ConsoleMessage, Page, Response, expect

from postilla.ledger import forecasting
from tests.browser.crawl import Crawled, crawl, settled
from tests.browser.desks import moderator, newsroom, section
from tests.browser.hands import post
from tests.browser.server import Server
from tests.browser.words import CHARGING, COURSE, THREAD
from tests.support.browser import Pages

__all__ = ["moderator", "newsroom", "section"]  # made once for all files here

PATIENCE = 30_000  # ms; machines that test are often busy
PHONE = {"width": 390, "height": 844}
KINDS = {"document", "stylesheet", "script", "font", "image"}
Visit = Callable[..., Page]

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def magazine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample magazine, served. What tests post stays there, so each looks for its own comments only."""
    home = tmp_path_factory.mktemp("browser") / "home"
    server = Server(home)
    _hold_nothing(home)
    yield server
    server.stop()
    assert "Traceback" not in server.errors, server.errors


def _hold_nothing(home: Path) -> None:
    """Hostile text often looks like advertising; here all of it shall get onto the page."""
    with closing(sqlite3.connect(home / "postilla.sqlite3", timeout=30)) as database, database:
        database.execute("INSERT INTO screening_screening (use, good_held, hold_abuse) VALUES ('rank', 0.5, 0)")


@pytest.fixture(scope="session")
def http(magazine: Server) -> Iterator[httpx.Client]:
    """Another reader, without a browser."""
    with httpx.Client(base_url=magazine.url, timeout=60, headers={"Origin": magazine.url}) as client:
        yield client


@pytest.fixture(scope="session")
def crawled(http: httpx.Client) -> Crawled:
    """The thread of a thousand, read from its first page to its last branch before anybody posts there."""
    return crawl(http, THREAD)


@pytest.fixture(scope="session")
def course(http: httpx.Client) -> str:
    """Where the promise stands whose course is told, once the server has told it."""
    if not forecasting.is_there():
        pytest.skip("the extra `course` is not installed, so no course is told")
    told = settled(lambda: http.get(COURSE).text, lambda page: 'id="course"' in page, patience=180)
    assert 'id="course"' in told
    return COURSE


@pytest.fixture(scope="session")
def branched(http: httpx.Client) -> Crawled:
    """A conversation with a branch so long that it goes on on pages of its own."""
    root = post(http, CHARGING, "Who has charged at minus twenty?")
    last = [post(http, CHARGING, f"I have, and it took {it} minutes longer.", parent=root[1:]) for it in range(40)][-1]
    # The article's own page follows later than the branch's: until then it agrees with itself, in an older state.
    seen = settled(lambda: crawl(http, CHARGING), lambda seen: last in seen.ids and len(seen.ids) == seen.count)
    assert last in seen.ids
    assert len(seen.ids) == seen.count
    return seen


@pytest.fixture
def visit(magazine: Server, pages: Pages) -> Iterator[Visit]:
    """visit(path): a page there, in a browser of its own. Keywords as for `pages`; `on=page` goes on in a page.

    Afterwards the consoles must be empty and nothing that a page is made of may have failed to load.
    """
    faults: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    def answered(response: Response) -> None:
        part = response.request.resource_type in KINDS - {"document"}
        if response.status >= 500 or (part and response.status >= 400):
            faults.append(f"{response.status} {response.url}")

    def go(path: str, *, on: Page | None = None, phone: bool = False, **options: Any) -> Page:
        page = on
        if page is None:
            if phone:
                options.setdefault("viewport", PHONE)
            page = pages(phone=phone, **options)
            page.set_default_timeout(PATIENCE)
            page.on("console", heard)
            page.on("response", answered)
        page.goto(f"{magazine.url}{path}", timeout=PATIENCE)
        return page

    yield go
    assert faults == [], "consoles tell of faults"
