"""What answers to passages cost, and what becomes of them when editors take words out or move comments."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from postilla.articles.writes import corrections
from postilla.discussion.values import Spot
from postilla.discussion.writes.relocate import relocate
from postilla.publishing import shell
from postilla.vocabulary import quote
from tests.journeys.test_passages import BODY, WINTER, answer, publish
from tests.support.magazine import Desk
from tests.support.staff import member


@pytest.fixture
def desk(bring: Callable[..., Desk]) -> Desk:
    return bring("The Leaf", body=(("text", BODY),))


def article(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])


def test_a_passage_is_looked_for_once_for_each_change(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        answer(desk, WINTER, text=f"Measured, time {number}.", email=f"r{number}@mail.example.org")
    sought: list[str] = []
    closely = quote._changed

    def noted(one: quote.Quote, line: str) -> Any:
        sought.append(one.exact)
        return closely(one, line)

    monkeypatch.setattr(quote, "_changed", noted)
    publish(desk, "<p>All of it is written anew, by another hand, about bicycles.</p>")
    assert len(sought) == 1
    desk.post("On all of it.")
    desk.drain()
    assert desk.page().count("no longer stands") == 3
    shell.forget_all()
    assert desk.page(f"{desk.path}comments/passages/").count("no longer stands") == 3
    assert len(sought) == 1


def test_only_pages_that_show_the_comment_are_dropped(desk: Desk) -> None:
    from postilla.pagestore.read import get
    from postilla.publishing.maker import maker

    first = desk.post("A first one.")
    desk.drain()
    branch = f"{desk.path}comments/branch/{first}/"
    assert desk.page(branch)
    answer(desk, WINTER)
    desk.drain()
    assert get(maker().root, branch) is not None
    assert desk.page().count('class="passage-mark"') == 1


def test_words_that_were_taken_out_and_hidden_are_shown_nowhere(desk: Desk) -> None:
    editor = member()
    answer(desk, WINTER)
    corrections.keep_version(article(desk), desk.at)
    publish(desk, "<p>The range is 420 km in summer.</p>")
    listed = f"{desk.path}comments/passages/"
    assert "300 km" in desk.page()
    assert "300 km" in desk.page(listed)
    corrections.withhold(article(desk).pk, 1, True, editor, timezone.now())
    desk.drain()
    assert "300 km" not in desk.page()
    assert "300 km" not in desk.page(listed)
    assert "no longer stands" in desk.page()
    corrections.withhold(article(desk).pk, 1, False, editor, timezone.now())
    desk.drain()
    assert "300 km" in desk.page()


def test_a_comment_that_was_moved_away_marks_nothing(desk: Desk, bring: Callable[..., Desk]) -> None:
    number = int(answer(desk, WINTER)["Location"].rpartition("#c")[2])
    other = bring("The Other")
    relocate(number, Spot(other.subject, None), timezone.now())
    desk.drain()
    assert "I measured it." not in desk.page(f"{desk.path}comments/passages/")
    shell.forget_all()
    publish(desk, BODY)
    assert "passage-mark" not in desk.page()
