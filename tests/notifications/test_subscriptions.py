"""Mail about comments: only what was confirmed and is public, never one's own, each once, when it was asked for."""

from datetime import UTC, datetime, timedelta

import pytest

from postilla.notifications import rules
from postilla.notifications.models import Letter, Notice, Subscription
from postilla.notifications.writes import notices, subscriptions as writes
from postilla.notifications.writes.subscriptions import Wish
from tests.support.magazine import LATER
from tests.support.post import but_claims

BOB = "bob@readers.example"
DAY = timedelta(days=1)


@pytest.fixture
def follower(desk, office):
    """Makes a guest who follows what is said; the subscription's id."""

    def make(kind=rules.CONVERSATION, target=None, rhythm=rules.INSTANT, address=BOB, guest_id=None) -> int:
        from postilla.identity.writes import meet

        guest_id = guest_id or meet("Bob", address, "", None, desk.at).guest_id
        wish = Wish(kind, desk.subject if target is None else target, rhythm)
        return writes.follow(guest_id, wish, desk.at, proven=True)

    return make


@pytest.fixture
def out(desk, office, send):
    """Act on every fact and send what is due at a time (now where not said); the letters that arrived since."""

    def deliver(at: datetime | None = None):
        from postilla.outbox.drain import drain

        before = len(office.letters)
        while drain(desk.at + timedelta(seconds=5)):
            pass
        at = at or desk.tick(5)
        notices.gather(at)
        send(at)
        return but_claims(office.letters[before:])

    return deliver


def test_a_follower_is_told_of_a_comment_once(desk, follower, out):
    follower()
    number = desk.post("Good *brakes*, I think.", author="Cora <b>")
    [letter] = out()
    assert letter.to == [BOB]
    assert letter.message["Subject"] == "New comments under “A new car”"
    assert "Good brakes, I think." in letter.text
    assert "<em>brakes</em>" in letter.html
    assert "Cora &lt;b&gt;" in letter.html
    assert f"/c/{number}" in letter.text
    assert letter.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.message["List-Unsubscribe"][1:-1] in letter.text
    assert out(LATER) == []


def test_facts_heard_twice_tell_once(desk, follower, out):
    follower()
    number = desk.post()
    assert notices.note(number, desk.at) == 1
    assert notices.note(number, desk.at) == 0
    assert len(out()) == 1


def test_an_answer_is_told_to_whom_it_answers_and_threaded(desk, follower, out):
    first = desk.post(author="Bob", email=BOB)
    follower(rules.ANSWERS, "", guest_id=desk.guests[first])
    follower(guest_id=desk.guests[first])  # both fit: told once
    other = desk.post(author="Cora", email="cora@readers.example")
    [about_other] = out()
    answer = desk.post(parent=other, author="Dan", email="dan@readers.example")
    [about_answer] = out()
    assert about_answer.message["In-Reply-To"] == about_other.message["Message-ID"]
    assert about_other.message["References"] == about_answer.message["References"].split()[0]
    desk.post(parent=first, author="Dan", email="dan@readers.example")
    [told] = out()
    assert told.to == [BOB]
    desk.post(parent=answer, author="Bob", email=BOB, guest_id=desk.guests[first])
    assert out() == []  # one's own


def test_nobody_is_told_of_their_own_comment_from_another_browser(desk, follower, out):
    follower()
    desk.post(author="Robert", email=BOB.upper())
    assert out() == []


def test_nothing_is_sent_to_who_has_not_confirmed(desk, follower, out):
    number = follower()
    Subscription.objects.filter(id=number).update(confirmed_at=None)
    desk.post()
    assert out() == []
    assert not Notice.objects.exists()


def test_held_comments_are_told_when_they_are_published_and_once(desk, follower, out, settings):
    follower()
    settings.POSTILLA_MODERATION = "pre"
    number = desk.post()
    assert out() == []
    desk.decide(number, "published")
    assert len(out()) == 1
    desk.decide(number, "held")
    desk.decide(number, "published")
    assert out() == []


@pytest.mark.parametrize("gone", ["rejected", "held", "withdrawn"])
def test_what_went_before_its_letter_is_not_told(desk, follower, out, gone):
    follower(rhythm=rules.DAILY)
    number, other = desk.post("First words"), desk.post("Second words")
    assert out() == []
    if gone == "withdrawn":
        desk.withdraw(number)
    else:
        desk.decide(number, gone)
    [letter] = out(desk.at + DAY)
    assert "First words" not in letter.text
    assert "Second words" in letter.text
    assert other


def test_what_was_not_told_because_it_had_gone_is_told_when_it_comes_back(desk, follower, out):
    follower(rhythm=rules.HOURLY)
    number = desk.post()
    out()
    desk.decide(number, "held")
    assert out(desk.tick(7200)) == []
    assert Letter.objects.get(kind="comments").state == "dropped"
    desk.decide(number, "published")
    out()
    [letter] = out(desk.tick(7200))
    assert letter.to == [BOB]


def test_nothing_is_told_of_an_article_that_is_not_public(desk, follower, out):
    from postilla.articles.models import ArticlePage

    follower(rhythm=rules.HOURLY)
    desk.post()
    out()
    ArticlePage.objects.get().unpublish()
    assert out(desk.tick(7200)) == []


def test_a_digest_holds_what_came_since_and_says_how_much(desk, follower, out, bring):
    follower(rules.SECTION, "/cars/", rhythm=rules.DAILY)
    follower(rules.AUTHOR, "/authors/robin-quill/", rhythm=rules.DAILY)  # both fit: told once
    other = bring("An old car")
    desk.post("Here")
    other.at = desk.tick()
    other.post("There")
    desk.tick(10)
    assert out() == []
    [letter] = out(datetime(2024, 1, 6, 7, 0, tzinfo=UTC))
    assert letter.message["Subject"] == "2 new comments at The Gazette"
    assert "Here" in letter.text
    assert "There" in letter.text
    assert letter.message["In-Reply-To"] is None


def test_ended_subscriptions_tell_nothing_even_of_what_waits(desk, follower, out):
    number = follower(rhythm=rules.HOURLY)
    desk.post()
    out()
    guest_id = Subscription.objects.get(id=number).guest_id
    writes.end(number, guest_id, desk.at)
    writes.end(number, guest_id, desk.at)
    assert out(desk.tick(7200)) == []


def test_an_import_tells_nobody(desk, follower, out):
    from postilla.discussion.events import ThreadChanged
    from postilla.outbox.writes import telling

    follower()
    with telling(desk.at) as tell:
        tell(ThreadChanged(desk.subject))
    assert out() == []


def test_a_hostile_name_or_title_makes_no_header(desk, follower, out, bring):
    hostile = bring("Cars\r\nBcc: eve@example.org\r\n\r\nHello")
    follower(target=hostile.subject)
    hostile.at = desk.at
    hostile.post("Words", author="Eve\u2028Bcc: eve@example.org")
    desk.at = hostile.at
    [letter] = out()
    assert letter.message["Bcc"] is None
    assert letter.to == [BOB]
    assert letter.message["Subject"] == "New comments under “Cars Bcc: eve@example.org Hello”"


def test_what_a_comment_holds_is_as_safe_in_mail_as_on_the_page(desk, follower, out):
    follower()
    desk.post('<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) <a href="//x">b</a>')
    [letter] = out()
    for bad in ("<script", "<img", "onerror=alert(1)>", 'href="javascript'):
        assert bad not in letter.html


def test_a_refused_mailbox_does_not_hold_up_another(desk, follower, out, office):
    first = desk.post()
    out()  # the letter that asks its author whether it was them
    follower()
    follower(address="cora@readers.example")
    office.to_rcpt = ["550 no such mailbox"]
    desk.post(guest_id=desk.guests[first])
    assert len(out()) == 1


HOURS = timedelta(hours=1)


@pytest.mark.parametrize(
    ("rhythm", "quiet", "now", "due"),
    [
        ("instant", None, "2024-01-05T10:20", "2024-01-05T10:20"),
        ("instant", (22, 7), "2024-01-05T10:20", "2024-01-05T10:20"),
        ("instant", (22, 7), "2024-01-05T22:00", "2024-01-06T07:00"),
        ("instant", (22, 7), "2024-01-06T06:59", "2024-01-06T07:00"),
        ("instant", (22, 7), "2024-01-06T07:00", "2024-01-06T07:00"),
        ("instant", (9, 17), "2024-01-05T10:20", "2024-01-05T17:00"),
        ("instant", (9, 9), "2024-01-05T10:20", "2024-01-05T10:20"),
        ("hourly", None, "2024-01-05T10:20", "2024-01-05T11:00"),
        ("hourly", (11, 13), "2024-01-05T10:20", "2024-01-05T13:00"),
        ("daily", None, "2024-01-05T06:59", "2024-01-05T07:00"),
        ("daily", None, "2024-01-05T07:00", "2024-01-06T07:00"),
        ("daily", (6, 9), "2024-01-05T10:20", "2024-01-06T09:00"),
        ("weekly", None, "2024-01-05T10:20", "2024-01-08T07:00"),  # a Friday: the next Monday
        ("weekly", None, "2024-01-08T06:00", "2024-01-08T07:00"),
        ("weekly", None, "2024-01-08T07:00", "2024-01-15T07:00"),
    ],
)
def test_when_somebody_is_told(rhythm, quiet, now, due):
    from zoneinfo import ZoneInfo

    rome = ZoneInfo("Europe/Rome")
    here = datetime.fromisoformat(now).replace(tzinfo=rome)
    assert rules.due(rhythm, quiet, here, rome) == datetime.fromisoformat(due).replace(tzinfo=rome)
