"""Invariant 3: an address is nowhere but on its own mail. Post, be mailed, export, crash, go on; then look everywhere.

Looked through: the whole home folder (database with its log, page store, media, what keys and markers lie there), what
the server and the commands said, each page, feed and answer that was given, each call to another system, each mail.
"""

import base64
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.support.listener import Listener, listening
from tests.support.post import PostOffice, office
from tests.support.server import Server

__all__ = ["office"]

ALL = {name: f"{name}.q7x@readers-{name}.example" for name in ("ada", "bob", "cora", "dan", "eve")}
ENDPOINT = """
from postilla.notifications.models import Endpoint
Endpoint.objects.create(name="Elsewhere", url={url!r}, posted=True, published=True, rejected=True, reported=True)
"""


class Said:
    """Gathers what a server prints, while it runs."""

    def __init__(self, server: Server) -> None:
        self.lines: list[str] = []
        assert server.process is not None
        assert server.process.stdout is not None
        self._thread = threading.Thread(target=self._read, args=(server.process.stdout,), daemon=True)
        self._thread.start()

    def _read(self, out: Iterator[str]) -> None:
        try:
            self.lines.extend(out)
        except ValueError:
            return  # closed by who killed the server


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as made:
        yield made


@pytest.fixture
def server(
    tmp_path: Path, free_port: int, fresh_database: Callable[[], str], office: PostOffice, listener: Listener
) -> Iterator[Server]:
    settings = {
        "POSTILLA_MAIL": office.url, "POSTILLA_MAIL_FROM": "mail@gazette.example",
        "POSTILLA_WEBHOOK_NETWORKS": "127.0.0.0/8",
    }  # fmt: skip
    made = Server(tmp_path / "home", free_port, fresh_database(), **settings)
    made.prepare(ENDPOINT.format(url=listener.url))
    yield made
    if made.process is not None and made.process.poll() is None:
        made.kill()


def _spellings(address: str) -> list[bytes]:
    """An address as it might have slipped out: plain, in capitals, in an address of the web, encoded, its halves."""
    local, _, domain = address.partition("@")
    kinds = [address, address.upper(), quote(address), quote(address, safe=""), local, domain]
    kinds += [address.encode().hex(), base64.b64encode(address.encode()).decode().rstrip("=")]
    return [kind.encode() for kind in kinds]


def _holding(address: str, where: dict[str, bytes]) -> list[str]:
    return sorted(name for name, words in where.items() if any(kind in words for kind in _spellings(address)))


def _post(client: httpx.Client, server: Server, name: str, **more: str) -> httpx.Response:
    form = {"text": f"Words of {name}.", "author": name.title(), "email": ALL[name], "answers": "1", **more}
    return client.post(f"{server.article}comments/", data=form)


def _confirm_all(client: httpx.Client, office: PostOffice) -> None:
    """Ada and Bob, who wrote, say that it was them; Dan wants the letters that he asked for."""
    for number, door in ((2, "/me/claim/"), (1, "/mail/confirm/")):
        for letter in office.wait_for(number, door):
            assert client.post(letter.link(door)).status_code in (200, 303), door


def test_an_address_is_nowhere_but_on_its_own_mail(server: Server, office: PostOffice, listener: Listener) -> None:
    given: dict[str, bytes] = {}
    server.start()
    first = Said(server)
    with server.client() as client:
        answers = [_post(client, server, name) for name in ("ada", "bob")]
        answers.append(
            _post(client, server, "cora", email=f"{ALL['cora']} <script>")
        )  # refused, given back to its sender
        assert answers.pop().status_code == 422
        comment = answers[0].headers["location"].rpartition("#c")[2]
        answers.append(client.post(f"{server.article}comments/follow", data={"email": ALL["dan"], "rhythm": "instant"}))
        _confirm_all(client, office)
        office.to_rcpt = [f"550 <{ALL['eve']}>: no such user here"]  # servers quote whom they refuse
        answers.append(_post(client, server, "eve", parent=comment, text="An answer."))
        answers.append(client.post(f"/c/{comment}/report", data={"reason": "spam"}))
        given |= {f"answer {number}": answer.content for number, answer in enumerate(answers)}
        office.wait_for(2, "/mail/stop/")
    server.kill()
    server.start()
    second = Said(server)
    with server.client() as client:
        again = _post(client, server, "bob", author="Robert", text="After the crash.")
        assert again.status_code in (200, 303), "his name was confirmed elsewhere, so he writes under another"
        office.wait_for(3, "/mail/stop/")
        given |= _everything(client, server, comment)
    check = server.run("check")
    server.kill()
    given["said by the server"] = "".join(first.lines + second.lines).encode()
    given["said by a command"] = (check.stdout + check.stderr).encode()
    given |= {f"call {n}: {heard.path}": heard.body for n, heard in enumerate(listener.heard)}
    assert listener.heard
    given |= _dumped(server)
    given |= {str(file): file.read_bytes() for file in server.home.rglob("*") if file.is_file()}
    assert len(given) > 15
    assert {name: _holding(address, given) for name, address in ALL.items()} == {name: [] for name in ALL}
    for letter in office.letters:
        [to] = letter.to
        others = [address for address in ALL.values() if address != to]
        assert [_holding(other, {"letter": letter.raw}) for other in others] == [[]] * len(others)
        assert to.encode() in letter.raw
    assert {to for letter in office.letters for to in letter.to} >= {ALL["ada"], ALL["bob"], ALL["dan"]}


def _everything(client: httpx.Client, server: Server, comment: str) -> dict[str, bytes]:
    """Every address that readers, feed readers and scripts ask for. Those of `/me/` show readers their own."""
    paths = [
        "/", server.article, f"{server.article}comments/feed.atom", f"{server.article}comments/feed.rss",
        f"{server.article}comments/feed.json", "/feeds/comments.atom", "/feeds/articles.json", "/sitemap.xml",
        f"/c/{comment}", f"/c/{comment}/reply", f"/c/{comment}/history", "/search/?q=Words",
    ]  # fmt: skip
    return {path: client.get(path, follow_redirects=True).content for path in paths}


def _dumped(server: Server) -> dict[str, bytes]:
    """The tables of a PostgreSQL database, which does not lie in the home folder."""
    url = server.environment.get("POSTILLA_DATABASE_URL", "")
    if not url:
        return {}
    import psycopg

    found = {}
    with psycopg.connect(url) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (name,) in names:
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            found[f"table {name}"] = repr(rows).encode()
    return found


def test_the_search_finds_what_it_looks_for() -> None:
    """A search that cannot find anything would prove nothing."""
    for spelling in _spellings(ALL["ada"]):
        assert _holding(ALL["ada"], {"here": b"before " + spelling + b" after"}) == ["here"]
    assert _holding(ALL["ada"], {"here": ALL["bob"].encode()}) == []
