"""A search names the other editions that have results; a page beyond the last says so."""

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
