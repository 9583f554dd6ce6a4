"""Two readers who want one free address at the same moment: one has it."""

import threading
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, connections

from postilla.identity import postbox, writes
from postilla.identity.models import Guest
from postilla.identity.refusals import AddressTaken
from postilla.identity.values import CHANGE_ADDRESS, CLAIM
from postilla.identity.writes.holding import hold_address

pytestmark = pytest.mark.django_db(transaction=True)
FREE = "free@mail.example"


def link(purpose: str, name: str, address: str, now: datetime) -> tuple[int, str]:
    """A guest, and the token of a link by which they make an address theirs."""
    guest = writes.meet(name, address if purpose == CLAIM else f"{name}@old.example", "", None, now).guest_id
    if purpose == CHANGE_ADDRESS:
        Guest.objects.filter(id=guest).update(confirmed_at=now)
    letter = postbox.letter_for(writes.ask(purpose, guest, now, address=address) or 0, now)
    assert letter is not None
    return guest, letter.token


@pytest.mark.parametrize("other", [CHANGE_ADDRESS, CLAIM])
def test_one_of_two_has_it(now: datetime, other: str) -> None:
    (ada, hers), (bob, his) = link(CHANGE_ADDRESS, "ada", FREE, now), link(other, "bob", FREE, now)
    ready, found = threading.Barrier(2, timeout=10), dict[str, Any]()

    def take(name: str, deed: Any) -> None:
        try:
            ready.wait()
            found[name] = deed()
        except AddressTaken as refused:
            found[name] = refused
        finally:
            connections.close_all()

    def claimed() -> int:
        return writes.confirm(writes.use(his, CLAIM, now), now, theirs=True)

    deeds: dict[str, Any] = {"ada": lambda: writes.change_address(hers, ada, now)}
    deeds["bob"] = claimed if other == CLAIM else lambda: writes.change_address(his, bob, now)
    threads = [threading.Thread(target=take, args=item) for item in deeds.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 2, "neither waits for the other for ever"
    hashed = Guest.objects.get(id=bob if isinstance(found["ada"], AddressTaken) else ada).address_hash
    assert Guest.objects.filter(address_hash=hashed, confirmed_at__isnull=False).count() == 1


def test_the_lock_is_held_until_the_end(now: datetime) -> None:
    """What makes the second wait is the database's, so that it holds between processes too."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")
    from django.db import transaction

    with transaction.atomic():
        hold_address("ab" * 16)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
            assert cursor.fetchone() == (1,)
