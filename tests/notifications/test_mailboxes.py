"""Mail is the mailbox's, from whichever browsers it was asked for; one digest is one letter; a stop stops."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from postilla.identity.models import Guest, Proof
from postilla.identity.reads.proofs import asked_since
from postilla.identity.values import SUBSCRIBE
from postilla.identity.writes import meet
from postilla.intake.events import AnswersWanted
from postilla.notifications import handlers, keys, reads, rules
from postilla.notifications.letters.comments import comments
from postilla.notifications.models import Letter, Notice, Subscription
from postilla.notifications.refusals import AskedTooOften, NoSuchSubscription
from postilla.notifications.writes import letters, notices, subscriptions as writes
from postilla.notifications.writes.subscriptions import Wish
from postilla.outbox import writes as writing
from tests.support.reader import Reader

BOB = "bob@readers.example"
DAY = timedelta(days=1)


@pytest.fixture
def follow(desk, office):
    """Somebody follows, from a browser of their own, and confirms it; the row."""

    def make(kind=rules.CONVERSATION, target=None, rhythm=rules.DAILY, address=BOB) -> Subscription:
        guest_id = meet("Bob", address, "", None, desk.at).guest_id
        wish = Wish(kind, desk.subject if target is None else target, rhythm)
        return Subscription.objects.get(id=writes.follow(guest_id, wish, desk.at, proven=True))

    return make


def _noted(desk, number: int) -> list[int]:
    """So many comments, noted for whom wants them: their ids."""
    ids = [desk.post(f"Comment {n}") for n in range(number)]
    for comment_id in ids:
        notices.note(comment_id, desk.at)
    return ids


def test_a_digest_is_one_letter_however_much_is_due(desk, follow, monkeypatch):
    follow()
    monkeypatch.setattr(notices, "NAMED", 2)
    monkeypatch.setattr(notices, "MOST", 3)
    ids = _noted(desk, 5)
    assert notices.gather(desk.at + 2 * DAY) == 1
    assert notices.gather(desk.at + 2 * DAY) == 0
    letter = Letter.objects.get(kind="comments")
    assert Notice.objects.filter(letter=letter).count() == 5
    said = comments(
        {"subscription": Subscription.objects.get().id, "comments": ids[:2], "more": 3, "digest": True}, "", desk.at
    )
    assert said is not None
    assert said.parts[-1] == "and 3 more comments."


def test_each_mailbox_gets_its_digest_whole_though_they_are_due_together(desk, follow, monkeypatch):
    monkeypatch.setattr(notices, "MOST", 1)
    follow()
    follow(address="cora@readers.example")
    _noted(desk, 3)
    at = desk.at + 2 * DAY
    while notices.gather(at):
        pass
    assert Letter.objects.filter(kind="comments").count() == 2


def test_who_gathers_at_the_same_time_makes_no_second_letter(desk, follow, monkeypatch):
    follow()
    _noted(desk, 2)
    at = desk.at + 2 * DAY
    others: list[bool] = []

    @contextmanager
    def late(now):
        """Another process gathers after this one has looked, and before it writes."""
        if not others:
            others.append(True)
            notices.gather(now)
        with writing.telling(now) as tell:
            yield tell

    monkeypatch.setattr(notices, "telling", late)
    assert notices.gather(at) == 0
    assert Letter.objects.filter(kind="comments").count() == 1


def test_a_stop_is_of_the_mailbox_and_what_it_follows_otherwise_is_told(desk, follow):
    one = follow()
    other = follow(rules.SECTION, "/cars/")
    assert one.guest_id != other.guest_id
    _noted(desk, 2)  # told by the first, which is the older
    writes.end(one.id, one.guest_id, desk.at)
    assert notices.gather(desk.at + 2 * DAY) == 1
    assert {notice.subscription_id for notice in Notice.objects.all()} == {other.id}


def test_answers_in_two_browsers_are_shown_and_stopped_as_one(desk, follow):
    one, other = follow(rules.ANSWERS, ""), follow(rules.ANSWERS, "")
    assert one.id != other.id
    assert [wanted.id for wanted in reads.subscriptions_of(other.guest_id)] == [one.id]
    writes.settle(other.guest_id, {one.id: rules.WEEKLY}, (22, 7), desk.at)
    other.refresh_from_db()
    assert (other.rhythm, other.quiet_from) == (rules.WEEKLY, 22)
    writes.end(other.id, other.guest_id, desk.at)
    assert reads.subscriptions_of(one.guest_id) == []
    shown = reads.subscription(one.id, one.guest_id)
    assert shown is not None
    assert shown.ended


def test_all_letters_of_a_mailbox_are_shown_from_any_of_them(desk, follow):
    one, other = follow(), follow(rules.SECTION, "/cars/")
    follow(rules.AUTHOR, "/authors/robin-quill/", address="cora@readers.example")
    page = Reader().get(f"/mail/manage/{keys.key_for(keys.MANAGE, other.guest_id)}").content.decode()
    assert f"rhythm-{one.id}" in page
    assert f"rhythm-{other.id}" in page
    assert page.count("<label for=") == 2


def test_who_gets_it_already_is_not_asked_again_from_another_browser(desk, follow):
    row = follow()
    wish = Wish(rules.CONVERSATION, desk.subject, rules.WEEKLY)
    assert not writes.follow_by_mail(BOB, None, wish, desk.at, language="en")
    assert not Proof.objects.exists()
    assert Subscription.objects.get().rhythm == row.rhythm
    assert Guest.objects.count() == 1


def test_a_refused_wish_leaves_no_address_behind(desk, office):
    for number in range(rules.ASKED_AN_HOUR):
        wish = Wish(rules.SECTION, f"/s{number}/", network="n")
        writes.follow_by_mail(BOB, None, wish, desk.at, language="en")
    before = Guest.objects.count()
    with pytest.raises(AskedTooOften):
        writes.follow_by_mail(
            "eve@readers.example", None, Wish(rules.SECTION, "/x/", network="n"), desk.at, language="en"
        )
    form = {"email": "eve@readers.example", "rhythm": "always"}
    assert Reader().post(f"{desk.path}comments/follow", form).status_code == 422
    assert Guest.objects.count() == before


def test_a_mailbox_is_asked_again_on_another_day(desk, office):
    wish = Wish(rules.CONVERSATION, desk.subject)
    for _ in range(5):
        writes.follow_by_mail(BOB, None, wish, desk.at, language="en")
    assert Proof.objects.count() == rules.ASKED_A_DAY
    later = desk.at + DAY + timedelta(seconds=1)
    writes.follow_by_mail(BOB, None, wish, later, language="en")
    assert Proof.objects.count() == rules.ASKED_A_DAY + 1
    assert asked_since(SUBSCRIBE, Proof.objects.latest("id").address_hash, desk.at) == 1


def test_a_link_is_not_used_up_where_there_is_nothing_to_confirm(desk, office):
    from postilla.identity.postbox import letter_for

    writes.follow_by_mail(BOB, None, Wish(rules.CONVERSATION, desk.subject), desk.at, language="en")
    proof = Proof.objects.get()
    letter = letter_for(proof.id, desk.at)
    assert letter is not None
    Subscription.objects.all().delete()
    with pytest.raises(NoSuchSubscription):
        writes.confirm_by(letter.token, desk.at)
    proof.refresh_from_db()
    assert proof.used_at is None


def _asked() -> int:
    return Proof.objects.filter(purpose=SUBSCRIBE).count()


def test_a_tick_heard_twice_or_late_undoes_nothing(desk, office):
    first = desk.post(author="Bob", email=BOB)
    number = desk.post("Again", author="Bob", email=BOB)  # of the first, the letter about the name asks
    facts = [AnswersWanted(desk.guests[first], number)]
    handlers.on_answers_wanted(facts, desk.tick())
    row = Subscription.objects.get()
    handlers.on_answers_wanted(facts, desk.tick())
    assert _asked() == 1
    writes.confirm(row.id, row.guest_id, desk.tick())
    writes.end(row.id, row.guest_id, desk.tick())
    handlers.on_answers_wanted(facts, desk.tick())
    row.refresh_from_db()
    assert row.ended_at is not None
    assert _asked() == 1


def test_a_second_tick_sends_no_second_letter_while_the_first_can_be_answered(desk, office):
    first = desk.post(author="Bob", email=BOB)
    handlers.on_answers_wanted([AnswersWanted(desk.guests[first], first)], desk.tick())
    desk.tick(60)
    second = desk.post("Again", author="Bob", email=BOB)
    handlers.on_answers_wanted([AnswersWanted(desk.guests[first], second)], desk.tick())
    assert _asked() == 1


def test_old_letters_are_forgotten_some_at_a_time_and_tell_nothing_again(desk, follow, monkeypatch):
    monkeypatch.setattr(letters, "FORGOTTEN", 2)
    follow(rhythm=rules.INSTANT)
    _noted(desk, 3)
    notices.gather(desk.at)
    Letter.objects.update(state="sent")
    later = desk.at + rules.KEPT
    assert letters.forget(later) == 0
    later += timedelta(seconds=1)
    assert [letters.forget(later) for _ in range(3)] == [2, 1, 0]
    assert notices.gather(later) == 0
    assert Notice.objects.count() == 3
