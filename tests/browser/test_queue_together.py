"""The moderation queue where it is hard: two moderators, no connection, a phone; and no barriers anywhere."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desks import QUEUE, Newsroom, Section, asks, card, rows, sent, shows
from tests.browser.test_barriers import barriers
from tests.support.browser import DESKTOP

pytestmark = pytest.mark.browser


def test_two_moderators_see_each_other_and_never_decide_the_same(section: Section, moderator: Any) -> None:
    section.post("Contested.", "Another.", "A third.")
    mara, ben = moderator("mara"), moderator("ben")
    section.open(mara)
    shows(mara, "Contested.")
    section.open(ben)
    expect(ben.locator(".desk-present")).to_have_text("mara is looking at this", timeout=20_000)
    # Ben hears of nothing for a while, so that he decides what Mara has decided.
    ben.route("**/moderation/live/**", lambda route: route.abort())
    mara.keyboard.press("s")
    sent(mara)
    ben.keyboard.press("a")
    shows(ben, "Another.")
    sent(ben)
    shows(ben, "Contested.")
    meanwhile = "mara has decided about the comment of Ada Winter meanwhile: called spam."
    expect(ben.locator("#desk-said")).to_have_text(meanwhile)
    expect(card(ben).locator(".desk-conflict")).to_have_text(f"{meanwhile} Your decision was not applied.")
    expect(card(ben).locator(".desk-state").first).to_have_text("spam")
    assert "Contested." not in section.page()
    expect(rows(ben)).to_have_count(3)
    decided(ben, "a", "Approved: Ada Winter.")
    sent(ben)
    assert "Contested." in section.page(), "now that he knows, he may"
    for page in (mara, ben):
        section.open(page, "all")
        rows(page).filter(has_text="Contested.").get_by_role("button").click()
        shows(page, "Contested.")
    for page in (mara, ben):
        page.keyboard.press("p")
        sent(page)
    expect(ben.locator("#desk-said")).to_have_text("It is so already: nothing was changed.")
    expect(card(ben)).to_contain_text("Pinned.")
    ben.keyboard.press("u")
    expect(ben.locator("#desk-said")).to_contain_text("Taken back: Ada Winter (approved"), "his own, not the pin"


def decided(page: Page, key: str, said: str) -> None:
    """A key that decides, pressed once the card in front has stood there for long enough to be read."""
    expect(page.locator("#desk-said")).not_to_have_text(said)
    while True:
        page.keyboard.press(key)
        if page.locator("#desk-said").text_content() == said:
            return
        expect(page.locator("#desk-said")).to_have_text("Another comment came to the front. Look at it first.")


def test_what_a_colleague_decided_leaves_the_list(section: Section, moderator: Any) -> None:
    section.post("In front.", "Behind.")
    mara, ben = moderator("mara"), moderator("ben")
    section.open(ben)
    expect(rows(ben)).to_have_count(2)
    section.open(mara)
    mara.keyboard.press("j")
    mara.keyboard.press("s")
    sent(mara)
    asks(ben)
    expect(rows(ben)).to_have_count(1, timeout=20_000)
    shows(ben, "In front.")
    mara.keyboard.press("s")
    sent(mara)
    asks(ben)
    expect(card(ben).locator(".desk-conflict")).to_have_text("mara called this spam.", timeout=20_000)


def test_what_comes_in_appears_by_itself(section: Section, moderator: Any) -> None:
    page = moderator()
    section.open(page)
    expect(page.locator("#desk-nothing")).to_be_visible()
    with page.expect_response("**/moderation/live/**"):
        asks(page)
    section.post("Just in.")
    expect(rows(page)).to_have_count(1, timeout=20_000)
    shows(page, "Just in.")


def test_what_happens_before_the_page_first_asks_is_told(section: Section, moderator: Any) -> None:
    section.post("In front.", "Behind.")
    mara, ben = moderator("mara"), moderator("ben")
    ben.route("**/moderation/live/**", lambda route: route.abort())
    section.open(ben)
    expect(rows(ben)).to_have_count(2)
    section.open(mara)
    mara.keyboard.press("j")
    mara.keyboard.press("s")
    sent(mara)
    section.post("Just in.")
    ben.unroute("**/moderation/live/**")
    asks(ben)
    expect(rows(ben).filter(has_text="Behind.")).to_have_count(0)
    expect(rows(ben).filter(has_text="Just in.")).to_have_count(1)


def test_offline_decisions_are_sent_when_back_and_conflicts_shown(section: Section, moderator: Any) -> None:
    section.post("One.", "Two.", "Three.")
    ben, mara = moderator("ben"), moderator("mara")
    section.open(ben)
    ben.context.set_offline(True)
    ben.keyboard.press("a")
    shows(ben, "Two.")
    ben.keyboard.press("s")
    shows(ben, "Three.")
    expect(ben.locator("#desk-sending")).to_contain_text("2 decisions are kept in this browser")
    section.open(mara)
    shows(mara, "One.")
    mara.keyboard.press("j")
    mara.keyboard.press("a")
    sent(mara)
    ben.context.set_offline(False)
    sent(ben)
    public = section.page()
    assert "One." in public
    assert "Two." in public, "Mara was quicker"
    shows(ben, "Two.")
    expect(ben.locator("#desk-said")).to_contain_text("mara has decided")
    expect(rows(ben)).to_have_count(2)


def test_decisions_survive_the_page(section: Section, moderator: Any) -> None:
    """The browser is closed before the connection is back: what was decided is still sent, and not shown again."""
    section.post("One.", "Two.")
    page: Page = moderator()
    section.open(page)
    page.route("**/moderation/decide/", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("#desk-sending")).to_contain_text("1 decision is kept")
    page.unroute("**/moderation/decide/")
    page.reload()
    shows(page, "Two.")
    sent(page)
    assert "One." in section.page()


def test_signed_out_meanwhile_loses_nothing(section: Section, moderator: Any) -> None:
    section.post("One.")
    page: Page = moderator()
    section.open(page)
    kept = [cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"]
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("a")
    expect(page.locator("#desk-sending")).to_contain_text("You were signed out: 1 decision is kept")
    page.context.add_cookies(kept)  # type: ignore[arg-type]
    asks(page)
    sent(page)
    assert "One." in section.page()


def _reasons(page: Page) -> None:
    page.keyboard.press("r")
    expect(page.locator("#desk-reasons")).to_be_visible()


def _ban(page: Page) -> None:
    page.keyboard.press("b")
    expect(page.locator("#desk-ban")).to_be_visible()


def _edit(page: Page) -> None:
    page.keyboard.press("e")
    expect(page.locator("#desk-edit")).to_be_visible()


def _move(page: Page) -> None:
    page.keyboard.press("m")
    expect(page.locator("#desk-move")).to_be_visible()


def _help(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#desk-help")).to_be_visible()


def _selected(page: Page) -> None:
    page.keyboard.press("x")
    expect(page.locator("#desk-bulk")).to_be_visible()


def _filtered(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#desk-q")).to_be_focused()


@pytest.mark.parametrize(
    "state",
    [None, _reasons, _ban, _edit, _move, _help, _selected, _filtered],
    ids=lambda state: state.__name__[1:] if state else "as it opens",
)
def test_no_barriers_in_the_queue(standing: Section, moderator: Any, state: Any) -> None:
    page = moderator()
    standing.open(page)
    expect(card(page)).to_be_visible()
    if state:
        state(page)
    assert barriers(page) == {}


ELSEWHERE = [
    "decided/", "guide/", "numbers/", "sanctions/", "parties/", "changes/", "words/", "?tab=appeals", "?tab=all", "../",
    "?tab=held&order=suspicion", "../mail/", "../mail/wishes/", "../settings/screening/screening/",
    "../snippets/moderation/reason/",
]  # fmt: skip


def test_no_barriers_elsewhere(newsroom: Newsroom, standing: Section, moderator: Any) -> None:
    page = moderator("root")
    found = {}
    for path in ELSEWHERE:
        page.goto(f"{newsroom.url}{QUEUE}{path}")
        found[path] = barriers(page)
    page.set_viewport_size(DESKTOP)
    standing.open(page)
    card(page).locator(".desk-meta a:has(time)").click()
    expect(page.locator("details.desk-more").first).to_be_visible()
    for more in page.locator("details.desk-more > summary").all():
        more.click()
    found["a comment"] = barriers(page)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.fixture(scope="module")
def standing(newsroom: Newsroom) -> Section:
    """A section whose comments nobody decides."""
    made = newsroom.section()
    made.post("With a link https://example.org/ and `code`.\n\n> and a quote", "Another one.", "A third.")
    return made
