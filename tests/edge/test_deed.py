"""What readers do, on its short way through the server: it must not differ from the long way but in speed."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from postilla.edge.app import Edge
from postilla.edge.deed import LARGEST
from postilla.edge.front import front
from postilla.edge.headers import READER
from postilla.edge.lane import Lane
from postilla.edge.threads import Answer, Environ, Threads
from tests.edge.conftest import PAGE, Wire


class Doer:
    """Stands for the application: answers with what it was asked, waits or fails where it is told to."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.done: list[str] = []
        self.broken = False

    def do(self, environ: Environ) -> Answer:
        path = environ["PATH_INFO"].encode("latin-1").decode()
        if path.endswith("/held"):
            self.begun.set()
            self.go.wait(10)
        if path.endswith("/faulty"):
            raise RuntimeError("a fault of this request")
        self.done.append(path)
        body = f"{path}?{environ['QUERY_STRING']} {environ.get('HTTP_X_SAID')} ".encode() + environ["wsgi.input"].read()
        headers = [(b"content-type", b"text/plain"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
        return 201, [*headers, (b"content-length", str(len(body)).encode())], body

    @contextmanager
    def together(self) -> Iterator[None]:
        yield
        if self.broken:
            raise RuntimeError("nothing was stored")


@pytest.fixture
def doer() -> Doer:
    return Doer()


@pytest.fixture
def server(store: Path, doer: Doer) -> Iterator[uvicorn.Server]:
    lane = Lane(Threads(doer.do, 2), lambda scope: scope["path"].startswith("/deed"), doer.together)
    edge = Edge(store, lane)
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        edge, http=front(edge, lane), ws="none", lifespan="off", access_log=False, log_level="critical",
        server_header=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    server.port = listening.getsockname()[1]  # type: ignore[attr-defined]
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    yield server
    doer.go.set()
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def line(server: Any) -> Iterator[Wire]:
    wire = Wire(server.port)
    yield wire
    wire.socket.close()


def deed(path: bytes, body: bytes = b"text=x", more: bytes = b"") -> bytes:
    head = b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nX-Said: yes\r\n" + more
    return head + b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body


def chunked(path: bytes, body: bytes = b"text=x") -> bytes:
    """The same, in a way that only uvicorn and ASGI understand."""
    head = b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nX-Said: yes\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + f"{len(body):x}".encode() + b"\r\n" + body + b"\r\n0\r\n\r\n"


def tops(wire: Wire) -> tuple[bytes, bytes]:
    """The next answer as it came: its head but the date, and its body."""
    while b"\r\n\r\n" not in wire.kept:
        wire._more()
    top = wire.kept.partition(b"\r\n\r\n")[0]
    _, _, body = wire.answer()
    return b"\r\n".join(one for one in top.split(b"\r\n") if not one.startswith(b"date")), body


@pytest.mark.parametrize("path", [b"/deed/a", b"/deed/%C3%A9?x=1&y", b"/deed/a?", b"/deed/%2e%2e/a", b"/deed/%ff"])
@pytest.mark.parametrize("body", [b"", b"text=x", b"x" * 20_000])
def test_both_ways_say_the_same(line: Wire, path: bytes, body: bytes) -> None:
    line.send(deed(path, body))
    short = tops(line)
    line.send(chunked(path, body) if body else chunked(path, b" ").replace(b"1\r\n \r\n", b""))
    assert tops(line) == short
    assert short[1].endswith(b" yes " + body)
    assert short[0].count(b"set-cookie: ") == 2
    for name, value in READER:
        assert name + b": " + value in short[0].split(b"\r\n")


def test_pipelined_deeds_and_pages_are_answered_in_their_order(line: Wire) -> None:
    page = b"GET /cars/a/ HTTP/1.1\r\nHost: x\r\n\r\n"
    line.send(page + deed(b"/deed/1") + page + deed(b"/deed/2") + deed(b"/deed/3") + chunked(b"/deed/4") + page)
    assert line.answer()[2] == PAGE
    assert line.answer()[2].startswith(b"/deed/1?")
    assert line.answer()[2] == PAGE
    for number in (b"2", b"3", b"4"):
        assert line.answer()[2].startswith(b"/deed/" + number)
    assert line.answer()[2] == PAGE


def test_a_deed_in_small_pieces_is_done_once_when_it_is_whole(line: Wire, doer: Doer) -> None:
    for byte in deed(b"/deed/a", b"text=in+pieces"):
        line.send(bytes([byte]))
    assert line.answer()[2].endswith(b"text=in+pieces")
    assert doer.done == ["/deed/a"]


def test_half_a_deed_is_none(server: Any, doer: Doer) -> None:
    leaving = Wire(server.port)
    leaving.send(deed(b"/deed/half", b"text=half")[:-2])
    leaving.socket.close()
    wire = Wire(server.port)
    wire.send(deed(b"/deed/whole"))
    assert wire.answer()[0] == 201
    assert doer.done == ["/deed/whole"]
    wire.socket.close()


@pytest.mark.parametrize("size", [LARGEST, LARGEST + 1])
def test_a_large_deed_is_done_as_well(line: Wire, size: int) -> None:
    line.send(deed(b"/deed/a", b"y" * size))
    assert line.answer()[2].endswith(b" yes " + b"y" * size)


def test_a_fault_is_told_to_its_sender_alone_and_ends_the_connection(server: Any, line: Wire) -> None:
    line.send(deed(b"/deed/faulty"))
    code, headers, body = line.answer()
    assert (code, body, headers["connection"]) == (500, b"Internal Server Error", "close")
    assert line.ended()
    wire = Wire(server.port)
    wire.send(deed(b"/deed/a"))
    assert wire.answer()[0] == 201
    wire.socket.close()


def test_what_could_not_be_stored_together_is_answered_alone(line: Wire, doer: Doer) -> None:
    doer.broken = True
    line.send(deed(b"/deed/a"))
    assert line.answer()[2].startswith(b"/deed/a?")
    assert doer.done == ["/deed/a", "/deed/a"]


def test_who_leaves_before_the_answer_harms_nobody(server: Any, doer: Doer) -> None:
    leaving, staying = Wire(server.port), Wire(server.port)
    leaving.send(deed(b"/deed/held"))
    assert doer.begun.wait(10)
    leaving.socket.close()
    staying.send(deed(b"/deed/a"))
    doer.go.set()
    assert staying.answer()[0] == 201
    assert doer.done == ["/deed/held", "/deed/a"]
    staying.socket.close()


def test_a_deed_under_way_is_answered_before_the_server_ends(server: Any, line: Wire, doer: Doer) -> None:
    line.send(deed(b"/deed/held"))
    assert doer.begun.wait(10)
    server.should_exit = True
    with suppress(ConnectionError):
        while True:  # it takes no more connections once it has begun to end
            socket.create_connection(("127.0.0.1", server.port), timeout=10).close()
    doer.go.set()
    code, headers, _ = line.answer()
    assert (code, headers["connection"]) == (201, "close")
    assert line.ended()


def test_who_wants_the_connection_closed_has_it_closed(line: Wire) -> None:
    line.send(deed(b"/deed/a", more=b"Connection: close\r\n"))
    code, headers, _ = line.answer()
    assert (code, headers["connection"]) == (201, "close")
    assert line.ended()


def test_what_the_short_way_does_not_understand_goes_the_long_way(line: Wire) -> None:
    line.send(deed(b"/deed/%00"))
    assert line.answer()[0] == 400
    again = Wire(line.socket.getpeername()[1])
    again.send(b"POST http://x/deed/a HTTP/1.1\r\nHost: x\r\nX-Said: yes\r\nContent-Length: 1\r\n\r\nz")
    assert again.answer()[2] == b"/deed/a? yes z"
    again.send(b"POST /deed/a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
    assert again.answer()[0] == 100
    again.send(b"z")
    assert again.answer()[2] == b"/deed/a? None z"
    again.socket.close()
