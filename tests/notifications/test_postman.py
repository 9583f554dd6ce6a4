"""Letters reach a real mail server once, whatever it does; retries with the time handed in."""

import json
import re
import socket
import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest

from postilla.notifications.models import Letter
from postilla.notifications.postman import Postman
from postilla.notifications.values import MailServer, Order
from postilla.notifications.writes import letters as writes
from tests.support.magazine import NOW

MINUTE = timedelta(minutes=1)


def test_a_letter_arrives_once_in_two_forms(order, office, send):
    row = order()
    assert writes.queue(Order("one", "trial", row.to), NOW) is None  # the same order a second time
    assert send(NOW) == 1
    assert send(NOW + timedelta(days=9)) == 0
    [letter] = office.letters
    row.refresh_from_db()
    assert (row.state, row.sent_at, row.last_error) == ("sent", NOW, "")
    assert letter.to == ["editor@gazette.example"]
    assert letter.sender == "mail@gazette.example"
    said = letter.message
    assert said.get_content_type() == "multipart/alternative"
    assert said["Message-ID"] == f"<{row.message_id}>"
    assert said["From"] == "The Gazette <mail@gazette.example>"
    assert said["Auto-Submitted"] == "auto-generated"
    assert said["Subject"] == "Mail from The Gazette works"
    assert said["Date"].datetime == NOW
    assert "It did." in letter.text
    assert "It did." in letter.html
    assert "List-Unsubscribe" not in said
    assert max(map(len, letter.raw.split(b"\r\n"))) <= 998
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", letter.raw) is None


def test_a_letter_keeps_no_address(order, office, send):
    row = order()
    send(NOW)
    row.refresh_from_db()
    assert "@gazette.example" not in json.dumps(row.about) + row.to + row.key + row.last_error


def test_who_waits_for_a_letter_gets_it_first(order, office, send):
    order("late", rank=2)
    order("usual")
    order("urgent", rank=0)
    rows = list(Letter.objects.order_by("rank"))
    send(NOW)
    assert [letter.message["Message-ID"] for letter in office.letters] == [f"<{row.message_id}>" for row in rows]
    assert office.connections == 1


@pytest.mark.parametrize("where", ["to_rcpt", "to_data"])
def test_what_is_put_off_is_tried_again_later(order, office, send, where):
    row = order()
    setattr(office, where, ["451 greylisted, <editor@gazette.example> come again", "450 busy"])
    assert send(NOW) == 1
    row.refresh_from_db()
    assert (row.state, row.attempts, row.due_at) == ("waiting", 1, NOW + MINUTE)
    assert row.last_error == "451 greylisted, (address) come again"
    assert send(NOW + MINUTE - timedelta(seconds=1)) == 0
    assert send(NOW + MINUTE) == 1
    row.refresh_from_db()
    assert (row.attempts, row.due_at) == (2, NOW + 6 * MINUTE)
    assert send(NOW + 6 * MINUTE) == 1
    assert [letter.message["Message-ID"] for letter in office.letters] == [f"<{row.message_id}>"]


@pytest.mark.parametrize("where", ["to_rcpt", "to_data"])
def test_what_is_refused_is_given_up_and_the_next_letter_goes(order, office, send, where, caplog):
    row, other = order(), order("other")
    setattr(office, where, ["550 5.1.1 <editor@gazette.example>: no such user"])
    assert send(NOW) == 2
    row.refresh_from_db()
    assert (row.state, row.last_error) == ("failed", "550 5.1.1 (address): no such user")
    assert [letter.message["Message-ID"] for letter in office.letters] == [f"<{other.message_id}>"]
    assert "editor@" not in caplog.text
    assert writes.again(row.id, NOW)
    assert send(NOW) == 1
    assert len(office.letters) == 2


def test_it_is_given_up_after_three_days(order, office, send):
    row = order()
    office.to_data = ["450 not now"] * 100
    at = NOW
    while Letter.objects.get(id=row.id).state == "waiting":
        at = Letter.objects.get(id=row.id).due_at
        send(at)
    row.refresh_from_db()
    assert timedelta(days=2, hours=18) < at - NOW < timedelta(days=3)
    assert row.state == "failed"
    assert "three days" in row.last_error


@pytest.mark.parametrize("answer", ["not a code at all", "250", "999 what", "2", "\x00\xff\x00", "250-a\r\n251 b"])
def test_nonsense_loses_nothing(order, office, send, answer):
    row = order()
    office.to_data = [answer]
    send(NOW)
    send(NOW + timedelta(hours=1))
    row.refresh_from_db()
    assert row.state in {"sent", "waiting"}
    send(NOW + timedelta(hours=2))
    row.refresh_from_db()
    assert row.state == "sent"


def test_a_server_that_hung_up_between_letters_is_called_again(order, office, postman):
    order()
    assert postman.step(NOW)
    office.hang_up()
    order("other")
    assert postman.step(NOW)
    assert len(office.letters) == 2


def test_a_dead_server_delays_and_loses_nothing(order, office, postman, settings):
    row = order()
    alive = settings.POSTILLA_MAIL
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    settings.POSTILLA_MAIL = MailServer("127.0.0.1", port, security="none")
    at = NOW
    for _ in range(12):
        assert not postman.step(at)
        assert not postman.step(at + timedelta(seconds=1))  # it is not asked again at once
        at += timedelta(minutes=5)
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("waiting", 0)
    assert "could not be reached" in row.last_error
    settings.POSTILLA_MAIL = alive
    postman.rest()
    assert postman.step(at + timedelta(days=30))  # longer than any single attempt would be repeated
    assert len(office.letters) == 1


@contextmanager
def strange_server(*lines: bytes, endless: bytes = b""):
    """Says its lines to whoever calls, then hangs up; or says `endless` for ever."""
    listening = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                try:
                    for words in lines:
                        line.sendall(words)
                        if words != lines[-1]:
                            line.recv(1000)
                    while endless:
                        line.sendall(endless)
                except OSError:
                    pass

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    try:
        yield MailServer("127.0.0.1", listening.getsockname()[1], security="none")
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


@pytest.mark.parametrize(
    ("lines", "endless"),
    [
        ((b"",), b""),  # says nothing and hangs up
        ((b"HTTP/1.1 400 Bad Request\r\n\r\n",), b""),
        ((b"554 go away\r\n",), b""),
        ((b"421 later\r\n",), b""),
        ((b"\xff\xfe\x00\r\n",), b""),
        ((b"220 hello\r\n", b"500 what\r\n", b"500 what\r\n"), b""),
        ((b"220 hello\r\n", b"250 fine\r\n", b"553 not from you\r\n"), b""),  # it dislikes our own address
        ((b"220-",), b"220-and on\r\n"),  # an answer without end
        ((b"220 ",), b"x" * 1000),  # a line without end
    ],
)
def test_a_server_that_talks_nonsense_delays_and_loses_nothing(order, settings, postman, lines, endless):
    row = order()
    with strange_server(*lines, endless=endless) as server:
        settings.POSTILLA_MAIL = server
        assert not postman.step(NOW)
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("waiting", 0)
    assert row.last_error.startswith("The mail server could not be reached.")


def test_who_has_no_address_gets_no_letter(order, office, staff, send):
    row = order()
    staff.email = ""
    staff.save()
    send(NOW)
    row.refresh_from_db()
    assert (row.state, office.letters) == ("dropped", [])


def test_a_letter_that_cannot_be_worded_holds_up_no_other(order, office, staff, send, caplog):
    row, other = order(), order("other")
    Letter.objects.filter(id=row.id).update(kind="unknown")
    send(NOW)
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("waiting", 1)
    assert [letter.message["Message-ID"] for letter in office.letters] == [f"<{other.message_id}>"]


# ---- crashes ----


def test_a_letter_whose_sender_died_before_its_words_went_out_is_sent(order, office, send):
    row = order()
    assert writes.claim(NOW)
    assert send(NOW) == 0  # another process leaves it alone
    assert writes.recover(NOW) == 0
    assert writes.recover(NOW + writes.LEASE) == 1
    assert send(NOW + writes.LEASE) == 1
    assert [letter.message["Message-ID"] for letter in office.letters] == [f"<{row.message_id}>"]


@pytest.mark.parametrize(("kind", "state", "arrived"), [("trial", "sent", 2), ("comments", "unsure", 1)])
def test_after_a_crash_between_the_servers_yes_and_our_note(order, office, kind, state, arrived, monkeypatch):
    """A letter somebody waits for goes again under its Message-ID; any other stays unsure, for nobody is told twice."""
    from postilla.notifications.letters import KINDS

    monkeypatch.setitem(KINDS, kind, KINDS["trial"])
    row = order()
    Letter.objects.filter(id=row.id).update(kind=kind)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(writes, "taken", crash)
        with pytest.raises(KeyboardInterrupt):
            Postman().step(NOW)
    assert len(office.letters) == 1
    writes.recover(NOW, everything=True)
    fresh = Postman()
    while fresh.step(NOW):
        pass
    fresh.rest()
    row.refresh_from_db()
    assert (row.state, len(office.letters)) == (state, arrived)
    assert {letter.message["Message-ID"] for letter in office.letters} == {f"<{row.message_id}>"}


def test_two_senders_do_not_take_one_letter(order, office):
    order()
    assert writes.claim(NOW) is not None
    assert writes.claim(NOW) is None


def test_without_mail_nothing_is_queued(staff, settings):
    settings.POSTILLA_MAIL = None
    assert writes.queue(Order("one", "trial", "user:1"), NOW) is None
    assert not Letter.objects.exists()
