"""By which date a page is known: an earlier one within its own second, its own from then on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from postilla.edge.answers import unchanged
from postilla.edge.store import Answer, Shelf
from postilla.pagestore import put as putting
from postilla.pagestore.put import put

SECOND = 1_700_000_000


@pytest.fixture
def clock() -> SimpleNamespace:
    return SimpleNamespace(now=SECOND + 0.5)


@pytest.fixture
def shelf(store: Path, clock: SimpleNamespace) -> Shelf:
    file = store / "cars" / "a" / "index.html"
    os.utime(file, (SECOND + 0.1, SECOND + 0.1))
    return Shelf(store, clock=lambda: clock.now)


def date_of(answer: Answer | None) -> bytes:
    assert answer is not None
    return dict(answer.headers)[b"last-modified"]


def has_it(answer: Answer | None, date: bytes) -> bool:
    assert answer is not None
    return unchanged(answer.etag, answer.modified, b"", date)


def test_a_page_that_was_fetched_in_its_own_second_has_its_date_afterwards(
    shelf: Shelf, clock: SimpleNamespace
) -> None:
    early = date_of(shelf.find("/cars/a/", ("",)))
    assert not has_it(shelf.find("/cars/a/", ("",)), early), "it may change within this second once more"
    clock.now = SECOND + 1.0
    own = date_of(shelf.find("/cars/a/", ("",)))
    assert own != early
    assert has_it(shelf.find("/cars/a/", ("",)), own)
    assert not has_it(shelf.find("/cars/a/", ("",)), early)


def test_what_it_holds_is_counted_as_before(shelf: Shelf, clock: SimpleNamespace, store: Path) -> None:
    shelf.find("/cars/a/", ("",))
    shelf.find("/cars/a/", ("gzip", ""))
    held = shelf._held
    clock.now = SECOND + 2.0
    shelf.find("/cars/a/", ("",))
    assert shelf._held < held
    shelf.find("/cars/a/", ("gzip", ""))
    assert shelf._held == held


def test_a_page_is_of_when_it_can_be_read_not_of_its_first_byte(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or what was read of the old one meanwhile would be told unchanged by its date for ever."""

    @contextmanager
    def on_a_slow_disk(path: str, mode: str) -> Iterator[Any]:
        with open(path, mode) as file:
            yield file
        os.utime(path, (SECOND, SECOND))  # it was written long before it takes the old one's place

    monkeypatch.setattr(putting, "open", on_a_slow_disk, raising=False)
    put(store, "/cars/a/", b"<p>second</p>")
    assert (store / "cars" / "a" / "index.html").stat().st_mtime > SECOND
