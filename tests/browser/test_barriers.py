"""No barriers: axe-core finds nothing on any kind of page in any state, and nothing is wider than a small phone."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import axe_playwright_python
import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.crawl import Crawled
from tests.browser.hands import fill, id_of, post, saying, send, write
from tests.browser.words import BATTERY, CHARGING, EXAMPLE, FRENCH, MONTHS, PASS, THREAD, TOURING, TYRES
from tests.support.browser import DESKTOP

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of a long list of comments the first are looked at: the others are made by the same lines.
CONTEXT = {"exclude": [[".comments > li:nth-child(n + 10)"]]}
LOOK = """async ([context, rules]) => {
    const { violations } = await axe.run(context, { runOnly: rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}"""
WIDER = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > width + 0.5)
        .map(one => one.outerHTML.slice(0, 120));
}"""
SHIFTS = """async () => {
    for (let top = 0; top < document.body.scrollHeight; top += 300) {
        scrollTo({ top, behavior: "instant" });
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
    }
    await Promise.all([...document.images].map(one => one.decode().catch(() => {})));
    await new Promise(requestAnimationFrame);
    return new Promise(resolve => {
        new PerformanceObserver(list => resolve(list.getEntries().map(({ value }) => value)))
            .observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
    });
}"""


# Each screen and each scheme once, by all rules: colours hang on the scheme, places and sizes on the screen.
LOOKS = (("light", DESKTOP), ("dark", PHONE))


def barriers(page: Page, looks: Iterable[tuple[str, dict[str, int]]] = LOOKS) -> dict[str, list[str]]:
    """What axe finds, and what sticks out at 320 px, by look; the page keeps the state it is in."""
    found = {}
    page.evaluate(AXE)
    for scheme, size in looks:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found[f"{scheme}, {size['width']} px"] = page.evaluate(LOOK, [CONTEXT, TAGS])
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    found["320 px"] = page.evaluate(WIDER)
    return {look: faults for look, faults in found.items() if faults}


PATHS = [
    "/", "/opinion/", "/authors/orla-finnegan/", "/archive/", "/archive/2024/", "/about/", EXAMPLE, FRENCH,
    f"{THREAD}comments/2/", f"{EXAMPLE}comments/newest/", f"{THREAD}comments/agreed/",
    "/moderation-log/", "/search/", "/search/?q=car", "/search/?q=xyzzyplugh", "/me/", "/nowhere/",
    "/c/987654321", "/held/nothing",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_pages(visit: Any, path: str) -> None:
    assert barriers(visit(path)) == {}


def test_a_course_and_sources_that_differ(visit: Any, course: str) -> None:
    page = visit(course)
    expect(page.locator("#course")).to_be_visible()
    assert barriers(page) == {}
    visit(MONTHS, on=page)
    expect(page.locator(".ledger-apart")).to_contain_text("Sources differ")
    assert barriers(page) == {}


def test_a_tag(visit: Any) -> None:
    page = visit(EXAMPLE)
    page.locator(".tags a").first.click()
    expect(page.locator(".list-head .label")).to_have_text("Tag")
    assert barriers(page) == {}


def test_a_branch(visit: Any, branched: Crawled) -> None:
    path, _ = branched.far("/branch/")
    assert barriers(visit(path)) == {}
    assert barriers(visit(CHARGING)) == {}


@pytest.mark.parametrize("deed", ["reply", "report", "notice", "edit", "withdraw"])
def test_pages_of_deeds(visit: Any, deed: str) -> None:
    page = visit(TOURING)
    comment = id_of(write(page, f"To be asked about: {deed}."))
    visit(f"/c/{comment[1:]}/{deed}", on=page)
    assert barriers(page) == {}


def test_deeds_refused_and_done(visit: Any, http: httpx.Client) -> None:
    comment = post(http, TOURING, "To be reported at length.")
    page = visit(f"/c/{comment[1:]}/report")
    page.get_by_label("Something else").check()
    page.get_by_label("A note for the editors").fill("n" * 1001)
    page.get_by_role("button", name="Send the report").click()
    expect(page.locator("#problems")).to_be_visible()
    assert barriers(page) == {}
    page.get_by_label("A note for the editors").fill("Short.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.locator("h1")).to_have_text("Reported")
    assert barriers(page) == {}
    page.get_by_role("link", name="What comes of it is said here").click()
    assert barriers(page) == {}
    visit(f"/c/{comment[1:]}/edit", on=page)
    expect(page.locator("h1")).to_have_text("That was not done")
    assert barriers(page) == {}


def test_withdrawn(visit: Any, http: httpx.Client) -> None:
    page = visit(PASS)
    comment = id_of(write(page, "Soon a gap."))
    post(http, PASS, "Beside the gap.", parent=comment[1:])
    page.locator(f"#{comment}").get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator("h1")).not_to_have_text("Withdraw your comment")
    visit(PASS, on=page)
    expect(page.locator(f"#{comment}.tombstone")).to_be_visible()
    assert barriers(page) == {}
    visit("/me/", on=page)
    expect(page.locator(".yours li")).to_have_count(1)
    for part in ("", "subscriptions/", "browsers/", "name/", "data/"):
        visit(f"/me/{part}", on=page)
        assert barriers(page) == {}, part


def _problems(page: Page) -> None:
    fill(page, "x", author=" ", email="no", website="no")
    send(page)
    expect(page.locator("#problems")).to_be_visible()


def _reply(page: Page) -> None:
    page.locator(".comment-reply").first.click()
    expect(page.locator(".cancel")).to_be_visible()


def _preview(page: Page) -> None:
    fill(page, "A *preview* with `code`, a [link](https://example.org/)\n\n> and a quote\n\n- and a list")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview")).to_be_visible()


def _draft(page: Page) -> None:
    fill(page, "A draft. " * 880)
    expect(page.locator(".left")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Discard draft")).to_be_visible()


def _posted(page: Page) -> None:
    fill(page, "Something with `code` and a [link](https://example.org/).\n\n> and a quote")
    send(page)
    expect(saying(page, "Something with code and a link")).to_be_visible()
    page.locator(".comment-agree button").first.click()
    expect(page.locator("button[aria-pressed=true]")).to_be_visible()


def _new(page: Page) -> None:
    write(page, "Something that will be new.")
    page.evaluate(
        """() => {
            localStorage.removeItem("postilla:own");
            const key = Object.keys(localStorage).find(key => key.includes("seen:"));
            localStorage[key] = JSON.stringify({ before: Date.now() - 36e5, last: Date.now() });
        }"""
    )
    page.reload()
    expect(page.locator("#new-comments")).to_be_visible()


def _offline(page: Page) -> None:
    fill(page, "Nobody hears me.")
    page.context.set_offline(True)
    send(page)
    expect(page.locator("#problems")).to_be_visible()


STATES = [_problems, _reply, _preview, _draft, _posted, _new, _offline]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__[1:])
def test_states_of_a_conversation(visit: Any, state: Callable[[Page], None]) -> None:
    page = visit(BATTERY)
    state(page)
    assert barriers(page) == {}


def test_an_earlier_version_and_the_answer_to_it(visit: Any, http: httpx.Client) -> None:
    one = post(http, TOURING, "It charges at 40 kW.")[1:]
    post(http, TOURING, "Only 40? That is slow.", parent=one)
    assert http.post(f"/c/{one}/edit", data={"text": "It charges at 140 kW."}).status_code == 303
    page = visit(TOURING)
    line = page.locator(".answers-earlier a")
    expect(line).to_be_visible()
    assert barriers(page) == {}
    line.click()
    expect(page.locator("#v1:target")).to_contain_text("It charges at 40 kW.")
    assert barriers(page) == {}


def test_a_form_refused_without_scripts(visit: Any) -> None:
    page = visit(TYRES, scripts=False)
    fill(page, "  ", author="  ", email="a@b", website="ftp://example.org")
    send(page)
    expect(page.locator("#problems li")).to_have_count(4)
    shown = visit("/", on=None)  # axe is a script: the same page, given to a browser with scripts
    shown.route("**/shown", lambda route: route.fulfill(body=page.content(), content_type="text/html"))
    shown.goto(f"{shown.url}shown")
    assert barriers(shown) == {}


def test_long_words_do_not_widen_a_page(visit: Any, http: httpx.Client) -> None:
    text = "W" * 400 + " https://example.org/" + "x" * 300 + "\n\n" + "> " * 30 + "deep\n\n`" + "c" * 200 + "`"
    post(http, TYRES, text, author="N" * 80)
    page = visit(TYRES, viewport={"width": 320, "height": 640})
    expect(saying(page, "W" * 400)).to_be_visible()
    assert page.evaluate(WIDER) == []


@pytest.mark.parametrize("phone", [True, False])
@pytest.mark.parametrize("path", ["/", EXAMPLE])
def test_nothing_moves_while_a_page_loads(visit: Any, path: str, phone: bool) -> None:
    page = visit(path, phone=phone)
    page.wait_for_load_state("networkidle")
    assert sum(page.evaluate(SHIFTS)) == 0
