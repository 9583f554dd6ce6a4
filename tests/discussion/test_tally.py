"""Counting a whole thread: what it finds, and that depth costs nothing."""

from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.discussion import reads, rules, tally, writes
from postilla.discussion.counts import recount_all, recount_up
from postilla.discussion.models import Comment, Page, Thread
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, Brought

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def brought(answers: int | None, state: str = PUBLISHED, **fields: Any) -> Brought:
    return Brought(None, "Ada", "", None, "<p>x</p>", "x", state, NOW, "", answers=answers, **fields)


def thread_of(batch: list[Brought]) -> Thread:
    writes.bring_in("s", batch, NOW)
    return Thread.objects.get(subject="s")


def counted() -> tuple[list[Any], list[Any]]:
    comments = Comment.objects.order_by("id").values_list("id", "reach")
    return list(comments), sorted(Page.objects.values_list("parent", "number", "reach"))


@pytest.mark.parametrize("step", [1, 7, 5000])
def test_a_whole_count_agrees_with_counting_branch_by_branch(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "STEP", step)
    random = Random(7)
    batch = [
        brought(random.randrange(n) if n and random.random() < 0.8 else None,
                random.choice([PUBLISHED, PUBLISHED, REJECTED, HELD]), answered=random.random() < 0.5)
        for n in range(160)
    ]  # fmt: skip
    thread = thread_of([*batch, *(brought(0) for _ in range(rules.PAGE * 2))])
    recount_all(thread)
    whole, count = counted(), thread.count
    Comment.objects.update(reach=0)
    Page.objects.all().delete()
    for comment in Comment.objects.exclude(path=None).order_by("-depth"):
        recount_up(thread, Comment.objects.get(id=comment.id))
    assert counted() == whole
    assert count == Comment.objects.filter(state=PUBLISHED).count() == Thread.objects.get().count


def test_a_deep_thread_takes_no_more_statements_than_a_flat_one() -> None:
    asked = []
    for deep in (False, True):
        Comment.objects.all().delete()
        thread = thread_of([brought(n - 1 if deep and n else None) for n in range(rules.DEEPEST)])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            recount_all(thread)
        assert thread.count == rules.DEEPEST
        asked.append(len(queries))
    assert asked[1] <= asked[0] + 2


def test_a_batch_may_hold_answers_to_itself_and_keeps_their_order() -> None:
    thread_of([brought(None), brought(None), brought(0), brought(2), brought(0)])
    assert list(Comment.objects.order_by("id").values_list("path", flat=True)) == ["11", "12", "1111", "111111", "1112"]
    first = Comment.objects.order_by("id")[0]
    assert first.children_given == 2
    writes.bring_in("s", [Brought(first.id, "Ada", "", None, "<p>x</p>", "x", PUBLISHED, NOW, "")], NOW)
    assert Comment.objects.order_by("-id")[0].path == "1113"


def test_an_answer_to_one_that_waits_gives_it_its_place() -> None:
    ids = writes.bring_in("s", [brought(None, HELD), brought(None, HELD), brought(None)], NOW)
    writes.bring_in("s", [Brought(ids[1], "Ada", "", None, "<p>x</p>", "x", PUBLISHED, NOW, "")], NOW)
    assert writes.settle("s", NOW) == 2
    assert list(Comment.objects.order_by("id").values_list("path", flat=True)) == [None, "12", "11", "1211"]
    writes.move(ids[1], PUBLISHED, NOW, lambda _guest: None)
    assert reads.audit("s") == []
    assert Thread.objects.get().count == 3
    assert Comment.objects.get(id=ids[1]).path == "12"
