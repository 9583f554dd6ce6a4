"""The sample magazine in four languages, with one conversation of twenty comments."""

import re
from collections import defaultdict
from urllib.parse import urlsplit

import httpx
from lxml import etree
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.crawl import tree

SITE, XHTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"
ENGLISH = "/industry/valdora-confirms-80000-to-90000-cars-for-2024/"


def test_a_crawler_finds_each_edition_whole_and_its_links_agree(http: httpx.Client) -> None:
    todo, seen = ["/", "/fr/", "/de/", "/ar/"], set[str]()
    named: dict[str, dict[str, str]] = {}
    linked: dict[str, set[str]] = defaultdict(set)
    while todo:
        path = todo.pop()
        if (
            path in seen
            or path.count("/page/")
            or (not path.startswith(("/fr/", "/de/", "/ar/")) and path not in ("/", ENGLISH))
        ):
            continue
        seen.add(path)
        page = tree(http.get(path))
        links = page.xpath("//link[@rel='alternate'][@hreflang]")
        named[path] = {link.get("hreflang"): urlsplit(link.get("href")).path for link in links}
        found = {urlsplit(href).path for href in page.xpath("//a/@href") if href.startswith("/")}
        for there in found:
            linked[there].add(path)
        todo += [there for there in found if there.endswith("/") and "/c/" not in there and "/search/" not in there]
    articles = named[ENGLISH]
    assert sorted(articles) == ["ar", "de", "en", "fr", "x-default"]
    for path, others in named.items():
        for there in set(others.values()) & set(named):
            assert named[there] == others, f"{path} and {there} do not name the same pages"
    counts = {}
    for language in ("en", "fr", "de", "ar"):
        page = tree(http.get(articles[language]))
        assert page.get("lang") == language
        shown = set(page.xpath("//*[@id='comments']//article[@class='comment']/@id"))
        assert len(shown) == int(page.xpath("string(//*[@id='comment-count']/@data-count)"))
        counts[language] = shown
        assert linked[articles[language]] - {articles[language]}, "no page leads there"
        for comment in list(shown)[:3]:
            mount = "" if language == "en" else f"/{language}"
            answer = http.get(f"{mount}/c/{comment[1:]}")
            assert answer.headers["Location"] == f"{articles[language]}#{comment}"
    assert counts["en"] == counts["fr"] == counts["de"] == counts["ar"]
    assert len(counts["en"]) >= 20


def test_feeds_sitemap_and_search_of_each_edition_hold_its_own(http: httpx.Client) -> None:
    base = str(http.base_url).rstrip("/")
    site = etree.fromstring(http.get("/sitemap.xml").content)
    listed = {
        url.findtext(f"{SITE}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        for url in site
    }
    for here, others in listed.items():
        assert not others or here in others.values(), f"{here} does not name itself"
        assert all(listed[there] == others for there in others.values()), f"{here} and its others do not agree"
    news = {loc.text for loc in etree.fromstring(http.get("/news-sitemap.xml").content).iter(f"{SITE}loc")}
    translated = listed[base + ENGLISH]
    for language, words in {"en": "Valdora", "fr": "Valdora", "de": "Valdora", "ar": "فالدورا"}.items():
        mount = "" if language == "en" else f"/{language}"
        article = translated[language]
        assert {article, f"{base}{mount}/"} <= listed.keys()
        assert article in news
        feed = http.get(f"{mount}/feeds/articles.json").json()
        addresses = [item["url"] for item in feed["items"]]
        assert (feed["language"], article in addresses) == (language, True)
        assert set(addresses) <= listed.keys()
        comments = http.get(f"{mount}/feeds/comments.json").json()["items"]
        assert comments
        assert all(re.fullmatch(rf"{base}{mount}/c/\d+", item["url"]) for item in comments)
        found = tree(http.get(f"{mount}/search/", params={"q": words}))
        results = {base + href for href in found.xpath("//*[@id='main']//a/@href")}
        assert results & set(translated.values()) == {article}, f"search in {language} finds its own article"
        assert {link.get("hreflang") for link in tree(http.get(f"{mount}/search/")).xpath("//link[@hreflang]")} == {
            "ar", "de", "en", "fr", "x-default",
        }  # fmt: skip


def test_a_reader_switches_reads_in_one_language_and_comes_back(visit: Visit) -> None:
    page = visit(ENGLISH)
    page.get_by_role("navigation", name="Languages", exact=True).get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Valdora maintient")
    tongues = page.get_by_role("navigation", name="Langues des commentaires")
    tongues.get_by_role("link", name="Français").click()
    expect(page.locator(".tongues-count")).to_contain_text("dont")
    shown = page.locator("article.comment .comment-body")
    assert {body.get_attribute("lang") for body in shown.all()} == {"fr"}
    assert page.context.cookies() == [], "the choice is kept in the browser alone"
    page.goto(page.url.partition("comments/")[0])
    again = page.locator(".tongues .last-time")
    expect(again).to_contain_text("Français")
    expect(again).to_have_attribute("href", re.compile("/comments/in/fr/$"))
    again.click()
    page.get_by_role("link", name="Toutes les langues").click()
    expect(page.locator("#comment-count")).to_be_visible()
