"""Warnings, mutes and bans: who is met, for how long, what they are told; and that it can be lifted and undone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from postilla.identity.addresses import address_hash, network_hash
from postilla.identity.models import Guest
from postilla.moderation import reads, writes
from postilla.moderation.models import Sanction
from postilla.moderation.refusals import Barred, BarredForGood, BarredNetwork, BarredUnsaid, NobodyToMeet, NotTheLast
from postilla.moderation.values import Terms, Why
from postilla.vocabulary import Refusals
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db
WEEK = Terms(NOW + timedelta(days=7))
WHY = Why("insult")


def refused(desk: Desk, **said) -> type[Refusals] | None:
    try:
        desk.post(**said)
    except Refusals as refusal:
        return type(refusal)
    return None


# Whom a sanction on the writer (guest g, address a, network n) meets, by what is the same of the next poster.
@pytest.mark.parametrize(
    ("verb", "terms", "same", "met"),
    [
        ("warn", WEEK, "guest", None),
        ("mute", WEEK, "guest", Barred),
        ("mute", WEEK, "browser", Barred),
        ("mute", replace(WEEK, address=True, network=True), "address", None),
        ("mute", replace(WEEK, address=True, network=True), "network", None),
        ("ban", WEEK, "guest", Barred),
        ("ban", WEEK, "address", None),
        ("ban", WEEK, "network", None),
        ("ban", replace(WEEK, address=True), "address", BarredUnsaid),
        ("ban", replace(WEEK, network=True), "network", BarredUnsaid),
        ("ban", replace(WEEK, address=True, network=True), "nothing", None),
        ("ban", Terms(None), "guest", BarredForGood),
        ("ban", Terms(None), "browser", BarredForGood),
        ("ban", Terms(NOW - timedelta(days=1)), "guest", None),
    ],
)
def test_whom_a_sanction_meets(desk: Desk, verb: str, terms: Terms, same: str, met: type[Refusals] | None) -> None:
    one = desk.post(network="n")
    made = writes.impose(one, verb, "editor", desk.tick(), WHY, terms)
    said: dict[str, Any] = {"guest_id": None, "email": "other@mail.example.org", "network": "m"}
    same_as: dict[str, dict[str, Any]] = {
        "guest": {"guest_id": desk.guests[one], "email": "ada.winter@mail.example.org"},
        "browser": {"guest_id": desk.guests[one]},
        "address": {"email": "ada.winter@mail.example.org"},
        "network": {"network": "n"},
        "nothing": {},
    }
    said |= same_as[same]
    assert refused(desk, **said) is met
    back = writes.undo(made.decision_id, "editor", desk.tick())
    assert refused(desk, **said) is None
    writes.undo(back.decision_id, "editor", desk.tick())
    assert refused(desk, **said) is met


@pytest.mark.parametrize(
    ("banned", "typed", "met"),
    [
        ("ada@mail.example.org", "ada+1@mail.example.org", True),
        ("ada+1@mail.example.org", "Ada@mail.example.org", True),
        ("ada+1@mail.example.org", "ada+two@mail.example.org", True),
        ("a.da@gmail.com", "ad.a+x@googlemail.com", True),
        ("a.da@mail.example.org", "ada@mail.example.org", False),
        ("ada+1@mail.example.org", "ada+1@other.example.org", False),
        ("ada@mail.example.org", "adam+ada@mail.example.org", False),
    ],
)
def test_a_banned_address_is_a_mailbox(desk: Desk, banned: str, typed: str, met: bool) -> None:
    one = desk.post(email=banned)
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, address=True))
    assert refused(desk, email=typed) is (BarredUnsaid if met else None)


def test_a_ban_from_before_mailboxes_were_kept_holds_by_the_address(desk: Desk) -> None:
    one = desk.post(email="ada+1@mail.example.org")
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, address=True))
    Sanction.objects.update(address_hash=address_hash("ada+1@mail.example.org"))
    assert refused(desk, email="ADA+1@mail.example.org") is BarredUnsaid


def test_whose_mailbox_was_not_kept_is_banned_by_it_all_the_same(desk: Desk) -> None:
    one = desk.post(email="ada+1@mail.example.org")
    Guest.objects.update(mailbox_hash="")
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, address=True))
    assert refused(desk, email="ada@mail.example.org") is BarredUnsaid


def test_a_ban_ends_by_itself_and_can_be_lifted(desk: Desk) -> None:
    one = desk.post()
    mine = {"guest_id": desk.guests[one]}
    writes.impose(one, "mute", "editor", desk.tick(), WHY, Terms(desk.at + timedelta(hours=1)))
    assert refused(desk, **mine) is Barred
    assert refused(desk, now=desk.at + timedelta(hours=2), **mine) is None
    (line,) = reads.in_force(desk.at)
    assert (line.kind, line.name, line.reason) == ("mute", "Ada Winter", "It insults or attacks somebody.")
    writes.lift(line.id, "editor", desk.tick())
    assert refused(desk, **mine) is None
    assert reads.in_force(desk.at) == []
    with pytest.raises(NotTheLast):
        writes.lift(line.id, "editor", desk.tick())


def test_the_longest_ban_is_the_one_told(desk: Desk) -> None:
    one = desk.post()
    guest = desk.guests[one]
    writes.impose(one, "mute", "editor", desk.tick(), WHY, WEEK)
    assert isinstance(barred(guest, desk), Barred)
    writes.impose(one, "ban", "editor", desk.tick(), WHY, Terms(None))
    assert isinstance(barred(guest, desk), BarredForGood)


def barred(guest: int, desk: Desk) -> Refusals:
    with pytest.raises(Refusals) as refusal:
        desk.post(guest_id=guest)
    return refusal.value


def test_whoever_is_barred_reads_why_until_when_and_what_can_be_done(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "First")
    writes.impose(one, "ban", "editor", NOW, WHY, Terms(NOW + timedelta(days=36500)))
    answer = reader.send(desk, text="Words that are kept")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Words that are kept" in page
    assert "It insults or attacks somebody." in page
    assert "2123" in page
    (way,) = tree(page).xpath("//*[@id='problems']//a[starts-with(@href, '/appeal/')]")
    assert "I was quoting" in reader.post(way.get("href"), {"text": "I was quoting"}, follow=True).content.decode()
    said = reader.send(desk, text="Words that are kept", as_script=True).json()["problems"][0]
    assert said["way"] == {"text": way.text, "url": way.get("href")}
    agreed = reader.post(f"/c/{one}/agree")
    assert agreed.status_code == 403
    assert tree(agreed).xpath("//main//a/@href") == [way.get("href")]


def test_who_types_a_banned_address_learns_no_reason_and_gets_no_appeal(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "First")
    writes.impose(one, "ban", "editor", NOW, WHY, Terms(NOW + timedelta(days=36500), address=True))
    answer = Reader().send(desk, text="Words that are kept")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Words that are kept" in page
    assert not [word for word in ("insults", "2123", "/appeal/") if word in page]


@pytest.mark.parametrize("confirmed", [True, False])
def test_who_confirmed_a_banned_address_is_told_why(desk: Desk, confirmed: bool) -> None:
    """The guest that was banned is another browser's; this one has the same address."""
    one, other = desk.post(), desk.post("Second")
    assert desk.guests[one] != desk.guests[other]
    if confirmed:
        Guest.objects.filter(id=desk.guests[other]).update(confirmed_at=NOW)
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, address=True))
    assert isinstance(barred(desk.guests[other], desk), Barred if confirmed else BarredUnsaid)


@pytest.mark.parametrize(
    ("body", "writes_to"),
    [
        (None, False),
        ("<p>We are a magazine about cars.</p>", False),
        ("<p>Write to desk@cars.example.</p>", True),
        ('<p><a href="mailto:desk@cars.example">Write to us</a></p>', True),
    ],
)
def test_who_is_met_unsaid_is_sent_to_an_address_where_there_is_one(
    desk: Desk, body: str | None, writes_to: bool
) -> None:
    from postilla.articles.models import HomePage, StandardPage

    if body is not None:
        page = StandardPage(title="About", slug="about", body=[("text", body)], show_in_menus=True)
        HomePage.objects.get().add_child(instance=page)
    one = desk.post(network="n")
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, network=True))
    with pytest.raises(BarredUnsaid) as met:
        desk.post(guest_id=None, email="other@mail.example.org", network="n")
    said = " ".join(one.english() for one in met.value.problems)
    assert ("write to them" in said) is writes_to
    assert ("sign in with it" in said) is not writes_to


@pytest.mark.parametrize("typed", ["other@mail.example.org", "third@mail.example.org"])
def test_who_confirmed_an_address_and_is_met_by_the_network_alone_is_told_so(desk: Desk, typed: str) -> None:
    one, other = desk.post(network="n"), desk.post("Second", email="other@mail.example.org", network="m")
    Guest.objects.filter(id=desk.guests[other]).update(confirmed_at=NOW)
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, network=True))
    with pytest.raises(BarredNetwork):
        desk.post(guest_id=desk.guests[other], email=typed, network="n")
    assert refused(desk, guest_id=desk.guests[other], email=typed, network="m") is None
    first = Sanction.objects.get().id
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, address=True, network=True, instead=first))
    with pytest.raises(BarredUnsaid) as met:
        desk.post(guest_id=desk.guests[other], email="ada.winter@mail.example.org", network="n")
    assert type(met.value) is BarredUnsaid, "a stranger's address is banned, which is not told"


def test_another_address_shakes_off_no_ban_of_an_address(desk: Desk) -> None:
    one, other = desk.post(), desk.post("Second")
    writes.impose(one, "ban", "editor", desk.tick(), WHY, replace(WEEK, address=True))
    assert refused(desk, guest_id=desk.guests[other], email="ada.wintr@mail.example.org") is BarredUnsaid


def test_whoever_is_barred_neither_edits_nor_agrees_but_withdraws_and_reports(desk: Desk, reader: Reader) -> None:
    one, other = reader.says(desk, "First"), desk.post()
    made = writes.impose(one, "mute", "editor", NOW, WHY, Terms(NOW + timedelta(days=36500)))
    for path, sent in ((f"/c/{one}/edit", {"text": "Second"}), (f"/c/{other}/agree", {})):
        assert reader.post(path, sent).status_code == 403
    assert reader.post(f"/c/{other}/report", {"reason": "spam"}).status_code == 200
    writes.undo(made.decision_id, "editor", NOW)
    assert reader.post(f"/c/{other}/agree").status_code == 303
    writes.impose(one, "ban", "editor", NOW, WHY, Terms(None))
    assert reader.post(f"/c/{one}/withdraw").status_code == 303


def test_of_whom_nothing_is_known_nobody_can_be_met(desk: Desk) -> None:
    from postilla.discussion.models import Comment

    one = desk.post(network="")
    Comment.objects.filter(id=one).update(guest=None)
    with pytest.raises(NobodyToMeet):
        writes.impose(one, "ban", "editor", NOW, WHY, replace(WEEK, address=True, network=True))
    assert not Sanction.objects.exists()


def test_a_network_is_banned_as_the_door_sees_it(desk: Desk) -> None:
    reader = Reader(REMOTE_ADDR="203.0.113.9")
    one = reader.says(desk, "First")
    writes.impose(one, "ban", "editor", NOW, WHY, Terms(None, network=True))
    neighbour = Reader(REMOTE_ADDR="203.0.113.77").send(desk, email="b@mail.example.org")
    stranger = Reader(REMOTE_ADDR="198.51.100.7").send(desk, email="c@mail.example.org", text="Hello there")
    assert (neighbour.status_code, stranger.status_code) == (403, 303)
    assert network_hash("203.0.113.9") not in neighbour.content.decode()
