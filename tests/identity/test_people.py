"""Confirmed guests, the names that belong to them, and links that sign in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from postilla.identity import postbox, reads, refusals as r, writes
from postilla.identity.addresses import mailbox_hash
from postilla.identity.models import Claim, Guest, Proof
from postilla.identity.values import CHANGE_ADDRESS, CLAIM, OLD_ADDRESS, SIGN_IN, Browser, Proved
from tests.support.magazine import Desk
from tests.support.reader import Reader

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)
ADDRESS = "ada@example.org"

pytestmark = pytest.mark.django_db


def guest(name: str = "Ada Winter", address: str = ADDRESS, website: str = "") -> int:
    return writes.meet(name, address, website, None, NOW).guest_id


def proof(purpose: str, guest_id: int | None = None) -> Proved:
    row = Proof.objects.filter(purpose=purpose).order_by("-id").first()
    if guest_id is not None:
        row = Proof.objects.get(id=writes.ask(purpose, guest_id, NOW) or 0)
    assert row is not None
    letter = postbox.letter_for(row.id, NOW)
    assert letter is not None
    return writes.use(letter.token, purpose, NOW)


def token(purpose: str) -> str:
    letter = postbox.letter_for(Proof.objects.filter(purpose=purpose).latest("id").id, NOW)
    assert letter is not None
    return letter.token


def confirmed(name: str = "Ada Winter", address: str = ADDRESS) -> int:
    return writes.confirm(proof(CLAIM, guest(name, address)), NOW, theirs=True)


def test_confirming_makes_the_name_theirs_and_nobody_elses() -> None:
    ada = confirmed()
    assert reads.holders_of("Ada Winter") == reads.holders_of("АDA WINTER!") == {ada}
    assert reads.holders_of("Ada Wintour") == reads.holders_of("") == set()
    speaker = reads.speaker(ada)
    assert speaker is not None
    assert speaker.confirmed


def test_a_name_that_is_taken_stays_with_who_has_it() -> None:
    ada = confirmed()
    with pytest.raises(r.NameTaken):
        confirmed("Аda Winter", "eve@example.org")
    assert reads.holders_of("Ada Winter") == {ada}
    assert Guest.objects.filter(confirmed_at__isnull=False).count() == 1


def test_one_address_is_one_person_in_all_its_browsers() -> None:
    ada = confirmed()
    phone = guest("Ada")
    ticket = writes.welcome(phone, None, Browser("Safari", "iPhone"), NOW)
    assert ticket is not None
    assert writes.confirm(proof(CLAIM, phone), NOW, theirs=True) == ada
    known = reads.known_by(reads.cookie_for(ticket))
    assert known is not None
    assert known.guest_id == ada
    assert set(reads.selves(ada)) == {ada, phone}
    assert reads.holders_of("Ada") == {ada}


@pytest.mark.parametrize("known", [True, False])
def test_a_browser_in_which_the_link_was_not_followed_becomes_nobodys(known: bool) -> None:
    """Whoever writes first with somebody's address is not them because its owner presses the button."""
    ada = confirmed() if known else None
    eve = guest("Ada Winter")
    ticket = writes.welcome(eve, None, Browser(), NOW)
    assert ticket is not None
    person = writes.confirm(proof(CLAIM, eve), NOW, theirs=False)
    assert person not in (None, eve)
    assert ada in (None, person)
    assert reads.holders_of("Ada Winter") == {person}
    hers = reads.known_by(reads.cookie_for(ticket))
    assert hers is not None
    assert hers.guest_id == eve
    speaker = reads.speaker(eve)
    assert speaker is not None
    assert not speaker.confirmed
    assert reads.selves(eve) == (eve,)


def test_an_owner_gets_a_letter_of_their_own_though_another_browser_was_asked_before() -> None:
    asked: list[int] = []
    for number, name in enumerate(("Eve", "Ada", "Ada", "Mal", "Too many")):
        speaker = reads.speaker(guest(name) if number != 2 else asked[1])
        assert speaker is not None
        asked.append(speaker.guest_id)
        writes.ask_to_claim(speaker, 1, "en", NOW)
    letters = list(Proof.objects.filter(purpose=CLAIM).order_by("id").values_list("guest_id", flat=True))
    assert letters == [asked[0], asked[1], asked[3]]


def test_who_only_types_an_address_gets_nothing_of_its_owner() -> None:
    ada = confirmed()
    stranger = guest("Somebody")
    ticket = writes.welcome(stranger, None, Browser(), NOW)
    assert ticket is not None
    assert reads.selves(stranger) == (stranger,)
    writes.ask_to_sign_in(ADDRESS, "n", "en", NOW)
    assert writes.signed_in(proof(SIGN_IN), NOW) == ada
    known = reads.known_by(reads.cookie_for(ticket))
    assert known is not None
    assert known.guest_id == stranger, "signing in makes no other browser the owner's"


def test_nobody_signs_in_by_another_address_of_the_same_mailbox() -> None:
    """Some servers give what stands after the + to others."""
    confirmed()
    name, _, domain = ADDRESS.partition("@")
    other = writes.meet("Ada", f"{name}+x@{domain}", "", None, NOW)
    assert other.mailbox_hash == Guest.objects.earliest("id").mailbox_hash
    assert not other.confirmed
    assert reads.selves(other.guest_id) == (other.guest_id,)
    sent = Proof.objects.count()
    writes.ask_to_sign_in(f"{name}+y@{domain}", "n", "en", NOW)
    assert Proof.objects.filter(guest__isnull=False).count() == sent, "nobody here has that address"


def test_another_address_is_another_mailbox_at_once_and_back() -> None:
    ada = confirmed()
    before = Guest.objects.get(id=ada).mailbox_hash
    writes.ask_to_change_address(ada, "New+1@example.org", "n", "en", NOW)
    writes.change_address(token(CHANGE_ADDRESS), ada, NOW)
    assert Guest.objects.get(id=ada).mailbox_hash == mailbox_hash("new@example.org")
    writes.restore_address(token(OLD_ADDRESS), NOW)
    assert Guest.objects.get(id=ada).mailbox_hash == before == writes.know_mailbox(ada, NOW)


def test_signing_in_where_nobody_confirmed_makes_a_person_of_their_own() -> None:
    typed = guest()
    writes.ask_to_sign_in(ADDRESS.upper(), "n", "en", NOW)
    person = writes.signed_in(proof(SIGN_IN), NOW)
    assert person != typed, "another browser may have typed it, and must not become the owner's"
    assert set(reads.selves(person)) == {person, typed}
    assert reads.holders_of("Ada Winter") == {person}


def test_asking_for_a_link_is_the_same_for_an_address_that_nobody_has() -> None:
    guest()
    writes.ask_to_sign_in(ADDRESS, "n", "en", NOW)
    writes.ask_to_sign_in("nobody@example.org", "n", "en", NOW)
    known, unknown = Proof.objects.order_by("id")
    assert known.guest_id is not None
    assert unknown.guest_id is None
    assert bytes(unknown.address_cipher) == b""
    assert postbox.letter_for(unknown.id, NOW) is None


@pytest.mark.parametrize("address", [ADDRESS, "nobody@example.org"])
def test_links_to_one_address_are_counted_whether_somebody_has_it_or_not(address: str) -> None:
    guest()
    for number in range(3):
        writes.ask_to_sign_in(address, f"network {number}", "en", NOW)
    with pytest.raises(r.TooManyLinks):
        writes.ask_to_sign_in(address.upper(), "another", "en", NOW)
    writes.ask_to_sign_in(address, "another", "en", NOW + timedelta(hours=1))


def test_links_by_one_network_are_counted() -> None:
    for number in range(10):
        writes.ask_to_sign_in(f"reader{number}@example.org", "network", "en", NOW)
    with pytest.raises(r.TooManyLinks):
        writes.ask_to_sign_in("another@example.org", "network", "en", NOW)
    writes.ask_to_sign_in("another@example.org", "", "en", NOW)


def test_who_asked_for_too_many_links_is_told_how_long_to_wait(desk: Desk, settings: Any) -> None:
    settings.POSTILLA_MAIL = object()
    reader, sent = Reader(), []
    for number in range(11):
        sent.append(reader.post("/me/sign-in/", {"email": f"reader{number}@example.org"}))
    assert {answer.status_code for answer in sent[:10]} == {200}
    assert sent[10].status_code == 429
    assert 0 < int(sent[10]["Retry-After"]) <= 3600
    said = sent[10].content.decode()
    assert "None was sent now" in said
    assert "Look for the mail" not in said
    for _ in range(4):
        last = Reader(REMOTE_ADDR="203.0.113.9").post("/me/erase/", {"email": "one@example.org"})
    assert (last.status_code, "Look for the mail" in last.content.decode()) == (429, True)


def test_a_browser_is_asked_to_claim_once_a_day() -> None:
    speaker = writes.meet("Ada", ADDRESS, "", None, NOW)
    for now in (NOW, NOW, NOW + timedelta(hours=23)):
        writes.ask_to_claim(speaker, 7, "en", now)
    assert Proof.objects.count() == 1
    writes.ask_to_claim(speaker, 8, "en", NOW + timedelta(days=1, seconds=1))
    assert Proof.objects.count() == 2


def test_a_name_is_changed_within_rules() -> None:
    ada = confirmed()
    confirmed("Eve", "eve@example.org")
    with pytest.raises(r.NameTaken):
        writes.rename(ada, "Еvе", NOW)
    writes.rename(ada, "Ada W.", NOW + timedelta(hours=1))
    assert reads.holders_of("Ada W.") == reads.holders_of("Ada Winter") == {ada}, "the old name stays theirs"
    with pytest.raises(r.NameOften):
        writes.rename(ada, "Countess", NOW + timedelta(days=2))
    writes.rename(ada, "Ada Winter", NOW + timedelta(days=2))
    writes.rename(ada, "Countess", NOW + timedelta(days=32))
    found = reads.profile(ada)
    assert found is not None
    assert (found.name, found.names) == ("Countess", ("Ada Winter", "Ada W.", "Countess"))
    with pytest.raises(r.NotSignedIn):
        writes.rename(guest("Typed"), "Another", NOW)


def test_names_are_not_hoarded() -> None:
    ada = confirmed()
    for number in range(10):
        writes.claim(ada, f"Name {'abcdefghij'[number]}", NOW)
    assert Claim.objects.values("name").distinct().count() == 5


def test_a_link_to_an_address_that_was_left_is_worth_nothing() -> None:
    ada = guest()
    shown = proof(CLAIM, ada)
    Guest.objects.filter(id=ada).update(address_hash="another")
    with pytest.raises(r.ProofExpired):
        writes.confirm(shown, NOW, theirs=True)


def test_a_profile_hides_most_of_the_address() -> None:
    found = reads.profile(confirmed())
    assert found is not None
    assert found.hint == "a…@example.org"
    assert reads.profile(10**12) is None
