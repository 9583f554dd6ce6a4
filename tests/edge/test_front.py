"""The shortcut inside the HTTP server, over a real socket: it must not differ from the long way but in speed."""

import gzip
from pathlib import Path
from typing import Any

import brotli
import pytest

from postilla.edge.app import LARGEST_FORM
from postilla.edge.headers import READER
from postilla.pagestore.put import drop, finish, put
from tests.edge.conftest import PAGE, Wire

HOST = b"Host: x\r\n"


def get(path: bytes, more: bytes = b"", method: bytes = b"GET") -> bytes:
    return method + b" " + path + b" HTTP/1.1\r\n" + HOST + more + b"\r\n"


def ask(wire: Wire, path: bytes, more: bytes = b"", method: bytes = b"GET") -> tuple[int, dict[str, str], bytes]:
    wire.send(get(path, more, method))
    return wire.answer(head=method == b"HEAD")


def test_a_page_in_every_encoding(wire: Wire, store: Path) -> None:
    for rested in (False, True):
        if rested:
            assert finish(store, "/cars/a/")
        for accepted, unpack in ((b"", bytes), (b"gzip", gzip.decompress), (b"br, gzip", brotli.decompress)):
            code, headers, body = ask(wire, b"/cars/a/", b"Accept-Encoding: " + accepted + b"\r\n" if accepted else b"")
            assert (code, unpack(body)) == (200, PAGE)
            assert headers["vary"] == "accept-encoding"
            assert headers["content-type"] == "text/html; charset=utf-8"


def test_both_ways_say_the_same(wire: Wire) -> None:
    """A header the shortcut leaves to the long way must not change the answer."""
    short = _said(ask(wire, b"/cars/a/", b"Accept-Encoding: br\r\n"))
    for more in (b"Range: bytes=0-10\r\n", b"Content-Length: 0\r\n"):
        assert _said(ask(wire, b"/cars/a/", b"Accept-Encoding: br\r\n" + more)) == short


def _said(answer: tuple[int, dict[str, str], bytes]) -> tuple[int, dict[str, str], bytes]:
    """Without what the time says: a page just made has its own date only when its second is over."""
    code, headers, body = answer
    assert "last-modified" in headers
    return code, {name: value for name, value in headers.items() if name not in {"date", "last-modified"}}, body


def test_conditional_requests(wire: Wire, store: Path) -> None:
    _, headers, _ = ask(wire, b"/cars/a/", b"Accept-Encoding: br\r\n")
    etag = headers["etag"].encode()
    code, unchanged, body = ask(wire, b"/cars/a/", b"Accept-Encoding: br\r\nIf-None-Match: " + etag + b"\r\n")
    assert (code, body) == (304, b"")
    assert unchanged["etag"] == headers["etag"]
    for name, _ in READER:
        assert name.decode() in unchanged
    other = ask(wire, b"/cars/a/", b"Accept-Encoding: gzip\r\nIf-None-Match: " + etag + b"\r\n")
    assert other[0] == 200, "each encoding has a tag of its own"
    put(store, "/cars/a/", b"<p>changed</p>")
    assert ask(wire, b"/cars/a/", b"Accept-Encoding: br\r\nIf-None-Match: " + etag + b"\r\n")[2] == b"<p>changed</p>"


def test_a_change_and_a_drop_show_at_the_next_request(wire: Wire, store: Path) -> None:
    for words in (b"<p>one</p>", b"<p>two</p>", b"<p>six</p>"):
        put(store, "/cars/a/", words)
        assert ask(wire, b"/cars/a/")[2] == words
    drop(store, "/cars/a/")
    assert ask(wire, b"/cars/a/")[2].startswith(b"GET /cars/a/?")


def test_old_siblings_are_never_served_for_a_new_page(wire: Wire, store: Path) -> None:
    finish(store, "/cars/a/")
    ask(wire, b"/cars/a/", b"Accept-Encoding: br\r\n")
    put(store, "/cars/a/", PAGE.replace(b"Words", b"Newer"))
    _, _, body = ask(wire, b"/cars/a/", b"Accept-Encoding: br\r\n")
    assert b"Newer" in brotli.decompress(body)


def test_head_has_the_headers_and_no_body(wire: Wire) -> None:
    code, headers, _ = ask(wire, b"/cars/a/", method=b"HEAD")
    assert (code, headers["content-length"]) == (200, str(len(PAGE)))
    assert ask(wire, b"/cars/a/")[2] == PAGE, "the connection is in step"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (b"/cars/a/?utm_source=feed&fbclid=1", True),
        (b"/cars/%61/", True),
        (b"/cars/a/?page=2", False),
        (b"/cars/a", False),
        (b"/cars/a/index.html", False),
        (b"/cars/a/index.html.br", False),
        (b"//cars/a/", False),
        (b"/cars//a/", False),
        (b"/cars/./a/", False),
        (b"/cars/b/../a/", False),
        (b"/cars%2fa/", False),
        (b"/%2e%2e/secret.txt", False),
        (b"/../secret.txt", False),
        (b"/..%2fsecret.txt", False),
        (b"/%2e%2e%2fsecret.txt", False),
        (b"/..%5csecret.txt", False),
        (b"/..%00/secret.txt", False),
        (b"/cars/a/%00", False),
        (b"/\xff\xfe/", False),
        (b"/%ff%fe/", False),
        (b"/CARS/A/", False),
    ],
)
def test_targets(wire: Wire, path: bytes, found: bool) -> None:
    code, _, body = ask(wire, path)
    assert (body == PAGE) == found
    assert b"secret\n" not in body
    assert code in (200, 400)
    assert body != b"secret"


def test_security_headers_are_on_every_answer(wire: Wire) -> None:
    asked = [
        (b"/cars/a/", b"", b"GET"),
        (b"/cars/a/", b"", b"HEAD"),
        (b"/nothing/", b"", b"GET"),
        (b"/assets/site.123.css", b"", b"GET"),
        (b"/x", b"Content-Length: 3\r\n\r\nabc", b"POST"),
    ]
    for path, more, method in asked:
        if b"\r\n\r\n" in more:
            top, _, body = more.partition(b"\r\n\r\n")
            wire.send(get(path, top + b"\r\n", method) + body)
            _, headers, _ = wire.answer()
        else:
            _, headers, _ = ask(wire, path, more, method)
        for name, value in READER:
            assert headers[name.decode()] == value.decode(), (path, name)


def test_how_long_pages_and_assets_may_be_kept(wire: Wire) -> None:
    assert ask(wire, b"/cars/a/")[1]["cache-control"] == "public, max-age=0, must-revalidate"
    assert "immutable" in ask(wire, b"/assets/site.123.css")[1]["cache-control"]
    assert ask(wire, b"/cars/a/")[1]["surrogate-key"].split()[0] == "page:/cars/a/"


# ---- connections ----


def test_many_requests_on_one_connection(wire: Wire) -> None:
    for _ in range(50):
        assert ask(wire, b"/cars/a/")[2] == PAGE
        assert ask(wire, b"/other")[2] == b"GET /other? "


def test_pipelined_requests_are_answered_in_their_order(wire: Wire) -> None:
    wanted = [b"/cars/a/", b"/slow/1", b"/cars/a/", b"/", b"/slow/2", b"/slow/3", b"/cars/a/", b"/cars/a/"]
    wire.send(b"".join(get(path) for path in wanted))
    for path in wanted:
        body = wire.answer()[2]
        expected = {b"/cars/a/": PAGE, b"/": b"<p>home</p>"}.get(path, b"GET " + path + b"? ")
        assert body == expected, path


def test_pipelined_answers_arrive_though_nobody_reads_for_a_while(port: int, store: Path) -> None:
    """More answers than the socket's buffers hold: the server must wait for the reader and keep the order."""
    big = b"<p>" + b"0123456789" * 30_000 + b"</p>"
    put(store, "/big/", big)
    wire = Wire(port)
    wire.send((get(b"/big/") + get(b"/slow/x")) * 20)
    for _ in range(20):
        assert wire.answer()[2] == big
        assert wire.answer()[2] == b"GET /slow/x? "
    wire.socket.close()


def test_a_request_in_small_pieces(wire: Wire) -> None:
    for byte in get(b"/cars/a/", b"Accept-Encoding: identity\r\n"):
        wire.send(bytes([byte]))
    assert wire.answer()[2] == PAGE


def test_connection_close_and_http_1_0_end_the_connection(port: int) -> None:
    for text in (get(b"/cars/a/", b"Connection: close\r\n"), b"GET /cars/a/ HTTP/1.0\r\n\r\n"):
        wire = Wire(port)
        wire.send(text)
        assert wire.answer()[2] == PAGE
        assert wire.ended()


def test_a_body_with_a_get_does_not_become_the_next_request(wire: Wire) -> None:
    """Request smuggling: what is declared as a body is a body."""
    hidden = get(b"/hidden")
    wire.send(get(b"/cars/a/", b"Content-Length: " + str(len(hidden)).encode() + b"\r\n") + hidden + get(b"/after"))
    assert wire.answer()[2] == PAGE
    assert wire.answer()[2] == b"GET /after? "
    wire.send(get(b"/cars/a/", b"Transfer-Encoding: chunked\r\n") + b"3\r\nabc\r\n0\r\n\r\n" + get(b"/after"))
    assert wire.answer()[2] == PAGE
    assert wire.answer()[2] == b"GET /after? "


def test_a_client_that_leaves_in_the_middle_harms_nobody(port: int) -> None:
    for text in (get(b"/slow/x"), get(b"/cars/a/")[:-2], get(b"/cars/a/") * 30, b"\x16\x03\x01\x02", b"GET"):
        leaving = Wire(port)
        leaving.send(text)
        leaving.socket.close()
    wire = Wire(port)
    assert ask(wire, b"/cars/a/")[2] == PAGE
    wire.socket.close()


def test_a_body_of_just_the_size_allowed_passes(wire: Wire) -> None:
    body = b"x" * LARGEST_FORM
    wire.send(get(b"/x", b"Content-Length: " + str(len(body)).encode() + b"\r\n", b"POST") + body)
    assert wire.answer()[2] == b"POST /x? " + body


@pytest.mark.parametrize(
    "text", [b"NONSENSE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET  HTTP/1.1\r\n\r\n", b"\x00\x01\x02\r\n\r\n"]
)
def test_what_is_no_http_gets_400(port: int, text: bytes) -> None:
    wire = Wire(port)
    wire.send(text)
    assert wire.answer()[0] == 400
    wire.socket.close()


def test_an_upgrade_that_is_not_offered_is_answered_as_a_page(wire: Wire) -> None:
    more: Any = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n"
    code, _, body = ask(wire, b"/cars/a/", more)
    assert (code, body) == (200, PAGE)


def test_a_page_made_for_its_first_reader_is_answered_as_to_the_next(wire: Wire, store: Path) -> None:
    """What is behind stores the page and says so: compressed, with its tag, and 304 and HEAD work at once."""
    accept = b"Accept-Encoding: br\r\n"
    first = ask(wire, b"/made/one/", accept)
    assert (first[0], brotli.decompress(first[2])) == (200, b"<p>made</p>" * 100)
    assert "x-postilla-stored" not in first[1]
    second = ask(wire, b"/made/one/", accept)
    same = {name: value for name, value in first[1].items() if name != "date"}
    assert same == {name: value for name, value in second[1].items() if name != "date"}
    assert ask(wire, b"/made/two/", accept + b"If-None-Match: " + first[1]["etag"].encode() + b"\r\n")[0] == 304
    assert ask(wire, b"/made/three/?utm_source=x", accept, b"HEAD")[1]["content-encoding"] == "br"
    drop(store, "/made/one/")
    gone = ask(wire, b"/made/gone/", accept)
    assert (gone[0], gone[2]) == (200, b"<p>made</p>" * 100), "gone again before it could be read: as it came"


def test_stray_bytes_are_never_taken_for_an_earlier_request(wire: Wire) -> None:
    assert ask(wire, b"/cars/a/")[0] == 200
    wire.send(b"\r\n\r\n")  # empty lines between requests are allowed, and ask for nothing
    assert ask(wire, b"/")[2] == b"<p>home</p>"


def test_a_head_without_end_is_refused_before_it_fills_the_memory(wire: Wire, port: int) -> None:
    def without_end() -> None:
        wire.send(b"GET / HTTP/1.1\r\nHost: x\r\nX-Endless: ")
        for _ in range(1000):
            wire.send(b"y" * 65536)

    with pytest.raises(OSError, match=r"Broken pipe|reset"):
        without_end()
    assert ask(Wire(port), b"/")[0] == 200


def test_a_large_head_that_ends_is_answered(wire: Wire) -> None:
    assert ask(wire, b"/cars/a/", b"X-Large: " + b"y" * 30_000 + b"\r\n")[0] == 200


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf"])
def test_a_request_that_does_not_get_on_is_closed(
    store: Path, monkeypatch: pytest.MonkeyPatch, port: int, sent: bytes
) -> None:
    monkeypatch.setattr("postilla.edge.front.PATIENCE", 0.05)
    slow = Wire(port)
    slow.send(sent)
    assert slow.answer()[0] == 408
    assert slow.ended()


def test_a_connection_at_rest_is_not_taken_for_a_slow_one(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setattr("postilla.edge.front.PATIENCE", 0.05)
    wire = Wire(port)
    for _ in range(3):
        assert ask(wire, b"/")[0] == 200
        assert ask(wire, b"/slow")[2].startswith(b"GET /slow")  # takes as long as patience lasts
