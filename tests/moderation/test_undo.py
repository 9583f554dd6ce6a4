"""Taking decisions back: everything a deed did, in any order that makes sense, and by two moderators at once."""

import pytest

from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NotThatWay
from postilla.discussion.values import HELD, PUBLISHED, REJECTED
from postilla.identity import reads as identity
from postilla.moderation import reads, writes
from postilla.moderation.events import CommentDecided
from postilla.moderation.models import Decision
from postilla.moderation.refusals import AlreadyDecided, ChangedMeanwhile, NotTheLast
from postilla.moderation.values import Seen, Why
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db


def known(desk: Desk, comment_id: int) -> bool:
    speaker = identity.speaker(desk.guests[comment_id])
    assert speaker is not None
    return speaker.known


def seen(comment_id: int) -> Seen:
    found = discussion.comment(comment_id)
    assert found is not None
    return reads.seen([found[0]])[comment_id]


def state_of(comment_id: int) -> str:
    found = discussion.comment(comment_id)
    assert found is not None
    return found[0].state


def test_publishing_lets_the_writer_through_and_undoing_it_does_not(desk: Desk) -> None:
    one = desk.post()
    desk.decide(one, HELD)
    assert not known(desk, one)
    made = writes.decide(one, "publish", "editor", desk.tick())
    assert known(desk, one)
    back = writes.undo(made.decision_id, "editor", desk.tick())
    assert (known(desk, one), state_of(one)) == (False, HELD)
    writes.undo(back.decision_id, "editor", desk.tick())
    assert (known(desk, one), state_of(one)) == (True, PUBLISHED)


def test_another_comment_that_was_let_through_keeps_its_writer_known(desk: Desk) -> None:
    one = desk.post()
    two = desk.post(guest_id=desk.guests[one])
    for comment in (one, two):
        desk.decide(comment, HELD)
    first = writes.decide(one, "publish", "editor", desk.tick())
    writes.decide(two, "publish", "editor", desk.tick())
    writes.undo(first.decision_id, "editor", desk.tick())
    assert known(desk, two)


def test_what_was_taken_back_or_followed_cannot_be_taken_back_again(desk: Desk) -> None:
    one = desk.post()
    first = writes.decide(one, "reject", "editor", desk.tick())
    second = writes.decide(one, "spam", "editor", desk.tick())
    with pytest.raises(NotTheLast):
        writes.undo(first.decision_id, "editor", desk.tick())
    writes.undo(second.decision_id, "editor", desk.tick())
    for earlier in (second.decision_id, first.decision_id, 10**9):
        with pytest.raises(NotTheLast):
            writes.undo(earlier, "editor", desk.tick())
    assert state_of(one) == REJECTED


def test_what_its_author_withdrew_meanwhile_stays_withdrawn(desk: Desk) -> None:
    one = desk.post()
    desk.decide(one, HELD)
    made = writes.decide(one, "publish", "editor", desk.tick())
    desk.withdraw(one)
    with pytest.raises(NotThatWay):
        writes.undo(made.decision_id, "editor", desk.tick())


def test_two_moderators_never_decide_the_same_card_unknowingly(desk: Desk) -> None:
    one = desk.post()
    card = seen(one)
    writes.decide(one, "reject", "ada", desk.tick(), seen=card)
    with pytest.raises(AlreadyDecided) as refused:
        writes.decide(one, "publish", "ben", desk.tick(), seen=card)
    assert refused.value.english() == "ada has decided about the comment of Ada Winter meanwhile: rejected."
    assert Decision.objects.count() == 1
    writes.decide(one, "publish", "ben", desk.tick(), seen=seen(one))
    assert state_of(one) == PUBLISHED


def test_the_same_decision_sent_twice_is_one(desk: Desk) -> None:
    one = desk.post()
    card = seen(one)
    first = writes.decide(one, "reject", "ada", desk.tick(), Why("insult"), card)
    again = writes.decide(one, "reject", "ada", desk.tick(), Why("insult"), card)
    assert (again.decision_id, again.told) == (first.decision_id, ())
    writes.decide(one, "reject", "ada", desk.tick(), Why("off_topic"), seen(one))
    assert Decision.objects.count() == 2


@pytest.mark.parametrize("change", ["edit", "withdraw"])
def test_what_its_author_changed_is_looked_at_again(desk: Desk, change: str) -> None:
    one = desk.post()
    card = seen(one)
    desk.edit(one, "Something else altogether") if change == "edit" else desk.withdraw(one)
    with pytest.raises(ChangedMeanwhile):
        writes.decide(one, "keep", "ada", desk.tick(), seen=card)


def test_several_at_once_each_for_itself(desk: Desk) -> None:
    one, two, three = desk.post(), desk.post(), desk.post()
    desk.withdraw(two)
    outcomes, told = writes.decide_many([three, two, 10**12, one, one], "reject", "ada", desk.tick(), Why("insult"))
    assert [(o.comment_id, o.decided is not None, o.refused and o.refused.problems[0].code) for o in outcomes] == [
        (three, True, None), (two, False, "not_that_way"), (10**12, False, "no_such_comment"), (one, True, None),
    ]  # fmt: skip
    decided = [fact.comment_id for fact in told if isinstance(fact, CommentDecided)]
    assert sorted(decided) == [one, three]
    assert (desk.count, discussion.audit(desk.subject)) == (0, [])


def test_a_taking_back_is_told_with_what_it_takes_back(desk: Desk) -> None:
    one = desk.post()
    made = writes.decide(one, "spam", "ada", desk.tick())
    back = writes.undo(made.decision_id, "ben", desk.tick())
    fact = next(fact for fact in back.told if isinstance(fact, CommentDecided))
    assert (fact.verb, fact.before, fact.state, fact.undoes) == ("undo", "spam", PUBLISHED, made.decision_id)
    assert [done.may_be_undone for done in reads.decided(NOW)] == [True, False]
