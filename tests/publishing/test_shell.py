"""Frames are kept and forgotten while others make pages: nobody waits for who waits for them."""

import threading
from collections.abc import Callable

import pytest

from postilla.pagestore.put import making
from postilla.publishing import shell

PATH = "/one/two/"


def _in_thread(do: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    return thread


@pytest.fixture
def home(settings, tmp_path):
    settings.POSTILLA_HOME = tmp_path
    return tmp_path


def test_a_frame_is_stored_while_all_are_to_be_forgotten(home) -> None:
    """Who makes a page holds its turn and keeps its frame; who forgets all waits for that turn and nothing else."""
    waited: list[bool] = []

    def make() -> None:
        with making(home / "pages", PATH), shell.making(PATH) as made:
            forgetting = _in_thread(shell.forget_all)
            while made.stands:  # until this one was told that it is old
                forgetting.join(0.01)
            shell.store(PATH, b"<p>old</p>", {}, made)
            waited.append(forgetting.is_alive())
        forgetting.join(20)
        waited.append(forgetting.is_alive())

    _in_thread(make).join(30)
    assert waited == [True, False], "they wait for each other"
    assert shell.stored(PATH) is None, "what was forgotten while it was made is not kept"


def test_what_nobody_forgets_is_kept(home) -> None:
    with shell.making(PATH) as made:
        shell.store(PATH, b"<p>new</p>", {"a": 1}, made)
    found = shell.stored(PATH)
    assert found is not None
    assert found.facts == {"a": 1}
