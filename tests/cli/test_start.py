"""What the first line of every command may find, and says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.server import POSTILLA, Server


@pytest.mark.parametrize("beside", ["a-file", "a-file/below"])
def test_a_home_that_cannot_be_one_is_a_sentence(tmp_path: Path, free_port: int, beside: str) -> None:
    (tmp_path / "a-file").write_text("words")
    done = Server(tmp_path / beside, free_port).run("serve", "--port", "0")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "cannot be the home folder" in done.stderr
    assert "--home or POSTILLA_HOME" in " ".join(done.stderr.split())


def test_a_host_that_this_machine_has_not_is_said_of_the_host(tmp_path: Path, free_port: int) -> None:
    done = Server(tmp_path / "home", free_port).run("serve", "--host", "192.0.2.1", "--port", "0")
    assert done.returncode == 2
    assert "this machine has no such address. Choose another with --host" in " ".join(done.stderr.split())


def test_a_database_out_of_reach_is_one_line_with_the_mend(tmp_path: Path, free_port: int) -> None:
    url = f"postgresql://ada:hidden-word@127.0.0.1:{free_port}/gazette"
    command = [sys.executable, "-c", POSTILLA, "check", "--home", str(tmp_path)]
    (tmp_path / "keys").mkdir()
    environment = {**os.environ, "POSTILLA_DATABASE_URL": url}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    for words in ("gazette at 127.0.0.1", f"port {free_port}", "POSTILLA_DATABASE_URL", "Start PostgreSQL"):
        assert words in said
    assert "hidden-word" not in said


def test_a_database_without_its_keys_is_said_to_be_one_and_gets_no_others(tmp_path: Path) -> None:
    (tmp_path / "postilla.sqlite3").write_bytes(b"")
    for words in (("check",), ("serve", "--port", "0"), ("keys", "rotate")):
        command = [sys.executable, "-c", POSTILLA, *words, "--home", str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 2, words
        assert "has no keys. Put back the folder keys/" in done.stderr, words
        assert not (tmp_path / "keys").exists(), words


def test_a_database_with_the_key_of_another_is_opened_by_no_command(tmp_path: Path, free_port: int) -> None:
    server = Server(tmp_path / "home", free_port)
    server.prepare("from postilla.identity.writes import meet\nmeet('Ada', 'ada@example.org', '', None, now)")
    file = server.home / "keys" / "address"
    right = file.read_text()
    file.write_text("7" * 64)
    for words in (("check",), ("serve", "--port", "0"), ("keys", "rotate")):
        done = server.run(*words)
        assert (done.returncode, "not the key of this database" in done.stderr) == (2, True), words
    file.write_text(right)
    assert "not the key" not in server.run("check").stderr
