"""Frames of articles: what is kept of them in memory."""

import pytest

from postilla.vocabulary.kept import Kept
from tests.support.magazine import Desk


@pytest.mark.django_db
def test_frames_are_kept_by_their_bytes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from postilla.publishing import shell

    desk.page()
    for memory, remembered in ((10_000_000, True), (1000, False)):
        monkeypatch.setattr(shell, "_parsed", Kept(memory))
        first, second = shell.stored(desk.path), shell.stored(desk.path)
        assert first == second is not None
        assert (first is second) is remembered
