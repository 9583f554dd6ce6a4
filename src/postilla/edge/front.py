"""The shortest way from a request to a stored page: inside uvicorn's HTTP protocol, before ASGI.

uvicorn and httptools do the parsing, limits, pipelining and keep-alive; only a plain GET of a stored page, on a
connection with nothing else under way, is answered right here. What cannot be answered goes on as if this class
were not there. Measured in docs/PERFORMANCE.md.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from postilla.edge.answers import unchanged
from postilla.edge.app import Edge


class _Answered:
    """Stands where uvicorn keeps the request under way, and says that its answer is complete."""

    response_complete = True
    disconnected = False
    message_event = asyncio.Event()


ANSWERED = _Answered()


def front(edge: Edge) -> type[HttpToolsProtocol]:
    """The protocol class for `uvicorn.Config(http=…)` that answers from `edge` where it can."""

    class Front(HttpToolsProtocol):
        def on_headers_complete(self) -> None:
            if not self._answered():
                super().on_headers_complete()

        def _answered(self) -> bool:
            parser = self.parser
            cycle: RequestResponseCycle | None = self.cycle
            if self.flow.write_paused or (cycle is not None and not cycle.response_complete):
                return False
            if parser.get_method() != b"GET" or not parser.should_keep_alive() or parser.should_upgrade():
                return False
            accepted = known = b""
            for name, value in self.headers:
                if name == b"accept-encoding":
                    accepted = value
                elif name == b"if-none-match":
                    known = value
                elif name in (b"content-length", b"transfer-encoding", b"range", b"expect"):
                    return False
            path, _, query = self.url.partition(b"?")
            answer = edge.find(path, query, accepted) if path.startswith(b"/") else None
            if answer is None or (known and unchanged(answer.etag, known)):
                return False
            self.cycle = ANSWERED  # type: ignore[assignment]
            self.transport.write(answer.wire)
            self.server_state.total_requests += 1
            self._unset_keepalive_if_required()
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
            return True

    return Front
