"""A running newsroom with people at its desk: what tests of the moderation queue need, made once for all of them."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.post import PostOffice
from tests.support.server import Server

SECTIONS = 32
PASSWORD = "practice makes 1 moderator"
PEOPLE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from postilla.moderation.models import Term
from wagtail.users.models import UserProfile
Term.objects.create(text="numskull")
for name in ("mara", "ben", "quiet"):
    user = get_user_model().objects.create_user(name, f"{{name}}@example.org", "{password}")
    user.groups.add(Group.objects.get(name="Moderators"))
UserProfile(user=user, keyboard_shortcuts=False).save()
user = get_user_model().objects.create_user("eve", "eve@example.org", "{password}")
user.groups.add(Group.objects.get(name="Editors"))
get_user_model().objects.create_superuser("root", "", "{password}")
for number in range({sections}):
    bring_article(BroughtArticle("", f"Story {{number}}", (("text", "<p>One.</p>"),), now, slug=f"story-{{number}}",
                  section=BroughtSection(f"Desk {{number}}"), standfirst="What this is about."), now)
"""
QUEUE = "/admin/moderation/"


class Newsroom:
    """A server where every comment waits, and the mail server that takes its letters.

    Each test works in a section of its own, so that none sees another's.
    """

    def __init__(self, server: Server, office: PostOffice) -> None:
        self.server, self.url, self.office = server, server.url, office
        self._next = iter(range(SECTIONS))
        self.inside: dict[str, list[Any]] = {}  # who has signed in -> the cookies of their browser
        self._http = httpx.Client(base_url=self.url, timeout=60, headers={"Origin": self.url}, trust_env=False)

    def section(self) -> "Section":
        return Section(self, next(self._next))

    def close(self) -> None:
        self._http.close()
        self.server.kill()
        self.office.close()


class Section:
    """One section with one article, whose comments all wait."""

    def __init__(self, room: Newsroom, number: int) -> None:
        self.room, self.title = room, f"Desk {number}"
        self.path = f"/desk-{number}/story-{number}/"

    def post(self, *texts: str, **fields: str) -> None:
        for text in texts:
            said = {"author": "Ada Winter", "email": "ada.winter@mail.example.org", "text": text, **fields}
            answer = self.room._http.post(f"{self.path}comments/", data=said)
            assert answer.status_code == 303, answer.text[:1000]
            self.room._http.cookies.clear()

    def page(self) -> str:
        """What readers see."""
        return self.room._http.get(self.path).text

    def open(self, page: Page, tab: str = "held") -> None:
        """The queue, with this section's comments alone."""
        page.goto(f"{self.room.url}{QUEUE}?tab={tab}")
        found = page.locator("#desk-section option", has_text=self.title)
        number = next(
            one.get_attribute("value") for one in found.all() if (one.text_content() or "").strip() == self.title
        )
        page.goto(f"{self.room.url}{QUEUE}?tab={tab}&section={number}")


def sign_in(room: Newsroom, page: Page, name: str) -> None:
    page.goto(f"{room.url}/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def card(page: Page) -> Locator:
    """The comment in front."""
    return page.locator(".desk-card:visible")


def shows(page: Page, text: str) -> None:
    expect(card(page).locator(".desk-text")).to_have_text(text)


def rows(page: Page) -> Locator:
    return page.locator(".desk-row")


def sent(page: Page) -> None:
    """Nothing waits in the browser."""
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('postilla:desk:'))")


def asks(page: Page) -> None:
    """What the desk does every few seconds, at once: it tries again to send, and asks what happened meanwhile."""
    page.evaluate("dispatchEvent(new Event('online'))")


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    office = PostOffice()
    mail = {"POSTILLA_MAIL": office.url, "POSTILLA_MAIL_FROM": "mail@gazette.example"}
    server = Server(tmp_path_factory.mktemp("newsroom") / "home", port, POSTILLA_MODERATION="pre", **mail)
    server.prepare(PEOPLE.format(password=PASSWORD, sections=SECTIONS))
    server.start()
    room = Newsroom(server, office)
    yield room
    room.close()


@pytest.fixture
def section(newsroom: Newsroom) -> Section:
    return newsroom.section()


@pytest.fixture
def moderator(newsroom: Newsroom, pages: Any) -> Any:
    """moderator(name, **options): a page in which somebody is signed in: by hand once, then with that cookie."""

    def come(name: str = "mara", **options: Any) -> Page:
        page: Page = pages(**options)
        page.set_default_timeout(30_000)
        if kept := newsroom.inside.get(name):
            page.context.add_cookies(kept)
        else:
            sign_in(newsroom, page, name)
            newsroom.inside[name] = page.context.cookies()
        return page

    return come
