"""Every comment has an address that leads to it, or says why not; pages have orders; odd addresses lead nowhere."""

import re
from typing import Any

import pytest

from postilla.discussion.values import HELD, PUBLISHED, REJECTED
from tests.support.magazine import Desk
from tests.support.reader import Reader, comment_of, count_on, shown, tree

pytestmark = pytest.mark.django_db


def follow(reader: Reader, comment_id: int) -> str:
    answer = reader.get(f"/c/{comment_id}")
    assert answer.status_code == 302, answer.content.decode()
    path, _, fragment = answer["Location"].partition("#")
    assert fragment == f"c{comment_id}"
    assert fragment in shown(reader.get(path)), f"{path} shows {fragment}"
    return str(path)


def test_permalinks_to_every_page(desk: Desk, reader: Reader) -> None:
    ids = [desk.post(f"Root {n}") for n in range(1, 104)]
    assert follow(reader, ids[0]) == desk.path
    assert follow(reader, ids[49]) == desk.path
    assert follow(reader, ids[50]) == f"{desk.path}comments/2/"
    assert follow(reader, ids[102]) == f"{desk.path}comments/3/"
    answer = reader.send(desk, text="And one more")
    assert answer["Location"] == f"{desk.path}comments/3/#c{comment_of(answer)}"
    assert count_on(reader.get(desk.path)) == 104
    assert reader.get(f"{desk.path}comments/4/").status_code == 404


def test_permalinks_into_long_branches(desk: Desk, reader: Reader, small_pages: None) -> None:
    chain = [desk.post("The root")]
    for n in range(12):
        chain.append(desk.post(f"Deeper {n}", chain[-1]))
    wide = [desk.post(f"Beside {n}", chain[0]) for n in range(9)]
    paths = {follow(reader, one) for one in [*chain, *wide]}
    assert desk.path in paths
    assert any("/branch/" in path for path in paths)
    assert f"{desk.path}comments/branch/{chain[0]}/2/" in paths


def test_what_an_address_says_of_a_comment_that_is_not_shown(
    desk: Desk, bring: Any, reader: Reader, settings: Any
) -> None:
    missing = reader.get("/c/4711")
    assert missing.status_code == 404
    assert "no comment at this address" in missing.content.decode()
    one = desk.post("Secret words")
    desk.decide(one, HELD)
    assert reader.get(f"/c/{one}").status_code == 404
    assert "held" in reader.get(f"/c/{one}").content.decode()
    desk.decide(one, REJECTED)
    removed = reader.get(f"/c/{one}")
    assert removed.status_code == 410
    assert "Secret" not in removed.content.decode()
    desk.decide(one, PUBLISHED)
    assert follow(reader, one) == desk.path


def test_the_comment_of_an_article_that_was_withdrawn(desk: Desk, reader: Reader) -> None:
    from wagtail.models import Page

    one = desk.post("Under an article that goes")
    Page.objects.get(slug=desk.path.strip("/").split("/")[-1]).unpublish()
    desk.drain()
    assert reader.get(desk.path).status_code == 404
    assert reader.get(f"/c/{one}").status_code == 404
    assert reader.send(desk).status_code == 404
    for form in ("rss", "atom", "json"):
        assert b"Under an article" not in reader.get(f"/feeds/comments.{form}").content


@pytest.mark.parametrize("order", ["newest", "agreed"])
def test_the_orders_have_pages_of_their_own(desk: Desk, reader: Reader, small_pages: None, order: str) -> None:
    ids = [desk.post(f"Root {n}") for n in range(7)]
    for number, one in enumerate(ids):
        for voter in range((number * 3) % 7):
            desk.agree(one, f"browser {voter}")
    page = reader.get(f"{desk.path}comments/{order}/")
    expected = list(reversed(ids)) if order == "newest" else sorted(ids, key=lambda one: -((ids.index(one) * 3) % 7))
    seen: list[str] = []
    while True:
        seen += shown(page)
        assert tree(page).xpath("//nav[@class='orders']/a[@aria-current]/@href") == [f"{desk.path}comments/{order}/"]
        assert tree(page).xpath("//link[@rel='canonical']/@href") == [f"http://127.0.0.1:8000{desk.path}"]
        further = tree(page).xpath("//nav[@class='pages']/a[@rel='next']/@href")
        if not further:
            break
        page = reader.get(further[0])
    assert seen == [f"c{one}" for one in expected]


def test_pages_lead_on_as_soon_as_there_is_more(desk: Desk, reader: Reader, small_pages: None) -> None:
    for n in range(3):
        reader.says(desk, f"Root {n}")
    assert not tree(reader.get(desk.path)).xpath("//a[@rel='next']")
    reader.says(desk, "The fourth")
    page = tree(reader.get(desk.path))
    assert page.xpath("//a[@rel='next']/@href") == [f"{desk.path}comments/2/"]
    second = tree(reader.get(f"{desk.path}comments/2/"))
    assert second.xpath("//nav[@class='pages']/a[@rel='prev']/@href") == [f"{desk.path}#comments"]


@pytest.mark.parametrize(
    "odd",
    [
        "comments/0/", "comments/1/", "comments/01/", "comments/-1/", "comments/99999999999999999999/", "comments/2x/",
        "comments/newest/0/", "comments/newest/9/", "comments/agreed/3/", "comments/best/", "comments/branch/",
        "comments/branch/999999/", "comments/branch/0/", "comments/branch/99999999999999999999/",
        "comments/comments/2/",
        "comments/comments/", "comments/feed.xml", "comments/feed", "comments/newest/feed.rss",
        "x/comments/2/", "feed.rss",
        "page/2/", "comments/%31/../2/", "comments/branch/1/newest/", "comments",
    ],
)  # fmt: skip
def test_odd_addresses_under_an_article_are_not_found(desk: Desk, reader: Reader, small_pages: None, odd: str) -> None:
    for n in range(4):
        desk.post(f"Root {n}")
    reader.get(f"{desk.path}comments/2/")
    answer = reader.get(desk.path + odd)
    assert answer.status_code in (404, 301, 302), odd
    if answer.status_code != 404:
        assert re.fullmatch(re.escape(desk.path) + r"(comments/)?(#respond)?", answer["Location"]), answer["Location"]


@pytest.mark.parametrize(
    "path", ["//evil.example/comments/", "/\\evil.example/comments/", "//evil.example/", "///e.example/comments/"]
)
def test_no_address_leads_to_another_host(desk: Desk, reader: Reader, path: str) -> None:
    answer = reader.generic("GET", "/", PATH_INFO=path)
    assert answer.status_code == 404 or (
        answer["Location"].startswith("/") and answer["Location"][1:2] not in ("/", "\\")
    )
    answer = reader.get("/c/old/comment-1", {"at": path})
    assert answer["Location"][1:2] not in ("/", "\\")


@pytest.mark.parametrize("path", ["/cars", "/cars/a-new-car", "/archive"])
def test_a_missing_slash_is_mended(desk: Desk, reader: Reader, path: str) -> None:
    answer = reader.get(path)
    assert (answer.status_code, answer["Location"]) == (301, f"{path}/")


def test_pages_take_get_and_head_alone(desk: Desk) -> None:
    reader = Reader(enforce_csrf_checks=True)
    for path in (desk.path, "/", "/nothing/here/", f"{desk.path}comments/2/"):
        for method in ("POST", "PUT", "DELETE"):
            answer = reader.generic(method, path)
            assert answer.status_code == 405, (method, path)
            assert answer["Allow"] == "GET, HEAD"
    assert reader.head(desk.path).status_code == 200
    assert reader.head("/c/1").status_code == 404


def test_a_conversation_without_form_shows_its_comments_or_not_at_all(bring: Any, reader: Reader) -> None:
    """Invariant 2 where a conversation was closed after readers had written: no list counts what nobody can reach."""
    from postilla.articles.models import ArticlePage

    desk = bring("Debated")
    one = desk.post("A word before it closed")
    page = ArticlePage.objects.get(slug="debated")
    page.conversation_state = "closed"
    page.save_revision().publish()
    desk.drain()
    assert shown(reader.get(desk.path)) == {}
    assert reader.get(f"{desk.path}comments/newest/").status_code == 404
    assert "1 Comment" not in reader.get("/").content.decode()
    assert reader.get(f"/c/{one}").status_code == 404
    assert b"A word before" not in reader.get("/feeds/comments.json").content
