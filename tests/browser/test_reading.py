"""Reading: the running example, orders, pages, permanent addresses; with and without scripts, on every screen."""

import itertools
import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.crawl import Crawled, crawl, settled, tree
from tests.browser.hands import lands_on, saying
from tests.browser.words import CHARGING, EXAMPLE, FRENCH, THREAD

LOOKS = list(itertools.product((False, True), repeat=3))
PAPER = {False: "rgb(250, 246, 237)", True: "rgb(23, 22, 18)"}
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize(("scripts", "phone", "dark"), LOOKS)
def test_the_running_example(visit: Any, scripts: bool, phone: bool, dark: bool) -> None:
    page = visit(EXAMPLE, scripts=scripts, phone=phone, dark=dark)
    expect(page.locator("h1")).to_have_text("Valdora stands by 80,000 to 90,000 cars for 2024")
    expect(page.locator("#comment-count")).to_have_text("20 Comments")
    expect(page.locator(".comment")).to_have_count(20)
    assert page.locator(".comment-number").all_text_contents() == [str(n) for n in range(1, 10)]
    expect(page.locator(".replies .replies .replies > li > .comment")).not_to_have_count(0)
    expect(page.locator(".comment[data-depth='4']")).to_have_count(0)
    expect(page.locator(".comment-body[lang=fr]")).to_have_count(1)
    expect(page.locator(".ad-label")).not_to_have_count(0)
    expect(page.locator(".figures svg.chart").first).to_be_visible()
    expect(page.locator("#comment-form [name=text]")).to_be_visible()
    expect(page.locator(".preview-button")).to_be_visible(visible=scripts)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == PAPER[dark]
    assert not page.evaluate(WIDER)


@pytest.mark.parametrize("path", ["/", EXAMPLE])
def test_one_picture_of_a_page_is_urgent(http: httpx.Client, path: str) -> None:
    """Where all are, the first one waits for the others."""
    text = http.get(path).text
    pictures = re.findall(r"<img[^>]*decoding=\"async\"[^>]*>", text)
    assert len(pictures) > 1
    assert [one for one in pictures if 'fetchpriority="high"' in one] == pictures[:1]
    assert all('loading="lazy"' in one for one in pictures[1:])


def test_a_french_article_speaks_french(visit: Any) -> None:
    page = visit(FRENCH, phone=True)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#comment-count")).to_contain_text("ommentaires")
    expect(page.locator(".comment-reply").first).to_have_text("Répondre")


@pytest.mark.parametrize("scripts", [True, False])
def test_orders(visit: Any, scripts: bool) -> None:
    page = visit(EXAMPLE, scripts=scripts)
    page.get_by_role("link", name="Newest").click()
    expect(page.locator(".orders [aria-current]")).to_have_text("Newest")
    assert page.locator(".comment-number").all_text_contents() == [str(n) for n in range(9, 0, -1)]
    page.get_by_role("link", name="Most agreed").click()
    expect(page.locator(".orders [aria-current]")).to_have_text("Most agreed")
    roots = page.locator(".comments > .branch > .comment .agreed").all_text_contents()
    agreed = [int(number or 0) for number in roots]
    assert agreed == sorted(agreed, reverse=True)
    assert len(agreed) == 9
    page.get_by_role("link", name="Oldest").click()
    expect(page.locator("#comment-count")).to_be_in_viewport()
    assert page.locator(".comment-number").first.text_content() == "1"


def test_every_one_of_a_thousand_comments_can_be_reached(crawled: Crawled) -> None:
    assert crawled.count == 1000
    assert len(crawled.ids) == 1000
    on_pages = [c for path, found in crawled.pages.items() if "/branch/" not in path for c in found]
    assert len(on_pages) == len(set(on_pages)), "no comment stands on two pages of one order"


@pytest.mark.parametrize("order", ["newest", "agreed"])
def test_other_orders_reach_every_comment_too(http: httpx.Client, crawled: Crawled, order: str) -> None:
    assert crawl(http, f"{THREAD}comments/{order}/").ids >= crawled.ids


@pytest.mark.parametrize(("scripts", "phone"), [(True, False), (False, True)])
def test_paging_by_hand(visit: Any, scripts: bool, phone: bool) -> None:
    page = visit(THREAD, scripts=scripts, phone=phone)
    seen = set(page.locator(".comment").evaluate_all("all => all.map(each => each.id)"))
    for number in (2, 3):
        page.locator(".pages a[rel=next]").click()
        expect(page.locator(".pages [aria-current]")).to_have_text(f"Page {number}")
        here = set(page.locator(".comment").evaluate_all("all => all.map(each => each.id)"))
        assert here
        assert not here & seen
        seen |= here
    page.locator(".pages a[rel=prev]").click()
    expect(page.locator(".pages [aria-current]")).to_have_text("Page 2")
    page.get_by_role("link", name="Back to the article").click()
    expect(page.locator("#comment-count")).to_have_count(1)


@pytest.mark.parametrize(("scripts", "phone"), [(True, True), (False, False)])
def test_a_long_branch_goes_on_elsewhere(visit: Any, branched: Crawled, scripts: bool, phone: bool) -> None:
    page = visit(CHARGING, scripts=scripts, phone=phone)
    page.locator(".branch-more a").first.click()
    expect(page.locator(".branch-above .comment")).to_contain_text("minus twenty")
    expect(saying(page, "39 minutes longer")).to_be_visible()


@pytest.mark.parametrize(("scripts", "phone"), [(True, True), (False, False)])
def test_permanent_addresses(visit: Any, crawled: Crawled, branched: Crawled, scripts: bool, phone: bool) -> None:
    """Of a comment on the article's page, on a later one, and deep in a branch."""
    page = visit("/", scripts=scripts, phone=phone)
    first = (THREAD, crawled.pages[THREAD][-1])
    for path, comment in (first, crawled.far("/comments/3/"), branched.far("/branch/")):
        visit(f"/c/{comment[1:]}", on=page)
        lands_on(page, path, comment)
    page.locator(f"#{comment} .comment-time").click()
    lands_on(page, path, comment)


def test_no_such_comment(visit: Any) -> None:
    page = visit("/c/987654321")
    expect(page.locator("h1")).to_have_text("No such comment")


def test_feeds_are_linked_and_there(visit: Any, http: httpx.Client) -> None:
    page = visit(EXAMPLE)
    links = page.locator("link[rel=alternate][type]").evaluate_all("all => all.map(each => [each.type, each.href])")
    assert len(links) == 9
    for kind, url in links:
        answer = http.get(url)
        assert answer.status_code == 200, url
        assert answer.headers["Content-Type"].startswith(kind), url
    own = [url for kind, url in links if url.endswith("comments/feed.json") and kind == "application/feed+json"]
    items = http.get(own[0]).json()["items"]
    assert {f"c{item['url'].rpartition('/c/')[2]}" for item in items} <= set(crawl(http, EXAMPLE).ids)


def test_counts_agree_wherever_they_stand(http: httpx.Client) -> None:
    def differing() -> list[str]:
        links = tree(http.get("/")).xpath("//a[@class='teaser-comments']")
        assert links
        said = {a.get("href").partition("#")[0]: a.text_content().split()[0].replace(",", "") for a in links}
        count = "string(//*[@id='comment-count']/@data-count)"
        return [path for path, number in said.items() if tree(http.get(path)).xpath(count) != number]

    assert settled(differing, lambda paths: not paths) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_search(visit: Any, scripts: bool) -> None:
    page = visit("/", scripts=scripts)
    page.get_by_role("link", name="Search").click()
    page.get_by_label("Words to look for").fill("carburettors")
    page.keyboard.press("Enter")
    expect(page.locator(".search-total")).to_contain_text("for “carburettors”")
    page.locator(".found .teaser-title a").first.click()
    expect(page.locator("h1")).to_contain_text("carburettors")
    visit("/search/?q=xyzzyplugh", on=page)
    expect(page.locator(".search-total")).to_have_text("0 results for “xyzzyplugh”")


def test_what_is_not_there(visit: Any) -> None:
    page = visit("/nowhere/at-all/")
    expect(page.locator("h1")).to_have_text("Page not found")
    page.get_by_role("main").get_by_role("link", name="The front page").click()
    expect(page.locator(".teaser-lead")).to_be_visible()


def test_the_author_is_known_in_the_conversation(http: httpx.Client) -> None:
    """Of the running example's comments one is its author's, and says so."""
    marked = http.get(EXAMPLE).text.partition('class="comments')[2]
    assert marked.count("Author of this article") == 1
