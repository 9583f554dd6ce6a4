"""Links by which a reader has another address, is forgotten, or speaks for an organisation: opened, forged, too old,
used before, of another kind, in another browser; and what a named party is then to readers and to the desk."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.discussion import reads as discussion
from postilla.discussion.models import Comment
from postilla.discussion.refusals import PartyPinned
from postilla.identity import postbox, reads, writes
from postilla.identity.models import Guest, Party, Proof, Session
from postilla.identity.values import CHANGE_ADDRESS, ERASE, OLD_ADDRESS, PARTY, PURPOSES
from postilla.moderation import writes as moderation
from postilla.moderation.models import Decision
from postilla.moderation.refusals import NotTheLast
from postilla.moderation.values import Why
from postilla.publishing.addresses import render
from tests.support.magazine import ADDRESS
from tests.support.reader import Reader, known_as, problems, tree

pytestmark = pytest.mark.django_db
NEW = "ada.new@mail.example.net"
WAYS = {CHANGE_ADDRESS: "/me/address/", OLD_ADDRESS: "/me/address/back/", ERASE: "/me/erase/", PARTY: "/me/party/"}


@pytest.fixture
def post(office: Any, send: Any) -> Any:
    """Act on every fact and send all letters; those that arrived since, by whom they went to and their link."""
    from postilla.outbox.drain import drain

    def deliver() -> dict[str, str]:
        before = len(office.letters)
        now = timezone.now() + timedelta(seconds=5)
        while drain(now):
            pass
        send(now)
        found = {}
        for letter in office.letters[before:]:
            way = re.search(r"http://127\.0\.0\.1:8000(/me/\S+)", letter.text)
            assert way or "put back" in letter.message["Subject"], letter.text
            assert letter.message["To"] not in letter.text
            found[letter.message["To"]] = way[1] if way else ""
        return found

    return deliver


class Known(Reader):
    """A browser that is known as a guest who wrote a comment."""

    guest: int = 0
    comment: int = 0


@pytest.fixture
def ada(desk: Any, office: Any) -> Known:
    """A confirmed reader who wrote something."""
    comment = desk.post("My own words", now=timezone.now())
    guest = desk.guests[comment]
    Guest.objects.filter(id=guest).update(confirmed_at=timezone.now())
    Proof.objects.all().delete()
    reader = Known()
    reader.cookies = known_as(guest).cookies
    reader.guest, reader.comment = guest, comment
    return reader


def token(purpose: str, guest: int, **more: Any) -> str:
    proof = writes.ask(purpose, guest, timezone.now(), **more)
    letter = postbox.letter_for(proof or 0, timezone.now())
    assert letter is not None
    return letter.token


def state() -> list[Any]:
    """All that a link may change."""
    guests = Guest.objects.order_by("id").values_list("address_hash", "confirmed_at", "erase_at", "badge")
    return [
        *guests,
        *Party.objects.values_list("state"),
        Session.objects.count(),
        *Proof.objects.values_list("used_at"),
    ]


@pytest.mark.parametrize("purpose", WAYS)
@pytest.mark.parametrize("how", ["opened", "forged", "cut", "expired", "used", "of another kind", "cross-site"])
def test_a_link_that_is_not_good_changes_nothing(ada: Known, purpose: str, how: str) -> None:
    given = token(purpose, ada.guest, address=NEW)
    row = Proof.objects.get()
    fields, headers, expected = {"words": "keep"}, {}, 400
    if how == "forged":
        given = f"{given[:-4]}AAAA"
    elif how == "cut":
        given = given.partition(".")[0]
    elif how == "expired":
        Proof.objects.update(expires_at=timezone.now())
        expected = 410
    elif how == "used":
        Proof.objects.update(used_at=timezone.now())
        expected = 410
    elif how == "of another kind":
        given = token(next(p for p in PURPOSES if p not in (purpose, row.purpose)), ada.guest)
    elif how == "cross-site":
        headers, expected = {"Sec-Fetch-Site": "cross-site"}, 403
    before = state()
    if how == "opened":  # by mail scanners and prefetchers
        for prefetch in ({}, {"Sec-Purpose": "prefetch"}):
            assert ada.get(WAYS[purpose] + given, headers=prefetch).status_code == 200
            assert ada.head(WAYS[purpose] + given, headers=prefetch).status_code == 200
    else:
        assert ada.post(WAYS[purpose] + given, fields, headers=headers).status_code == expected
    assert state() == before


@pytest.mark.parametrize("purpose", [CHANGE_ADDRESS, PARTY])
def test_a_link_works_in_the_browser_that_asked_alone(ada: Known, desk: Any, purpose: str) -> None:
    """Whoever types a stranger's address, and has the stranger press the button, is not given what they wrote."""
    given = token(purpose, ada.guest, address=NEW)
    before = state()
    other = known_as(desk.guests[desk.post("Of somebody else", email=NEW)])
    before = state()
    for browser in (Reader(), other):
        assert browser.post(WAYS[purpose] + given).status_code == 403
    assert state() == before


def test_another_address_is_proven_by_it_and_the_old_one_can_take_it_back(ada: Known, desk: Any, post: Any) -> None:
    typed = desk.guests[desk.post("From another browser", guest_id=None)]  # the same address, typed elsewhere
    post()
    assert ADDRESS not in ada.get("/me/address/").content.decode()
    for bad in ("", "nobody", "a@b\nBcc: c@d.example", ADDRESS.upper()):
        assert ada.post("/me/address/", {"email": bad}).status_code == 422
    assert ada.post("/me/address/", {"email": NEW}).status_code == 200
    way = post()[NEW]
    assert way.startswith("/me/address/")
    assert ada.post(way)["Location"] == "/me/name/"
    assert {postbox.address_of(ada.guest), postbox.address_of(typed)} == {NEW}
    known = reads.speaker(ada.guest)
    assert known is not None
    assert known.confirmed
    assert ada.post(way).status_code == 410
    back = post()
    assert list(back) == [ADDRESS], "the old one is told, the new one hears nothing of it"
    assert back[ADDRESS].startswith("/me/address/back/")
    taken_back = Reader().post(back[ADDRESS])
    assert taken_back.status_code == 200
    assert tree(taken_back.content.decode()).xpath("//main//a/@href") == ["/me/sign-in/"]
    assert postbox.address_of(ada.guest) == ADDRESS
    assert ada.get("/me/")["Location"] == "/me/sign-in/", "every browser is signed out"


def test_an_address_of_somebody_else_shows_to_its_owner_alone(ada: Known, desk: Any, post: Any) -> None:
    other = desk.guests[desk.post("Of somebody else", email=NEW)]
    Guest.objects.filter(id=other).update(confirmed_at=timezone.now())
    answers = [ada.post("/me/address/", {"email": email}).content for email in (NEW, "no.body@mail.example.net")]
    assert answers[0] == answers[1]
    assert ada.post(post()[NEW]).status_code == 409
    assert postbox.address_of(ada.guest) == ADDRESS


@pytest.mark.parametrize(("door", "last"), [("/me/erase/", 429), ("/me/address/", 429), ("/me/party/", 422)])
def test_links_are_asked_for_so_often(ada: Known, door: str, last: int) -> None:
    sent = {"email": NEW, "organisation": "Acme"}
    assert [ada.post(door, sent).status_code for _ in range(4)] == [200, 200, 200, last]


def test_who_lost_their_browser_is_forgotten_by_a_link_and_may_change_their_mind(
    ada: Known, desk: Any, post: Any
) -> None:
    typed = desk.guests[desk.post("From another browser", guest_id=None)]
    post()
    stranger = Reader()
    known, unknown = (stranger.post("/me/erase/", {"email": email}) for email in (ADDRESS, NEW))
    assert (known.status_code, known.content) == (200, unknown.content), "nothing tells whether somebody has it"
    letters = post()
    assert list(letters) == [ADDRESS]
    assert stranger.post(letters[ADDRESS], {"words": "perhaps"}).status_code == 422
    noted = stranger.post(letters[ADDRESS], {"words": "remove"})
    assert noted.status_code == 200
    assert tree(noted.content.decode()).xpath("//main//a/@href") == ["/me/erase/"], "the way to take it back"
    wishes = Guest.objects.filter(id__in=[ada.guest, typed])
    assert set(wishes.values_list("erase_words", flat=True)) == {True}
    assert all(wishes.values_list("erase_at", flat=True))
    assert stranger.post(letters[ADDRESS], {"words": "keep"}).status_code == 410
    stranger.post("/me/erase/", {"email": ADDRESS})
    way = post()[ADDRESS]
    assert "stay" in tree(stranger.get(way)).xpath("//input[@name='words']/@value")
    assert stranger.post(way, {"words": "stay"}).status_code == 200
    assert not any(wishes.values_list("erase_at", flat=True))


@pytest.mark.parametrize(
    ("organisation", "email", "field"),
    [
        ("", "press@acme.example", "organisation"),
        ("A" * 121, "press@acme.example", "organisation"),
        ("Acme", "acme@gmail.com", "email"),
        ("Acme", "acme@GMAIL.com.", "email"),
        ("Acme", "press", "email"),
        ("Acme", "press@acme.example\r\nBcc: x@y.example", "email"),
    ],
)
def test_a_party_that_cannot_be_is_refused_at_its_field(ada: Known, organisation: str, email: str, field: str) -> None:
    answer = ada.post("/me/party/", {"organisation": organisation, "email": email})
    assert answer.status_code == 422
    assert list(problems(answer)) == [field]
    assert not Party.objects.exists()


def proven(reader: Any, organisation: str = "Acme <Works>", email: str = "press@acme.example") -> int:
    party = writes.ask_party(reader.guest, organisation, email, "", timezone.now())
    row = Proof.objects.filter(purpose=PARTY).latest("id")
    letter = postbox.letter_for(row.id, timezone.now())
    assert letter is not None
    assert reader.post(f"/me/party/{letter.token}").status_code == 303
    return party


def badge(desk: Any, comment: int) -> list[str]:
    desk.drain()
    return tree(desk.page()).xpath(f"//*[@id='c{comment}-by']//*[contains(@class, 'badge-party')]/text()")


def test_a_named_party_is_proven_confirmed_marked_and_can_be_unmarked(ada: Known, desk: Any, post: Any) -> None:
    party = proven(ada)
    waits = tree(ada.get("/me/party/").content.decode())
    assert [" ".join(one.text_content().split()) for one in waits.xpath("//*[@class='me-asked']/li")] == [
        "Acme <Works> the editors look at it"
    ]
    assert waits.xpath("//nav[@class='me-parts']"), "it is a part of one's own page"
    assert badge(desk, ada.comment) == [], "an address alone gives no mark"
    for verb, shown in [
        ("party", ["Named party: Acme <Works>"]),
        ("unparty", []),
    ]:
        made = moderation.decide_party(party, verb, "mo", desk.tick(), Why(text="So it is."))
        assert badge(desk, ada.comment) == shown
        moderation.undo(made.decision_id, "mo", desk.tick())
        assert badge(desk, ada.comment) == ([] if shown else ["Named party: Acme <Works>"])
        again = moderation.decide_party(party, verb, "mo", desk.tick(), Why(text="So it is."))
        with pytest.raises(NotTheLast):
            moderation.decide_party(party, verb, "mo", desk.tick(), Why(text="So it is."))
        if verb == "party":
            later = desk.post("What came later", guest_id=ada.guest)
            assert badge(desk, later) == shown, "what they write from then on carries it too"
            feed = render(f"{desk.path}comments/feed.json") or b""
            assert "Ada Winter (Named party: Acme <Works>)" in json.loads(feed)["items"][0]["authors"][0]["name"]
            ld = json.loads(tree(desk.page()).xpath("//script[@type='application/ld+json']")[0].text)
            found = json.dumps(ld)
            assert '"affiliation": {"@type": "Organization", "name": "Acme <Works>"}' in found
        assert Decision.objects.filter(id=again.decision_id, verb=verb, by="mo").exists(), "logged like any decision"
    assert "press@acme.example" not in desk.page()


def test_one_answer_of_a_named_party_is_pinned_in_a_branch(ada: Known, desk: Any) -> None:
    moderation.decide_party(proven(ada), "party", "mo", desk.tick())
    roots = [desk.post("A reproach"), desk.post("Another")]
    first, second, other = (
        desk.post(f"Our answer {n}", parent=root, guest_id=ada.guest)
        for n, root in enumerate((*roots[:1] * 2, roots[1]))
    )
    moderation.mark(first, "pin", "mo", desk.tick())
    with pytest.raises(PartyPinned):
        moderation.mark(second, "pin", "mo", desk.tick())
    moderation.mark(other, "pin", "mo", desk.tick())
    readers = desk.post("A reader’s", parent=roots[0], author="Bob", email="b@c.example")
    moderation.mark(readers, "pin", "mo", desk.tick())
    moderation.mark(first, "unpin", "mo", desk.tick())
    moderation.mark(second, "pin", "mo", desk.tick())


def test_who_is_forgotten_speaks_for_nobody(ada: Known, desk: Any) -> None:
    from postilla.intake.forgetting import forget_who_wished

    moderation.decide_party(proven(ada), "party", "mo", desk.tick())
    writes.wish_to_be_forgotten(ada.guest, False, timezone.now())
    forget_who_wished(timezone.now() + timedelta(days=2))
    assert (Comment.objects.get(id=ada.comment).badge, Party.objects.count()) == ("", 0)
    assert discussion.comment(ada.comment) is not None
