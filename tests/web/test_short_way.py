"""What readers do goes through Django in short, and is answered as the whole of Django answers it."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from postilla.edge.threads import Answer, Environ, environ_of
from tests.support.magazine import Desk, bring, desk, site
from tests.support.reader import FORM

__all__ = ["bring", "desk", "site"]
JSON = "application/json"
WAYS = ["whole", "deeds"]
Way = Callable[[Environ], Answer]


def request(method: str, path: str, body: bytes = b"", **headers: str) -> dict[str, Any]:
    given = {"host": "127.0.0.1:8000", "content-type": "application/x-www-form-urlencoded", **headers}
    return environ_of(
        {
            "type": "http", "method": method, "path": path, "query_string": b"", "http_version": "1.1",
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
        },
        body,
    )  # fmt: skip


def way(name: str) -> Way:
    from postilla.config import server, wsgi  # the server's hearer leaves the test's transaction alone

    assert server.application.behind is not None
    found: Way = getattr(wsgi, name)
    return found


@pytest.mark.parametrize(
    ("method", "path", "cookie", "expected"),
    [
        ("POST", "/cars/a-new-car/comments/", "", "deeds"),
        ("POST", "/c/12/agree", "postilla_guest=1:abc", "deeds"),
        ("POST", "/c/12/report", "", "deeds"),
        ("POST", "/cars/a-new-car/comments/", "a=b; sessionid=xyz", "whole"),
        ("GET", "/cars/a-new-car/comments/", "", "whole"),
        ("POST", "/admin/login/", "", "whole"),
        ("POST", "/preview", "", "whole"),
        ("POST", "/c/12/agree/more", "", "whole"),
    ],
)
def test_only_what_readers_do_takes_it(
    monkeypatch: pytest.MonkeyPatch, method: str, path: str, cookie: str, expected: str
) -> None:
    from postilla.config import wsgi

    taken: list[str] = []

    def taking(name: str) -> Way:
        def take(_asked: Environ) -> Answer:
            taken.append(name)
            return 200, [], b""

        return take

    for name in WAYS:
        monkeypatch.setattr(wsgi, name, taking(name))
    wsgi.door(request(method, path, b"", **({"cookie": cookie} if cookie else {})))
    assert taken == [expected]


def without_cookie(answer: Answer) -> tuple[int, dict[bytes, bytes]]:
    status, headers, _ = answer
    changing = (b"set-cookie", b"content-length", b"location")
    return status, {name: value for name, value in headers if name not in changing}


@pytest.mark.django_db
def test_the_answers_are_the_same(desk: Desk, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    path, form = f"{desk.path}comments/", {**FORM, "text": "Said once."}
    first = desk.post()
    asked: list[tuple[str, int, Callable[[str], dict[str, Any]]]] = [
        ("posted", 303, lambda n: request("POST", path, urlencode({**form, "key": n}).encode())),
        ("as script", 201, lambda n: request("POST", path, urlencode({**form, "key": f"s{n}"}).encode(), accept=JSON)),
        ("refused", 422, lambda _: request("POST", path, b"text=")),
        ("other site", 403, lambda _: request("POST", path, urlencode(form).encode(), origin="https://evil.example")),
        ("other host", 400, lambda _: request("POST", path, urlencode(form).encode(), host="evil.example")),
        ("unreadable", 400, lambda _: request("POST", path, b"&".join(b"a%d=1" % n for n in range(2000)))),
        ("nowhere", 404, lambda _: request("POST", "/cars/none/comments/", urlencode(form).encode())),
        ("agreed", 303, lambda _: request("POST", f"/c/{first}/agree")),
        ("reported", 200, lambda _: request("POST", f"/c/{first}/report", b"reason=spam")),
        ("not theirs", 403, lambda _: request("POST", f"/c/{first}/withdraw")),
    ]  # fmt: skip
    for name, status, make in asked:
        whole, short = (without_cookie(way(one)(make(one))) for one in WAYS)
        assert (whole[0], whole) == (status, short), name


@pytest.mark.django_db
def test_a_post_by_it_is_stored_and_remembered(desk: Desk) -> None:
    asked = request("POST", f"{desk.path}comments/", urlencode(FORM).encode(), accept=JSON)
    status, headers, said = way("door")(asked)
    assert (status, json.loads(said)["state"], desk.count) == (201, "published", 1)
    assert dict(headers)[b"set-cookie"].strip().startswith(b"postilla_guest=")
