"""Decisions by people: states change, words stay, every decision is in the log."""

import pytest

from postilla.discussion import reads as discussion
from postilla.discussion.models import Comment
from postilla.discussion.refusals import NoSuchComment, NotThatWay
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, WITHDRAWN
from postilla.moderation import reads, writes
from postilla.moderation.models import Decision, Report
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db


def test_a_decision_is_logged_with_its_person_and_reason(desk: Desk) -> None:
    one = desk.post("Words to keep")
    told = writes.decide(one, REJECTED, "editor", "off topic", NOW)
    assert [fact.name for fact in told] == ["CommentRemoved"] or told == ()
    decision = Decision.objects.get()
    assert (decision.comment_id, decision.state, decision.by, decision.reason) == (one, REJECTED, "editor", "off topic")
    assert Comment.objects.get(id=one).source == "Words to keep"
    assert desk.count == 0


def test_a_decision_that_cannot_be_is_not_logged(desk: Desk) -> None:
    one = desk.post()
    desk.withdraw(one)
    with pytest.raises(NotThatWay):
        writes.decide(one, PUBLISHED, "editor", "", NOW)
    with pytest.raises(NoSuchComment):
        writes.decide(10**12, REJECTED, "editor", "", NOW)
    assert not Decision.objects.exists()
    found = discussion.comment(one)
    assert found is not None
    assert found[0].state == WITHDRAWN


def test_reports_are_counted_once_a_reader_and_settled_by_a_decision(desk: Desk) -> None:
    one, two = desk.post(), desk.post()
    assert writes.report(one, "spam", "a", "g1", NOW)
    assert not writes.report(one, "abuse", "b", "g1", NOW)
    assert writes.report(one, "abuse", "", "g2", NOW)
    assert writes.report(two, "spam", "", "g1", NOW)
    first, second = reads.reported()
    assert (first.comment.id, first.reports, first.reasons, first.notes) == (one, 2, ("abuse", "spam"), ("a",))
    writes.keep(one, "editor", NOW)
    assert [card.comment.id for card in reads.reported()] == [second.comment.id]
    desk.decide(two, HELD)
    assert reads.reported() == []
    assert Report.objects.filter(settled_at=None).count() == 0
    assert [card.comment.id for card in reads.held()] == [two]


def test_publishing_lets_the_writer_through(desk: Desk) -> None:
    from postilla.identity import reads as identity

    one = desk.post()
    desk.decide(one, HELD)
    desk.decide(one, PUBLISHED)
    speaker = identity.speaker(desk.guests[one])
    assert speaker is not None
    assert speaker.known
