"""Requests that write, one after the other, as many at once as wait.

On a database with one writer, deeds that come together are cheaper done together: one commit for all, each page that
they change made once, and no threads that wait for each other (docs/PERFORMANCE.md has the figures). Nobody is answered
before the commit that holds their deed.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from typing import NamedTuple

from postilla.edge.app import Receive, Scope, Send
from postilla.edge.threads import Answer, Threads, environ_of, say

log = logging.getLogger("postilla.edge")

MOST = 32  # requests done together at most
LONGEST = 0.05  # seconds after which no more is taken in: they hold the database meanwhile
GATHERING = 0.001  # seconds to wait for more when others came together a moment ago


Give = Callable[[Answer | Exception], None]


class _Waiting(NamedTuple):
    scope: Scope
    body: bytes
    give: Give
    loop: asyncio.AbstractEventLoop


class Lane:
    """An ASGI application: requests that `belongs` picks run in one thread, within `together`; others on `threads`.

    `together` is entered for each handful of requests and must make what they did durable when it is left. If it
    raises, nothing of them is done, and each is asked again by itself.
    """

    def __init__(
        self,
        threads: Threads,
        belongs: Callable[[Scope], bool],
        together: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self.threads = threads
        self.belongs = belongs
        self.together = together
        self._waiting: SimpleQueue[_Waiting] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._again: set[asyncio.Task[None]] = set()  # deeds tried alone: a loop keeps no hold of its tasks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.belongs(scope):
            await self.threads(scope, receive, send)
            return
        message = await receive()
        if message["type"] != "http.request":
            return
        answer = asyncio.get_running_loop().create_future()
        self.put(scope, message["body"], lambda given: _settle(answer, given))
        await say(await answer, send)

    def put(self, scope: Scope, body: bytes, give: Give) -> None:
        """Have a request done that belongs here, from the loop's thread; there `give` gets its answer, or its fault."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, name="lane", daemon=True)
            self._thread.start()
        self._waiting.put(_Waiting(scope, body, give, asyncio.get_running_loop()))

    def _work(self) -> None:
        several = False
        while True:
            first = self._waiting.get()
            if several:
                sleep(GATHERING)
            several = self._run(first) > 1

    def _next(self) -> _Waiting | None:
        try:
            return self._waiting.get_nowait()
        except Empty:
            return None

    def _run(self, first: _Waiting) -> int:
        """Do what waits, for as long as a handful may take; how many that were."""
        done: list[tuple[_Waiting, Answer | Exception]] = []
        end = monotonic() + LONGEST
        waiting: _Waiting | None = first
        try:
            with self.together():
                while waiting is not None:
                    done.append((waiting, _Alone()))
                    done[-1] = (waiting, self._one(waiting))
                    waiting = self._next() if len(done) < MOST and monotonic() < end else None
        except Exception:  # whatever it was, none of these deeds is done; alone, each gets an answer of its own
            log.exception("%d deeds could not be done together; trying each alone", len(done))
            done = [(waiting, _Alone()) for waiting, _ in done] or [(first, _Alone())]
        first.loop.call_soon_threadsafe(self._give, done)
        return len(done)

    def _one(self, waiting: _Waiting) -> Answer | Exception:
        try:
            return self.threads.do(environ_of(waiting.scope, waiting.body))
        except Exception as error:  # one request's fault is answered to the one who sent it
            return error

    def _give(self, done: list[tuple[_Waiting, Answer | Exception]]) -> None:
        for waiting, answer in done:
            if isinstance(answer, _Alone):
                task = waiting.loop.create_task(self._alone(waiting))
                self._again.add(task)
                task.add_done_callback(self._again.discard)
            else:
                try:
                    waiting.give(answer)
                except Exception:  # the others were done with it, and are answered
                    log.exception("%s was done, and could not be answered", waiting.scope["path"])

    async def _alone(self, waiting: _Waiting) -> None:
        answer: Answer | Exception
        try:
            answer = await self.threads.answer(environ_of(waiting.scope, waiting.body))
        except Exception as error:
            answer = error
        waiting.give(answer)


class _Alone(Exception):
    """To be asked again, alone."""


def _settle(waited: "asyncio.Future[Answer]", given: Answer | Exception) -> None:
    if waited.done():  # the client has left
        return
    if isinstance(given, Exception):
        waited.set_exception(given)
    else:
        waited.set_result(given)
