"""Addresses where nothing stands: answered cheaply, and only for as long as nothing stands there."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.magazine import Desk
from tests.support.reader import Reader, tree

UNKNOWN = "/cars/never-written/"


def test_the_second_to_ask_costs_no_look_at_the_database(reader: Reader, django_assert_num_queries: Any) -> None:
    first = reader.get(UNKNOWN)
    assert (first.status_code, first["Cache-Control"]) == (404, "private, no-store")
    with django_assert_num_queries(0):
        again = reader.get(UNKNOWN)
    assert (again.status_code, again.content) == (404, first.content)
    other = reader.get("/cars/nor-this/")
    assert (other.status_code, other.content) == (404, first.content)


def test_an_article_that_comes_there_is_found(
    bring: Callable[..., Desk], desk: Desk, reader: Reader, settings: Any
) -> None:
    assert reader.get(UNKNOWN).status_code == 404
    written = bring("Never written", slug="never-written")
    assert written.path == UNKNOWN
    written.drain()
    assert reader.get(UNKNOWN).status_code == 200


def test_a_redirect_that_is_made_there_leads_on_and_when_it_goes_nothing_does(desk: Desk, reader: Reader) -> None:
    from wagtail.contrib.redirects.models import Redirect

    assert reader.get("/old-story/").status_code == 404
    made = Redirect.objects.create(old_path="/old-story", redirect_link=desk.path)
    answer = reader.get("/old-story/")
    assert (answer.status_code, answer["Location"]) == (301, desk.path)
    made.delete()
    assert reader.get("/old-story/").status_code == 404


def test_a_page_of_comments_is_there_with_its_first_comment(desk: Desk, reader: Reader, small_pages: None) -> None:
    page = f"{desk.path}comments/2/"
    assert reader.get(page).status_code == 404
    for _ in range(4):
        desk.post()
    assert reader.get(page).status_code == 200


def test_another_name_of_the_magazine_shows_there_too(desk: Desk, reader: Reader, now: Any) -> None:
    from postilla.articles.values import SettledMagazine
    from postilla.articles.writes import settle_magazine

    assert "The Gazette" in reader.get(UNKNOWN).content.decode()
    settle_magazine(SettledMagazine(name="The Bugle"), now)
    assert "The Bugle" in reader.get(UNKNOWN).content.decode()


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/search/", "/c/1", "/c/1/history", "/health", UNKNOWN])
def test_what_only_reads_says_so(desk: Desk, reader: Reader, method: str, path: str) -> None:
    answer = reader.generic(method, path)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer.content == b"This address takes GET and HEAD.\n"


@pytest.mark.parametrize("path", ["/c/1/agree", "/preview"])
def test_what_only_does_says_so(desk: Desk, reader: Reader, path: str) -> None:
    answer = reader.get(path)
    assert (answer.status_code, answer["Allow"], answer.content) == (405, "POST", b"This address takes POST.\n")


def test_a_search_without_results_gives_a_hint(bring: Callable[..., Desk], reader: Reader) -> None:
    bring("One more car").drain()
    hint = tree(reader.get("/search/?q=zeppelin")).xpath("//p[@class='search-hint']")[0]
    assert hint.xpath("a/@href") == ["/archive/"]
    for query in ("", "?q=car"):
        assert not tree(reader.get(f"/search/{query}")).xpath("//p[@class='search-hint']")


def test_an_empty_conversation_invites(desk: Desk, bring: Callable[..., Desk], reader: Reader) -> None:
    def invited(path: str) -> list[Any]:
        return list(tree(reader.get(path)).xpath("//section[@id='comments']/p[@class='invitation']"))

    assert invited(desk.path)
    reader.says(desk, "A first word.")
    assert not invited(desk.path)
    for state in ("read-only", "closed"):
        assert not invited(bring("A quiet car", slug=f"quiet-{state}", conversation=state).path)
