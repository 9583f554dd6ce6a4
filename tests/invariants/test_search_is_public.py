"""The search never shows or counts what is not public: whatever the index still holds, the discussion decides."""

from collections.abc import Callable
from typing import Any

import pytest

from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN, Spot
from tests.support.magazine import Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(site: None) -> Reader:
    return Reader()


def shows(reader: Reader, word: str) -> bool:
    """Whether it is found; all numbers on the pages must be those of what can be reached."""
    pages = [reader.get(f"/search/?q={word}{kind}") for kind in ("", "&in=comments", "&in=comments&language=en")]
    for page in pages:
        for remark in tree(page).xpath("//ol[@class='remarks']/li"):
            assert word.lower() in remark.text_content().lower()
    every, comments, english = ([str(by) for by in tree(page).xpath(REMARKS)] for page in pages)
    assert every == comments
    assert [numbers(page) for page in pages] == [{len(every)}, {len(comments)}, {len(english)}]
    return bool(comments)


REMARKS = "//ol[@class='remarks']/li//p[@class='found-by']/a/@href"


def numbers(page: Any) -> set[int]:
    """How many results are said to be there: of all kinds, on the tab of comments, beside their languages."""
    read = tree(page)
    total = read.xpath("string(//p[@class='search-total'])").split()[0]
    tabs = read.xpath("//nav[contains(@class,'search-tabs')]/a[contains(., 'Comments')]/span/text()")
    languages = read.xpath("//nav[@aria-label='Languages of comments']/a/span/text()")
    return {int(text) for text in (total, *tabs, *languages)}


@pytest.mark.parametrize("drained", [True, False])
@pytest.mark.parametrize("state", [HELD, REJECTED, SPAM, WITHDRAWN])
def test_in_no_state_but_one(desk: Desk, reader: Reader, state: str, drained: bool) -> None:
    """On the decision itself, and after the index heard of it; beside a tombstone's answer, which stays."""
    one = desk.post("Unspeakable words")
    answer = desk.post("A harmless answer", one)
    desk.drain()
    assert shows(reader, "unspeakable")
    if state == WITHDRAWN:
        desk.withdraw(one)
    else:
        desk.decide(one, state)
    if drained:
        desk.drain()
    assert not shows(reader, "unspeakable")
    assert shows(reader, "harmless")
    if state != WITHDRAWN:
        desk.decide(one, PUBLISHED)
        desk.drain()
        assert shows(reader, "unspeakable")
    assert answer


def test_not_what_a_comment_said_before(desk: Desk, reader: Reader) -> None:
    one = desk.post("Regrettable words")
    desk.drain()
    desk.edit(one, "Better words")
    assert not shows(reader, "regrettable")
    desk.drain()
    assert not shows(reader, "regrettable")
    assert shows(reader, "better")


def test_not_where_it_stood_before(desk: Desk, bring: Callable[..., Desk], reader: Reader) -> None:
    from postilla.discussion import writes

    shut = bring("Closed", slug="closed", conversation="closed")
    one = desk.post("Displaced words")
    desk.drain()
    assert shows(reader, "displaced")
    writes.relocate(one, Spot(shut.subject, None), desk.tick())
    assert not shows(reader, "displaced")


def test_not_under_articles_that_nobody_may_read(desk: Desk, bring: Callable[..., Desk], reader: Reader) -> None:
    from wagtail.models import Page

    shut = bring("Closed", slug="closed", conversation="closed")
    _put(shut, "Invisible words")
    desk.post("Vanishing words")
    desk.drain()
    assert not shows(reader, "invisible")
    assert shows(reader, "vanishing")
    Page.objects.get(slug=desk.path.strip("/").split("/")[-1]).unpublish()
    assert not shows(reader, "vanishing")


def test_no_name_of_who_was_forgotten(desk: Desk, reader: Reader) -> None:
    from postilla.discussion import writes

    one = desk.post("Remarkable words", author="Zebulon Quick")
    desk.drain()
    writes.forget_author([desk.guests[one]], "A reader", desk.tick(), words=False)
    page = reader.get("/search/?q=remarkable").content.decode()
    assert "A reader" in page
    assert "Zebulon" not in page
    assert not shows(reader, "zebulon")


def _put(desk: Desk, text: str) -> None:
    """Into a conversation that takes none any more."""
    from datetime import UTC, datetime

    from postilla.discussion import writes
    from postilla.discussion.values import Brought

    at = datetime(2024, 1, 5, tzinfo=UTC)
    writes.bring_in(desk.subject, [Brought(None, "Ada", "", None, f"<p>{text}</p>", text, PUBLISHED, at, "en")], at)
    writes.settle(desk.subject, at)
