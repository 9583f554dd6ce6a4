"""What was answered is known until the event loop looks again who wrote, and no longer."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvloop

from postilla.edge.turn import MOST, Turn

Loop = asyncio.AbstractEventLoop
Run = Callable[[Callable[[Loop], None]], None]


@pytest.fixture(params=[asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """Does something with a loop in a thread of its own: the browser's tests leave one running in theirs."""
    loop = request.param()
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(work, loop).result()
    loop.close()


def test_requests_that_came_together_share_a_look(run: Run) -> None:
    turn, said = Turn(), []

    async def turns(loop: Loop) -> None:
        turn.put(b"GET /a/", b"one", loop)
        turn.put(b"GET /b/", b"other", loop)
        said.append([turn.get(b"GET /a/"), turn.get(b"GET /a/"), turn.get(b"GET /b/"), turn.get(b"GET /c/")])

    run(lambda loop: loop.run_until_complete(turns(loop)))
    assert said == [[b"one", b"one", b"other", None]]


def test_it_is_forgotten_before_the_loop_looks_again_who_wrote(run: Run) -> None:
    turn, seen = Turn(), []

    def ask(loop: Loop) -> None:
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

    run(ask)
    assert seen == [None]


def test_one_look_answers_so_many_and_no_more(run: Run) -> None:
    turn = Turn()
    run(lambda loop: turn.put(b"GET /a/", b"one", loop))
    assert [turn.get(b"GET /a/") for _ in range(MOST + 1)] == [b"one"] * MOST + [None]
    run(lambda loop: turn.put(b"GET /a/", b"two", loop))
    assert turn.get(b"GET /a/") == b"two"
