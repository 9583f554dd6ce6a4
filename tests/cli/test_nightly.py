"""The pass over what readers say runs once a night, in a process of its own, and a server that was down catches up."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from postilla.cli import nightly
from postilla.cli.nightly import Nightly
from postilla.insights import parts

EVENING, NIGHT, MORNING = (datetime(2024, 1, 5, hour, 30, tzinfo=UTC) for hour in (1, 3, 9))
NEXT = datetime(2024, 1, 6, 4, tzinfo=UTC)


@pytest.fixture
def ran(settings: Any, tmp_path: Path, monkeypatch: Any) -> Path:
    """A file in which each run of the command leaves its arguments."""
    settings.POSTILLA_HOME, settings.TIME_ZONE = tmp_path, "UTC"
    said = tmp_path / "ran"
    code = f"import sys; open({str(said)!r}, 'a').write(' '.join(sys.argv[1:]) + chr(10))"
    monkeypatch.setattr(nightly, "COMMAND", (sys.executable, "-c", code, "insights", "pass"))
    return said


def _ended(one: Nightly) -> None:
    assert one._running is not None
    one._running.wait(20)


def test_once_a_night(ran: Path, tmp_path: Path) -> None:
    one = Nightly()
    assert not one.look(EVENING), "not before its hour"
    assert one.look(NIGHT)
    _ended(one)
    assert not one.look(MORNING)
    assert not Nightly().look(MORNING), "nor after a start of the server"
    assert one.look(NEXT)
    _ended(one)
    assert ran.read_text().splitlines() == [f"insights pass --home {tmp_path}"] * 2


def test_at_once_where_meanings_are_told_otherwise(ran: Path, tmp_path: Path, monkeypatch: Any) -> None:
    """The sentence model was installed or removed: what readers say is in no theme until all was read again."""
    one = Nightly()
    monkeypatch.setattr(parts, "meaning_name", lambda: "sentences")
    assert one.look(NIGHT)
    _ended(one)
    monkeypatch.setattr(parts, "meaning_name", lambda: "words")
    assert one.look(MORNING), "by another engine than last night"
    _ended(one)
    assert not one.look(MORNING), "once"
    (tmp_path / "last-pass").write_text("2024-01-05")
    assert not one.look(MORNING), "nobody knows by which, as before it was kept"


def test_one_at_a_time_and_none_outlives_the_server(ran: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(nightly, "COMMAND", (sys.executable, "-c", "import signal; signal.pause()"))
    one = Nightly()
    assert one.look(NIGHT)
    assert not one.look(NEXT)
    one.stop()
    assert one._running is not None
    assert one._running.returncode == -15


def test_a_failure_is_said(ran: Path, monkeypatch: Any, caplog: Any) -> None:
    monkeypatch.setattr(nightly, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    one = Nightly()
    assert one.look(NIGHT)
    _ended(one)
    with caplog.at_level("ERROR", logger="postilla.nightly"):
        nightly.log.addHandler(caplog.handler)
        one.look(MORNING)
        nightly.log.removeHandler(caplog.handler)
    assert "failed" in caplog.text
