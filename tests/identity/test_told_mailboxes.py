"""Guests from before mailboxes were kept: theirs is told by portions, and nobody slips through meanwhile."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from postilla.identity import reads, writes
from postilla.identity.addresses import Keys, keys_of, mailbox_hash
from postilla.identity.models import Guest, Pass
from postilla.identity.reads import keys as opening, speaker
from tests.support.magazine import NOW

pytestmark = pytest.mark.django_db
WAYS = ("ada@mail.example.org", "ada+1@mail.example.org", "Ada+2@mail.example.org", "ad.a@gmail.com")


@pytest.fixture(params=["empty", "as the address"])
def old(request: pytest.FixtureRequest) -> list[int]:
    """Guests whose mailbox was not told, as either kind of database from before has them; one has no address."""
    made = [writes.meet("Ada", way, "", None, NOW).guest_id for way in WAYS]
    made += writes.bring_guests([("Nobody", "", "")], NOW)
    Guest.objects.update(mailbox_hash="" if request.param == "empty" else F("address_hash"))
    Pass.objects.update_or_create(name="mailboxes", defaults={"reached": 0, "done_at": None})
    return made


@pytest.mark.parametrize("some", [1, 2, 5, 500])
def test_it_is_told_of_each_by_portions_and_then_no_more(old: list[int], some: int) -> None:
    portions = 0
    while writes.tell_mailboxes(NOW, some):
        portions += 1
    told = dict(Guest.objects.values_list("id", "mailbox_hash"))
    assert [told[one] for one in old] == [*map(mailbox_hash, WAYS), ""]
    assert len(set(told.values())) == 3
    assert portions == len(old) // some
    with CaptureQueriesContext(connection) as queries:
        assert not writes.tell_mailboxes(NOW)
    assert len(queries) == 1


def test_what_was_told_since_stays(old: list[int]) -> None:
    Guest.objects.filter(id=old[1]).update(mailbox_hash="0" * 32)  # of another address, which they have by now
    while writes.tell_mailboxes(NOW, 2):
        pass
    assert Guest.objects.get(id=old[1]).mailbox_hash == "0" * 32


def test_an_address_that_no_key_opens_holds_nobody_up(old: list[int]) -> None:
    Guest.objects.filter(id=old[0]).update(address_cipher=b"gAAAAABnonsense")
    while writes.tell_mailboxes(NOW, 1):
        pass
    assert Guest.objects.get(id=old[1]).mailbox_hash == mailbox_hash(WAYS[1])


def test_meanwhile_two_browsers_of_one_address_are_one_person(old: list[int]) -> None:
    other = writes.meet("Ada", WAYS[1], "", None, NOW)
    assert other.guest_id not in old
    for one in (old[1], other.guest_id):
        who = speaker(one)
        assert who is not None
        assert {old[1], other.guest_id} <= set(reads.guests_with(who))
    Guest.objects.filter(id=other.guest_id).update(mailbox_hash=F("address_hash"))
    persons = reads.persons_of([old[1], other.guest_id])
    assert persons[old[1]] == persons[other.guest_id]


def test_who_is_banned_by_the_address_is_known_in_every_browser_at_once(old: list[int]) -> None:
    writes.meet("Ada", WAYS[1], "", None, NOW)
    Guest.objects.update(mailbox_hash=F("address_hash"))
    hashed = writes.know_mailbox(Guest.objects.latest("id").id, NOW)
    assert hashed == mailbox_hash(WAYS[0])
    assert Guest.objects.get(id=old[1]).mailbox_hash == hashed
    assert writes.know_mailbox(old[-1], NOW) == "" == writes.know_mailbox(0, NOW)


def test_the_first_index_gives_way_to_the_one_that_is_built_beside() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX identity_guest_mailbox_hash_x ON identity_guest (mailbox_hash)")
        import_module("postilla.identity.migrations.0011_mailboxes_told").without_the_first_index(
            apps, connection.schema_editor()
        )
        found = connection.introspection.get_constraints(cursor, "identity_guest")
    assert [one for one, made in found.items() if made["index"] and made["columns"] == ["mailbox_hash"]] == [
        "identity_mailbox"
    ]


def test_the_key_is_tried_on_an_address_however_many_newer_guests_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(opening, "NEWEST", 2)
    here, other = keys_of(settings.POSTILLA_ADDRESS_KEY), Keys("ab" * 32)
    assert reads.keys_open(other)
    writes.meet("Ada", WAYS[0], "", None, NOW)
    writes.bring_guests([(f"Nobody {n}", "", "") for n in range(5)], NOW)
    with CaptureQueriesContext(connection) as queries:
        assert reads.keys_open(here)
    assert not reads.keys_open(other)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries.captured_queries[-1]['sql']}")
            steps = [row[3] for row in cursor.fetchall()]
        assert any("address_hash>" in step for step in steps), steps
