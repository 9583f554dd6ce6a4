"""Staff sign in with a real browser: a key (Chromium's virtual authenticator), recovery codes, without barriers."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.server import Server

PASSWORD = "correct horse battery staple"
MEMBER = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("editor", "", "{PASSWORD}")
"""
CUT = """() => [...document.querySelectorAll("main .button")]
    .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map(one => one.textContent.trim())"""
KEY = {
    "protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def newsroom(tmp_path: Any, free_port: int) -> Iterator[Server]:
    """A newsroom that asks for a second factor. Keys are bound to host names, so it is opened as localhost."""
    server = Server(tmp_path / "home", free_port, POSTILLA_STAFF_2FA="required")
    server.prepare(MEMBER)
    server.start()
    server.url = f"http://localhost:{free_port}"
    yield server
    server.kill()


def _password(page: Page, newsroom: Server) -> None:
    page.goto(f"{newsroom.url}/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def _no_barriers(page: Page) -> None:
    page.wait_for_load_state()
    page.get_by_role("main").wait_for()
    found = Axe().run(page, "main", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(CUT) == []
    page.set_viewport_size(size)  # type: ignore[arg-type]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_newcomer_adds_a_key_and_signs_in_with_it(newsroom, pages, dark):
    page = pages(dark=dark)
    tool = page.context.new_cdp_session(page)
    tool.send("WebAuthn.enable")
    key = tool.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]
    _password(page, newsroom)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second factor")
    _no_barriers(page)
    page.get_by_role("link", name="Add a passkey or security key").click()
    page.get_by_label("A name for it").fill("Keyring")
    _no_barriers(page)
    page.get_by_role("button", name="Add").click()
    codes = page.locator(".signin-codes code")
    expect(codes).to_have_count(10)
    kept = codes.first.inner_text()
    _no_barriers(page)
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(f"{newsroom.url}/admin/")

    page.context.clear_cookies()
    _password(page, newsroom)
    use = page.get_by_role("button", name="Use a passkey or security key")
    expect(use).to_be_visible()  # the press before leads to another page, which axe does not wait for
    _no_barriers(page)
    use.click()
    expect(page).to_have_url(f"{newsroom.url}/admin/")

    page.context.clear_cookies()
    tool.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    stranger = tool.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]
    assert stranger != key
    _password(page, newsroom)
    page.get_by_role("button", name="Use a passkey or security key").click()
    expect(page.get_by_text("That was not done")).to_be_visible()
    page.get_by_label("Code").fill(kept)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(f"{newsroom.url}/admin/")

    done = newsroom.run("staff", "reset-2fa", "editor")
    assert done.returncode == 0, done.stderr
    assert "Taken away: 1 second factor of editor" in done.stdout
    page.goto(f"{newsroom.url}/admin/")
    expect(page).to_have_url(f"{newsroom.url}/admin/login/?next=/admin/")
    assert newsroom.run("staff", "reset-2fa", "nobody").returncode == 2
