"""What is personal is masked for the newsroom as it was found when a comment was read, or else as it is found now."""

import pytest

from postilla.discussion import reads as discussion
from postilla.insights.models import Heard
from postilla.insights.reads import kept
from tests.insights.test_page import read_all
from tests.support.magazine import Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


def told(*ids: int) -> dict[int, str]:
    return kept.masked_words([view for view, _ in discussion.whole(ids).values()])


def test_what_was_read_as_it_stands_is_not_searched_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one = desk.post("Call me: 0117 496 0123, please.")
    assert told(one) == {one: "Call me: […], please."}, "not read yet"
    read_all(desk)

    def never(text: str, lang: str) -> None:
        raise AssertionError(text)

    with monkeypatch.context() as patched:
        patched.setattr(kept, "masks_in", never)
        assert told(one) == {one: "Call me: […], please."}
    Heard.objects.update(revision=9)
    assert told(one) == {one: "Call me: […], please."}, "read in another revision"
