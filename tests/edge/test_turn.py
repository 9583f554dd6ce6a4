"""What was answered is known until the event loop looks again who wrote, and no longer."""

import asyncio
import socket
from collections.abc import Iterator

import pytest
import uvloop

from postilla.edge.turn import MOST, Turn


@pytest.fixture(params=[asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def loop(request: pytest.FixtureRequest) -> Iterator[asyncio.AbstractEventLoop]:
    made = request.param()
    yield made
    made.close()


def test_requests_that_came_together_share_a_look(loop: asyncio.AbstractEventLoop) -> None:
    turn, said = Turn(), []

    async def turns() -> None:
        turn.put(b"GET /a/", b"one", loop)
        turn.put(b"GET /b/", b"other", loop)
        said.append([turn.get(b"GET /a/"), turn.get(b"GET /a/"), turn.get(b"GET /b/"), turn.get(b"GET /c/")])

    loop.run_until_complete(turns())
    assert said == [[b"one", b"one", b"other", None]]


def test_it_is_forgotten_before_the_loop_looks_again_who_wrote(loop: asyncio.AbstractEventLoop) -> None:
    turn, seen = Turn(), []

    class Asked(asyncio.Protocol):
        def data_received(self, data: bytes) -> None:
            seen.append(turn.get(data))
            loop.stop()

    here, there = socket.socketpair()
    with here, there:
        here.setblocking(False)
        loop.run_until_complete(loop.create_connection(Asked, sock=here))
        turn.put(b"GET /a/", b"one", loop)
        there.send(b"GET /a/")
        loop.run_forever()
    assert seen == [None]


def test_one_look_answers_so_many_and_no_more(loop: asyncio.AbstractEventLoop) -> None:
    turn = Turn()
    turn.put(b"GET /a/", b"one", loop)
    assert [turn.get(b"GET /a/") for _ in range(MOST + 1)] == [b"one"] * MOST + [None]
    turn.put(b"GET /a/", b"two", loop)
    assert turn.get(b"GET /a/") == b"two"
