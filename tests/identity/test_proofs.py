"""Proofs: links in mails. Forged, for something else, used, expired; asked, used once, told to who sends mail."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from postilla.identity import postbox, reads, refusals as r, writes
from postilla.identity.models import Guest, Proof
from postilla.identity.rules import LASTS
from postilla.identity.values import CHANGE_ADDRESS, CLAIM, PURPOSES, SIGN_IN
from postilla.outbox.models import Delivery
from tests.support.code import PACKAGE, calls, python_files, room_of

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)
ADDRESS = "Ada.Winter@mail.example.org"


def guest(address: str = ADDRESS) -> int:
    return writes.meet("Ada", address, "", None, NOW).guest_id


def asked(purpose: str = CLAIM, **more: Any) -> str:
    """The token of a new proof, as the mail carries it."""
    proof_id = writes.ask(purpose, more.pop("guest_id", None) or guest(), NOW, **more)
    assert proof_id is not None
    letter = postbox.letter_for(proof_id, NOW)
    assert letter is not None
    return letter.token


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_works_once_for_what_it_was_asked(purpose: str) -> None:
    ada = guest()
    token = asked(purpose, guest_id=ada, payload=7)
    for _ in range(3):
        looked = reads.look(token, purpose, NOW)
        assert (looked.guest_id, looked.payload) == (ada, 7), "opening it uses nothing up"
    assert writes.use(token, purpose, NOW) == looked
    for _ in range(2):
        with pytest.raises(r.ProofUsed):
            writes.use(token, purpose, NOW)
        with pytest.raises(r.ProofUsed):
            reads.look(token, purpose, NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("other", PURPOSES)
def test_a_link_is_good_for_nothing_else(purpose: str, other: str) -> None:
    token = asked(purpose)
    if other != purpose:
        with pytest.raises(r.ProofForSomethingElse):
            writes.use(token, other, NOW)
    assert writes.use(token, purpose, NOW).purpose == purpose, "and trying has not used it up"


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_grows_old(purpose: str) -> None:
    token = asked(purpose)
    end = NOW + LASTS[purpose]
    with pytest.raises(r.ProofExpired):
        writes.use(token, purpose, end)
    assert writes.use(token, purpose, end - timedelta(seconds=1)).purpose == purpose
    with pytest.raises(r.ProofUsed):
        writes.use(token, purpose, end)


@pytest.mark.django_db
def test_a_link_cannot_be_made_by_who_has_no_key(settings: Any) -> None:
    token = asked()
    number, _, secret = token.partition(".")
    another, _, others = asked().partition(".")
    assert secret != others
    row = Proof.objects.get(id=number)
    stored = {str(getattr(row, field.attname)) for field in Proof._meta.concrete_fields}
    for bad in (
        "", ".", number, f"{number}.", f".{secret}", f"{number}.{others}", f"{another}.{secret}", token[:-1],
        token + "x", token.swapcase(), f"{number}.{row.nonce}", f"-{token}", f" {token}", f"{10**30}.{secret}",
        f"²{token}", f"{number}.é", f"{number}.\0", token.replace(".", ":"), f"{number}.{row.address_hash}",
    ):  # fmt: skip
        with pytest.raises(r.ProofForged):
            writes.use(bad, CLAIM, NOW)
    assert secret not in stored
    settings.SECRET_KEY = "another key"
    with pytest.raises(r.ProofForged):
        writes.use(token, CLAIM, NOW)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]


@pytest.mark.django_db
def test_the_row_keeps_no_address_in_the_clear_and_the_fact_no_secret(settings: Any) -> None:
    settings.POSTILLA_HEARERS = {"ProofAsked": ("tests.identity.test_proofs.nobody",)}
    proof_id = writes.ask(SIGN_IN, guest(), NOW, language="fr")
    assert proof_id is not None
    letter = postbox.letter_for(proof_id, NOW)
    assert letter is not None
    assert (letter.address, letter.name, letter.purpose, letter.language) == (ADDRESS, "Ada", SIGN_IN, "fr")
    assert ADDRESS.encode() not in bytes(Proof.objects.get().address_cipher)
    told = Delivery.objects.get()
    assert told.fact == "ProofAsked"
    assert letter.token.partition(".")[2] not in told.body
    assert ADDRESS.partition("@")[0].lower() not in told.body.lower()


@pytest.mark.django_db
def test_a_proof_may_be_of_another_address_than_the_guests() -> None:
    proof_id = writes.ask(CHANGE_ADDRESS, guest(), NOW, address="new@example.org")
    assert proof_id is not None
    letter = postbox.letter_for(proof_id, NOW)
    assert letter is not None
    assert letter.address == "new@example.org"
    assert reads.look(letter.token, CHANGE_ADDRESS, NOW).address_hash != Guest.objects.get().address_hash


@pytest.mark.django_db
def test_nobody_is_asked_who_has_no_address() -> None:
    without = writes.bring_guests([("Ada", "", "")], NOW)[0]
    assert writes.ask(CLAIM, without, NOW) is None
    assert writes.ask(CLAIM, 10**12, NOW) is None
    assert postbox.address_of(without) == postbox.address_of(10**12) == ""
    assert postbox.address_of(guest()) == ADDRESS


@pytest.mark.django_db
def test_no_mail_follows_for_what_was_used_or_is_too_old() -> None:
    proof_id = writes.ask(CLAIM, guest(), NOW)
    assert proof_id is not None
    letter = postbox.letter_for(proof_id, NOW)
    assert letter is not None
    assert postbox.letter_for(proof_id, NOW + LASTS[CLAIM]) is None
    writes.use(letter.token, CLAIM, NOW)
    assert postbox.letter_for(proof_id, NOW) is None
    assert postbox.letter_for(10**12, NOW) is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_it_at_once_one_is_refused() -> None:
    from django.db import connection

    token, together, ends = asked(), threading.Barrier(2), []

    def use() -> None:
        together.wait()
        try:
            writes.use(token, CLAIM, NOW)
            ends.append("used")
        except r.ProofUsed:
            ends.append("refused")
        finally:
            connection.close()

    both = [threading.Thread(target=use) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(20)
    assert sorted(ends) == ["refused", "used"]


def test_nobody_but_identity_turns_a_cipher_into_an_address() -> None:
    found = [
        (file.name, line)
        for file in python_files("src")
        if room_of(file) != "identity"
        and not str(file).endswith("admission/secrecy.py")  # which seals what staff prove with
        for name, line in calls(PACKAGE / file)
        if name.endswith("decrypt")
    ]
    assert found == []
