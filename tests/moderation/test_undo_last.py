"""What `u` offers: the last decision of somebody's that can be taken back. Whatever happened since, what is offered is
done, and what is passed over is refused."""

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction

from postilla.discussion import reads as discussion
from postilla.moderation import writes
from postilla.moderation.desk.rights import Person
from postilla.moderation.desk.since import last_by
from postilla.moderation.models import Decision
from postilla.moderation.undoing import can_be_undone
from postilla.moderation.values import Why
from postilla.vocabulary import Refusals
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db
ADA = Person("ada", sees=True, decides=True)


def offered() -> int | None:
    found = last_by(ADA, NOW)
    return found[1].id if found else None


def decide(desk: Desk, comment: int, verb: str, by: str = "ada") -> int:
    if verb in ("pin", "unpin", "lock", "unlock"):
        return writes.mark(comment, verb, by, desk.tick()).decision_id
    if verb == "edit":
        return writes.edit(comment, f"Said otherwise by {by}", by, desk.tick(), Why(text="Shortened")).decision_id
    if verb in ("de", "fr"):
        return writes.speak(comment, verb, by, desk.tick()).decision_id
    return writes.decide(comment, verb, by, desk.tick()).decision_id


@pytest.mark.parametrize("since", ["pin", "lock", "edit", "fr"])
def test_a_colleague_s_pin_or_lock_or_edit_is_no_later_word_about_the_state(desk: Desk, since: str) -> None:
    one = desk.post()
    mine = decide(desk, one, "keep")
    decide(desk, one, since, "ben")
    assert offered() == mine
    writes.undo(mine, "ada", desk.tick())
    assert offered() is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("reject", "publish"), ("pin", "unpin"), ("lock", "unlock"), ("edit", "edit"), ("de", "fr"), ("hold", "keep")],
)
def test_where_a_colleague_decided_the_same_since_the_one_before_is_offered(desk: Desk, mine: str, theirs: str) -> None:
    one, other = desk.post(), desk.post()
    before = decide(desk, other, "reject")
    decide(desk, one, mine)
    decide(desk, one, theirs, "ben")
    assert offered() == before


def test_what_its_author_withdrew_or_changed_is_passed_over(desk: Desk) -> None:
    one, two, other = desk.post(), desk.post(), desk.post()
    before = decide(desk, other, "pin")
    decide(desk, one, "hold")
    desk.withdraw(one)
    assert offered() == before
    spoken = decide(desk, two, "de")
    desk.edit(two, "Something else altogether")
    assert offered() == spoken, "its words are another matter"


def test_what_changed_nothing_was_taken_back_or_cannot_return_is_passed_over(desk: Desk) -> None:
    one, two = desk.post(), desk.post()
    first = decide(desk, one, "pin")
    Decision.objects.create(comment_id=two, verb="hold", state="held", by="ada", decided_at=desk.tick())
    assert offered() == first
    unpinned = decide(desk, two, "pin"), decide(desk, two, "unpin")
    assert offered() == unpinned[1]
    decide(desk, two, "reject", "ben")
    assert offered() == first, "what is taken out is pinned no more"
    writes.undo(first, "ben", desk.tick())
    assert offered() is None


def test_a_taking_back_is_offered_where_it_did_a_decision_again(desk: Desk) -> None:
    one = desk.post()
    mine = decide(desk, one, "reject")
    back = writes.undo(mine, "ada", desk.tick())
    assert offered() is None
    again = writes.undo(back.decision_id, "ada", desk.tick())
    assert offered() == again.decision_id


def test_somebody_limited_is_offered_what_is_theirs(desk: Desk) -> None:
    decide(desk, desk.post(), "reject")
    assert last_by(Person("ada", sees=True, decides=True, sections=frozenset({0})), NOW) is None
    assert last_by(Person("ada", sees=True), NOW) is None


def test_older_ones_are_within_reach_behind_many_that_are_not(desk: Desk) -> None:
    one, other = desk.post(), desk.post()
    before = decide(desk, other, "reject")
    for _ in range(12):
        decide(desk, one, "pin")
        decide(desk, one, "unpin")
    decide(desk, one, "pin", "ben")
    assert offered() == before


@pytest.mark.parametrize("seed", range(12))
def test_what_is_said_to_be_undoable_is_undone_and_all_else_is_refused(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    comments = [desk.post() for _ in range(3)]
    verbs = ["publish", "reject", "spam", "hold", "keep", "pin", "unpin", "lock", "unlock", "edit", "de", "fr"]
    reader: list[Callable[[int], None]] = [desk.withdraw, lambda one: desk.edit(one, f"Changed by {desk.at}")]
    for _ in range(25):
        comment, chance = dice.choice(comments), dice.random()
        with suppress(Refusals), transaction.atomic():
            if chance < 0.1:
                dice.choice(reader)(comment)
            elif chance < 0.3:
                writes.undo(dice.choice(list(Decision.objects.values_list("id", flat=True)) or [0]), "ben", desk.tick())
            else:
                decide(desk, comment, dice.choice(verbs), dice.choice(("ada", "ben")))
    made = list(Decision.objects.order_by("id"))
    assert {can_undo(one, made): one.pk for one in made}.keys() == {True, False}
    for one in made:
        assert can_undo(one, made) == is_undone(one.pk, desk), (one.verb, one.changes)


def can_undo(one: Decision, made: list[Decision]) -> bool:
    found = discussion.comment(one.comment_id, whole=True)
    assert found is not None
    return can_be_undone(one, [other for other in made if other.comment_id == one.comment_id], found[0], NOW)


class PutBackAgainError(Exception):
    pass


def is_undone(decision: int, desk: Desk) -> bool:
    try:
        with transaction.atomic():
            writes.undo(decision, "ben", desk.tick())
            raise PutBackAgainError
    except PutBackAgainError:
        return True
    except Refusals:
        return False
