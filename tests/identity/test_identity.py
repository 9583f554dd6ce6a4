"""Who is speaking: names, encrypted addresses, cookies, receipts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from postilla.identity import reads, receipts, writes
from postilla.identity.addresses import address_hash, decrypt, encrypt, mailbox_hash, network_hash
from postilla.identity.models import Guest
from postilla.identity.rules import mailbox_in
from postilla.identity.values import Ticket

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


@given(st.emails())
def test_an_address_is_kept_and_comes_back(address: str) -> None:
    cipher = encrypt(address)
    assert address.encode() not in cipher
    assert decrypt(cipher) == address
    assert decrypt(encrypt("")) == ""


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        (" Ada@Example.org", "ada@example.org"),
        ("ada+x+y@example.org", "ada@example.org"),
        ("+x@example.org", "+x@example.org"),
        ('"a+b"@example.org', '"a+b"@example.org'),
        ("a.d.a+x@googlemail.com", "ada@gmail.com"),
        ("a.d.a@example.org", "a.d.a@example.org"),
        ("", ""),
    ],
)
def test_which_mailbox_an_address_leads_to(address: str, mailbox: str) -> None:
    assert mailbox_in(address) == mailbox
    assert mailbox_hash(address) == address_hash(mailbox)


def test_the_hash_of_an_address_is_the_same_whatever_its_case() -> None:
    assert address_hash(" Ada@Example.org") == address_hash("ada@example.ORG ")
    assert address_hash("ada@example.org") != address_hash("eva@example.org")
    assert address_hash("  ") == ""
    assert len(address_hash("a@b.c")) == 32


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.254", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("::ffff:192.0.2.1", "192.0.2.9", True),
        ("2001:db8::1", "2001:db8:0:ff::2", True),
        ("2001:db8::1", "2001:db8:0:100::2", False),
        ("[2001:db8::1]", "2001:db8::2", True),
        ("fe80::1%eth0", "fe80::2", True),
    ],
)
def test_a_network_is_known_by_its_prefix(one: str, other: str, same: bool) -> None:
    assert (network_hash(one) == network_hash(other)) == same


@pytest.mark.parametrize("nothing", ["", "x", "192.0.2", "192.0.2.1:80", "999.1.1.1", "unknown", "1", "\0"])
def test_what_is_no_address_has_no_network(nothing: str) -> None:
    assert network_hash(nothing) == ""


@pytest.mark.django_db
def test_nobody_becomes_somebody_by_typing_their_address() -> None:
    ada = writes.meet("Ada", "ada@example.org", "", None, NOW)
    stranger = writes.meet("Ada", "ada@example.org", "", None, NOW)
    again = writes.meet("Ada W.", "ADA@example.org", "https://e.org", ada.guest_id, NOW)
    another = writes.meet("Eve", "eve@example.org", "", ada.guest_id, NOW)
    assert again.guest_id == ada.guest_id
    assert (again.name, again.website, again.avatar) == ("Ada W.", "https://e.org", ada.avatar)
    assert len({ada.guest_id, stranger.guest_id, another.guest_id}) == 3
    assert stranger.avatar != ada.avatar, "a picture says nothing of the address"
    assert writes.meet("X", "x@e.org", "", 10**12, NOW).guest_id not in {ada.guest_id, 10**12}


@pytest.mark.django_db
def test_who_was_let_through_is_known() -> None:
    ada = writes.meet("Ada", "ada@example.org", "", None, NOW)
    assert not ada.known
    writes.let_through(ada.guest_id, NOW)
    found = reads.speaker(ada.guest_id)
    assert found is not None
    assert found.known
    assert reads.speaker(10**12) is None


@pytest.mark.django_db
def test_people_of_another_system_are_brought_once() -> None:
    people = [
        ("Ada", "ada@e.org", ""),
        ("Ada", "ada@e.org", ""),
        ("Ada", "", ""),
        ("Ada", "ADA@e.org", "https://e.org"),
    ]
    ids = writes.bring_guests(people, NOW)
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert writes.bring_guests(people, NOW)[0] == ids[0]
    for row in Guest.objects.all():
        assert b"ada@e.org" not in bytes(row.address_cipher)


def test_a_receipt_is_for_one_comment() -> None:
    secret = receipts.receipt_for(7)
    assert receipts.comment_of_receipt(secret) == 7
    assert "/" not in secret
    for bad in (
        "",
        "7",
        "7.",
        f"8.{secret.partition('.')[2]}",
        reads.cookie_for(Ticket(7, 7)),
        secret.upper(),
        "x.y",
        ":",
        "7:7",
    ):
        assert receipts.comment_of_receipt(bad) is None
