"""What readers do, from their request to the answer inside uvicorn's HTTP protocol: no task, no messages.

A deed is small and waits in the lane for others, so all that ASGI would do for it is to carry its body to the lane and
its answer back. docs/PERFORMANCE.md says what that saves.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import unquote

from uvicorn.protocols.http.httptools_impl import STATUS_LINE
from uvicorn.server import ServerState

from postilla.edge.app import STORED, Scope
from postilla.edge.headers import missing
from postilla.edge.threads import Answer

log = logging.getLogger("postilla.edge")

LARGEST = 64 * 1024  # bytes of a deed's body; up to here uvicorn goes on reading by itself
FAULT: Answer = (
    500,
    [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"21")],
    b"Internal Server Error",
)
OTHERWISE = (b"transfer-encoding", b"expect")  # headers of a body that comes in another way


class _Nobody:
    """Nobody waits for parts of this request."""

    def set(self) -> None:
        pass


class Connection(Protocol):
    """Whom a deed came from, and who is told that it was answered."""

    @property
    def transport(self) -> asyncio.Transport: ...

    @property
    def server_state(self) -> ServerState: ...

    def deed_done(self) -> None: ...


class Deed:
    """Stands where uvicorn keeps the request under way, and has what it asks of one."""

    message_event = _Nobody()

    def __init__(self, connection: Connection, scope: Scope, *, keep_alive: bool) -> None:
        self.connection = connection
        self.scope = scope
        self.keep_alive = keep_alive
        self.body = bytearray()
        self.more_body = True
        self.disconnected = self.response_complete = False

    def answer(self, given: Answer | Exception) -> None:
        """Write the answer, if the client is still there. A fault is logged, and said to be one."""
        if isinstance(given, Exception):
            log.error("%s could not be answered", self.scope["path"], exc_info=given)
            given, self.keep_alive = FAULT, False
        if not self.connection.transport.is_closing():
            self.connection.transport.write(_wire(self, given))
            self.response_complete = True
            if not self.keep_alive:
                self.connection.transport.close()
            self.connection.deed_done()


def _wire(deed: Deed, answer: Answer) -> bytes:
    """Head and body in one piece."""
    status, headers, body = answer
    said = [pair for pair in headers if pair[0] != STORED]
    head = [STATUS_LINE[status]]
    for name, value in (*deed.connection.server_state.default_headers, *said, *missing(deed.scope["path"], said)):
        head += (name, b": ", value, b"\r\n")
    head.append(b"\r\n" if deed.keep_alive else b"connection: close\r\n\r\n")
    head.append(body)
    return b"".join(head)


def is_plain(headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether a request's body comes whole, and is small."""
    length = b""
    for name, value in headers:
        if name in OTHERWISE:
            return False
        if name == b"content-length":
            length = value
    return length.isdigit() and len(length) < 8 and int(length) <= LARGEST


def addressed(scope: Scope, target: bytes) -> bool:
    """Put what was asked for into the scope, as uvicorn does; False for what only the long way understands."""
    raw_path, _, query = target.partition(b"?")
    if not raw_path.startswith(b"/") or not raw_path.isascii() or b"#" in target:
        return False
    path = raw_path.decode("ascii")
    path = unquote(path) if "%" in path else path
    scope.update(method="POST", path=path, raw_path=raw_path, query_string=query)
    return "\0" not in path
