"""When a page is made again: at once where somebody reads it, else with its next reader. Never is an old one served."""

from collections.abc import Callable

import pytest
from django.conf import settings

from postilla.edge.store import Shelf
from postilla.pagestore import asked
from postilla.pagestore.read import get
from postilla.publishing.maker import maker
from tests.support.magazine import Desk
from tests.support.reader import Reader


def stored(path: str) -> str | None:
    page = get(settings.POSTILLA_PAGES, path)
    return page.bodies[""].decode() if page else None


def test_a_page_that_is_read_is_made_at_once_and_another_with_its_next_reader(desk: Desk) -> None:
    reader = Reader()
    reader.get(desk.path)
    reader.send(desk, text="It rattles.")
    assert "It rattles." in (stored(desk.path) or ""), "somebody had read it"
    reader.send(desk, text="It hums.")
    assert stored(desk.path) is None, "nobody has read what was made"
    assert "It hums." in reader.get(desk.path).content.decode()
    assert "It hums." in (stored(desk.path) or "")


def test_what_the_edge_serves_counts_as_read(desk: Desk) -> None:
    shelf, reader = Shelf(settings.POSTILLA_PAGES), Reader()
    maker().fresh(desk.path)
    asked.taken(desk.path)
    for text in ("It rattles.", "It hums."):
        assert shelf.find(desk.path, ("",)) is not None
        reader.send(desk, text=text)
        found = shelf.find(desk.path, ("",))
        assert found is not None
        assert text in found.body.decode()


@pytest.mark.usefixtures("small_pages")
def test_the_number_of_comments_follows_on_a_first_page_that_nobody_read(desk: Desk) -> None:
    reader = Reader()
    for number in range(4):
        reader.send(desk, text=f"Number {number}.")
    reader.get(desk.path)
    for number in range(4, 7):
        reader.send(desk, text=f"Number {number}.")
    assert 'data-count="7"' in reader.get(desk.path).content.decode()


def test_what_must_stand_is_made_though_nobody_reads_it(bring: Callable[..., Desk]) -> None:
    desk = bring()
    for _ in range(2):
        asked.taken(desk.path)
        maker().fresh(desk.path)
        assert stored(desk.path) is not None


def test_paths_are_not_remembered_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "MOST", 3)
    for number in range(8):
        asked.note(f"/n{number}/")
    assert asked.taken("/n7/")
    assert not asked.taken("/n7/")
    assert not asked.taken("/n0/")
