"""Signing in at a real OpenID provider (a certified one, run here), in a real browser, and posting under its name."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.hands import no_barriers
from tests.support.server import Server
from tools.install import PROVIDER

SIGN_ON = """
[[oidc]]
name = "press"
label = "The Press account"
issuer = "{issuer}"
client_id = "postilla"
client_secret = "a secret that both of us know"
roles_claim = "groups"
[oidc.roles]
subscribers = "verified"
[oidc.groups]
desk = "Moderators"
"""


@pytest.fixture
def press(free_port: int) -> Iterator[str]:
    """The address of a provider that sends readers back to `free_port`."""
    node = shutil.which("node")
    if node is None or not PROVIDER.exists():
        pytest.skip("no OpenID provider: tools/setup dev fetches it where there is node and npm")
    script = Path(__file__).with_name("provider.mjs")
    here = f"http://127.0.0.1:{free_port}"
    back = [f"{here}/me/sso/press/callback", f"{here}/admin/login/with/press/callback"]
    process = subprocess.Popen(
        [node, script, PROVIDER.parent.parent, *back], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    issuer = next((line.strip() for line in process.stdout if line.startswith("http")), "")
    yield issuer
    process.terminate()
    process.wait(10)
    process.stdout.close()


@pytest.fixture
def newspaper(press: str, tmp_path: Any, free_port: int) -> Iterator[Server]:
    file = tmp_path / "signon.toml"
    file.write_text(SIGN_ON.format(issuer=press))
    server = Server(tmp_path / "home", free_port, POSTILLA_SIGN_ON=str(file))
    server.prepare()
    server.start()
    yield server
    server.kill()


def test_a_reader_signs_in_there_and_posts_here(newspaper, pages):
    page = pages()
    page.goto(f"{newspaper.url}/me/sign-in/")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="The Press account").click()
    _sign_in_there(page, "ada")
    expect(page).to_have_url(f"{newspaper.url}/me/")
    page.goto(f"{newspaper.url}{newspaper.article}")
    page.locator("#comment-form [name=author]").fill("Somebody Else")
    page.locator("#comment-form [name=email]").fill("else@mail.example.org")
    page.locator("#comment-form [name=text]").fill("Signed in, and glad of it.")
    page.locator("#comment-form [type=submit]").click()
    comment = page.locator(".comment", has_text="glad of it")
    expect(comment).to_be_visible()
    expect(comment.locator(".comment-author")).to_have_text(re.compile("^Ada Winter"))
    page.reload()
    # The provider's own page asks elsewhere for a typeface; what is ours does not.
    pages.strangers[:] = [url for url in pages.strangers if not url.startswith("https://fonts.googleapis.com/")]
    assert "ada@login.example.org" not in page.content()
    _staff_come_in_with_the_role_alone(newspaper, pages)


def _staff_come_in_with_the_role_alone(newspaper: Server, pages: Any) -> None:
    """The same provider at the newsroom's door: a reader is told why not; who has the role comes in."""
    for login, where in (("ada", "/admin/login/with/press/callback"), ("ines", "/admin/moderation/")):
        page = pages()
        page.goto(f"{newspaper.url}/admin/login/?next=/admin/moderation/")
        page.get_by_role("link", name="The Press account").click()
        _sign_in_there(page, login)
        expect(page).to_have_url(re.compile(f"^{newspaper.url}{where}"))
        no_barriers(page, "main")
    pages.strangers[:] = [url for url in pages.strangers if not url.startswith("https://fonts.googleapis.com/")]


def _sign_in_there(page: Any, login: str) -> None:
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill("any")
    page.get_by_role("button").click()
    page.get_by_role("button", name="Continue").click()
