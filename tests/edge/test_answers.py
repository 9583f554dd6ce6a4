"""What a request gets from the store: pure decisions."""

import pytest
from hypothesis import given, strategies as st

from postilla.edge.answers import encoding_for, page_path, unchanged
from postilla.edge.headers import READER, STAFF, missing
from postilla.pagestore.paths import relative


@pytest.mark.parametrize(
    ("raw", "query", "path"),
    [
        (b"/", b"", "/"),
        (b"/cars/a/", b"utm_source=x&utm_medium=y", "/cars/a/"),
        (b"/cars/a/", b"fbclid=1&&gclid=2&", "/cars/a/"),
        (b"/cars/a/", b"q=1", None),
        (b"/cars/a/", b"utm_source=x&p=12", None),
        (b"/cars/a/", b"replytocom=5", None),
        (b"/cars/%61/", b"", "/cars/a/"),
        (b"/caf%C3%A9/", b"", "/café/"),
        (b"/cars%2Fa/", b"", None),
        (b"/cars%2fa/", b"", None),
    ],
)
def test_which_page_a_target_asks_for(raw: bytes, query: bytes, path: str | None) -> None:
    assert page_path(raw, query) == path


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        (b"", ("",)),
        (b"gzip, deflate, br", ("br", "gzip", "")),
        (b"gzip", ("gzip", "")),
        (b"GZIP", ("gzip", "")),
        (b"br;q=0, gzip;q=0.5", ("gzip", "")),
        (b"br;q=0.0", ("",)),
        (b"*", ("br", "gzip", "")),
        (b"*;q=0", ("",)),
        (b"br;q=x", ("",)),
        (b"identity", ("",)),
        (b"zstd, br ; q=1", ("br", "")),
    ],
)
def test_which_encoding_a_client_takes(accepted: bytes, best: tuple[str, ...]) -> None:
    assert encoding_for(accepted) == best


@pytest.mark.parametrize(
    ("known", "same"),
    [
        (b'"a-br"', True),
        (b'W/"a-br"', True),
        (b'"b", "a-br"', True),
        (b"*", True),
        (b'"a"', False),
        (b"", False),
        (b'"a-br', False),
    ],
)
def test_whether_a_client_has_it_already(known: bytes, same: bool) -> None:
    assert unchanged(b'"a-br"', 0, known, b"") == same
    assert unchanged(b'"a-br"', 10**9, known, DAY) == (same or not known), "where a tag is named, no date counts"


DAY = b"Sun, 09 Sep 2001 01:46:40 GMT"  # 10⁹ seconds after 1970


@pytest.mark.parametrize(
    ("since", "same"),
    [
        (DAY, True),
        (b"Sun, 09 Sep 2001 01:46:41 GMT", True),
        (b"Sun, 09 Sep 2001 01:46:39 GMT", False),
        (b"Sunday, 09-Sep-01 01:46:40 GMT", True),
        (b"Sun Sep  9 01:46:40 2001", True),
        (b"Sun, 09 Sep 2001 01:46:40 +0500", False),
        (b"tomorrow", False),
        (b"", False),
        (DAY + b" " * 5000, False),
        (b"Sun, 09 Sep 2001 01:46:40 GMT,Sun, 09 Sep 2001 01:46:40 GMT", False),
        ("Sön, 09 Sep 2001 01:46:40 GMT".encode(), False),
    ],
)
def test_whether_it_changed_since(since: bytes, same: bool) -> None:
    assert unchanged(b'"a"', 10**9, b"", since) == same


@pytest.mark.parametrize(
    "path",
    [
        "/../x/",
        "/a/../../x/",
        "/./",
        "/.hidden/",
        "/a/.git/config.txt",
        "//",
        "//x/",
        "/a//b/",
        "/a\\b/",
        "/a\0b/",
        "x/",
        "",
        "/a.html",
        "/index.html",
        "/a.py",
        "/a.sqlite3",
        "/a/index.html.br",
        "/a/index.html.gz",
        f"/{'x' * 201}/",
        f"/{'a/' * 600}",
        f"/{'é' * 101}/",
    ],
)
def test_where_no_page_can_stand(path: str) -> None:
    assert relative(path) is None


@given(st.text(max_size=60), st.binary(max_size=60))
def test_no_target_climbs_out_of_the_store(text: str, raw: bytes) -> None:
    for path in (f"/{text}", page_path(b"/" + raw, b"") or "/"):
        name = relative(path)
        if name is not None:
            assert not name.startswith("/")
            assert not {"..", ".", ""} & set(name.split("/"))
            assert not any(part.startswith(".") for part in name.split("/"))


def test_an_answer_keeps_its_own_headers_and_gets_the_missing_ones() -> None:
    own = [(b"Content-Security-Policy", b"sandbox"), (b"content-type", b"text/html")]
    added = dict(missing("/cars/", own))
    assert b"content-security-policy" not in added
    assert set(added) == {name for name, _ in READER} - {b"content-security-policy"}
    assert dict(missing("/admin/pages/", []))[b"content-security-policy"] == dict(STAFF)[b"content-security-policy"]


def test_the_policy_for_readers_lets_nothing_inline_or_foreign_run() -> None:
    policy = dict(READER)[b"content-security-policy"].decode()
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")
