"""Appeals: once, decided by another person, and what becomes of the comment or the sanction."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM
from postilla.identity.receipts import receipt_for
from postilla.moderation import reads, refusals as r, writes
from postilla.moderation.events import AppealDecided, AppealMade
from postilla.moderation.models import Appeal
from postilla.moderation.values import NO_REASON, Terms, Why
from postilla.outbox.models import Delivery
from postilla.vocabulary import Refusals
from tests.support.magazine import Desk
from tests.support.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Callable[[str], None]:
    def hire(name: str) -> None:
        user = User.objects.create(username=name)
        user.user_permissions.add(Permission.objects.get(codename="add_decision", content_type__app_label="moderation"))

    return hire


@pytest.fixture(autouse=True)
def _two(staff: Callable[[str], None]) -> None:
    staff("ada")
    staff("ben")


def rejected(desk: Desk, verb: str = "reject") -> int:
    one = desk.post()
    writes.decide(one, verb, "ada", desk.tick(), Why("off_topic"))
    return one


def state_of(comment_id: int) -> str:
    found = discussion.comment(comment_id)
    assert found is not None
    return found[0].state


@pytest.mark.parametrize(
    ("granted", "verb", "after"),
    [(True, "reject", PUBLISHED), (True, "spam", PUBLISHED), (False, "reject", REJECTED), (False, "spam", SPAM)],
)
def test_an_appeal_is_decided_once_and_can_be_undone(desk: Desk, granted: bool, verb: str, after: str) -> None:
    one = rejected(desk, verb)
    before = state_of(one)
    made = writes.appeal(one, "It is about the car, after all.", desk.tick())
    (line,) = reads.open_appeals()
    assert (line.id, line.text, line.against, line.granted) == (made, "It is about the car, after all.", "ada", None)
    decided = writes.decide_appeal(made, granted, "ben", desk.tick(), Why(text="We looked again."))
    assert [fact for fact in decided.told if isinstance(fact, AppealDecided)] == [
        AppealDecided(desk.subject, one, made, granted)
    ]
    after_it = reads.appeal_about(one)
    assert after_it is not None
    assert (after_it.granted, after_it.decided_by, after_it.answer, after_it.alone) == (
        granted,
        "ben",
        "We looked again.",
        False,
    )
    assert (state_of(one), desk.count, reads.open_appeals()) == (after, int(granted), [])
    with pytest.raises(r.AppealDecidedAlready):
        writes.decide_appeal(made, granted, "ben", desk.tick(), NO_REASON)
    writes.undo(decided.decision_id, "ben", desk.tick())
    assert (state_of(one), [a.id for a in reads.open_appeals()]) == (before, [made])
    writes.decide_appeal(made, granted, "ben", desk.tick(), NO_REASON)


def test_who_decided_first_does_not_decide_the_appeal(desk: Desk) -> None:
    made = writes.appeal(rejected(desk), "Please look again", desk.tick())
    with pytest.raises(r.NotYourOwnDecision):
        writes.decide_appeal(made, True, "ada", desk.tick(), NO_REASON)


def test_where_nobody_else_may_decide_the_same_person_does_and_it_is_said(desk: Desk) -> None:
    User.objects.filter(username="ben").update(is_active=False)
    one = rejected(desk)
    made = writes.appeal(one, "Please look again", desk.tick())
    writes.decide_appeal(made, False, "ada", desk.tick(), NO_REASON)
    line = reads.appeal_about(one)
    assert line is not None
    assert line.alone


def test_an_appeal_is_made_once(desk: Desk) -> None:
    one = rejected(desk)
    writes.appeal(one, "Once", desk.tick())
    with pytest.raises(r.AppealedAlready):
        writes.appeal(one, "Twice", desk.tick())
    assert Appeal.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "refusal"), [("", r.AppealEmpty), (" \u200b\n", r.AppealEmpty), ("x" * 501, r.AppealTooLong)]
)
def test_appeals_that_say_nothing_or_too_much(desk: Desk, text: str, refusal: type[Refusals]) -> None:
    one = rejected(desk)
    with pytest.raises(refusal):
        writes.appeal(one, text, desk.tick())
    assert not Appeal.objects.exists()
    writes.appeal(one, "x" * 500, desk.tick())


@pytest.mark.parametrize("state", [PUBLISHED, HELD])
def test_what_was_not_taken_out_cannot_be_appealed(desk: Desk, state: str) -> None:
    one = desk.post()
    if state == HELD:
        desk.decide(one, HELD)
    with pytest.raises(r.NothingToAppeal):
        writes.appeal(one, "Please", desk.tick())


def test_a_ban_is_appealed_and_lifted(desk: Desk) -> None:
    one = desk.post()
    writes.impose(one, "ban", "ada", desk.tick(), Why("insult"), Terms(None))
    (line,) = reads.in_force(desk.at)
    made = writes.appeal_sanction(line.id, "I was quoting somebody.", desk.tick())
    with pytest.raises(r.AppealedAlready):
        writes.appeal_sanction(line.id, "Again", desk.tick())
    decided = writes.decide_appeal(made, True, "ben", desk.tick(), NO_REASON)
    assert reads.in_force(desk.at) == []
    assert desk.post(guest_id=desk.guests[one])
    writes.undo(decided.decision_id, "ben", desk.tick())
    assert [found.id for found in reads.in_force(desk.at)] == [line.id]


def test_what_is_over_cannot_be_appealed(desk: Desk) -> None:
    one = desk.post()
    writes.impose(one, "mute", "ada", desk.tick(), Why("insult"), Terms(desk.at + timedelta(minutes=1)))
    (line,) = reads.in_force(desk.at)
    with pytest.raises(r.NothingToAppeal):
        writes.appeal_sanction(line.id, "Please", desk.at + timedelta(minutes=2))
    with pytest.raises(r.NothingToAppeal):
        writes.appeal_sanction(10**9, "Please", desk.at)


def test_an_appeal_is_told(desk: Desk, settings) -> None:
    settings.POSTILLA_HEARERS = {"AppealMade": ("somebody",)}
    one = rejected(desk)
    made = writes.appeal(one, "Please", desk.tick())
    (row,) = Delivery.objects.filter(fact="AppealMade")
    assert AppealMade.from_json(row.body) == AppealMade(desk.subject, one, made)


def test_each_rejection_can_be_appealed_once(desk: Desk, reader: Reader) -> None:
    one = rejected(desk)
    writes.decide_appeal(writes.appeal(one, "First", desk.tick()), True, "ben", desk.tick(), NO_REASON)
    writes.decide(one, "reject", "ben", desk.tick(), Why("insult"))
    receipt = f"/held/{receipt_for(one)}"
    assert "You can appeal once." in reader.get(receipt).content.decode()
    second = writes.appeal(one, "Second", desk.tick())
    assert [(line.id, line.text, line.against) for line in reads.open_appeals()] == [(second, "Second", "ben")]
    with pytest.raises(r.AppealedAlready):
        writes.appeal(one, "Third", desk.tick())
    page = reader.get(receipt).content.decode()
    assert "Second" in page
    assert "You can appeal once." not in page


def test_who_gave_a_sanction_does_not_decide_the_appeal_against_it(desk: Desk) -> None:
    one = desk.post()
    writes.impose(one, "mute", "ada", desk.tick(), Why("insult"), Terms(None))
    writes.impose(one, "ban", "ben", desk.tick(), Why("insult"), Terms(None))
    muted = next(line for line in reads.in_force(desk.at) if line.kind == "mute")
    made = writes.appeal_sanction(muted.id, "Please", desk.tick())
    assert Appeal.objects.get(decision__verb="mute").id == made
    assert reads.open_appeals()[0].against == "ada"
    with pytest.raises(r.NotYourOwnDecision):
        writes.decide_appeal(made, True, "ada", desk.tick(), NO_REASON)
    writes.decide_appeal(made, True, "ben", desk.tick(), NO_REASON)
    assert [line.kind for line in reads.in_force(desk.at)] == ["ban"]


def test_the_receipt_keeps_the_reason_whatever_else_is_decided(desk: Desk, reader: Reader) -> None:
    one = rejected(desk)
    told = reads.reason_for(one)
    writes.impose(one, "warn", "ada", desk.tick(), Why("insult"), Terms(None))
    assert reads.reason_for(one) == told == "It has nothing to do with the article."
    let_in = writes.decide(one, "publish", "ada", desk.tick(), Why("other"))
    back = writes.undo(let_in.decision_id, "ben", desk.tick())
    assert reads.reason_for(one) == told
    writes.undo(back.decision_id, "ben", desk.tick())
    assert reads.reason_for(one) != told
    assert told not in reader.get(f"/held/{receipt_for(one)}").content.decode()
