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
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic, sleep

from postilla.edge.app import Receive, Scope, Send
from postilla.edge.threads import Answer, Environ, Threads, ask, environ_of, say

log = logging.getLogger("postilla.edge")

MOST = 32  # requests done together at most
LONGEST = 0.05  # seconds after which no more is taken in: they hold the database meanwhile
GATHERING = 0.001  # seconds to wait for more when others came together a moment ago


@dataclass
class _Waiting:
    environ: Environ
    answer: "asyncio.Future[Answer]"


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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.belongs(scope):
            await self.threads(scope, receive, send)
            return
        message = await receive()
        if message["type"] != "http.request":
            return
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, name="lane", daemon=True)
            self._thread.start()
        environ = environ_of(scope, message["body"])
        waiting = _Waiting(environ, asyncio.get_running_loop().create_future())
        self._waiting.put(waiting)
        try:
            answer = await waiting.answer
        except _Alone:
            answer = await self.threads.answer(environ_of(scope, message["body"]))
        await say(answer, send)

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
                    done[-1] = (waiting, self._one(waiting.environ))
                    waiting = self._next() if len(done) < MOST and monotonic() < end else None
        except Exception:  # whatever it was, none of these deeds is done; alone, each gets an answer of its own
            log.exception("%d deeds could not be done together; trying each alone", len(done))
            done = [(waiting, _Alone()) for waiting, _ in done] or [(first, _Alone())]
        first.answer.get_loop().call_soon_threadsafe(_give, done)
        return len(done)

    def _one(self, environ: Environ) -> Answer | Exception:
        try:
            return ask(self.threads.wsgi, environ)
        except Exception as error:  # one request's fault is answered to the one who sent it
            return error


class _Alone(Exception):
    """To be asked again, alone."""


def _give(done: list[tuple[_Waiting, Answer | Exception]]) -> None:
    for waiting, answer in done:
        if waiting.answer.done():  # the client has left
            continue
        if isinstance(answer, Exception):
            waiting.answer.set_exception(answer)
        else:
            waiting.answer.set_result(answer)
