"""A search names the other editions that have results; a page beyond the last says so."""

from typing import Any

from django.test import Client

from postilla.web.pages import searching
from tests.support.editions import Editions
from tests.support.reader import Reader


def test_other_editions_with_results_are_named(editions: Editions) -> None:
    page = Client().get("/search/?q=phrase").content.decode()
    assert "Results in other editions" in page
    assert '<a href="/fr/search/?q=phrase" hreflang="fr">' in page
    assert 'hreflang="de">' not in page.split("Results in other editions", 1)[1].split("</nav>")[0]
    assert "Results in other editions" not in Client().get("/search/?q=nowhere").content.decode()
    assert "Une voiture" in (page := Client().get("/fr/search/?q=phrase").content.decode())
    assert "hreflang" not in page.split("<main", 1)[1].split("</main>")[0], "no other edition has it"
    both = Client().get("/fr/search/?q=voiture").content.decode()
    assert "Une voiture" in both


def test_a_page_beyond_the_last_says_so(editions: Editions) -> None:
    for _ in range(2):
        Reader().says(editions.desk, "A comet over the road.")
    editions.desk.drain()
    page = Client().get("/search/?q=comet&in=comments&page=9").content.decode()
    assert "There is no page 9 of these results." in page
    assert 'href="/search/?q=comet&amp;in=comments"' in page
    assert "There is no page" not in Client().get("/search/?q=comet&in=comments").content.decode()
    assert searching.LAST_PAGE > 9


def test_other_editions_are_counted_without_being_searched(
    editions: Editions, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(100) as asked:
        assert "Results in other editions" in Client().get("/search/?q=phrase").content.decode()
    looked = [one["sql"] for one in asked.captured_queries if "finding_article_words" in one["sql"]]
    assert len(looked) == 1, "one look, whatever the number of editions"
    with django_assert_max_num_queries(100) as asked:
        page = Client().get("/fr/search/?q=phrase&in=comments").content.decode()
    assert 'Articles <span class="search-count">1</span>' in page
    assert not [one["sql"] for one in asked.captured_queries if "finding_findable" in one["sql"]], "counted alone"
