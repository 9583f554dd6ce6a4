"""A magazine in several languages: each edition at its addresses, one conversation for all translations."""

from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from lxml import etree, html as lxml_html

from tests.support.editions import Editions
from tests.support.ledger import new_book
from tests.support.magazine import Desk
from tests.support.reader import Reader, count_on, shown, tree

BASE = "http://127.0.0.1:8000"


def alternates(page: str) -> dict[str, str]:
    links = tree(page).xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href").removeprefix(BASE) for link in links}


def test_one_language_changes_nothing(desk: Desk) -> None:
    for path in (desk.path, "/", "/cars/", "/sitemap.xml"):
        page = desk.page(path)
        assert not {sign for sign in ("hreflang", "og:locale", 'class="editions"', "xhtml") if sign in page}
    assert Reader().get(f"/en{desk.path}").status_code == 404


def test_the_ledger_has_one_edition_and_the_others_say_so(editions: Editions) -> None:
    promise = new_book().promise()
    editions.desk.drain()
    menus = [tree(editions.desk.page(path)).xpath("//li[@class='to-ledger']/a")[0] for path in ("/fr/", "/de/", "/")]
    assert [(one.get("href"), one.get("hreflang")) for one in menus] == [
        ("/ledger/", "en"), ("/ledger/", "en"), ("/ledger/", None),
    ]  # fmt: skip
    page = tree(editions.desk.page(f"/ledger/promise/{promise}/"))
    assert page.get("lang") == "en"
    assert page.xpath("//h1/@dir") == ["auto"]  # what the newsroom wrote keeps its own direction
    switch = page.xpath("//nav[@class='editions']//a/@href")
    assert {"/fr/", "/de/"} <= set(switch)


def test_each_edition_has_its_own_pages_at_its_own_addresses(editions: Editions) -> None:
    assert editions.paths == {"en": "/cars/a-new-car/", "fr": "/fr/voitures/une-voiture/", "de": editions.paths["de"]}
    assert editions.paths["de"].startswith("/de/")
    front = tree(editions.desk.page("/fr/"))
    assert front.get("lang") == "fr"
    assert [a.get("href") for a in front.xpath("//nav[@class='sections']//a")] == ["/fr/voitures/", "/fr/search/"]
    assert "Tagline fr" in front.text_content()
    assert "A new car" not in front.text_content()
    for list_path in ("/fr/voitures/", "/fr/archive/", "/fr/archive/2024/", "/fr/authors/robin-quill/"):
        links = tree(editions.desk.page(list_path)).xpath("//main//a/@href")
        assert editions.paths["fr"] in links
        assert not [link for link in links if link.startswith(("/cars/", "/de/"))], list_path
    article = tree(editions.desk.page(editions.paths["de"]))
    assert (article.get("lang"), article.get("dir")) == ("de", None)
    assert article.xpath("//meta[@property='og:locale']/@content") == ["de"]
    assert sorted(article.xpath("//meta[@property='og:locale:alternate']/@content")) == ["en", "fr"]
    assert '"inLanguage":"de"' in editions.desk.page(editions.paths["de"])
    feed = editions.desk.page("/fr/feeds/articles.rss")
    assert "Une voiture" in feed
    assert "A new car" not in feed


def test_translations_name_each_other_in_pages_and_in_the_sitemap(editions: Editions) -> None:
    from postilla.articles import reads

    named: dict[str, dict[str, str]] = {}
    for path in [*reads.all_paths(), "/moderation-log/", "/fr/moderation-log/"]:
        named[path] = alternates(editions.desk.page(path))
    assert named[editions.paths["fr"]] == {**editions.paths, "x-default": editions.paths["en"]}
    for path, others in named.items():
        for there in others.values():
            if there in named:
                assert named[there] == others, f"{path} names {there}, which names others"
        assert not others or path in others.values()
    listed: dict[str, dict[str, str]] = defaultdict(dict)
    for url in etree.fromstring(editions.desk.page("/sitemap.xml").encode()):
        path = urlsplit(str(url[0].text)).path
        for link in url.findall("{http://www.w3.org/1999/xhtml}link"):
            listed[path][link.get("hreflang", "")] = urlsplit(link.get("href", "")).path
    for path, others in listed.items():
        assert named[path] == others, path
    assert set(editions.paths.values()) <= set(listed)


def test_the_switch_leads_to_the_same_page_or_to_the_front(editions: Editions, bring: Any) -> None:
    alone = bring("Only in English")
    page = tree(editions.desk.page(alone.path))
    assert page.xpath("//nav[@class='editions']//a/@href") == ["/", "/fr/", "/de/"]
    page = tree(editions.desk.page(editions.paths["fr"]))
    assert page.xpath("//nav[@class='editions']//a/@href") == list(editions.paths.values())
    assert page.xpath("//nav[@class='editions']//a[@aria-current]/@lang") == ["fr"]


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_post_from_any_translation_is_seen_on_all_and_counted_alike(editions: Editions, language: str) -> None:
    reader, here = Reader(), editions.at(language)
    for path in editions.paths.values():
        editions.desk.page(path)
    answer = reader.send(here, text="Seen everywhere?")
    assert answer["Location"].startswith(f"{here.path}#c")
    assert count_on(stored(here.path)) == 1, "the poster's page is there at once"
    again = reader.send(here, text="Seen everywhere?")
    assert again["Location"] == answer["Location"]
    editions.desk.drain()
    for path in editions.paths.values():
        assert (count_on(editions.desk.page(path)), len(shown(editions.desk.page(path)))) == (1, 1), path
    for front in ("/", "/fr/", "/de/"):
        assert f"{editions.paths.get(front.strip('/') or 'en')}#comments" in editions.desk.page(front)


def stored(path: str) -> str:
    from django.conf import settings

    from postilla.pagestore.read import get

    page = get(settings.POSTILLA_PAGES, path)
    assert page is not None
    return page.bodies[""].decode()


def test_each_edition_has_its_own_address_of_a_comment(editions: Editions, small_pages: None) -> None:
    ids = [editions.desk.post() for _ in range(5)]
    editions.desk.drain()
    last = ids[-1]
    assert Client().get(f"/c/{last}")["Location"] == f"/cars/a-new-car/comments/2/#c{last}"
    assert Client().get(f"/fr/c/{last}")["Location"] == f"{editions.paths['fr']}comments/2/#c{last}"
    assert Client().get(f"/it/c/{last}").status_code == 404
    page = editions.desk.page(f"{editions.paths['fr']}comments/2/")
    assert f'href="/fr/c/{last}"' in page
    assert alternates(page)["en"] == "/cars/a-new-car/comments/2/"
    reply = tree(Client().get(f"/fr/c/{last}/reply"))
    assert reply.xpath("//form[@id='comment-form']/@action") == [f"{editions.paths['fr']}comments/"]
    assert reply.get("lang") == "fr"


@pytest.mark.parametrize("deed", ["unpublish", "delete"])
def test_without_one_translation_the_others_keep_the_conversation(editions: Editions, deed: str) -> None:
    comment = editions.desk.post("Stays.")
    editions.desk.drain()
    getattr(editions.page("en"), deed)()
    editions.desk.drain()
    assert Client().get("/cars/a-new-car/").status_code == 404
    assert Client().get(f"/c/{comment}")["Location"] == f"{editions.paths['fr']}#c{comment}"
    assert Reader().send(editions.at("fr"), text="Still open.").status_code == 303
    editions.desk.drain()
    assert count_on(editions.desk.page(editions.paths["de"])) == 2
    assert sorted(alternates(editions.desk.page(editions.paths["fr"]))) == ["de", "fr", "x-default"]


def test_nothing_there_is_said_in_the_words_of_the_edition(editions: Editions) -> None:
    missing = Client().get("/fr/rien/")
    page: Any = lxml_html.document_fromstring(missing.content)
    assert (missing.status_code, page.get("lang")) == (404, "fr")
    assert "/fr/archive/" in page.xpath("//ul[@class='ways']//a/@href")


def test_fresh_pages_stay_fresh_in_all_editions(editions: Editions, small_pages: None) -> None:
    from postilla.publishing import sweep

    list(sweep.publish_all())
    first = [editions.desk.post() for _ in range(4)]
    editions.desk.post(parent=first[0])
    editions.desk.agree(first[1])
    editions.desk.withdraw(first[2])
    editions.desk.drain()
    assert list(sweep.stale()) == []
