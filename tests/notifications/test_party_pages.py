"""What somebody who speaks for an organisation sees of it: whole sentences, reasons, and no button that is refused."""

from typing import Any

import pytest

from postilla.identity import postbox, reads, writes
from postilla.identity.models import Guest, Proof
from postilla.identity.values import CHANGE_ADDRESS, PARTY
from postilla.moderation import writes as moderation
from postilla.moderation.values import Why
from postilla.notifications.letters.party import party as letter_about
from postilla.vocabulary.sentences import filled
from tests.support.magazine import Desk
from tests.support.reader import Reader, known_as, tree

pytestmark = pytest.mark.django_db
NAME = "Valdora S.p.A."


@pytest.fixture
def guest(desk: Desk, office: Any, settings: Any) -> int:
    from django.utils import timezone

    found = desk.guests[desk.post("Our side of it", now=timezone.now())]
    Guest.objects.filter(id=found).update(confirmed_at=timezone.now())
    return found


def asked(guest: int) -> tuple[int, str]:
    """A party that somebody asked for, and the secret of its link."""
    from django.utils import timezone

    party = writes.ask_party(guest, NAME, "press@valdora.example", "", timezone.now())
    letter = postbox.letter_for(Proof.objects.filter(purpose=PARTY).latest("id").id, timezone.now())
    assert letter is not None
    return party, letter.token


def decide(party: int, verb: str, reason: str = "") -> None:
    from django.utils import timezone

    moderation.decide_party(party, verb, "mo", timezone.now(), Why(text=reason))


@pytest.mark.parametrize(
    ("sentence", "name", "reads_as"),
    [
        ("You speak for %(name)s. Yes.", NAME, "You speak for Valdora S.p.A. Yes."),
        ("You speak for %(name)s. Yes.", "Valdora", "You speak for Valdora. Yes."),
        ("Is it %(name)s?", NAME, "Is it Valdora S.p.A.?"),
        ("Of %(name)s …", NAME, "Of Valdora S.p.A. …"),
        ("100 %% of %(name)s.", NAME, "100 % of Valdora S.p.A."),
    ],
)
def test_a_sentence_after_a_name_that_ends_in_a_point(sentence: str, name: str, reads_as: str) -> None:
    assert filled(sentence, name=name) == reads_as


def test_no_page_and_no_letter_has_two_points(desk: Desk, guest: int) -> None:
    party, token = asked(guest)
    pages = [known_as(guest).get(f"/me/party/{token}").content.decode()]
    assert f"speak for {NAME} The editors" in pages[0]
    writes.prove_party(token, guest, desk.at)
    for verb, reason in (("noparty", "Nobody there knows you"), ("undo", ""), ("party", ""), ("unparty", "You left")):
        if verb == "undo":
            from postilla.moderation.models import Decision

            moderation.undo(Decision.objects.latest("id").id, "mo", desk.tick())
            continue
        decide(party, verb, reason)
        state = reads.parties_of(guest)[0].state
        letter = letter_about({"party": party, "state": state}, "", desk.at)
        assert letter is not None
        pages += [str(part) for part in letter.parts]
        assert not reason or any(reason in str(part) for part in letter.parts)
    assert not [page for page in pages if ".." in page.replace("…", "")]


def test_the_button_of_a_link_stands_in_the_browser_that_asked_alone(desk: Desk, guest: int) -> None:
    from django.utils import timezone

    _, token = asked(guest)
    address = writes.ask(CHANGE_ADDRESS, guest, timezone.now(), address="new@mail.example.net")
    letter = postbox.letter_for(address or 0, timezone.now())
    assert letter is not None
    for way in (f"/me/party/{token}", f"/me/address/{letter.token}"):
        shown = known_as(guest).get(way)
        assert tree(shown.content.decode()).xpath("//main//button")
        assert shown["Referrer-Policy"] == "same-origin", "or its button is from nowhere, and refused, without TLS"
        for other in (Reader(), known_as(desk.guests[desk.post(email="eve@mail.example.org")])):
            refused = other.get(way)
            assert refused.status_code == 403
            assert not tree(refused.content.decode()).xpath("//main//form[@method='post']")
            assert NAME not in refused.content.decode()


def test_one_s_page_says_why_and_offers_no_second_organisation(desk: Desk, guest: int) -> None:
    party, token = asked(guest)
    writes.prove_party(token, guest, desk.at)
    form = "//form[@action='/me/party/']"
    decide(party, "party")
    marked = known_as(guest).get("/me/party/").content.decode()
    assert not tree(marked).xpath(form)
    assert f"marked with {NAME} already" in marked
    decide(party, "unparty", "You left the company")
    after = known_as(guest).get("/me/party/").content.decode()
    assert "The reason they gave: You left the company" in after
    assert tree(after).xpath(form)
