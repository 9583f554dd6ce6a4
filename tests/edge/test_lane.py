"""Requests that write, done together: answered when they are stored, and one's fault is nobody else's."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Event, current_thread
from typing import Any, TypeVar

import pytest

from postilla.edge.lane import MOST, Lane
from postilla.edge.threads import Threads, ask

T = TypeVar("T")


class Journal:
    """Stands for the application and its transaction: notes what is done, where, and when it was made durable."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.taken, self.go = Event(), Event()
        self.broken = False

    def wsgi(self, environ: Any, start_response: Any) -> list[bytes]:
        name = environ["PATH_INFO"]
        if name == "/first":  # holds the lane until the others have come
            self.go.wait(10)
        if name == "/faulty":
            raise RuntimeError("a fault of this request")
        self.notes.append(f"{name} in {current_thread().name.partition('_')[0]}")
        start_response("200 OK", [("X-Name", name)])
        return [name.encode()]

    @contextmanager
    def together(self) -> Iterator[None]:
        self.notes.append("begin")
        self.taken.set()
        yield
        if self.broken:
            self.notes.append("undone")
            raise RuntimeError("nothing was stored")
        self.notes.append("stored")


async def _send(lane: Lane, path: str, notes: list[str]) -> str:
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": [], "http_version": "1.1"}
    said: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        said.append(message)

    try:
        await lane(scope, receive, send)
    except RuntimeError as error:
        notes.append(f"{path} answered")
        return str(error)
    notes.append(f"{path} answered")
    return bytes(said[1]["body"]).decode()


def _run(talk: Coroutine[Any, Any, T]) -> T:
    """In a thread: browser tests leave this one with a loop of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(talk, 20)).result()


def _all(journal: Journal, *paths: str) -> list[str]:
    """The answers to /first, which holds the lane, and to all others, which come meanwhile."""
    lane = Lane(Threads(partial(ask, journal.wsgi), 2), lambda scope: scope["path"] != "/slow", journal.together)

    async def talk() -> list[str]:
        first = asyncio.create_task(_send(lane, "/first", journal.notes))
        await asyncio.sleep(0)
        await asyncio.to_thread(journal.taken.wait, 10)
        others = [asyncio.create_task(_send(lane, path, journal.notes)) for path in paths]
        await asyncio.sleep(0)
        journal.go.set()
        return [await first, *[await other for other in others]]

    return _run(talk())


def test_who_waits_is_done_together_and_answered_when_it_is_stored() -> None:
    journal = Journal()
    assert _all(journal, "/a", "/b", "/c") == ["/first", "/a", "/b", "/c"]
    notes = journal.notes
    for path in ("/first", "/a", "/b", "/c"):
        done, answered = notes.index(f"{path} in lane"), notes.index(f"{path} answered")
        assert "stored" in notes[done:answered], "answered before it was stored"
    assert notes.count("begin") == notes.count("stored") <= 2, "those who waited for the first share a commit"


def test_the_fault_of_one_is_told_to_that_one_alone() -> None:
    journal = Journal()
    assert _all(journal, "/a", "/faulty", "/b") == ["/first", "/a", "a fault of this request", "/b"]


def test_what_could_not_be_stored_together_is_tried_alone() -> None:
    journal = Journal()
    journal.broken = True
    assert _all(journal, "/a", "/b") == ["/first", "/a", "/b"]
    alone = [note for note in journal.notes if " in django" in note]
    assert sorted(alone) == ["/a in django", "/b in django", "/first in django"]
    assert "stored" not in journal.notes


def test_what_does_not_belong_waits_for_nobody() -> None:
    journal = Journal()
    lane = Lane(Threads(partial(ask, journal.wsgi), 2), lambda scope: scope["path"] != "/slow", journal.together)

    async def talk() -> str:
        held = asyncio.create_task(_send(lane, "/first", journal.notes))
        await asyncio.to_thread(journal.taken.wait, 10)
        answer = await _send(lane, "/slow", journal.notes)
        assert not held.done()
        journal.go.set()
        await held
        return answer

    assert _run(talk()) == "/slow"


@pytest.mark.parametrize("many", [1, 100])
def test_nobody_is_forgotten(many: int) -> None:
    journal = Journal()
    paths = [f"/{n}" for n in range(many)]
    assert _all(journal, *paths) == ["/first", *paths]
    assert journal.notes.count("begin") == journal.notes.count("stored") >= many // MOST
