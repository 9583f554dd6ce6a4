"""Named parties at the desk: what naming, refusing and taking back change of what somebody wrote, and what not."""

from dataclasses import replace
from typing import Any

import pytest

from postilla.discussion.models import Comment
from postilla.discussion.values import BY_STAFF
from postilla.identity import postbox, reads as identity, writes
from postilla.identity.models import Guest, Proof
from postilla.identity.refusals import NamedAlready, SpeaksAlready
from postilla.identity.values import PARTY, Elsewhere
from postilla.moderation import writes as moderation
from postilla.moderation.desk.cards import cards_of
from postilla.moderation.desk.rights import Person
from postilla.moderation.desk.settle import seen_in
from postilla.moderation.desk.since import decided_since
from postilla.moderation.models import Decision
from postilla.moderation.refusals import NotTheLast, ReasonMissing
from postilla.moderation.values import NO_REASON, Why
from tests.support.magazine import Desk
from tests.support.reader import tree

pytestmark = pytest.mark.django_db
MARK, PRESS = "party:Acme <Works>", "press@acme.example"
WHY = Why(text="Nobody there knows you.")


def proven(desk: Desk, guest: int, organisation: str = "Acme <Works>") -> int:
    """Somebody asked for a party and followed the link."""
    writes.ask_party(guest, organisation, PRESS, "", desk.tick())
    letter = postbox.letter_for(Proof.objects.filter(purpose=PARTY).latest("id").id, desk.tick())
    assert letter is not None
    return writes.prove_party(letter.token, guest, desk.tick())


@pytest.fixture
def verified(desk: Desk) -> int:
    """A guest who wrote as nobody in particular, then as a verified reader, and once as one of the editors."""
    first = desk.post("From before there were badges")
    guest = desk.guests[first]
    Guest.objects.filter(id=guest).update(badge="verified")
    desk.post("As a verified reader", guest_id=guest)
    Comment.objects.filter(id=desk.post("As the editors", guest_id=guest)).update(badge=BY_STAFF)
    return guest


def badges(guest: int) -> list[str]:
    return list(Comment.objects.filter(guest_id=guest).order_by("id").values_list("badge", flat=True))


BEFORE, NAMED = ["", "verified", BY_STAFF], [MARK, f"verified {MARK}", BY_STAFF]


def test_to_be_refused_changes_nothing_of_what_one_wrote(desk: Desk, verified: int) -> None:
    party = proven(desk, verified)
    Guest.objects.filter(id=verified).update(badge=BY_STAFF)  # as the provider says by now
    refused = moderation.decide_party(party, "noparty", "mo", desk.tick(), WHY)
    assert badges(verified) == BEFORE
    moderation.undo(refused.decision_id, "mo", desk.tick())
    assert badges(verified) == BEFORE
    moderation.decide_party(party, "party", "mo", desk.tick())
    assert badges(verified) == NAMED


def test_the_badge_from_before_comes_back(desk: Desk, verified: int) -> None:
    named = moderation.decide_party(proven(desk, verified), "party", "mo", desk.tick())
    assert badges(verified) == NAMED
    desk.post("While named", guest_id=verified)
    assert badges(verified)[3] == f"verified {MARK}"
    back = moderation.undo(named.decision_id, "mo", desk.tick())
    assert badges(verified) == [*BEFORE, "verified"]
    moderation.undo(back.decision_id, "mo", desk.tick())
    assert badges(verified) == [*NAMED, f"verified {MARK}"]
    moderation.decide_party(identity.parties_of(verified)[0].id, "unparty", "mo", desk.tick(), WHY)
    assert badges(verified) == [*BEFORE, "verified"]
    speaker = identity.speaker(verified)
    assert speaker is not None
    assert speaker.badge == "verified"


def test_who_signs_in_elsewhere_again_stays_a_named_party(desk: Desk) -> None:
    who = Elsewhere("https://press.example", "a", "Ada Summer", "", "verified", "The Press")
    guest = writes.arrive(who, desk.tick())
    desk.post("Ours", guest_id=guest)
    moderation.decide_party(proven(desk, guest), "party", "mo", desk.tick())
    for badge in ("", "staff", "verified"):
        writes.arrive(replace(who, badge=badge), desk.tick())
        speaker = identity.speaker(guest)
        assert speaker is not None
        assert speaker.badge == f"{badge} {MARK}".strip()
    assert badges(guest) == [f"verified {MARK}"], "what was written stays as it was written"


def test_nobody_speaks_for_two_at_a_time(desk: Desk, verified: int) -> None:
    first, second = proven(desk, verified), proven(desk, verified, "Bolt")
    named = moderation.decide_party(first, "party", "mo", desk.tick())
    with pytest.raises(SpeaksAlready) as refused:
        writes.ask_party(verified, "Third", "press@third.example", "", desk.tick())
    assert "Acme" in str(refused.value.params)
    with pytest.raises(NamedAlready):
        moderation.decide_party(second, "party", "mo", desk.tick())
    assert badges(verified) == NAMED
    moderation.decide_party(second, "noparty", "mo", desk.tick(), WHY)
    back = moderation.undo(named.decision_id, "mo", desk.tick())  # another party of theirs is another matter
    assert badges(verified) == BEFORE
    moderation.undo(last_about(second), "mo", desk.tick())
    moderation.decide_party(second, "party", "mo", desk.tick())
    with pytest.raises(NamedAlready):
        moderation.undo(back.decision_id, "mo", desk.tick())
    with pytest.raises(NotTheLast):
        moderation.undo(named.decision_id, "mo", desk.tick())


def last_about(party: int) -> int:
    """The last decision about a party."""
    made = Decision.objects.filter(changes__has_key="party").order_by("-id")
    return next(row.id for row in made if row.changes["party"][0][0] == party)


def test_a_colleagues_open_card_is_not_spoilt(desk: Desk, verified: int) -> None:
    """A party is decided about as a person; the comment with which that is kept is none of its matter."""
    newest: Any = Comment.objects.filter(guest_id=verified).latest("id")
    moderation.decide(newest.id, "keep", "ines", desk.tick())
    card = cards_of([newest.id], Person("mo"))[0]
    before = Decision.objects.latest("id").id
    named = moderation.decide_party(proven(desk, verified), "party", "mo", desk.tick())
    assert named.comment_id == newest.id
    assert decided_since(before, "ines") == []
    assert cards_of([newest.id], Person("mo"))[0].seen == card.seen
    assert moderation.decide(newest.id, "reject", "ines", desk.tick(), seen=seen_in(card.seen)).state == "rejected"
    moderation.undo(named.decision_id, "mo", desk.tick())


def test_a_pinned_answer_carries_the_party_s_mark_at_the_head_of_the_page_too(desk: Desk) -> None:
    answer = desk.post("We see it otherwise")
    guest = desk.guests[answer]
    moderation.decide_party(proven(desk, guest), "party", "mo", desk.tick())
    moderation.mark(answer, "pin", "mo", desk.tick())
    page = tree(desk.page())
    heads = page.xpath("//*[@class='pinned-author'] | //header[@class='comment-head']")
    marks = [head.xpath("string(.//*[contains(@class, 'badge-party')])") for head in heads]
    assert len(marks) == 2
    assert all("Acme <Works>" in mark for mark in marks)


@pytest.mark.parametrize("why", [NO_REASON, Why(note="for colleagues alone")])
def test_who_is_refused_or_loses_the_mark_is_told_why(desk: Desk, verified: int, why: Why) -> None:
    party = proven(desk, verified)
    with pytest.raises(ReasonMissing):
        moderation.decide_party(party, "noparty", "mo", desk.tick(), why)
    moderation.decide_party(party, "party", "mo", desk.tick(), why)
    with pytest.raises(ReasonMissing):
        moderation.decide_party(party, "unparty", "mo", desk.tick(), why)
    moderation.decide_party(party, "unparty", "mo", desk.tick(), WHY)
    assert identity.parties_of(verified)[0].reason == WHY.text
