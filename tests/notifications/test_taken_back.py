"""An address that a thief changed, more than once: its owner takes it back with all that they are, and it stays so."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.identity import postbox, reads, writes
from postilla.identity.models import Guest, Proof
from postilla.identity.refusals import EarlierLinkFirst, ProofExpired
from postilla.identity.values import CHANGE_ADDRESS, OLD_ADDRESS, WISHED
from postilla.notifications import rules
from postilla.notifications.letters import KINDS
from postilla.notifications.writes import subscriptions
from postilla.notifications.writes.subscriptions import Wish
from tests.support.magazine import ADDRESS
from tests.support.reader import Reader, known_as

pytestmark = pytest.mark.django_db
THIEFS, OTHER = "thief@mail.example.net", "thief.two@mail.example.org"


@pytest.fixture
def ada(desk: Any) -> int:
    """A confirmed reader who wrote something; their guest."""
    comment = desk.post("My own words", now=timezone.now())
    Guest.objects.filter(id=desk.guests[comment]).update(confirmed_at=timezone.now())
    Proof.objects.all().delete()
    return int(desk.guests[comment])


def link(purpose: str) -> str:
    """That in the newest letter of a purpose."""
    letter = postbox.letter_for(Proof.objects.filter(purpose=purpose).latest("id").id, timezone.now())
    assert letter is not None
    return letter.token


def change(guest: int, address: str) -> str:
    """As somebody in a browser of theirs does; the link that the earlier address gets."""
    writes.ask_to_change_address(guest, address, "", "en", timezone.now())
    writes.change_address(link(CHANGE_ADDRESS), guest, timezone.now())
    return link(OLD_ADDRESS)


def addresses(*guests: int) -> list[str]:
    return [postbox.address_of(guest) for guest in guests]


def test_the_way_back_is_no_way_in(ada: int) -> None:
    to_ada, to_thief = change(ada, THIEFS), change(ada, OTHER)
    with pytest.raises(EarlierLinkFirst):
        writes.restore_address(to_thief, timezone.now())
    assert addresses(ada) == [OTHER]
    writes.ask_to_change_address(ada, "thief.three@mail.example.org", "", "en", timezone.now())
    asked = link(CHANGE_ADDRESS)
    writes.restore_address(to_ada, timezone.now())
    for void in (lambda: writes.restore_address(to_thief, timezone.now()),
                 lambda: writes.change_address(asked, ada, timezone.now())):  # fmt: skip
        with pytest.raises(ProofExpired):
            void()
    assert addresses(ada) == [ADDRESS]


def test_a_later_link_holds_once_the_earlier_ones_time_is_over(ada: int) -> None:
    change(ada, THIEFS)
    to_second = change(ada, OTHER)
    Proof.objects.filter(purpose=OLD_ADDRESS, id=Proof.objects.filter(purpose=OLD_ADDRESS).earliest("id").id).update(
        expires_at=timezone.now()
    )
    writes.restore_address(to_second, timezone.now())
    assert addresses(ada) == [THIEFS]


def test_another_change_voids_what_was_asked_before(ada: int) -> None:
    writes.ask_to_change_address(ada, OTHER, "", "en", timezone.now())
    asked = link(CHANGE_ADDRESS)
    change(ada, THIEFS)
    with pytest.raises(ProofExpired):
        writes.change_address(asked, ada, timezone.now())


def test_all_that_were_carried_over_come_back_and_no_wish_of_the_thief_is_left(ada: int, desk: Any) -> None:
    elsewhere = [desk.guests[desk.post(f"From browser {n}", guest_id=None)] for n in range(2)]
    to_ada = change(ada, THIEFS)
    later = desk.guests[desk.post("From the thief’s", email=THIEFS)]
    change(ada, OTHER)
    assert addresses(ada, *elsewhere, later) == [OTHER] * 4
    Guest.objects.update(erase_at=timezone.now() + timedelta(days=1), erase_words=True)
    writes.restore_address(to_ada, timezone.now())
    assert addresses(ada, *elsewhere, later) == [ADDRESS] * 3 + [THIEFS]
    assert not Guest.objects.filter(id__in=[ada, *elsewhere], erase_at__isnull=False).exists()
    assert set(reads.selves(ada)) == {ada, *elsewhere}


def test_the_address_that_is_replaced_is_told(ada: int, office: Any, send: Any) -> None:
    from postilla.outbox.drain import drain

    writes.restore_address(change(ada, THIEFS), timezone.now())
    later = timezone.now() + timedelta(seconds=5)
    while drain(later):
        pass
    send(later)
    told = [letter for letter in office.letters if "put back" in letter.message["Subject"]]
    assert [letter.message["To"] for letter in told] == [THIEFS]
    assert "http" not in told[0].text.partition("If that is wrong")[0]
    assert ADDRESS not in told[0].text


def test_who_typed_a_strangers_address_is_shown_nothing_of_the_new_one(ada: int, desk: Any) -> None:
    stranger = desk.guests[desk.post("Of who only typed it", guest_id=None)]
    browser = known_as(stranger)
    assert ADDRESS.partition("@")[2] in browser.get("/me/name/").content.decode()
    change(ada, "ada@new-domain.example")
    assert stranger in reads.selves(ada), "it is theirs still, to see and to take away"
    for door in ("/me/", "/me/name/", "/me/address/", "/me/data.json", "/me/data.html"):
        assert "new-domain" not in browser.get(door).content.decode(), door


def test_who_only_typed_an_address_is_not_shown_what_its_owner_follows(ada: int, desk: Any, office: Any) -> None:
    stranger = desk.guests[desk.post("Of who only typed it", guest_id=None)]
    subscriptions.follow(ada, Wish(rules.SECTION, "/cars/", rules.WEEKLY), desk.at, proven=True)
    subscriptions.follow(stranger, Wish(rules.CONVERSATION, desk.subject), desk.at, proven=False)
    found = {who: json.loads(known_as(who).get("/me/data.json").content)["subscriptions"] for who in (ada, stranger)}
    assert {one["kind"] for one in found[ada]} == {rules.SECTION, rules.CONVERSATION}
    assert [one["kind"] for one in found[stranger]] == [rules.CONVERSATION]
    pages = {who: known_as(who).get("/me/data.html").content.decode() for who in (ada, stranger)}
    assert ("once a week" in pages[ada], "once a week" in pages[stranger]) == (True, False)


def test_a_wish_to_be_forgotten_is_told_to_the_address_which_takes_it_back(ada: int, office: Any) -> None:
    thief = known_as(ada)
    for _ in range(2):
        assert thief.post("/me/data/", {"words": "remove"}).status_code == 303
    (asked,) = Proof.objects.filter(purpose=WISHED)
    letter = KINDS["proof"]({"proof": asked.id}, "", timezone.now())
    assert letter is not None
    way = f"/me/stay/{link(WISHED)}"
    assert any(getattr(part, "url", "").endswith(way) for part in letter.parts)
    owner = Reader()
    assert owner.get(way).status_code == 200
    assert Guest.objects.get(id=ada).erase_at is not None, "a scanner opens links"
    assert "Nothing is deleted" in owner.post(way).content.decode()
    assert Guest.objects.get(id=ada).erase_at is None
    assert reads.sessions_of(ada) == []
    assert owner.post(way).status_code == 410
    for _ in range(9):
        writes.wish_to_be_forgotten(ada, True, timezone.now(), by_mail=True)
        writes.stay(ada, timezone.now())
    assert Proof.objects.filter(purpose=WISHED).count() == 5


@pytest.mark.parametrize(("confirmed", "mail"), [(False, True), (True, False)])
def test_whose_address_nobody_confirmed_gets_no_letter_of_a_wish(
    ada: int, office: Any, settings: Any, confirmed: bool, mail: bool
) -> None:
    if not mail:
        settings.POSTILLA_MAIL = None
    if not confirmed:
        Guest.objects.filter(id=ada).update(confirmed_at=None)
    known_as(ada).post("/me/data/", {"words": "keep"})
    assert Guest.objects.get(id=ada).erase_at is not None
    assert not Proof.objects.filter(purpose=WISHED).exists()
