"""Forgetting readers: those who wish it, and what has served its time. A test of names and addresses left anywhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from postilla import intake
from postilla.discussion import reads as discussion
from postilla.discussion.models import Agreement, Comment, Revision
from postilla.discussion.values import HELD, WITHDRAWN
from postilla.identity import reads, writes as identity
from postilla.identity.models import Guest, Session
from postilla.identity.values import Browser
from postilla.intake import Visit
from postilla.intake.forgetting import forget_what_is_old, forget_who_wished
from postilla.intake.record import record
from postilla.moderation.models import Appeal, Notice, Report, Sanction
from postilla.moderation.values import Terms, Why
from postilla.moderation.writes import appeal_sanction, impose
from postilla.moderation.writes.notice import give_notice
from postilla.notifications.models import Subscription
from postilla.notifications.rules import CONVERSATION
from postilla.notifications.values import MailServer
from postilla.notifications.writes.subscriptions import Wish, follow
from postilla.screening import reads as screening
from tests.support.magazine import NOW, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
pytestmark = pytest.mark.django_db
NAME, ADDRESS = "Zephyrine Quux", "zephyrine.quux@mail.example.org"


def wrote(desk: Desk) -> tuple[int, int]:
    """A reader who did everything: their guest id, and the comment that others answered."""
    other = desk.post("Somebody else's words")
    one = desk.post("Words to remember", author=NAME, email=ADDRESS, website="https://quux.example")
    guest = desk.guests[one]
    desk.edit(one, "Words to remember, mended")
    desk.post("An answer", parent=one)
    visit = Visit(guest, "n")
    intake.agree(other, visit, desk.tick())
    intake.report(other, "spam", "Says Zephyrine Quux", visit, desk.tick())
    identity.welcome(guest, None, Browser("Firefox", "Linux"), NOW)
    return guest, one


def left_of(*words: str) -> list[str]:
    """Where in the database any of these words stands."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found += [f"{table}: {cell}" for cell in row for word in words if word in str(cell)]
    return found


def was_muted(desk: Desk, guest: int, one: int) -> None:
    """They also follow the conversation, and appealed against a mute."""
    follow(guest, Wish(CONVERSATION, desk.subject), desk.at, proven=False)
    impose(one, "mute", "mo", desk.tick(), Why(text="Again and again"), Terms())
    appeal_sanction(Sanction.objects.get(guest_id=guest).id, "It was not me, says Zephyrine Quux", desk.tick())


@pytest.mark.parametrize("words", [False, True])
def test_a_day_after_the_wish_nothing_leads_to_the_reader(desk: Desk, settings: Any, words: bool) -> None:
    settings.POSTILLA_MAIL = MailServer("127.0.0.1", 9, security="none")  # nobody sends here
    guest, one = wrote(desk)
    was_muted(desk, guest, one)
    desk.drain()
    code, picture = Guest.objects.get(id=guest).address_hash, Comment.objects.get(id=one).avatar
    identity.wish_to_be_forgotten(guest, words, NOW)
    assert forget_who_wished(NOW + timedelta(hours=23, minutes=59)) == 0
    assert forget_who_wished(NOW + timedelta(hours=24)) == 1
    assert forget_who_wished(NOW + timedelta(hours=24)) == 0
    desk.drain()
    assert left_of(NAME, "quux", code) == []
    assert not Subscription.objects.exists()
    assert Appeal.objects.count() == Sanction.objects.count() == 1, "the record of what the desk did stays"
    assert Comment.objects.get(id=one).avatar != picture
    assert not Report.objects.filter(reporter=f"g{guest}").exists()
    assert not Agreement.objects.filter(voter=f"g{guest}").exists()
    assert not Guest.objects.filter(id=guest).exists()
    assert not Session.objects.filter(guest_id=guest).exists()
    page = desk.page()
    assert NAME not in page
    row = Comment.objects.get(id=one)
    if words:
        assert (row.state, row.source, row.html) == (WITHDRAWN, "", "")
        assert not Revision.objects.filter(comment_id=one).exists()
        assert "Words to remember" not in page
    else:
        assert "a former reader" in page
        assert "Words to remember, mended" in page
    assert "An answer" in page
    assert discussion.audit(desk.subject) == []
    assert Agreement.objects.count() == Report.objects.count() == 1, "what they told the desk still counts"


def test_what_waited_and_went_with_its_author_stands_in_no_order_any_more(desk: Desk) -> None:
    one = desk.post("Buy cheap pills at https://pills.example now", author=NAME, email=ADDRESS)
    desk.decide(one, HELD)
    desk.drain()
    assert [comment for _, comment in screening.suspects(None, 9)] == [one]
    identity.wish_to_be_forgotten(desk.guests[one], True, NOW)
    forget_who_wished(NOW + timedelta(days=1))
    desk.drain()
    assert screening.suspects(None, 9) == []


def test_whoever_changes_their_mind_stays(desk: Desk) -> None:
    guest, _ = wrote(desk)
    identity.wish_to_be_forgotten(guest, True, NOW)
    identity.stay(guest, NOW + timedelta(hours=23))
    assert forget_who_wished(NOW + timedelta(days=2)) == 0
    assert NAME in desk.page()


def test_a_post_in_flight_is_the_reader_s_last_or_a_strangers_first(desk: Desk) -> None:
    """Whoever posts while they are erased is met anew: the cookie says nothing any more."""
    guest, _ = wrote(desk)
    identity.wish_to_be_forgotten(guest, False, NOW)
    forget_who_wished(NOW + timedelta(days=1))
    late = desk.post("Sent meanwhile", guest_id=guest, author="Zed", email="zed@mail.example.org")
    assert Comment.objects.get(id=late).guest_id not in (None, guest)


def test_the_record_has_all_there_is(desk: Desk) -> None:
    guest, one = wrote(desk)
    desk.withdraw(one)
    found = record(guest)
    (comment,) = found["comments"]
    assert (comment["id"], comment["state"], comment["source"]) == (one, WITHDRAWN, "Words to remember, mended")
    assert [version["source"] for version in found["earlier_versions"]] == ["Words to remember"]
    assert len(found["agreements"]) == len(found["reports"]) == 1
    assert found["reader"]["name"] == NAME
    assert found["reader"]["browsers"][-1]["browser"] == "Firefox"
    assert ADDRESS not in str(found), "who has only typed an address is not shown it"
    assert record(10**12) == {}


def test_what_has_served_its_time_is_forgotten(desk: Desk, settings: Any) -> None:
    settings.POSTILLA_NETWORK_DAYS, settings.POSTILLA_ADDRESS_DAYS = 7, 730
    guest, one = wrote(desk)
    desk.agree(one)
    give_notice(one, ("It is libel.", "Nora Notice", b"sealed", "n1"), desk.at)
    networks = Comment.objects.exclude(network="")
    forget_what_is_old(desk.at + timedelta(days=6))
    assert networks.count() == 3
    forget_what_is_old(desk.at + timedelta(days=8))
    assert networks.count() == 0
    assert not Agreement.objects.filter(voter__startswith="n").exists()
    assert not Report.objects.exclude(network="").exists()
    assert Notice.objects.get().name == "Nora Notice"
    assert Comment.objects.get(id=one).agreements == 1
    assert Guest.objects.get(id=guest).address_hash
    forget_what_is_old(desk.at + timedelta(days=731))
    row = Guest.objects.get(id=guest)
    assert (bytes(row.address_cipher), row.address_hash, row.name) == (b"", "", NAME)
    assert reads.speaker(guest) is not None
    notice = Notice.objects.get()
    assert (notice.name, bytes(notice.address_cipher), notice.explanation) == ("", b"", "It is libel.")


def test_a_ban_keeps_its_codes_while_it_is_in_force_and_its_reader_may_read_of_it(desk: Desk, settings: Any) -> None:
    settings.POSTILLA_NETWORK_DAYS, settings.POSTILLA_ADDRESS_DAYS = 7, 730
    guest, one = wrote(desk)
    until = desk.at + timedelta(days=3)
    Sanction.objects.create(
        comment_id=one, kind="ban", guest_id=guest, address_hash="a", network="n", reason="Threats.", by="mo",
        since=desk.at, until=until,
    )  # fmt: skip
    (told,) = record(guest)["sanctions"]
    assert (told["kind"], told["reason"], told["until"]) == ("ban", "Threats.", until)
    assert "by" not in told
    for days, kept in ((9, ("a", "n")), (11, ("", ""))):
        forget_what_is_old(desk.at + timedelta(days=days))
        ban = Sanction.objects.get()
        assert (ban.address_hash, ban.network) == kept
