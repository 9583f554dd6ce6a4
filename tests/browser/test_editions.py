"""The sample magazine in four languages, with one conversation of twenty comments."""

from collections import defaultdict
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.crawl import tree

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
    page.get_by_role("link", name="Toutes les langues").click()
    expect(page.locator("#comment-count")).to_be_visible()
