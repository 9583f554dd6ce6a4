"""Named parties and mail: whom the desk hears of, what the representative is told, and what a stranger never gets."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from postilla.identity.models import Guest, Party, Proof
from postilla.moderation import writes as moderation
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.today import theirs
from postilla.moderation.models import SectionDesk
from postilla.moderation.values import Why
from postilla.notifications.values import Wishes
from postilla.notifications.writes import desk as desk_writes
from postilla.outbox.drain import drain
from postilla.outbox.models import Delivery
from tests.moderation.test_parties import PRESS, proven
from tests.support.magazine import ADDRESS, Desk
from tests.support.reader import Reader, known_as, problems, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(desk: Desk, office: Any, send: Any) -> Any:
    """Act on every fact and send what is due some minutes later; the letters that arrived since."""

    desk.at = timezone.now()  # doors read the clock

    def deliver(minutes: float = 10) -> list[Any]:
        before = len(office.letters)
        while drain(desk.tick(5)):
            pass
        at = desk.tick(60 * minutes)
        desk_writes.gather(at)
        send(at)
        return office.letters[before:]

    return deliver


@pytest.fixture
def guest(desk: Desk, out: Any) -> int:
    found = desk.guests[desk.post("Our side of it")]
    Guest.objects.filter(id=found).update(confirmed_at=desk.tick())
    out()
    return found


def limited(desk: Desk) -> Any:
    """Somebody who decides about another section alone."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from postilla.articles.models import SectionPage

    user = get_user_model().objects.create_user("cara", "cara@gazette.example", "x")
    group = Group.objects.create(name="Other desk")
    group.permissions.add(*Permission.objects.filter(codename__in=["view_decision", "add_decision"]))
    user.groups.add(group)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    home = SectionPage.objects.first().get_parent()
    SectionDesk.objects.create(group=group, section=home.add_child(instance=SectionPage(title="Roads", slug="roads")))
    return user


def test_the_desk_hears_of_who_waits(desk: Desk, staff: Any, guest: int, out: Any) -> None:
    cara = limited(desk)
    for user in (staff, cara):
        desk_writes.settle(user.pk, Wishes(appeals=True, digest=True), desk.at)
    party = proven(desk, guest)
    letters = {letter.message["Subject"]: letter for letter in out()}
    told = letters["The Gazette: An organisation waits to be confirmed"]
    assert told.to == ["editor@gazette.example"], "who looks after one section names nobody"
    assert "Acme <Works>" in told.said
    assert PRESS not in told.raw.decode()
    digests = {letter.to[0]: letter.said for letter in out(24 * 60)}
    assert "1 organisation waits to be confirmed." in digests["editor@gazette.example"]
    assert "organisation" not in digests["cara@gazette.example"]
    pages = {}
    for user in (staff, cara):
        client = Client()
        client.force_login(user)
        pages[user.username] = [
            " ".join(tree(client.get(path)).text_content().split())
            for path in ("/admin/", "/admin/moderation/", "/admin/moderation/parties/")
        ]
    first, queue, parties = pages["editor"]
    assert "1 organisation to confirm" in first
    assert "Moderation (1)" in first
    assert "Named parties (1)" in queue
    assert "Confirm" in parties
    first, queue, parties = pages["cara"]
    assert "to confirm" not in first
    assert "Named parties (" not in queue
    assert "Acme" not in parties, "of another section's readers nothing"
    moderation.decide_party(party, "party", "mo", desk.tick())
    assert not [letter for letter in out(24 * 60) if "to be confirmed" in letter.said]


def test_the_digest_counts_what_one_may_decide(desk: Desk, staff: Any, settings: Any) -> None:
    settings.POSTILLA_MODERATION = "pre"
    begun = desk.at
    desk.post("One")
    moderation.decide(desk.post("Two"), "publish", "mo", desk.tick())
    whole = theirs(person_of(staff), begun)
    assert (whole.waiting, whole.held, whole.decided) == (1, 1, 1)
    nothing = theirs(person_of(limited(desk)), begun)
    assert (nothing.waiting, nothing.held, nothing.decided) == (0, 0, 0)


def test_who_asked_is_told_and_why(desk: Desk, staff: Any, guest: int, out: Any) -> None:
    party = proven(desk, guest)
    out()
    client = Client()
    client.force_login(staff)
    shown = client.get("/admin/moderation/parties/")
    form = dict(next(f for f in tree(shown).forms if f.fields.get("verb") == "noparty").form_values())
    form["text"] = "Your domain is not that of the company."
    assert client.post("/admin/moderation/decide/", form).status_code == 302
    [letter] = out()
    assert letter.to == [PRESS], "who proved it, at the address that they proved"
    assert "did not confirm" in letter.said
    assert "Your domain is not that of the company." in letter.said
    assert PRESS not in letter.said
    again = tree(client.get("/admin/moderation/parties/"))
    undo = dict(next(f for f in again.forms if f.fields.get("verb") == "undo").form_values())
    client.post("/admin/moderation/decide/", undo)
    assert Party.objects.get().state == "proven"
    moderation.decide_party(party, "party", "mo", desk.tick())
    [letter] = out()
    assert "The editors confirmed" in letter.said
    taken = moderation.decide_party(party, "unparty", "mo", desk.tick(), Why(text="You left the company."))
    moderation.undo(taken.decision_id, "mo", desk.tick())
    assert [letter for letter in out() if "no longer marked" in letter.said] == [], "a slip is not told"
    Proof.objects.all().delete()
    moderation.decide_party(party, "unparty", "mo", desk.tick(), Why(text="You left the company."))
    [letter] = out()
    assert (letter.to, "You left the company." in letter.said) == ([ADDRESS], True)


def test_nobody_advertises_by_our_letters(desk: Desk, office: Any, guest: int, out: Any) -> None:
    """Whoever types a stranger's address has us send them nothing that they wrote themselves."""
    reader = known_as(guest)
    Guest.objects.filter(id=guest).update(name="Cheap pills at pills.example")
    for organisation in ("Buy at www.pills.example", "https://pills.example/?a", "Write to me@pills.example"):
        answer = reader.post("/me/party/", {"organisation": organisation, "email": "stranger@acme.example"})
        assert list(problems(answer)) == ["organisation"]
    answer = reader.post("/me/party/", {"organisation": "Free pills for all", "email": "stranger@acme.example"})
    assert answer.status_code == 200
    [letter] = out()
    assert "pills" not in letter.raw.decode()
    assert "the organisation at acme.example" in letter.said
    assert re.search(r"/me/party/\S+", letter.text)


def test_a_name_that_is_an_address_is_left_out_of_the_letter(desk: Desk, office: Any, out: Any) -> None:
    Reader().says(desk, "First words", author="pills.example is cheap", email="stranger@mail.example")
    [letter] = out()
    assert "pills" not in letter.raw.decode()


def test_what_stands_in_a_letter_is_heard_before_it_is_worded(desk: Desk, office: Any) -> None:
    """The tick for answers is told before the letter to claim is asked for, which asks about both."""
    Reader().says(desk, "First words", answers="1")
    facts = list(Delivery.objects.filter(fact__in=["AnswersWanted", "ProofAsked"]).order_by("id"))
    assert [one.fact for one in facts] == ["AnswersWanted", "ProofAsked"]


def test_one_question_for_many_lines(desk: Desk, staff: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        guest = desk.guests[desk.post(f"Words {number}", email=f"r{number}@mail.example")]
        Party.objects.create(guest_id=guest, organisation=f"Acme {number}", domain="acme.example", state="proven",
                             asked_at=desk.at - timedelta(days=1))  # fmt: skip
    client = Client()
    client.force_login(staff)
    client.get("/admin/moderation/parties/")
    with django_assert_max_num_queries(40):
        shown = client.get("/admin/moderation/parties/").content.decode()
    assert shown.count("Acme ") >= 12
