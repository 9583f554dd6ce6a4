"""What is kept in memory is bounded by what it takes, not by how many things it is."""

from sys import getsizeof

import pytest

from postilla.discussion.reads import view
from postilla.discussion.values import PUBLISHED, CommentView
from postilla.vocabulary.kept import Kept, bytes_of
from tests.support.magazine import NOW


def test_what_is_kept_never_takes_more_than_its_memory() -> None:
    kept: Kept[int, str] = Kept(1000)
    for number in range(100):
        kept.put(number, "x", 100)
        held = [n for n in range(number + 1) if n in kept._newer or n in kept._older]
        assert len(held) <= 10
    assert kept.get(99) == "x"
    assert kept.get(0) is None


def test_what_is_asked_for_stays_and_what_is_not_leaves() -> None:
    kept: Kept[int, str] = Kept(1000)
    for number in range(100):
        kept.put(number, "x", 100)
        assert kept.get(0) == "x"
    assert [n for n in range(90) if kept.get(n)] == [0]


def test_what_is_kept_again_counts_once_and_what_is_too_large_not_at_all() -> None:
    kept: Kept[str, str] = Kept(1000)
    kept.put("other", "y", 100)
    for text in "abcdefghij":
        kept.put("same", text, 300)
    assert (kept.get("same"), kept.get("other")) == ("j", "y")
    kept.put("same", "large", 501)
    assert kept.get("same") is None


def test_letters_count_as_they_are_held() -> None:
    assert bytes_of("a" * 1000) < bytes_of("漢" * 1000) < bytes_of("😀" * 1000)


def test_long_comments_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: Kept[int, tuple[view.Row, CommentView]] = Kept(200_000)
    monkeypatch.setattr(view, "_kept", kept)
    html = f"<p>{'long ' * 1600}</p>"
    for number in range(200):
        row = (number, 1, None, "11", 0, 1, PUBLISHED, "Ada", "", html, "", 1, NOW, None, 0, 1, "", None)
        first = view.public_view(row)
        assert view.public_view(tuple(row)) is first
    held = [one for half in (kept._newer, kept._older) for (_, one), _ in half.values()]
    assert sum(getsizeof(one.html) * 3 for one in held) <= 200_000
    assert len(held) > 2
