"""The shortest way from a request to a stored page: inside uvicorn's HTTP protocol, before ASGI.

uvicorn and httptools do the parsing, limits, pipelining and keep-alive; only a plain GET of a stored page, on a
connection with nothing else under way, is answered right here, and what readers do goes from here to its lane and back
(`deed`). What cannot be answered goes on as if this class were not there. A request whose very bytes were parsed and
answered before is not parsed again: the same bytes mean the same request; and of those that came together, one look at
the page's file answers all. Measured in docs/PERFORMANCE.md.
"""

import asyncio
from dataclasses import dataclass
from typing import cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from postilla.edge.answers import encoding_for, page_path, unchanged
from postilla.edge.app import Edge, Scope
from postilla.edge.deed import Deed, addressed, is_plain
from postilla.edge.lane import Lane
from postilla.edge.store import Answer, Shelf
from postilla.edge.turn import Turn

REMEMBERED = 4096  # requests
LONGEST = 2048  # bytes of one
LARGEST_HEAD = 64 * 1024  # bytes of a request without its body
PATIENCE = 30.0  # seconds for the head of a request, and between two parts of its body
BODIES = (b"content-length", b"transfer-encoding", b"range", b"expect")


class _Answered:
    """Stands where uvicorn keeps the request under way, and says that its answer is complete."""

    response_complete = True
    disconnected = False
    message_event = asyncio.Event()


ANSWERED = _Answered()


@dataclass(frozen=True)
class Ask:
    """What a plain GET asks for: the page at a path, in one of the encodings, unless it is the known one, by its tag or
    its date."""

    path: str
    wanted: tuple[str, ...]
    known: bytes
    since: bytes


class Front(HttpToolsProtocol):
    """One connection. `shelf`, `lane`, `turn` and `remembered` belong to all connections of a server and are set by
    `front`."""

    shelf: Shelf
    lane: Lane | None
    turn: Turn
    remembered: dict[bytes, Ask]
    _between = True  # the last byte received ended a request: the next one begins another
    _last = 0.0  # when this class last answered, by the loop's clock
    _asked: Ask | None = None  # what the request last parsed asked for, if it was answered here
    _in_head = _in_body = False  # which part of a request is coming
    _head = 0  # bytes of it so far
    _waits_since: float | None = None  # when we began to wait for the rest of a request
    _watch: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._waits_since = self.loop.time()
        self._watch = self.loop.call_later(PATIENCE, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Close a connection whose request does not get on: nobody may hold it for nothing."""
        waited = self.loop.time() - self._waits_since if self._waits_since is not None else 0.0
        if waited >= PATIENCE - 0.01:
            self._refuse(b"408 Request Timeout")
        elif not self.transport.is_closing():
            self._watch = self.loop.call_later(PATIENCE - waited, self._look)

    def _refuse(self, status: bytes) -> None:
        self.transport.write(b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        between = self._between
        if between and self._is_free():
            wire = self.turn.get(data)
            if wire is None and (asked := self.remembered.get(data)) is not None:
                wire = self._found(asked)
                if wire is not None:
                    self.turn.put(data, wire, self.loop)
            if wire is not None:
                self._write(wire)
                return
        self._asked = None  # what an earlier request asked for says nothing of these bytes
        if self._in_body:
            self._waits_since = self.loop.time()  # it gets on
        super().data_received(data)
        if self._in_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD and not self.transport.is_closing():
                self._refuse(b"431 Request Header Fields Too Large")
                return
        if between and self._between and len(data) <= LONGEST and data.count(b"\r\n\r\n") == 1:
            self._remember(data)

    def _remember(self, data: bytes) -> None:
        if self._asked is None:
            return
        if len(self.remembered) >= REMEMBERED:
            self.remembered.clear()
        self.remembered[data] = self._asked

    def on_message_begin(self) -> None:
        self._between, self._asked = False, None
        self._in_head, self._head, self._waits_since = True, 0, self.loop.time()
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._between, self._in_body, self._waits_since = True, False, None
        super().on_message_complete()
        deed: object = self.cycle
        if self.lane is not None and isinstance(deed, Deed) and not deed.response_complete:
            self.lane.put(deed.scope, bytes(deed.body), deed.answer)

    def on_headers_complete(self) -> None:
        self._in_head, self._in_body = False, True
        asked = self._plain_get()
        if self._answers(asked):
            self._asked = asked
        elif not self._begins_deed():
            super().on_headers_complete()

    def _plain_get(self) -> Ask | None:
        parser = self.parser
        if parser.get_method() != b"GET" or not parser.should_keep_alive() or parser.should_upgrade():
            return None
        accepted = known = since = b""
        for name, value in self.headers:
            if name == b"accept-encoding":
                accepted = value
            elif name == b"if-none-match":
                known = value
            elif name == b"if-modified-since":
                since = value
            elif name in BODIES:
                return None
        raw_path, _, query = self.url.partition(b"?")
        path = page_path(raw_path, query) if raw_path.startswith(b"/") else None
        return Ask(path, encoding_for(accepted), known, since) if path is not None else None

    def _begins_deed(self) -> bool:
        """Whether this request is what a reader does and can go to the lane when it is whole; then it is under way."""
        parser, lane = self.parser, self.lane
        if lane is None or parser.get_method() != b"POST" or parser.should_upgrade() or not self._is_free():
            return False
        scope = cast(Scope, self.scope)
        if parser.get_http_version() != "1.1" or not is_plain(self.headers) or not addressed(scope, self.url):
            return False
        if not lane.belongs(scope):
            return False
        self.cycle = Deed(self, scope, keep_alive=parser.should_keep_alive())  # type: ignore[assignment]
        return True

    def deed_done(self) -> None:
        """A deed was answered: go on with what came after it, or wait."""
        if self.pipeline:
            self.on_response_complete()
        else:
            self.server_state.total_requests += 1
            if not self.transport.is_closing():
                self._rest()

    def _is_free(self) -> bool:
        """Whether nothing else is under way on this connection."""
        cycle: RequestResponseCycle | None = self.cycle
        return not self.flow.write_paused and (cycle is None or cycle.response_complete)

    def _answers(self, ask: Ask | None) -> bool:
        """Answer here and now if that can be done; whether it was."""
        wire = self._found(ask) if ask is not None and self._is_free() else None
        if wire is not None:
            self._write(wire)
        return wire is not None

    def _found(self, ask: Ask) -> bytes | None:
        """The page asked for, as it is now, ready to be sent; None where another answer is due."""
        answer: Answer | None = self.shelf.find(ask.path, ask.wanted)
        if answer is None:
            return None
        if (ask.known or ask.since) and unchanged(answer.etag, answer.modified, ask.known, ask.since):
            return None
        return answer.wire

    def _write(self, wire: bytes) -> None:
        self.cycle = ANSWERED  # type: ignore[assignment]
        self._waits_since = None
        self.transport.write(wire)
        self.server_state.total_requests += 1
        self._rest()

    def _rest(self) -> None:
        """Let the connection be closed when nothing comes for a while. One timer serves many requests in a row."""
        self._last = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def timeout_keep_alive_handler(self) -> None:
        idle = self.loop.time() - self._last
        if idle < self.timeout_keep_alive - 0.01:
            left = self.timeout_keep_alive - idle
            self.timeout_keep_alive_task = self.loop.call_later(left, self.timeout_keep_alive_handler)
        else:
            super().timeout_keep_alive_handler()


def front(edge: Edge, lane: Lane | None = None) -> type[Front]:
    """The protocol class for `uvicorn.Config(http=…)` that answers from `edge` where it can, and hands to `lane` what
    belongs there."""
    return type("EdgeFront", (Front,), {"shelf": edge.shelf, "lane": lane, "turn": Turn(), "remembered": {}})
