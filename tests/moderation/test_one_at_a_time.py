"""Of mutes and bans one of a kind stands at a time: a second says so, and changes the first where that is wanted. Each
has a reason."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from postilla.moderation import reads, writes
from postilla.moderation.desk.rights import Person
from postilla.moderation.desk.settle import Deed, settle
from postilla.moderation.models import Decision, Sanction
from postilla.moderation.refusals import (
    AppealWaits,
    ChangedMeanwhile,
    NotTheLast,
    ReasonMissing,
    SanctionStands,
)
from postilla.moderation.values import NO_REASON, Terms, Why
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db
DAY, WEEK, MONTH = (Terms(NOW + timedelta(days=days)) for days in (1, 7, 30))
WHY = Why("insult")


def impose(desk: Desk, comment: int, terms: Terms = WEEK, verb: str = "mute", why: Why = WHY) -> Any:
    return writes.impose(comment, verb, "mara", desk.tick(), why, terms)


def in_force(desk: Desk) -> list[tuple[str, Any]]:
    return [(line.kind, line.until) for line in reads.in_force(desk.at)]


def only(desk: Desk) -> int:
    (line,) = reads.in_force(desk.at)
    return line.id


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    """Two comments of one reader."""
    first = desk.post("First")
    return first, desk.post("Second", guest_id=desk.guests[first])


def test_a_second_mute_says_that_one_stands(desk: Desk, two: tuple[int, int]) -> None:
    impose(desk, two[0])
    decisions = Decision.objects.count()
    for comment in two:
        with pytest.raises(SanctionStands) as refused:
            impose(desk, comment, MONTH)
        said = refused.value.english()
        assert said.startswith("Ada Winter is muted until 12 January 2024, 10:00 already, by mara: It insults")
        assert refused.value.params["sanction"] == only(desk)
    assert (Decision.objects.count(), in_force(desk)) == (decisions, [("mute", WEEK.until)])


def test_the_one_that_stands_is_changed_and_both_come_back(desk: Desk, two: tuple[int, int]) -> None:
    impose(desk, two[0])
    made = impose(desk, two[1], replace(DAY, instead=only(desk)))
    assert in_force(desk) == [("mute", DAY.until)]
    back = writes.undo(made.decision_id, "mara", desk.tick())
    assert in_force(desk) == [("mute", WEEK.until)]
    writes.undo(back.decision_id, "mara", desk.tick())
    assert in_force(desk) == [("mute", DAY.until)]


def test_a_mute_and_a_ban_stand_together_and_warnings_as_often_as_there_are_reasons(desk: Desk, two: Any) -> None:
    impose(desk, two[0])
    impose(desk, two[0], verb="ban")
    for comment in two:
        impose(desk, comment, Terms(), "warn")
    assert sorted(kind for kind, _ in in_force(desk)) == ["ban", "mute"]


def test_one_that_is_over_or_lifted_hinders_no_other(desk: Desk, two: tuple[int, int]) -> None:
    impose(desk, two[0], Terms(desk.at + timedelta(seconds=10)))
    desk.tick(60)
    impose(desk, two[1], replace(WEEK, instead=Sanction.objects.get().id))
    writes.lift(only(desk), "mara", desk.tick())
    impose(desk, two[0], MONTH)
    assert in_force(desk) == [("mute", MONTH.until)]


def test_a_ban_of_the_same_address_stands_for_all_browsers(desk: Desk) -> None:
    first, other = desk.post("First"), desk.post("From another browser")
    assert desk.guests[first] != desk.guests[other]
    impose(desk, first, replace(WEEK, address=True), "ban")
    with pytest.raises(SanctionStands):
        impose(desk, other, MONTH, "ban")
    impose(desk, other, MONTH, "mute")


def test_what_would_stand_beside_another_does_not_come_back(desk: Desk, two: tuple[int, int]) -> None:
    impose(desk, two[0])
    lifted = writes.lift(only(desk), "mara", desk.tick())
    impose(desk, two[1], MONTH)
    offered = {one.id: one.may_be_undone for one in reads.decided(desk.at)}
    assert not offered[lifted.decision_id]
    with pytest.raises(ChangedMeanwhile):
        writes.undo(lifted.decision_id, "mara", desk.tick())
    assert in_force(desk) == [("mute", MONTH.until)]


def test_what_was_changed_since_is_not_taken_back(desk: Desk, two: tuple[int, int]) -> None:
    made = impose(desk, two[0])
    impose(desk, two[1], replace(MONTH, instead=only(desk)))
    offered = {one.id: one.may_be_undone for one in reads.decided(desk.at)}
    assert not offered[made.decision_id]
    with pytest.raises((ChangedMeanwhile, NotTheLast)):
        writes.undo(made.decision_id, "mara", desk.tick())
    assert in_force(desk) == [("mute", MONTH.until)]


def test_what_is_appealed_is_decided_first(desk: Desk, two: tuple[int, int]) -> None:
    impose(desk, two[0])
    writes.appeal_sanction(only(desk), "I meant no harm", desk.tick())
    with pytest.raises(AppealWaits):
        impose(desk, two[1], replace(DAY, instead=only(desk)))
    assert in_force(desk) == [("mute", WEEK.until)]


@pytest.mark.parametrize("verb", ["warn", "mute", "ban"])
def test_nobody_is_met_without_a_reason(desk: Desk, two: tuple[int, int], verb: str) -> None:
    with pytest.raises(ReasonMissing):
        impose(desk, two[0], verb=verb, why=replace(NO_REASON, note="for colleagues alone"))
    assert not Sanction.objects.exists()
    impose(desk, two[0], verb=verb, why=Why(text="You shout."))
    assert Sanction.objects.get().reason == "You shout."


def test_who_looks_after_other_sections_changes_nothing_of_this(desk: Desk, bring: Any) -> None:
    from postilla.moderation.desk.refusals import NotYourDesk

    first, section = desk.post("First"), 4711
    impose(desk, first)
    limited = Person("eve", sees=True, decides=True, sections=frozenset({section}))
    with pytest.raises(NotYourDesk):
        settle(Deed(first, "mute", kind="insult", days=1, sanction=only(desk)), limited, desk.tick())
    mo = Person("mo", sees=True, decides=True)
    settle(Deed(first, "mute", kind="insult", days=1, sanction=only(desk)), mo, desk.tick())
    assert in_force(desk) == [("mute", desk.at + timedelta(days=1))]
