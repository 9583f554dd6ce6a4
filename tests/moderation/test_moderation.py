"""Decisions by people: states change, words stay, every decision is in the log."""

import pytest

from postilla.discussion import reads as discussion
from postilla.discussion.models import Comment
from postilla.discussion.refusals import NoSuchComment, NotThatWay
from postilla.discussion.values import APART, HELD, PUBLISHED, REJECTED, SPAM, STATES, WITHDRAWN
from postilla.moderation import reads, writes
from postilla.moderation.models import Decision, Report
from postilla.moderation.refusals import NoSuchReason
from postilla.moderation.rules import STATE_AFTER
from postilla.moderation.values import Why
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db


def test_a_decision_is_logged_with_its_person_and_reason(desk: Desk) -> None:
    one = desk.post("Words to keep")
    made = writes.decide(one, "reject", "editor", NOW, Why("off_topic", note="third time"))
    assert [fact.name for fact in made.told] == ["CommentRemoved", "CommentRejected", "CommentDecided"]
    row = Decision.objects.get()
    assert (row.id, row.comment_id, row.verb, row.before, row.state) == (
        made.decision_id, one, "reject", PUBLISHED, REJECTED,
    )  # fmt: skip
    assert (row.by, row.kind, row.reason, row.note) == (
        "editor", "off_topic", "It has nothing to do with the article.", "third time",
    )  # fmt: skip
    assert Comment.objects.get(id=one).source == "Words to keep"
    assert desk.count == 0


# From each state each verb leads where the table says, or is refused. "": refused.
TABLE = {
    PUBLISHED: {"publish": PUBLISHED, "reject": REJECTED, "spam": SPAM, "hold": HELD, "keep": PUBLISHED},
    HELD: {"publish": PUBLISHED, "reject": REJECTED, "spam": SPAM, "hold": HELD, "keep": HELD},
    REJECTED: {"publish": PUBLISHED, "reject": REJECTED, "spam": SPAM, "hold": HELD, "keep": REJECTED},
    SPAM: {"publish": PUBLISHED, "reject": REJECTED, "spam": SPAM, "hold": HELD, "keep": SPAM},
    WITHDRAWN: {"publish": "", "reject": "", "spam": "", "hold": "", "keep": WITHDRAWN},
    APART: {"publish": "", "reject": "", "spam": "", "hold": "", "keep": APART},
}


def in_state(desk: Desk, state: str) -> int:
    one = desk.post()
    if state == WITHDRAWN:
        desk.withdraw(one)
    elif state == APART:  # an import alone makes it
        desk.withdraw(one)
        Comment.objects.filter(id=one).update(state=APART)
    elif state != PUBLISHED:
        desk.decide(one, state)
    return one


def state_of(comment_id: int) -> str:
    found = discussion.comment(comment_id)
    assert found is not None
    return found[0].state


def test_the_table_is_whole() -> None:
    assert set(TABLE) == set(STATES)
    assert all(set(row) == {*STATE_AFTER, "keep"} for row in TABLE.values())


@pytest.mark.parametrize(("before", "verb"), [(before, verb) for before, row in TABLE.items() for verb in row])
def test_every_verb_in_every_state_and_back(desk: Desk, before: str, verb: str) -> None:
    one, after = in_state(desk, before), TABLE[before][verb]
    logged = Decision.objects.count()
    if not after:
        with pytest.raises(NotThatWay):
            writes.decide(one, verb, "another", desk.tick())
        assert (state_of(one), Decision.objects.count()) == (before, logged)
        return
    made = writes.decide(one, verb, "another", desk.tick())
    assert (state_of(one), made.state, desk.count) == (after, after, int(after == PUBLISHED))
    assert discussion.audit(desk.subject) == []
    back = writes.undo(made.decision_id, "another", desk.tick())
    assert (state_of(one), back.state, desk.count) == (before, before, int(before == PUBLISHED))
    assert discussion.audit(desk.subject) == []
    writes.undo(back.decision_id, "another", desk.tick())
    assert (state_of(one), desk.count) == (after, int(after == PUBLISHED))
    assert Decision.objects.count() == logged + 3


def test_a_decision_that_cannot_be_is_not_logged(desk: Desk) -> None:
    one = desk.post()
    with pytest.raises(NoSuchComment):
        writes.decide(10**12, "reject", "editor", NOW)
    with pytest.raises(NoSuchReason):
        writes.decide(one, "reject", "editor", NOW, Why("no such"))
    assert not Decision.objects.exists()
    assert state_of(one) == PUBLISHED


def test_reports_are_counted_once_a_reader_and_settled_by_a_decision(desk: Desk) -> None:
    one, two = desk.post(), desk.post()
    assert writes.report(one, "spam", "a", "g1", NOW)
    assert not writes.report(one, "abuse", "b", "g1", NOW)
    assert writes.report(one, "abuse", "", "g2", NOW)
    assert writes.report(two, "spam", "", "g1", NOW)
    first, second = reads.reported()
    assert (first.comment.id, first.reports, first.reasons, first.notes) == (one, 2, ("abuse", "spam"), ("a",))
    kept = writes.decide(one, "keep", "editor", NOW)
    assert [card.comment.id for card in reads.reported()] == [second.comment.id]
    desk.decide(two, HELD)
    assert reads.reported() == []
    assert Report.objects.filter(settled_at=None).count() == 0
    assert [card.comment.id for card in reads.held()] == [two]
    assert writes.report(one, "other", "", "g3", NOW)
    writes.undo(kept.decision_id, "editor", NOW)
    assert [(card.comment.id, card.reports) for card in reads.reported()] == [(one, 3)]


def test_the_list_of_reasons_comes_filled() -> None:
    lines = reads.reasons()
    assert [line.key for line in lines[:3]] == ["insult", "hate", "off_topic"]
    assert {line.ground for line in lines} == {"terms", "illegal"}
