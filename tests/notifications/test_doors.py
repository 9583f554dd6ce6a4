"""Follow, confirm, change and stop through the doors: no link does anything by itself, no key fits elsewhere."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from postilla.notifications import keys, rules
from postilla.notifications.models import Subscription
from tests.support.post import but_claims
from tests.support.reader import Reader, known_as

BOB = "bob@readers.example"


@pytest.fixture
def reader(site: None) -> Reader:
    return Reader()


@pytest.fixture
def post(office, send):
    """Act on every fact and send all letters; those that arrived since."""
    from postilla.notifications.writes.notices import gather
    from postilla.outbox.drain import drain

    def deliver():
        before = len(office.letters)
        now = timezone.now() + timedelta(seconds=5)
        while drain(now):
            pass
        gather(now)
        send(now)
        return but_claims(office.letters[before:])

    return deliver


def _follow(reader, desk, **fields):
    return reader.post(f"{desk.path}comments/follow", {"email": BOB, "rhythm": "instant", **fields})


def _confirmed(reader, desk, post, **fields):
    _follow(reader, desk, **fields)
    [letter] = post()
    assert reader.post(letter.link("/mail/confirm/")).status_code == 200


def test_who_follows_must_confirm_and_may_stop(reader, desk, post):
    answer = _follow(reader, desk)
    assert answer.status_code == 202
    [asked] = post()
    assert asked.to == [BOB]
    assert asked.message["Subject"] == "Do you want mail from The Gazette?"
    assert "new comments under “A new car”" in asked.said
    desk.post("Unseen by Bob", now=timezone.now())
    assert post() == []
    link = asked.link("/mail/confirm/")
    assert len(f"http://127.0.0.1:8000{link}") < 78  # no mail program breaks it
    for look in (reader.get, reader.head, reader.get):  # scanners and prefetchers
        assert look(link).status_code == 200
    assert post() == []
    assert not Subscription.objects.exclude(confirmed_at=None).exists()
    assert reader.post(link).status_code == 200
    desk.post("Seen by Bob", now=timezone.now())
    [told] = post()
    assert "Seen by Bob" in told.text
    again = reader.post(link)
    assert again.status_code == 410
    assert "used already" in again.content.decode()
    stop = urlsplit(told.message["List-Unsubscribe"][1:-1]).path
    for look in (reader.get, reader.head):
        assert look(stop).status_code == 200
    desk.post("Still seen", now=timezone.now())
    assert len(post()) == 1
    bare = Reader(enforce_csrf_checks=True)
    one_click = {"List-Unsubscribe": "One-Click"}
    assert bare.post(stop, one_click, headers={"Origin": "https://webmail.example"}).status_code == 200
    desk.post("Unseen again", now=timezone.now())
    assert post() == []
    assert bare.post(stop, one_click).status_code == 200  # a second time
    assert "no more mail" in bare.get(stop).content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_change_nothing(reader, desk, post, method):
    _confirmed(reader, desk, post)
    row = Subscription.objects.get()
    answer = getattr(reader, method)(f"/mail/stop/{keys.key_for(keys.STOP, row.guest_id, row.id)}")
    assert answer.status_code == 405
    assert Subscription.objects.get().ended_at is None


@pytest.fixture
def two(reader, desk, post):
    """Two mailboxes that follow the conversation: their rows."""
    _confirmed(reader, desk, post)
    _confirmed(reader, desk, post, email="cora@readers.example")
    return list(Subscription.objects.order_by("id"))


def _spoilt(two):
    bob, cora = two
    good = keys.key_for(keys.STOP, bob.guest_id, bob.id)
    seal = good.rpartition(".")[2]
    return {
        "cut": good[:-1],
        "longer": f"{good}x",
        "no seal": good.rpartition(".")[0],
        "empty seal": f"{bob.guest_id}.{bob.id}.",
        "nonsense": "nonsense",
        "of another purpose": keys.key_for(keys.MANAGE, bob.guest_id, bob.id),
        "the other's subscription": f"{bob.guest_id}.{cora.id}.{seal}",
        "the other's mailbox": f"{cora.guest_id}.{bob.id}.{seal}",
        "letters beyond ASCII": f"{bob.guest_id}.{bob.id}.é{seal[1:]}",
        "a huge number": f"{'9' * 30}.{bob.id}.{seal}",
        "negative": f"-1.{bob.id}.{seal}",
    }


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_no_other_key_stops_anything(reader, two, method):
    for what, key in _spoilt(two).items():
        answer = getattr(reader, method)(f"/mail/stop/{key}")
        assert answer.status_code == 403, what
    as_json = reader.post("/mail/stop/1.2.x", headers={"accept": "application/json"}).json()
    assert as_json["problems"][0]["code"] == "key_forged"
    assert not Subscription.objects.exclude(ended_at=None).exists()


def test_a_key_is_of_its_address_alone(reader, two):
    from postilla.identity.addresses import encrypt
    from postilla.identity.models import Guest

    bob = two[0]
    key = keys.key_for(keys.STOP, bob.guest_id, bob.id)
    Guest.objects.filter(id=bob.guest_id).update(address_cipher=encrypt("new@readers.example"))
    assert reader.post(f"/mail/stop/{key}").status_code == 403


def test_a_subscription_that_is_gone_is_404(reader, two):
    bob = two[0]
    key = keys.key_for(keys.STOP, bob.guest_id, bob.id)
    Subscription.objects.filter(id=bob.id).delete()
    assert reader.post(f"/mail/stop/{key}").status_code == 404


def test_keys_hold_after_the_secret_was_changed(reader, two, settings):
    bob = two[0]
    key = keys.key_for(keys.STOP, bob.guest_id, bob.id)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert reader.post(f"/mail/stop/{key}").status_code == 200


@pytest.mark.parametrize("private", [False, True])
def test_of_an_article_that_is_not_public_no_title_is_shown(reader, desk, two, private):
    from wagtail.models import PageViewRestriction

    from postilla.articles.models import ArticlePage

    bob, page = two[0], ArticlePage.objects.get()
    if private:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.unpublish()
    shown = reader.get(f"/mail/stop/{keys.key_for(keys.STOP, bob.guest_id, bob.id)}")
    assert shown.status_code == 200
    assert "A new car" not in shown.content.decode()


@pytest.mark.parametrize("signed_in", [False, True])
def test_letters_are_managed_by_the_key_whoever_is_signed_in(reader, desk, two, signed_in):
    bob, cora = two
    reader = known_as(cora.guest_id) if signed_in else reader
    address = f"/mail/manage/{keys.key_for(keys.MANAGE, bob.guest_id)}"
    page = reader.get(address).content.decode()
    assert "new comments under “A new car”" in page
    assert BOB not in page
    form = {f"rhythm-{bob.id}": "weekly", "quiet_from": "22", "quiet_until": "7", f"rhythm-{cora.id}": ""}
    assert reader.post(address, form).status_code == 303
    bob.refresh_from_db()
    cora.refresh_from_db()
    assert (bob.rhythm, bob.quiet_from, bob.quiet_until, bob.ended_at) == ("weekly", 22, 7, None)
    assert (cora.rhythm, cora.ended_at) == ("instant", None)
    assert reader.post(address, {f"rhythm-{bob.id}": "never"}).status_code == 422
    assert reader.post(address, {f"rhythm-{bob.id}": ""}).status_code == 303
    bob.refresh_from_db()
    assert bob.ended_at is not None
    assert "You get no mail" in reader.get(address).content.decode()
    stop = keys.key_for(keys.STOP, bob.guest_id, bob.id)
    assert reader.get(f"/mail/manage/{stop}").status_code == 403


def test_one_s_own_page_needs_a_browser_that_has_shown_whose_it_is(reader, two):
    from postilla.identity.models import Guest

    bob = two[0]
    assert reader.get("/me/subscriptions/")["Location"] == "/me/sign-in/"
    assert "A new car" not in known_as(bob.guest_id).get("/me/subscriptions/").content.decode()
    Guest.objects.filter(id=bob.guest_id).update(confirmed_at=timezone.now())
    mine = known_as(bob.guest_id)
    assert "A new car" in mine.get("/me/subscriptions/").content.decode()
    foreign = {"Origin": "https://evil.example"}
    assert mine.post("/me/subscriptions/", {f"rhythm-{bob.id}": ""}, headers=foreign).status_code == 403
    bob.refresh_from_db()
    assert bob.ended_at is None


def test_the_tick_in_the_form_asks_once_and_tells_of_answers(reader, desk, post, office):
    number = reader.says(desk, "A question.", email=BOB, author="Bob", answers="1")
    assert post() == []
    [asked] = office.letters  # about the name, and the mail
    assert "answers to your comments" in asked.said
    assert reader.post(asked.link("/me/claim/")).status_code == 303
    reader.says(desk, "Another question.", email=BOB, author="Bob", answers="1")
    assert post() == []  # it holds already
    Reader().says(desk, "An answer.", parent=number, email="cora@readers.example", author="Cora")
    [told] = post()
    assert told.to == [BOB]
    assert told.message["Subject"] == "Answers to you under “A new car”"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"email": "not an address"}, 422),
        ({"email": f"{BOB}\r\nBcc: eve@example.org"}, 422),
        ({"email": f"{BOB},eve@example.org"}, 422),
        ({"url2": "filled in"}, 422),
        ({"what": "everything"}, 422),
        ({"rhythm": "always"}, 422),
    ],
)
def test_what_cannot_be_followed_is_said(reader, desk, post, fields, status):
    assert _follow(reader, desk, **fields).status_code == status
    assert post() == []


def test_a_mailbox_is_asked_a_few_times_a_day_whoever_asks(desk, post):
    for number in range(8):
        assert _follow(Reader(REMOTE_ADDR=f"198.51.{number}.7"), desk).status_code == 202
    assert len(post()) == rules.ASKED_A_DAY


def test_one_network_cannot_fill_the_mailboxes_of_many(reader, desk, post):
    answers = [_follow(reader, desk, email=f"reader{number}@mail.example") for number in range(12)]
    assert {answer.status_code for answer in answers[:10]} == {202}
    assert answers[10].status_code == 429
    assert int(answers[10]["Retry-After"]) > 0
    assert len(post()) == rules.ASKED_AN_HOUR


def test_nobody_changes_what_another_confirmed(reader, desk, post):
    _confirmed(reader, desk, post)
    before = Subscription.objects.get()
    _follow(Reader(), desk, rhythm="weekly")
    row = Subscription.objects.get(id=before.id)
    assert (row.rhythm, row.confirmed_at, row.ended_at) == (before.rhythm, before.confirmed_at, None)


def test_a_site_without_mail_offers_none(reader, desk, settings):
    settings.POSTILLA_MAIL = None
    page = desk.page()
    assert 'name="answers"' not in page
    assert "Follow by mail" not in page
    answer = _follow(reader, desk)
    assert answer.status_code == 404
    assert "sends no mail" in answer.content.decode()
    reader.says(desk, "Ticked all the same.", answers="1")
    desk.drain()
    assert not Subscription.objects.exists()


def test_the_page_offers_both(desk, office):
    page = desk.page()
    assert 'name="answers"' in page
    assert "Follow by mail" in page
    assert len(page.encode()) < 30_000
