"""Frames of articles: what is kept of them in memory."""

from collections.abc import Callable

import pytest

from postilla.vocabulary.kept import Kept
from tests.support.magazine import Desk
from tests.support.reader import tree


@pytest.mark.django_db
def test_frames_are_kept_by_their_bytes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from postilla.publishing import shell

    desk.page()
    for memory, remembered in ((10_000_000, True), (1000, False)):
        monkeypatch.setattr(shell, "_parsed", Kept(memory))
        first, second = shell.stored(desk.path), shell.stored(desk.path)
        assert first == second is not None
        assert (first is second) is remembered


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "said"), [(90, "90 seconds between"), (120, "2 minutes between"), (0, "")])
def test_slow_mode_is_told_before_one_writes(bring: Callable[..., Desk], seconds: int, said: str) -> None:
    from postilla.articles.models import ArticlePage

    desk = bring()
    ArticlePage.objects.update(slow_seconds=seconds)
    form = tree(desk.page()).get_element_by_id("comment-form")
    notes = form.xpath(".//p[@id='form-pace']")
    assert [said in note.text_content() for note in notes] == ([True] if said else [])
    described = form.xpath(".//textarea/@aria-describedby")[0]
    assert ("form-pace" in described.split()) is bool(said)
