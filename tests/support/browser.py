"""The machine's Chromium, driven by Playwright, watched so that no page calls another host or throws."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",  # tests may run as root, and open only our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
OWN_HOSTS = {"127.0.0.1", "localhost", "", None}
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}


def chromium() -> str | None:
    """The path of the browser to drive, or None where there is none."""
    return os.environ.get("POSTILLA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def running_browser(executable: str) -> Iterator[Browser]:
    """One Chromium. Playwright's loop lives in this thread, so Django must be told that its queries here are meant."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class Pages:
    """Makes pages, each in a context (cookies, storage) of its own, and afterwards says what they should not have done.

    pages(): a desktop; pages(phone=True), pages(dark=True), pages(scripts=False): what they say. Other keywords go to
    Playwright's `new_context`. `allow_errors` lets the page throw and log errors (for tests of refusals).
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.strangers: list[str] = []
        self.errors: list[str] = []

    def __call__(
        self,
        *,
        phone: bool = False,
        dark: bool = False,
        scripts: bool = True,
        allow_errors: bool = False,
        **options: Any,
    ) -> Page:
        options.setdefault("viewport", PHONE if phone else DESKTOP)
        context = self.browser.new_context(
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
            **options,
        )
        context.set_default_timeout(15_000)
        context.on("request", lambda request: self._note(request.url))
        self.contexts.append(context)
        page = context.new_page()
        if not allow_errors:
            page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def close(self) -> None:
        for context in self.contexts:
            with suppress(Exception):  # a page that crashed has been reported by its test
                context.close()

    def _note(self, url: str) -> None:
        if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and urlsplit(url).hostname not in OWN_HOSTS:
            self.strangers.append(url)
