"""The edge over a store of its own, as an ASGI application and as a running server."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from postilla.edge.app import Edge
from postilla.edge.front import front
from postilla.pagestore.put import put

PAGE = b"<!DOCTYPE html><title>A page</title>" + b"<p>Words of the page.</p>" * 100
Talk = Callable[[bytes], bytes]


async def behind(scope: Any, receive: Any, send: Any) -> None:
    """Stands for Django: says what it was asked, slowly where it is told to."""
    message = await receive()
    if scope["path"].startswith("/slow"):
        await asyncio.sleep(0.05)
    body = f"{scope['method']} {scope['path']}?{scope['query_string'].decode()} ".encode() + message.get("body", b"")
    headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(body)).encode())]
    if scope["path"].startswith("/made/"):
        body = b"<p>made</p>" * 100
        headers = [(b"content-length", str(len(body)).encode()), (b"x-postilla-stored", b"1")]
        if scope["path"] != "/made/gone/":
            put(scope["store"], scope["path"], body)
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


@pytest.fixture
def store(tmp_path: Path) -> Path:
    root = tmp_path / "pages"
    put(root, "/cars/a/", PAGE)
    put(root, "/", b"<p>home</p>")
    put(root, "/assets/site.123.css", b"body{color:red}" * 50)
    put(root, "/feeds/articles.json", b"{}")
    (tmp_path / "secret.txt").write_text("secret")
    return root


@pytest.fixture
def edge(store: Path) -> Edge:
    async def knowing(scope: Any, receive: Any, send: Any) -> None:
        await behind({**scope, "store": store}, receive, send)

    return Edge(store, knowing)


@pytest.fixture
def port(edge: Edge) -> Iterator[int]:
    """A real server in a thread, on a free port; the protocol class is the product's."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        edge, http=front(edge), ws="none", lifespan="off", access_log=False, log_level="error", server_header=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join()
    listening.close()


class Wire:
    """A raw connection: bytes out, whole HTTP answers in."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.kept = b""

    def send(self, text: bytes) -> None:
        self.socket.sendall(text)

    def answer(self, *, head: bool = False) -> tuple[int, dict[str, str], bytes]:
        while b"\r\n\r\n" not in self.kept:
            self._more()
        top, _, self.kept = self.kept.partition(b"\r\n\r\n")
        status, *lines = top.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        code = int(status.split()[1])
        length = 0 if head or code == 304 else int(headers.get("content-length", "0"))
        while len(self.kept) < length:
            self._more()
        body, self.kept = self.kept[:length], self.kept[length:]
        return code, headers, body

    def ended(self) -> bool:
        """Whether the server closed, with nothing more to say."""
        return self.kept == b"" and self.socket.recv(1) == b""

    def _more(self) -> None:
        got = self.socket.recv(65536)
        if not got:
            raise AssertionError(f"the server hung up after {self.kept[:200]!r}")
        self.kept += got


@pytest.fixture
def wire(port: int) -> Iterator[Wire]:
    made = Wire(port)
    yield made
    made.socket.close()
