"""Every kind of page is valid: the Nu HTML checker, which the W3C runs, finds no error in any."""

import json
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.browser.crawl import Crawled
from tests.browser.hands import post
from tests.browser.words import ARABIC, CHARGING, EXAMPLE, FRENCH, MONTHS, THREAD, TYRES
from tools.install import CHECKER

PATHS = [
    "/", "/opinion/", "/authors/orla-finnegan/", "/archive/", "/archive/2024/", "/about/", EXAMPLE, FRENCH,
    f"{THREAD}comments/2/", f"{EXAMPLE}comments/newest/", f"{THREAD}comments/agreed/",
    "/search/", "/search/?q=car", "/search/?q=xyzzyplugh", "/nowhere/", "/c/987654321", "/held/nothing",
    "/ledger/", "/ledger/valdora/", "/ledger/valdora/figures/cars-sold-in-a-year/", "/ledger/verdict/broken/",
    "/ledger/promise/1/", "/ledger/promise/1/card/", "/ledger/halden/", MONTHS,
    "/ar/", "/ar/search/?q=2024", "/ar/nowhere/", ARABIC,
]  # fmt: skip
HOSTILE = '"><b>bold</b> <img src=x onerror=alert(1)> [a](https://example.org/?a=1&b="2") `<script>` \u202e'


def faults(pages: dict[str, str], folder: Path) -> list[str]:
    """What the checker calls an error, with the page it is on."""
    names = {}
    for number, (path, text) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(text)
        names[str(file)] = path
    asked = ["java", "-jar", str(CHECKER), "--format", "json", "--errors-only", *names]
    said = json.loads(subprocess.run(asked, capture_output=True, text=True, check=False).stderr)
    return [f"{names[m['url'].removeprefix('file:')]}: {m['message']} {m.get('extract', '')}" for m in said["messages"]]


@pytest.mark.skipif(
    not (CHECKER.exists() and shutil.which("java")), reason="needs Java and npm: the Nu HTML checker is not here"
)
def test_pages_are_valid(http: httpx.Client, branched: Crawled, course: str, tmp_path: Path) -> None:
    comment = post(http, TYRES, HOSTILE)
    post(http, TYRES, "An answer to it.", parent=comment[1:])
    branch, _ = branched.far("/branch/")
    deeds = [f"/c/{comment[1:]}/{deed}" for deed in ("reply", "report", "edit", "withdraw", "history")]
    pages = {
        path: http.get(path, follow_redirects=True).text for path in [*PATHS, TYRES, branch, CHARGING, course, *deeds]
    }
    with httpx.Client(base_url=http.base_url, headers=http.headers, timeout=60) as another:
        post(another, TYRES, "Mine alone: what other tests post holds addresses that no checker likes.")
        pages["/me/"] = another.get("/me/", follow_redirects=True).text
    pages["a refusal"] = http.post(f"{TYRES}comments/", data={"text": HOSTILE, "author": "", "email": '"'}).text
    pages["a refusal in Arabic"] = http.post(f"{ARABIC}comments/", data={"text": "", "author": "", "email": "x"}).text
    assert "problems" in pages["a refusal"]
    assert "ledger-apart" in pages[MONTHS]
    assert 'dir="rtl"' in pages["a refusal in Arabic"]
    assert "\n".join(faults(pages, tmp_path)) == ""
    assert faults({"broken": "<!DOCTYPE html><title>x</title><p id=a><p id=a>"}, tmp_path), "the checker sees errors"
