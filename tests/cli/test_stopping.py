"""Ctrl-C: the server says that it stops, and that it has."""

import signal
from pathlib import Path

import pytest

from tests.support.server import Server


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_server_says_that_it_stops_and_that_it_has(tmp_path: Path, free_port: int, how: int) -> None:
    server = Server(tmp_path, free_port)
    server.prepare()
    server.start()
    assert server.process is not None
    assert server.process.stdout is not None
    with server.client() as client:
        assert client.get("/health").status_code == 200, "it runs, so that a signal is heard by it"
    server.process.send_signal(how)
    said = server.process.stdout.read().splitlines()
    assert server.process.wait() == 0
    assert [line.partition(":")[0] for line in said] == ["Stopping", "Stopped."]
