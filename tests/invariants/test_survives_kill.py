"""Invariant 1: an acknowledged comment survives `kill -9`, is stored once, and appears."""

import random
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.databases import fingerprint, take_template
from tests.support.reader import count_on, shown, tree
from tests.support.server import ROOT, Server

ROUNDS, WRITERS = 2, 4


@pytest.fixture
def server(
    tmp_path: Path,
    free_port: int,
    fresh_database: Callable[[], str],
    django_db_setup: None,
    pytestconfig: pytest.Config,
) -> Iterator[Server]:
    made = Server(tmp_path / "home", free_port, fresh_database())
    made.home.mkdir()
    migrated = Path(pytestconfig.cache.mkdir("migrated")) / f"migrated-{fingerprint(ROOT)}.sqlite3"
    take_template(migrated, made.home / "postilla.sqlite3")
    made.prepare()
    yield made
    if made.process is not None and made.process.poll() is None:
        made.kill()


class Writer(threading.Thread):
    """Posts one comment after the other, each with a key, until the server is gone. Remembers what was acknowledged."""

    def __init__(self, server: Server, name: str, enough: threading.Semaphore) -> None:
        super().__init__(name=name)
        self.server, self.enough = server, enough
        self.acknowledged: dict[int, str] = {}
        self.open = ""  # sent, and no answer came

    def run(self) -> None:
        with self.server.client() as client:
            for number in range(10_000):
                text = f"{self.name} says sentence {number}."
                self.open = text
                form = {"text": text, "author": self.name, "email": f"{self.name}@example.org", "key": text}
                try:
                    answer = client.post(
                        f"{self.server.article}comments/", data=form, headers={"accept": "application/json"}
                    )
                except httpx.HTTPError:
                    return
                if answer.status_code == 201:
                    self.acknowledged[answer.json()["id"]] = text
                    self.open = ""
                    self.enough.release()


def crawl(client: httpx.Client, article: str) -> tuple[dict[str, str], int]:
    """All comments that links lead to from the article's page, and the number it shows."""
    found: dict[str, str] = {}
    ahead, seen, number = [article], set(), -1
    while ahead:
        path = ahead.pop().partition("#")[0]
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        number = count_on(answer.text) if path == article else number
        for one, text in shown(answer.text).items():
            assert found.setdefault(one, text) == text
        root = tree(answer.text)
        ahead += root.xpath("//nav[@class='pages']/a/@href | //p[@class='branch-more']/a/@href")
    return found, number


def quiet(client: httpx.Client, server: Server, wanted: int) -> tuple[dict[str, str], int]:
    """What is found once every fact was acted on: asked again and again, as readers would."""
    for _ in range(200):
        found, number = crawl(client, server.article)
        if len(found) == number >= wanted:
            return found, number
        threading.Event().wait(0.1)
    return found, number


def test_what_was_acknowledged_is_there_once_and_shown(server: Server) -> None:
    dice = random.Random(11)
    acknowledged: dict[int, str] = {}
    unknown: set[str] = set()
    for round_number in range(ROUNDS):
        server.start()
        enough = threading.Semaphore(0)
        writers = [Writer(server, f"Writer{round_number}{n}", enough) for n in range(WRITERS)]
        for writer in writers:
            writer.start()
        for _ in range(dice.randint(5, 40)):
            enough.acquire(timeout=30)
        server.kill()
        for writer in writers:
            writer.join()
            acknowledged.update(writer.acknowledged)
            unknown |= {writer.open} - {""}
    server.start()
    with server.client() as client:
        found, number = quiet(client, server, len(acknowledged))
        for one, text in acknowledged.items():
            assert found.get(f"c{one}") == text, "acknowledged, and not shown"
        assert len(found) == number
        texts = list(found.values())
        assert len(texts) == len(set(texts)), "stored twice"
        assert set(texts) - set(acknowledged.values()) <= unknown, "only what was being sent may be there besides"
        for text in sorted(unknown):  # the browser sends again what got no answer
            who = text.split()[0]
            form = {"text": text, "author": who, "email": f"{who}@example.org", "key": text}
            assert client.post(f"{server.article}comments/", data=form).status_code == 303
        found, number = quiet(client, server, len(acknowledged) + len(unknown))
        assert sorted(found.values()) == sorted([*acknowledged.values(), *unknown])
    server.kill(signal.SIGTERM)
    checked = server.run("check")
    # Facts that the killed process had claimed are due again after their lease; nothing else may be wrong.
    wrong = [
        line for line in checked.stdout.splitlines() if line and "facts wait" not in line and "All is well" not in line
    ]
    assert (wrong, checked.stderr) == ([], "")


def test_a_second_server_on_the_same_folder_is_refused(server: Server) -> None:
    server.start()
    second = server.run("serve", "--port", "0")
    assert second.returncode == 2
    assert "Another server runs" in second.stderr
    with server.client() as client:
        assert client.get("/health").json() == {"status": "ok"}


def test_reading_goes_on_with_the_database_gone(server: Server) -> None:
    """Invariant 5: a stored page is served although the database was moved away."""
    server.start()
    with server.client() as client:
        before = client.get(server.article)
        assert before.status_code == 200
        client.get(server.article)
        for file in server.home.glob("postilla.sqlite3*"):
            file.rename(file.with_name(f"away-{file.name}"))
        after = client.get(server.article)
        assert (after.status_code, after.text) == (200, before.text)
        assert after.headers["etag"]
        assert not after.headers.get_list("set-cookie")
        found = client.get(server.article, headers={"if-none-match": after.headers["etag"]})
        assert found.status_code == 304
