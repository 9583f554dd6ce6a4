"""The name of whoever signs in elsewhere belongs to them, as a name does that somebody confirmed by mail."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.discussion import reads as discussion
from postilla.identity import postbox, reads, writes
from postilla.identity.models import Claim, Guest, Party, Proof
from postilla.identity.values import P_CONFIRMED, P_PROVEN, Elsewhere
from postilla.intake.record import record
from tests.support.magazine import Desk
from tests.support.reader import Reader, known_as, problems, shown

pytestmark = pytest.mark.django_db
EVE = {"email": "eve@example.org"}


@pytest.fixture(autouse=True)
def _mail(settings: Any) -> None:
    settings.POSTILLA_MAIL = object()


def arrives(subject: str, name: str = "Ada Winter", email: str = "") -> Reader:
    """A browser in which somebody has signed in at the press."""
    who = Elsewhere("https://press.example", subject, name, email, "verified", "The Press")
    return known_as(writes.arrive(who, timezone.now()))


def name_of(comment_id: int) -> str:
    found = discussion.comment(comment_id)
    assert found is not None
    return found[0].author_name


def link() -> str:
    letter = postbox.letter_for(Proof.objects.latest("id").id, timezone.now())
    assert letter is not None
    return f"/me/claim/{letter.token}"


@pytest.mark.parametrize("email", ["", "ada@press.example"])
@pytest.mark.parametrize("name", ["Ada Winter", "Αda Winter ✓", "ada winter", "Ada Winter (staff)"])
def test_no_guest_takes_the_name_of_an_account(desk: Desk, name: str, email: str) -> None:
    ada = arrives("ada", email=email)
    assert name_of(ada.says(desk, "Mine")) == "Ada Winter"
    refused = Reader().send(desk, author=name, text="Words of another", **EVE)
    assert (refused.status_code, "author" in problems(refused)) == (422, True)
    assert list(shown(ada.get(desk.path)).values()) == ["Mine"]
    assert name_of(ada.says(desk, "Mine again")) == "Ada Winter", "it is no stranger's to its owner"


def test_two_accounts_of_one_name_can_be_told_apart_and_so_can_three(desk: Desk) -> None:
    for _ in range(2):
        names = [name_of(arrives(one).says(desk, f"Words of {one}")) for one in ("ada", "beata", "carla")]
        carla = Guest.objects.latest("id").id
        assert names == ["Ada Winter", "Ada Winter (The Press)", f"Ada Winter (The Press, {carla})"]
        desk.tick(1)
    assert Reader().send(desk, author="Ada Winter (The Press)", text="Another's", **EVE).status_code == 422


def test_an_account_never_takes_the_name_that_somebody_confirmed(desk: Desk, reader: Reader) -> None:
    reader.says(desk, "Mine")
    reader.post(link())
    assert name_of(arrives("ada", email="other@press.example").says(desk, "Hers")) == "Ada Winter (The Press)"
    assert name_of(reader.says(desk, "Still mine")) == "Ada Winter"


def test_a_link_is_refused_for_a_name_that_became_an_accounts(desk: Desk, reader: Reader) -> None:
    reader.says(desk, "I was here before, and confirmed nothing")
    way, ada = link(), arrives("ada")
    ada.says(desk, "Mine")
    for answer in (reader.get(way), reader.post(way)):
        assert answer.status_code == 422
        assert "is somebody’s name here" in answer.content.decode()
    assert not Guest.objects.filter(confirmed_at__isnull=False).exists()
    assert name_of(ada.says(desk, "Mine still")) == "Ada Winter"
    reader.says(desk, "Then so", author="Ada Summer")
    assert reader.post(way).status_code == 303, "the link was not used up, and is for the name they have now"
    assert reads.holders_of("Ada Summer") == {reader_of(reader)}


def reader_of(reader: Reader) -> int:
    known = reads.known_by(reader.cookies[reads.COOKIE].value)
    assert known is not None
    return known.guest_id


def test_what_waits_under_a_name_that_became_anothers_is_not_published_by_a_link(
    desk: Desk, reader: Reader, settings: Any
) -> None:
    settings.POSTILLA_CONFIRM = True
    assert reader.send(desk, text="Waits as Ada")["Location"].startswith("/held/")
    settings.POSTILLA_CONFIRM = False
    arrives("ada").says(desk, "Mine")
    settings.POSTILLA_CONFIRM = True
    assert reader.send(desk, text="Waits as Eve", author="Eve")["Location"].startswith("/held/")
    assert reader.post(link()).status_code == 303
    assert list(shown(reader.get(desk.path)).values()) == ["Mine", "Waits as Eve"]


def test_names_changed_elsewhere_are_not_hoarded_here(desk: Desk) -> None:
    names = [f"Name {letter}" for letter in "abcdefg"]
    seen = [name_of(arrives("ada", name).says(desk, f"As {name}")) for name in names]
    assert seen == [*names[:5], "Name e", "Name e"]
    assert Claim.objects.values("name").distinct().count() == 5
    assert reads.holders_of("Name g") == set()


def test_ones_own_page_says_what_is_so(desk: Desk) -> None:
    ada = arrives("ada", email="ada@press.example")
    before = ada.get("/me/name/").content.decode()
    assert "With your next comment it belongs to you" in before
    assert "Nobody else can use it here" not in before
    ada.says(desk, "Mine")
    assert "Nobody else can use it here" in ada.get("/me/name/").content.decode()
    other = arrives("other")
    other.says(desk, "Another’s")
    for path in ("/me/", "/me/name/"):
        assert "<bdi>Ada Winter (The Press)</bdi>" in other.get(path).content.decode()
    assert "belongs to somebody else here" in other.get("/me/name/").content.decode()


def test_a_name_that_was_only_typed_is_not_said_to_be_theirs(desk: Desk, reader: Reader) -> None:
    reader.says(desk, "Mine")
    reader.post(link())
    assert "Nobody else can use your name here" in reader.get("/me/name/").content.decode()
    reader.says(desk, "As another", author="Somebody")
    page = reader.get("/me/name/").content.decode()
    assert "This name does not belong to you" in page
    Claim.objects.update(claimed_at=timezone.now() - timedelta(days=40))
    assert reader.post("/me/name/", {"author": "Somebody"}).status_code == 303
    assert "Nobody else can use your name here" in reader.get("/me/name/").content.decode()


def test_the_record_has_the_account_and_the_organisation_that_somebody_speaks_for(desk: Desk) -> None:
    now = timezone.now()
    who = Elsewhere("https://press.example", "secret-subject", "Ada Winter", "", "verified", "The Press", ("desk",))
    ada = writes.arrive(who, now)
    known_as(ada).says(desk, "Mine")
    party = writes.ask_party(ada, "Valdora", "ada@valdora.example", "n", now)
    Party.objects.filter(id=party).update(state=P_PROVEN, proven_at=now)
    writes.settle_party(party, P_PROVEN, P_CONFIRMED, "editor", now, "You showed it.")
    mine = record(ada)["reader"]
    assert (mine["names"], mine["badge"], mine["signs_in_at"]) == (
        ["Ada Winter"], "verified party:Valdora", "The Press",
    )  # fmt: skip
    assert [(one["issuer"], one["roles"]) for one in mine["accounts"]] == [("https://press.example", "desk")]
    assert mine["parties"] == [
        {"organisation": "Valdora", "domain": "valdora.example", "state": P_CONFIRMED, "asked_at": now,
         "proven_at": now, "decided_at": now, "reason": "You showed it."}
    ]  # fmt: skip
    assert "editor" not in str(mine)
    data = known_as(ada).get("/me/data.json").json()["reader"]
    assert data["parties"][0]["organisation"] == "Valdora"
