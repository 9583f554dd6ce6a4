"""Threads live at random: whatever is posted, answered, held, rejected and withdrawn, counts and places are right."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from postilla.discussion import reads, rules, writes
from postilla.discussion.models import Comment, Page, Thread
from postilla.discussion.text import to_html
from postilla.discussion.values import AGREED, HELD, NEWEST, OLDEST, PUBLISHED, REJECTED, WITHDRAWN, Leaf, Writing
from postilla.discussion.writes.store import Target
from postilla.vocabulary import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pages")]
START = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)
subjects = (f"test:{n}" for n in count())

DEED = st.tuples(
    st.sampled_from(
        ["post"] * 5 + ["reply"] * 8 + ["hold", "take", "withdraw", "withdraw", "reject", "publish", "edit", "agree"]
    ),
    st.integers(0, 60),
)


class Life:
    """One thread, done to at random, and what is known of it by other means than the thread's own counts."""

    def __init__(self) -> None:
        self.subject = next(subjects)
        self.now = START
        self.ids: list[int] = []
        self.paths: dict[int, str] = {}
        self.version = 0

    def do(self, deed: str, pick: int) -> None:
        self.now += timedelta(seconds=1)
        one = self.ids[pick % len(self.ids)] if self.ids else None
        try:
            if deed in ("post", "hold") or one is None:
                self.store(None, HELD if deed == "hold" else PUBLISHED, pick)
            elif deed == "reply":
                self.store(one, HELD if pick % 7 == 0 else PUBLISHED, pick)
            elif deed == "edit":
                writes.edit(one, f"edited {self.now}", to_html("edited"), self.now, lambda _: None)
            elif deed == "agree":
                writes.agree(one, f"voter{pick}", None, self.now)
            else:
                to = {"take": HELD, "withdraw": WITHDRAWN, "reject": REJECTED, "publish": PUBLISHED}[deed]
                writes.move(one, to, self.now, lambda _: None)
        except Refusal:
            pass
        self.check()

    def store(self, parent: int | None, state: str, pick: int) -> None:
        text = "x" * (20 if pick % 5 else 9000)  # some fill a branch alone
        writing = Writing(text, to_html(text), "Ada", "", None, "", "", 0)
        stored = writes.store(Target(self.subject, parent, f"{self.now}"), lambda: (writing, state), self.now)
        assert not stored.repeated
        self.ids.append(stored.comment_id)

    def check(self) -> None:
        rows = {row.id: row for row in Comment.objects.filter(thread__subject=self.subject)}
        for row in rows.values():
            if row.path is not None:
                assert self.paths.setdefault(row.id, row.path) == row.path, "a place never changes"
            answers = [r for r in rows.values() if r.parent_id == row.id]
            assert row.reach == (row.state == PUBLISHED) + sum(a.reach for a in answers)
        published = {row.id for row in rows.values() if row.state == PUBLISHED}
        assert reads.counts([self.subject])[self.subject] == len(published)
        if rows:
            assert reads.audit(self.subject) == []
            thread = reads.thread(self.subject)
            assert thread.version >= self.version
            self.version = thread.version

    def published(self) -> set[int]:
        return set(Comment.objects.filter(thread__subject=self.subject, state=PUBLISHED).values_list("id", flat=True))


def walk(subject: str, order: str = OLDEST) -> tuple[set[int], list[Leaf]]:
    """What a reader finds who follows every link from the first page of an order."""
    found: set[int] = set()
    leaves: list[Leaf] = []
    ahead: list[tuple[int | None, int | None]] = [(None, None)]
    seen = set()
    while ahead:
        branch, number = ahead.pop()
        leaf = reads.leaf(subject, number, order if branch is None else OLDEST, branch)
        assert leaf is not None, f"a link leads nowhere: branch {branch}, page {number}"
        if (branch, leaf.number) in seen:
            continue
        seen.add((branch, leaf.number))
        leaves.append(leaf)
        found |= {c.id for c in leaf.shown if c.is_public}
        found |= {leaf.above.id} if leaf.above and leaf.above.is_public else set()
        ahead += [(branch, n) for n in (leaf.number - 1, leaf.number + 1) if 1 <= n <= leaf.pages]
        ahead += [(top, 1) for top in leaf.hidden]
    return found, leaves


def counted(subject: str) -> list[Any]:
    thread = Thread.objects.get(subject=subject)
    comments = Comment.objects.filter(thread=thread).order_by("id").values_list("id", "reach")
    pages = Page.objects.filter(thread=thread).order_by("parent", "number").values_list("parent", "number", "reach")
    return [thread.count, *comments, *pages]


def check_reading(life: Life) -> None:
    published = life.published()
    for order in (OLDEST, NEWEST, AGREED):
        found, leaves = walk(life.subject, order)
        assert found == published, f"reachable by {order}"
        for leaf in leaves:
            ids = [c.id for c in leaf.shown]
            assert len(ids) == len(set(ids))
            assert leaf.thread.count == len(published)
            tops = [c.path or "" for c in leaf.children]
            if order == OLDEST or leaf.above:
                assert tops == sorted(tops)
                paths = [c.path or "" for c in leaf.shown]
                assert paths == sorted(paths), "reading order"
            for view in leaf.shown:
                if not view.is_public:
                    assert (view.html, view.author_name, view.website) == ("", "", ""), "a tombstone keeps no words"
                    assert view.reach > 0, "a tombstone stands only over answers"
            shown_public = sum(c.is_public for c in leaf.shown)
            assert shown_public + sum(leaf.hidden.values()) == sum(c.reach for c in leaf.children)
    for one in life.ids:
        place = reads.place_of(one)
        row = Comment.objects.get(id=one)
        assert (place is not None) == (row.path is not None and row.reach > 0)
        if place:
            page = reads.leaf(life.subject, place.number, OLDEST, place.branch)
            assert page is not None
            assert one in [c.id for c in page.shown], "place_of leads to a page that shows it"
        if row.path is not None:
            assert reads.chain(one)[-1] == one


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.lists(DEED, min_size=5, max_size=45))
def test_a_thread_that_lives_at_random_counts_and_shows_right(deeds: list[tuple[str, int]]) -> None:
    life = Life()
    for deed, pick in deeds:
        life.do(deed, pick)
    check_reading(life)
    before = counted(life.subject)
    writes.recount(life.subject, life.now)
    assert counted(life.subject) == before, "counting again changes nothing"


def test_a_branch_deeper_than_any_page_is_reached_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chain of answers, each to the one before, down to the deepest level and beyond it."""
    monkeypatch.setattr(rules, "DEEPEST", 40)
    life = Life()
    life.store(None, PUBLISHED, 1)
    for _ in range(rules.DEEPEST + 3):
        life.now += timedelta(seconds=1)
        life.store(life.ids[-1], PUBLISHED, 1)
    assert (
        max(Comment.objects.filter(thread__subject=life.subject).values_list("depth", flat=True)) == rules.DEEPEST - 1
    )
    assert walk(life.subject)[0] == set(life.ids)
    for one in life.ids[:: rules.DEEPEST // 7]:
        place = reads.place_of(one)
        assert place is not None
        leaf = reads.leaf(life.subject, place.number, OLDEST, place.branch)
        assert leaf is not None
        assert one in [c.id for c in leaf.shown]


def test_withdrawing_every_comment_in_any_order_empties_the_thread() -> None:
    life = Life()
    for number in range(12):
        life.do("post" if number % 4 == 0 else "reply", number * 3 + 1)
    for one in [*life.ids[::2], *reversed(life.ids[1::2])]:
        writes.move(one, WITHDRAWN, life.now, lambda _: None)
        life.check()
    leaf = reads.leaf(life.subject)
    assert leaf is not None
    assert (leaf.shown, leaf.hidden, leaf.thread.count) == ((), {}, 0)
    assert all(reads.place_of(one) is None for one in life.ids)
