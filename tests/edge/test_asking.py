"""What is asked for only if it changed, and bodies that are too large: over a real socket."""

import os
from pathlib import Path

import pytest

from postilla.edge.app import LARGEST_FORM, READ_ON
from postilla.pagestore.put import put
from tests.edge.conftest import Wire
from tests.edge.test_front import ask, get


def test_a_date_alone_is_enough_and_counts_for_nothing_beside_a_tag(wire: Wire, store: Path) -> None:
    os.utime(store / "cars" / "a" / "index.html", (10**9, 10**9))
    _, headers, _ = ask(wire, b"/cars/a/")
    since = b"If-Modified-Since: " + headers["last-modified"].encode() + b"\r\n"
    for method in (b"GET", b"HEAD"):
        code, unchanged, body = ask(wire, b"/cars/a/", since, method)
        assert (code, body, unchanged["etag"]) == (304, b"", headers["etag"])
    assert ask(wire, b"/cars/a/", b"If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT\r\n")[0] == 200
    assert ask(wire, b"/cars/a/", since + b'If-None-Match: "another"\r\n')[0] == 200
    assert ask(wire, b"/cars/a/", b"If-Modified-Since: Sat, 08 Sep 2001 00:00:00 GMT\r\nIf-None-Match: *\r\n")[0] == 304


def test_two_versions_of_one_second_are_told_apart(wire: Wire, store: Path) -> None:
    """What was fetched in the second in which it was made may change in it once more."""
    file = store / "cars" / "a" / "index.html"
    put(store, "/cars/a/", b"<p>first</p>")
    made = file.stat().st_mtime_ns
    _, headers, body = ask(wire, b"/cars/a/")
    assert body == b"<p>first</p>"
    put(store, "/cars/a/", b"<p>second</p>")
    os.utime(file, ns=(made + 1, made + 1))
    again = ask(wire, b"/cars/a/", b"If-Modified-Since: " + headers["last-modified"].encode() + b"\r\n")
    assert (again[0], again[2]) == (200, b"<p>second</p>")


@pytest.mark.parametrize("declared", [True, False])
def test_too_large_a_body_is_read_then_refused_and_said_so(port: int, declared: bool) -> None:
    """A browser hears nothing until it has sent all."""
    wire, many = Wire(port), 2 * LARGEST_FORM // 0x10000
    if declared:
        length = str(many * 0x10000).encode()
        wire.send(get(b"/x", b"Content-Length: " + length + b"\r\n", b"POST") + b"x" * 0x10000 * many)
    else:
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        wire.send(get(b"/x", b"Transfer-Encoding: chunked\r\n", b"POST") + piece * many + b"0\r\n\r\n")
    code, headers, body = wire.answer()
    assert code == 413
    assert headers["content-security-policy"]
    assert b"too large" in body
    assert wire.ended(), "and closed, not cut off"
    wire.socket.close()


@pytest.mark.parametrize(
    "more",
    [
        b"Content-Length: " + str(READ_ON * LARGEST_FORM + 1).encode() + b"\r\n",
        b"Content-Length: " + str(LARGEST_FORM + 1).encode() + b"\r\nExpect: 100-continue\r\n",
    ],
)
def test_nothing_is_read_of_what_is_far_too_large_or_was_asked_about(port: int, more: bytes) -> None:
    wire = Wire(port)
    wire.send(get(b"/x", more, b"POST"))
    assert wire.answer()[0] == 413
    wire.socket.close()


def test_a_body_without_end_is_not_read_for_ever(port: int) -> None:
    wire = Wire(port)
    wire.send(get(b"/x", b"Transfer-Encoding: chunked\r\n", b"POST"))
    piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    with pytest.raises(OSError, match=r"reset|[Bb]roken"):
        wire.send(piece * 8 * READ_ON)
    wire.socket.close()
