"""Invariant 1: an acknowledged comment survives `kill -9`, is stored once, and appears."""

import random
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.invariants.writers import Writer, settle_accounts
from tests.support.server import Server

ROUNDS, WRITERS = 2, 4


@pytest.fixture(scope="session")
def prepared(
    tmp_path_factory: pytest.TempPathFactory,
    fresh_database: Callable[..., str],
) -> Server:
    """A home with its tables and an article, of which each test takes a copy: to make one takes many times as long."""
    made = Server(tmp_path_factory.mktemp("prepared") / "home", 0, fresh_database())
    made.prepare()
    return made


@pytest.fixture
def server(prepared: Server, tmp_path: Path, free_port: int, fresh_database: Callable[..., str]) -> Iterator[Server]:
    shutil.copytree(prepared.home, tmp_path / "home")
    url = prepared.environment.get("POSTILLA_DATABASE_URL", "")
    made = Server(tmp_path / "home", free_port, fresh_database(url))
    yield made
    if made.process is not None and made.process.poll() is None:
        made.kill()


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
    settle_accounts(server, acknowledged, unknown)


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
