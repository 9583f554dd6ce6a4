"""Each write: what it stores, what it tells, what it refuses."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from postilla.discussion import reads, rules, writes
from postilla.discussion.events import (
    CommentChanged,
    CommentHeld,
    CommentPosted,
    CommentPublished,
    CommentRemoved,
    ThreadChanged,
)
from postilla.discussion.models import Comment, Revision
from postilla.discussion.refusals import (
    NoSuchComment,
    NotThatWay,
    NotYours,
    OwnComment,
    ParentGone,
    TooLateToEdit,
    UnknownParent,
)
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, WITHDRAWN, Brought, Writing
from postilla.discussion.writes.store import REPEAT_WINDOW, Stored, Target

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)
SUBJECT = "test:writes"


def anybody(_guest: int | None) -> None:
    return None


def nobody(_guest: int | None) -> None:
    raise NotYours


def store(text: str = "Hello", parent: int | None = None, **said: Any) -> Stored:
    state, subject = said.pop("state", PUBLISHED), said.pop("subject", SUBJECT)
    writing = Writing(text, f"<p>{text}</p>", "Ada", "", said.pop("guest_id", None), "n", "en", 0)
    target = Target(subject, parent, said.pop("fingerprint", text))
    return writes.store(target, lambda: (writing, state), said.pop("now", NOW))


def brought(parent: int | None = None, state: str = PUBLISHED) -> Brought:
    return Brought(parent, "Ada", "", None, "<p>x</p>", "x", state, NOW, "")


def test_a_comment_is_stored_and_told() -> None:
    stored = store()
    published = CommentPublished(SUBJECT, stored.comment_id, "11", first_on_page=False)
    assert stored.told == (CommentPosted(SUBJECT, stored.comment_id, PUBLISHED), published)
    assert (stored.state, stored.path, stored.repeated) == (PUBLISHED, "11", False)
    found = reads.comment(stored.comment_id)
    assert found is not None
    assert (found[1], found[0].html, found[0].number, found[0].depth) == (SUBJECT, "<p>Hello</p>", 1, 0)


def test_a_held_comment_has_no_place_and_its_text_is_not_public() -> None:
    stored = store(state=HELD)
    assert stored.told == (CommentPosted(SUBJECT, stored.comment_id, HELD), CommentHeld(SUBJECT, stored.comment_id))
    found = reads.comment(stored.comment_id)
    assert found is not None
    assert (found[0].html, found[0].author_name) == ("", "")
    assert reads.place_of(stored.comment_id) is None
    assert reads.counts([SUBJECT]) == {SUBJECT: 0}


def test_the_same_draft_again_is_the_first_comment() -> None:
    first, second = store(), store(now=NOW + REPEAT_WINDOW - timedelta(seconds=1))
    assert (second.comment_id, second.repeated, second.told) == (first.comment_id, True, ())
    third = store(now=NOW + REPEAT_WINDOW)
    assert third.comment_id != first.comment_id
    assert store(subject="test:other").comment_id != first.comment_id


def test_what_its_author_withdrew_can_be_posted_again() -> None:
    """Sending it once more after withdrawing it is meant: it is not the network that repeats."""
    first = store()
    writes.move(first.comment_id, WITHDRAWN, NOW, anybody)
    again = store(now=NOW + timedelta(minutes=1))
    assert (again.comment_id != first.comment_id, again.state) == (True, PUBLISHED)


def test_what_the_editors_rejected_is_not_taken_again_by_repeating_it() -> None:
    first = store()
    writes.move(first.comment_id, REJECTED, NOW, anybody)
    assert store(now=NOW + timedelta(minutes=1)).comment_id == first.comment_id


def test_an_answer_needs_a_parent_of_the_same_thread() -> None:
    elsewhere, held = store(subject="test:other"), store("held", state=HELD)
    for parent in (0, 10**12, elsewhere.comment_id, held.comment_id):
        with pytest.raises(UnknownParent):
            store("an answer", parent)
    assert reads.counts([SUBJECT]) == {SUBJECT: 0}


@pytest.mark.parametrize("state", [WITHDRAWN, REJECTED, HELD])
def test_what_is_not_public_cannot_be_answered(state: str) -> None:
    parent = store().comment_id
    writes.move(parent, state, NOW, anybody)
    with pytest.raises(ParentGone):
        store("an answer", parent)


def test_what_compose_refuses_leaves_nothing() -> None:
    def refuse() -> Any:
        raise NotYours

    with pytest.raises(NotYours):
        writes.store(Target("test:new", None, "f"), refuse, NOW)
    assert reads.thread("test:new").id == 0


def test_an_edit_keeps_what_was_said_and_what_was_answered() -> None:
    one = store(guest_id=None).comment_id
    assert writes.edit(one, "New", "<p>New</p>", NOW, anybody) == (CommentChanged(SUBJECT, one, "11", "text"),)
    answer = store("an answer", one).comment_id
    writes.edit(one, "Newer", "<p>Newer</p>", NOW + rules.EDIT_WINDOW, anybody)
    assert list(Revision.objects.order_by("number").values_list("number", "source")) == [(1, "Hello"), (2, "New")]
    assert Comment.objects.get(id=answer).answers_revision == 2
    found = reads.comment(one)
    assert found is not None
    assert (found[0].html, found[0].edited_at) == ("<p>Newer</p>", NOW + rules.EDIT_WINDOW)
    assert reads.comment(answer) is not None


def test_an_edit_that_changes_nothing_is_no_edit() -> None:
    one = store().comment_id
    assert writes.edit(one, "Hello", "<p>Hello</p>", NOW, anybody) == ()
    assert not Revision.objects.exists()
    assert Comment.objects.get(id=one).edited_at is None


def test_who_may_not_edit_and_when() -> None:
    one = store().comment_id
    with pytest.raises(NotYours):
        writes.edit(one, "x", "x", NOW, nobody)
    with pytest.raises(TooLateToEdit):
        writes.edit(one, "x", "x", NOW + rules.EDIT_WINDOW + timedelta(seconds=1), anybody)
    with pytest.raises(NoSuchComment):
        writes.edit(10**15, "x", "x", NOW, anybody)
    writes.move(one, WITHDRAWN, NOW, anybody)
    with pytest.raises(TooLateToEdit):
        writes.edit(one, "x", "x", NOW, anybody)


def test_moving_to_the_same_state_is_done_already() -> None:
    one = store().comment_id
    assert writes.move(one, WITHDRAWN, NOW, anybody) == (CommentRemoved(SUBJECT, one, "11"),)
    assert writes.move(one, WITHDRAWN, NOW, anybody) == ()
    with pytest.raises(NotThatWay) as refused:
        writes.move(one, PUBLISHED, NOW, anybody)
    assert "withdrawn" in refused.value.english()


def test_a_held_comment_takes_the_next_place_when_it_is_published() -> None:
    held = store("held", state=HELD).comment_id
    first = store("first").comment_id
    told = writes.move(held, PUBLISHED, NOW, anybody)
    assert told == (CommentPublished(SUBJECT, held, "12", first_on_page=False),)
    assert reads.place_of(first) == reads.place_of(held)


def test_a_held_answer_is_published_under_a_parent_that_went_meanwhile() -> None:
    parent = store().comment_id
    answer = store("an answer", parent, state=HELD).comment_id
    writes.move(parent, WITHDRAWN, NOW, anybody)
    assert reads.place_of(parent) is None
    writes.move(answer, PUBLISHED, NOW, anybody)
    leaf = reads.leaf(SUBJECT)
    assert leaf is not None
    assert [(c.id, c.is_public) for c in leaf.shown] == [(parent, False), (answer, True)]
    assert leaf.thread.count == 1


def test_a_tombstone_that_says_something_else_is_told() -> None:
    """Taken out by the desk, then withdrawn by its author: the words on its place change, so its pages must hear."""
    parent = store().comment_id
    store("an answer", parent)
    writes.move(parent, HELD, NOW, anybody)
    assert writes.move(parent, WITHDRAWN, NOW, anybody) == (CommentRemoved(SUBJECT, parent, "11"),)


def test_agreeing_once() -> None:
    one = store().comment_id
    assert writes.agree(one, "v1", None, NOW)[0] == 1
    assert writes.agree(one, "v1", None, NOW) == (1, ())
    assert writes.agree(one, "v2", None, NOW)[0] == 2
    found = reads.comment(one)
    assert found is not None
    assert found[0].agreements == 2


def test_nobody_agrees_with_themselves_or_with_what_is_gone() -> None:
    from postilla.identity import writes as identity

    guest = identity.meet("Ada", "ada@example.org", "", None, NOW).guest_id
    one = store(guest_id=guest).comment_id
    with pytest.raises(OwnComment):
        writes.agree(one, f"g{guest}", guest, NOW)
    writes.move(one, HELD, NOW, anybody)
    for gone in (one, 10**15):
        with pytest.raises(NoSuchComment):
            writes.agree(gone, "v", None, NOW)


def test_the_first_of_a_new_page_is_told_as_such(small_pages: None) -> None:
    told = [store(f"number {n}").told[1] for n in range(1, 8)]
    assert [n for n, fact in enumerate(told, 1) if isinstance(fact, CommentPublished) and fact.first_on_page] == [4, 7]


def test_an_import_is_counted_when_it_settles_and_told_once() -> None:
    ids = writes.bring_in(SUBJECT, [brought(), brought(state=HELD), brought()], NOW)
    deeper = writes.bring_in(SUBJECT, [brought(ids[0]), brought(ids[0], WITHDRAWN)], NOW)
    writes.bring_in(SUBJECT, [brought(deeper[0]), brought(deeper[1])], NOW)
    assert writes.settle(SUBJECT, NOW) == 5
    assert reads.audit(SUBJECT) == []
    after = store("a live one").comment_id
    assert reads.counts([SUBJECT]) == {SUBJECT: 6}
    assert reads.comment(after)[0].number == 3  # type: ignore[index]  # the held one has no ordinal yet
    writes.move(ids[1], PUBLISHED, NOW, anybody)
    assert reads.counts([SUBJECT]) == {SUBJECT: 7}
    assert reads.audit(SUBJECT) == []


def test_a_wrong_count_is_found_and_mended() -> None:
    from postilla.discussion.models import Thread

    store()
    Thread.objects.update(count=7)
    assert len(reads.audit(SUBJECT)) == 2
    assert writes.recount(SUBJECT, NOW) == 1
    assert reads.audit(SUBJECT) == []
    with pytest.raises(TypeError, match="two facts"):
        type("ThreadChanged", (ThreadChanged.__mro__[1],), {"__module__": "elsewhere"})
