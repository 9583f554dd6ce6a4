"""Hostile text: every payload of the shared collections is posted, and in a real browser none of it comes to life."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html as lxml_html
from playwright.sync_api import Dialog, Page, expect

from tests.browser.crawl import crawl, settled
from tests.browser.words import EMPTY, FIELDS

# Runs before any script of a page: whatever comes to life leaves a trace here.
TRAP = """
window.hits = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = (...said) => { hits.push(`${name}(${said})`); return null; };
addEventListener("error", ({ message }) => message && hits.push(`error ${message}`));
document.addEventListener("securitypolicyviolation", e => hits.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
FOREIGN = """() => {
    const allowed = new Set("P BR EM STRONG CODE PRE BLOCKQUOTE UL OL LI A DEL HR".split(" "));
    const parts = [...document.querySelectorAll(".comment-body *, .comment-author *")];
    return parts.flatMap(part => [
        ...(allowed.has(part.tagName) || part.tagName === "BDI" ? [] : [part.outerHTML.slice(0, 120)]),
        ...[...part.attributes].filter(({ name, value }) => !["rel", "dir", "start", "class"].includes(name)
            && !(name === "href" && /^(https?:|mailto:)/i.test(value))).map(one => `${one.name}=${one.value}`),
    ]);
}"""
ENDS = "() => document.getElementById('page-end').parentElement === document.body"
SEARCHED = """async queries => {
    const plain = await ask("plain"), wrong = [];
    async function ask(query) {
        const answer = await fetch(`/search/?q=${encodeURIComponent(query)}`);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
    }
    const scripts = page => page.querySelectorAll("script, iframe, object, embed, base, form").length;
    const handlers = page => [...page.querySelectorAll("*")].flatMap(one => [...one.attributes])
        .filter(({ name, value }) => name.startsWith("on") || /^\\s*javascript:/i.test(value) && name !== "value");
    const check = async query => {
        const page = await ask(query);
        if (scripts(page) !== scripts(plain) || handlers(page).length
            || page.getElementById("page-end")?.parentElement !== page.body
            || page.querySelectorAll("#search-words").length !== 1) wrong.push(query);
    };
    while (queries.length) await Promise.all(queries.splice(0, 8).map(check));
    return wrong;
}"""


@pytest.fixture(scope="module")
def payloads(shared: Path) -> list[str]:
    files = sorted((shared / "data" / "xss").glob("*.jsonl"))
    lines = (line for file in files for line in file.read_text().splitlines() if line)
    return list(dict.fromkeys(json.loads(line)["payload"] for line in lines))


def _send(http: httpx.Client, fields: dict[str, str]) -> str | None:
    """Post; what is refused is left out and the rest sent again. The comment's element id, or None for no comment."""
    for _ in range(2):
        answer = http.post(f"{EMPTY}comments/", data=fields, headers={"Accept": "application/json"})
        if answer.status_code == 201:
            return f"c{answer.json()['id']}"
        assert answer.status_code == 422, (answer.status_code, fields)
        refused = {problem["field"] for problem in answer.json()["problems"]}
        if "text" in refused:
            return None
        fields = {**fields, **{name: FIELDS[name] for name in refused}}
    raise AssertionError(f"refused twice: {fields}")


def _trapped(page: Page) -> list[str]:
    found: list[str] = []
    page.add_init_script(TRAP)

    def dismiss(dialog: Dialog) -> None:
        found.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("popup", lambda popup: found.append(popup.url))
    return found


def test_payloads_stay_text(visit: Any, http: httpx.Client, payloads: list[str]) -> None:
    """As a comment, as a name, and at the end of a website's address."""
    posted: set[str] = set()
    for number, payload in enumerate(payloads):
        fields = {**FIELDS, "text": payload, "author": payload[:80], "website": f"https://example.org/{payload}"[:300]}
        posted.add(_send(http, {**fields, "key": f"hostile {number}"}) or "")
    posted.discard("")
    assert len(posted) > 0.95 * len(payloads)
    walked = settled(lambda: crawl(http, EMPTY), lambda seen: seen.ids == posted)
    assert walked.count == len(posted)
    assert walked.ids == posted
    page = visit("/")
    found = _trapped(page)
    for path, shown in walked.pages.items():
        visit(path, on=page)
        expect(page.locator(".comment")).to_have_count(len(shown))
        assert page.evaluate("hits") == [], path
        assert page.evaluate(FOREIGN) == [], path
        assert page.evaluate(ENDS), path
    for comment in sorted(posted)[::60]:
        for deed in ("reply", "report"):
            visit(f"/c/{comment[1:]}/{deed}", on=page)
            assert page.evaluate("hits") == [], comment
            assert page.evaluate(FOREIGN) == [], comment
            assert page.evaluate(ENDS), comment
    assert found == []


def test_searched_payloads_stay_text(visit: Any, http: httpx.Client, payloads: list[str]) -> None:
    page = visit("/search/")
    found = _trapped(page)
    assert page.evaluate(SEARCHED, payloads) == []
    for payload in payloads[::70]:
        answer = http.get("/search/", params={"q": payload})
        kept = lxml_html.document_fromstring(answer.content).xpath("string(//*[@id='search-words']/@value)")
        visit(f"/search/?{httpx.QueryParams(q=payload)}", on=page)
        expect(page.locator("#search-words")).to_have_value(kept)
        assert page.evaluate("hits") == [], payload
        assert page.evaluate(ENDS), payload
    assert found == []
