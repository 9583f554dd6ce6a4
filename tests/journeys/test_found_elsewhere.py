"""What search engines learn of each kind of page: whether they may show it, and the words to show it with."""

import pytest

from postilla.articles.values import BroughtArticle
from postilla.articles.writes import bring_article
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/search/", "/corrections/", "/moderation-log/", "/imprint/"])
def test_what_may_be_found_says_what_it_is(desk: Desk, reader: Reader, path: str) -> None:
    words = "<h2>Who we are</h2><p>Words &amp; more words, " + "and so on, " * 30 + "</p>"
    bring_article(BroughtArticle("", "Imprint", (("text", words),), NOW, slug="imprint", kind="page"), NOW)
    page = tree(reader.get(path).content)
    assert page.xpath("string(//link[@rel='canonical']/@href)").endswith(path)
    assert page.xpath("//meta[@name='robots']") == []
    (about,) = page.xpath("//meta[@name='description']/@content")
    assert 20 < len(about) <= 160
    assert path != "/imprint/" or about.startswith("Who we are Words & more words")


def test_results_of_a_search_are_for_who_asked(desk: Desk, reader: Reader) -> None:
    page = tree(reader.get("/search/?q=car").content)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    refused = [line.removeprefix("Disallow: ") for line in reader.get("/robots.txt").content.decode().splitlines()]
    assert "/search/?" in refused
    assert "/*/search/?" in refused
    assert not any("/search/".startswith(line) for line in refused if line.startswith("/"))
