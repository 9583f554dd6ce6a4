"""Mail about the ledger: what became of promises that somebody follows, and of the evidence that they brought."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from postilla.ledger import writes as ledger
from postilla.ledger.drafts import Change, Figure, Offered, Source
from postilla.ledger.reads import subject_of
from postilla.ledger.values import path_of
from postilla.notifications import rules
from postilla.notifications.letters.wishes import wish_in_words
from postilla.notifications.models import Subscription
from postilla.notifications.writes import news, notices, subscriptions
from postilla.notifications.writes.subscriptions import Wish
from tests.support.ledger import REPORT, new_book
from tests.support.magazine import LATER, Desk
from tests.support.post import but_claims
from tests.support.reader import Reader


@pytest.fixture
def book(desk):
    return new_book()


@pytest.fixture
def out(desk, office, send):
    """Act on every fact and send what is due a little later; the letters that arrived since."""

    def deliver(at=None):
        from postilla.outbox.drain import drain

        before = len(office.letters)
        at = at or desk.at + timedelta(days=3650)
        while drain(at):
            pass
        news.gather(at + timedelta(minutes=10))
        send(at + timedelta(minutes=10))
        return but_claims(office.letters[before:])

    return deliver


def test_who_brought_evidence_is_told_what_became_of_it_if_they_want_mail(desk, book, out):
    promise = book.promise()
    comment = desk.post("The register counts 85,000.")
    guest = desk.guests[comment]
    subscriptions.follow(guest, Wish(rules.ANSWERS), desk.tick(), proven=True)
    offer = ledger.offer(
        Offered(promise, comment, desk.subject, True, "https://example.org/r", by_guest=guest), book.at
    )
    figure = Figure(book.valdora, book.cars, "2024", "85000", REPORT, comment_id=comment)
    ledger.accept(offer, figure, "ines", desk.tick())
    [letter] = out()
    assert letter.message["Subject"] == "Your evidence: Valdora: 80,000 to 90,000 cars in 2024"
    assert "The editors took up what you brought" in letter.text
    assert "The verdict now: Kept." in letter.text
    assert f"/ledger/promise/{promise}/" in letter.text
    assert letter.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_who_wants_no_mail_gets_none(desk, book, out):
    promise, comment = book.promise(), desk.post("The register counts 85,000.")
    offer = ledger.offer(Offered(promise, comment, desk.subject, True, "https://example.org/r", by_guest=1), book.at)
    ledger.decline(offer, "It is no source.", "ines", desk.tick())
    assert out() == []


@pytest.fixture
def follower(desk, office):
    def follow(kind, target, address="bob@readers.example", proven=True):
        from postilla.identity.writes import meet

        guest = meet("Bob", address, "", None, desk.at).guest_id
        return subscriptions.follow(guest, Wish(kind, str(target)), desk.tick(), proven=proven)

    return follow


def test_who_follows_a_promise_is_told_of_its_verdict_once(desk, book, out, follower):
    promise, other = book.promise(), book.promise("Another", period="2026")
    out()
    follower(rules.PROMISE, promise)
    book.figure("85000")
    [letter] = out()
    assert letter.message["Subject"] == "Valdora: 80,000 to 90,000 cars in 2024 – Kept"
    assert "The verdict is: Kept. Before, it was: Overdue." in letter.text
    assert "A source says: 85,000 cars (2024). Yearly report" in letter.text
    assert f"/ledger/promise/{promise}/" in letter.text
    assert f"/ledger/promise/{other}/" not in letter.text
    assert "what becomes of “Valdora: 80,000 to 90,000 cars in 2024”" in " ".join(letter.text.split())
    assert out() == []


def test_who_follows_a_subject_hears_of_new_and_changed_promises_and_can_stop(desk, book, out, follower):
    promise = book.promise()
    out()
    number = follower(rules.PROMISER, book.valdora)
    follower(rules.PROMISER, book.valdora, "eve@readers.example", proven=False)  # never confirmed
    new = book.promise("90,000 cars in 2026", kind="at-least", period="2026", low="90000", high="")
    change = Change("raised", date(2024, 6, 1), Source("A paper", date(2024, 6, 2)), high="95000")
    ledger.revise(promise, change, "ines", book.tick())
    [letter] = out()
    assert letter.to == ["bob@readers.example"]
    assert letter.message["Subject"] == "2 promises at The Gazette"
    assert "New in the ledger: “Between 80,000 and 90,000.”" in letter.text
    assert "The promise itself was changed: Raised." in letter.text
    assert f"/ledger/promise/{new}/" in letter.text
    guest = Subscription.objects.get(id=number).guest_id
    book.figure("85000")
    subscriptions.end(number, guest, desk.tick())
    assert out() == []


def test_what_was_undone_before_the_letter_is_not_told(desk, book, out, follower):
    promise = book.promise()
    out()
    follower(rules.PROMISE, promise)
    entry = book.figure("85000")
    ledger.take_back(entry, "It was a misprint.", "ines", book.tick())
    change = Change("reworded", date(2024, 6, 1), Source("A paper", date(2024, 6, 2)), words="Some more.")
    slip = ledger.revise(promise, change, "ines", book.tick())
    ledger.take_back_change(promise, slip, "Of another promise.", "ines", book.tick())
    assert out() == []


def test_a_promise_is_followed_by_its_form_and_a_letter_asks_first(desk, book, out):
    promise = book.promise()
    reader = Reader()
    page = desk.page(f"/ledger/promise/{promise}/")
    assert f'action="/ledger/promise/{promise}/follow"' in page
    for way in (f"/ledger/promise/{promise}/follow", "/ledger/valdora/follow"):
        assert reader.get(way).status_code == 302
        assert reader.post(way, {"email": "bob@readers.example", "rhythm": "daily"}).status_code == 202
        assert reader.post(way, {"email": "no address"}).status_code == 422
    assert reader.post("/ledger/nobody/follow", {"email": "bob@readers.example"}).status_code == 404
    assert len(out(timezone.now())) == 2
    asked = Subscription.objects.order_by("kind").values_list("kind", "confirmed_at")
    assert list(asked) == [("promise", None), ("promiser", None)]


def test_the_conversation_of_a_promise_is_followed_apart_from_what_becomes_of_it(desk, book, out):
    number = book.promise()
    talk = Desk(subject_of(number), path_of(number), desk.at)
    talk.drain()
    wanted = {"email": "bob@readers.example", "rhythm": "instant"}
    asked = Reader().post(f"{talk.path}comments/follow", wanted)
    assert (asked.status_code, "Back to the promise" in asked.content.decode()) == (202, True)
    subscriptions.follow(
        desk.guests[desk.post("By somebody", email="bob@readers.example")],
        Wish(rules.CONVERSATION, talk.subject), desk.tick(), proven=True,
    )  # fmt: skip
    one = talk.post("Look at the last quarter.", author="Cora", email="cora@readers.example")
    talk.drain()
    notices.gather(LATER)
    [letter] = [one for one in out(LATER) if one.message["Subject"].startswith("New comments")]
    assert letter.message["Subject"] == "New comments under “Valdora: 80,000 to 90,000 cars in 2024”"
    assert f"/c/{one}" in letter.text
    assert "Look at the last quarter." in letter.text
    assert wish_in_words(rules.CONVERSATION, talk.subject).endswith("“Valdora: 80,000 to 90,000 cars in 2024”")
