"""Comments are found by their words, on one page with the articles."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from postilla.discussion.values import HELD, PUBLISHED
from tests.support.magazine import LATER, Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db


def found(reader: Reader, query: str, **said: Any) -> list[str]:
    """The comments on the search page, by their address."""
    page = tree(reader.get(f"/search/?{urlencode({'q': query, 'in': 'comments', **said})}"))
    return [str(href) for href in page.xpath("//ol[@class='remarks']//p[@class='found-by']/a/@href")]


def test_one_page_shows_articles_and_comments(desk: Desk, bring: Callable[..., Desk], reader: Reader) -> None:
    bring("A quiet gearbox", slug="gearbox")
    ids = [desk.post(f"The gearbox <b>no. {n}</b> is & stays loud") for n in range(7)]
    desk.drain()
    page = tree(reader.get("/search/?q=gearbox"))
    assert page.xpath("//section[@aria-labelledby='found-articles']//h3//text()") == ["A quiet gearbox"]
    assert len(page.xpath("//ol[@class='remarks']/li")) == 5
    assert page.xpath("//ol[@class='remarks']/li[1]//mark/text()") == ["gearbox"]
    assert "<b>no. 6</b> is & stays loud" in page.xpath("string(//ol[@class='remarks']/li[1])")
    assert page.xpath("//nav[contains(@class,'search-tabs')]//span/text()") == ["8", "1", "7"]
    assert page.xpath("//a[@href='/search/?q=gearbox&in=comments']")
    assert found(reader, "gearboxes loud") == [f"/c/{one}" for one in reversed(ids)]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    only = tree(reader.get("/search/?q=gearbox&in=articles"))
    assert not only.xpath("//ol[@class='remarks']")
    assert only.xpath("//input[@name='in']/@value") == ["articles"]


def test_results_are_paged(desk: Desk, reader: Reader) -> None:
    ids = [desk.post(f"A piston, number {n}") for n in range(45)]
    desk.drain()
    pages = [found(reader, "piston", page=number) for number in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [20, 20, 5, 0]
    assert [address for page in pages for address in page] == [f"/c/{one}" for one in reversed(ids)]
    second = tree(reader.get("/search/?q=piston&in=comments&page=2"))
    assert second.xpath("//nav[@class='pages']/a/@href") == [
        f"/search/?q=piston&in=comments&page={number}" for number in (1, 3)
    ]


def test_what_is_done_to_a_comment_is_found_by_its_new_words(desk: Desk, reader: Reader) -> None:
    one = desk.post("It squeaks")
    desk.drain()
    assert found(reader, "squeak") == [f"/c/{one}"]
    desk.edit(one, "It rattles")
    desk.drain()
    assert (found(reader, "squeak"), found(reader, "rattle")) == ([], [f"/c/{one}"])
    desk.decide(one, HELD)
    assert found(reader, "rattle") == []
    desk.drain()
    desk.decide(one, PUBLISHED)
    desk.drain()
    assert found(reader, "rattle") == [f"/c/{one}"]
    assert found(reader, "Winter") == []  # names are not looked for


def test_what_came_by_import_or_moved_is_found(desk: Desk, bring: Callable[..., Desk], reader: Reader) -> None:
    from postilla.discussion import writes
    from postilla.discussion.values import Spot

    other = bring("Another car", slug="another")
    one = desk.post("A lonely camshaft")
    desk.drain()
    writes.relocate(one, Spot(other.subject, None), desk.tick())
    desk.drain()
    page = tree(reader.get("/search/?q=camshaft&in=comments"))
    assert page.xpath("//p[@class='remark-under']/a/@href") == [other.path]
    writes.forget_author([desk.guests[one]], "", desk.tick(), words=True)
    desk.drain()
    assert found(reader, "camshaft") == []


def test_the_languages_of_what_was_found(desk: Desk, reader: Reader) -> None:
    from postilla.discussion.models import Comment
    from postilla.finding import writes

    ids = [desk.post(f"Diesel, said {n}") for n in range(3)]
    Comment.objects.filter(id__in=ids).update(language="en")
    Comment.objects.filter(id=ids[1]).update(language="fr")
    writes.index_comments(ids, LATER)
    page = tree(reader.get("/search/?q=diesel&in=comments"))
    assert page.xpath("//nav[@aria-label='Languages of comments']/a/@href") == [
        "/search/?q=diesel&in=comments",
        "/search/?q=diesel&in=comments&language=en",
        "/search/?q=diesel&in=comments&language=fr",
    ]
    assert found(reader, "diesel", language="fr") == [f"/c/{ids[1]}"]
    assert found(reader, "diesel", language="xx") == []


def test_the_index_can_be_made_anew(desk: Desk, reader: Reader) -> None:
    from postilla.finding import reads, writes
    from postilla.finding.models import Entry

    one, two = desk.post("A crankshaft"), desk.post("Another crankshaft")
    assert found(reader, "crankshaft") == []
    assert dict(writes.index_all(LATER)) == {desk.subject: 2}
    assert found(reader, "crankshaft") == [f"/c/{two}", f"/c/{one}"]
    Entry.objects.filter(comment_id=one).update(revision=0)
    for put in (1, 0):
        writes.look_through([desk.subject], LATER)
        assert writes.index_some(LATER) == {desk.subject: put}
    assert writes.index_some(LATER) == {}
    assert reads.comments("crankshaft").total == 2


@pytest.mark.parametrize("most", [3])
def test_a_word_that_very_many_have(desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    from postilla.finding import reads

    monkeypatch.setattr(reads, "MOST", most)
    for n in range(4):
        desk.post(f"The wheel {n}")
    desk.drain()
    page = tree(reader.get("/search/?q=the&in=comments"))
    assert "More than 3 results" in page.xpath("string(//p[@class='search-total'])")


def test_whatever_is_asked_is_answered(desk: Desk, reader: Reader) -> None:
    desk.post("A word")
    desk.drain()
    hostile = ["'", '"', "§en", "words:word", "word NEAR word", "^word*", "\\", "a" * 10_000, "\0", "& | ! <->"]
    for query in [
        *hostile,
        "word)",
        "<script>x",
        "the",
        "و",
        "東京",
        "%00",
        "\ud800".encode("utf-8", "replace").decode(),
    ]:
        for kind in ("", "comments", "articles", "x"):
            answer = reader.get("/search/", {"q": query, "in": kind, "language": "§", "page": "9"})
            assert answer.status_code == 200, query
            assert b"<script>x" not in answer.content
