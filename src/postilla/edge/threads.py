"""What is behind the edge, run in a few threads that keep their database connections.

The edge has the whole request before it asks and sends the whole answer after, so one hand-over each way is enough.
Libraries that bridge ASGI to WSGI stream both ways through the event loop, which cost a quarter of a post (measured in
docs/PERFORMANCE.md).
"""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from postilla.edge.app import Receive, Scope, Send

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Any], Iterable[bytes]]
Answer = tuple[int, list[tuple[bytes, bytes]], bytes]


class Threads:
    """An ASGI application that answers with what `do` does. Both bodies are held in memory; the edge bounds what comes
    in."""

    def __init__(self, do: Callable[[Environ], Answer], workers: int) -> None:
        self.do = do
        self.pool = ThreadPoolExecutor(workers, thread_name_prefix="django")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        if message["type"] != "http.request":
            return
        await say(await self.answer(environ_of(scope, message["body"])), send)

    async def answer(self, environ: Environ) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self.pool, self.do, environ)


async def say(answer: Answer, send: Send) -> None:
    status, headers, body = answer
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def ask(wsgi: Wsgi, environ: Environ) -> Answer:
    """Run a WSGI application to its end; raises what it raises."""
    started: list[tuple[str, list[tuple[str, str]]]] = []
    written: list[bytes] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], Any]:
        started[:] = [(status, headers)]
        return written.append

    answer = wsgi(environ, start_response)
    try:
        written.extend(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
    status, headers = started[0]
    body = b"".join(written)
    pairs = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    if not any(name == b"content-length" for name, _ in pairs) and not status.startswith(("204", "304")):
        pairs.append((b"content-length", str(len(body)).encode()))
    return int(status[:3]), pairs, body


def environ_of(scope: Scope, body: bytes) -> Environ:
    """The request as PEP 3333 words it. Header names with "_" are left out: they could pass for others with "-"."""
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        key, value = _key(raw_name), raw_value.decode("latin-1")
        if key:
            between = "; " if key == "HTTP_COOKIE" else ","
            environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    environ["CONTENT_LENGTH"] = str(len(body))
    return environ


@lru_cache(maxsize=512)
def _key(raw_name: bytes) -> str:
    """What WSGI calls a header; empty for one that is left out."""
    name = raw_name.decode("latin-1")
    if "_" in name or name in ("transfer-encoding", "content-length"):
        return ""
    return "CONTENT_TYPE" if name == "content-type" else f"HTTP_{name.upper().replace('-', '_')}"
