"""Deeds done in one commit, on a real database: what is acknowledged is stored, whatever happens to the others."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.transaction import TransactionManagementError

from postilla import intake
from postilla.discussion import reads as discussion
from postilla.discussion.events import CommentRemoved
from postilla.identity import writes as identity
from postilla.identity.models import Guest
from postilla.intake import Draft, Posted, Visit
from postilla.outbox.models import Delivery
from postilla.outbox.writes import NotStored, telling, together
from postilla.publishing.handlers import now
from postilla.publishing.maker import maker
from postilla.vocabulary import Refusals
from tests.support.magazine import NOW, Desk
from tests.support.reader import shown

pytestmark = pytest.mark.django_db(transaction=True)
only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="on PostgreSQL each deed has its own commit")


@pytest.fixture
def say(desk: Desk) -> Callable[[str], Posted]:
    def post(text: str, subject: str = "") -> Posted:
        draft = Draft(text=text, author="Ada", email="ada@example.org")
        return intake.post(subject or desk.subject, draft, Visit(None, "network"), NOW)

    return post


def stored(posted: Posted) -> bool:
    return discussion.comment(posted.comment_id) is not None


def test_a_refusal_takes_nobody_along(desk: Desk, say: Callable[..., Posted]) -> None:
    with together():
        first = say("The first")
        with pytest.raises(Refusals):
            say("")
        with pytest.raises(Refusals):
            say("Nowhere", "article:none")
        last = say("The last")
    assert (stored(first), stored(last), desk.count) == (True, True, 2)


def test_what_fails_after_it_has_written_leaves_nothing_behind(desk: Desk, say: Callable[..., Posted]) -> None:
    hooks: list[str] = []

    def fail() -> None:
        with telling(NOW) as tell:
            identity.meet("Eve", "eve@example.org", "", None, NOW)
            tell(CommentRemoved(desk.subject, 1, "11"))
            transaction.on_commit(lambda: hooks.append("failed"))
            raise RuntimeError("too late")

    def fail_in_silence() -> None:
        with telling(NOW):
            identity.meet("Sam", "sam@example.org", "", None, NOW)
            with suppress(IntegrityError), transaction.atomic(savepoint=False):
                raise IntegrityError

    desk.drain()
    with together():
        first = say("The first")
        with pytest.raises(RuntimeError):
            fail()
        with pytest.raises(TransactionManagementError):
            fail_in_silence()
        with telling(NOW):
            transaction.on_commit(lambda: hooks.append("done"))
        last = say("The last")
    assert (stored(first), stored(last), desk.count) == (True, True, 2)
    assert hooks == ["done"]
    assert set(Guest.objects.values_list("name", flat=True)) == {"Ada"}
    assert not Delivery.objects.filter(fact="CommentRemoved").exists()


def test_who_is_refused_before_locks_nothing(desk: Desk, say: Callable[..., Posted]) -> None:
    with together():
        with pytest.raises(Refusals):
            say("")
        assert not connection.in_atomic_block


@only_sqlite
def test_what_the_database_took_back_by_itself_is_not_acknowledged(desk: Desk, say: Callable[..., Posted]) -> None:
    """As SQLite does when a disk fails in the middle: everything before is gone, and it begins anew unasked."""

    def spoilt(again: bool) -> None:
        with together():
            say("Taken back")
            connection.connection.execute("ROLLBACK")
            if again:
                say("Afterwards")

    for again in (True, False):
        with pytest.raises(NotStored):
            spoilt(again)
        connection.close()
    assert desk.count == 0


@only_sqlite
def test_a_locked_database_is_waited_for_once(desk: Desk, say: Callable[..., Posted]) -> None:
    other = sqlite3.connect(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other.execute("BEGIN IMMEDIATE")
    try:
        with together():
            with pytest.raises(OperationalError) as first:
                say("One")
            with pytest.raises(OperationalError) as second:
                say("Two")
            assert second.value is first.value, "the second does not wait again"
    finally:
        other.execute("ROLLBACK")
        other.close()
        connection.close()
    assert stored(say("Now it can be stored"))


def test_pages_are_made_once_after_the_commit_and_one_failure_is_one_failure(
    bring: Callable[..., Desk], say: Callable[..., Posted], monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = bring("Good"), bring("Bad")
    assert good.page()
    assert bad.page()  # somebody reads both
    made: list[str] = []
    render = maker().render

    def watched(path: str) -> Any:
        assert not transaction.get_connection().in_atomic_block, "before the commit"
        if path == bad.path:
            raise RuntimeError("cannot be made")
        made.append(path)
        return render(path)

    monkeypatch.setattr(maker(), "render", watched)
    with together():
        for number, desk in enumerate((bad, good, good)):
            now(say(f"Words {number}", desk.subject).told)
        assert made == []
    assert made == [good.path]
    assert len(shown(good.page())) == 2
    monkeypatch.undo()
    bad.drain()
    assert len(shown(bad.page())) == 1, "the outbox saw to it"
