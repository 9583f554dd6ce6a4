"""What arrives is noted as it arrived: nothing is sent twice or given up because a server or the way to it failed."""

import socket
import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest

from postilla.notifications import reads, rules, smtp
from postilla.notifications.envelope import message
from postilla.notifications.letters import KINDS
from postilla.notifications.models import Letter
from postilla.notifications.values import Content, MailServer
from postilla.notifications.writes import letters as writes
from tests.support.magazine import NOW
from tests.support.post import hang_up

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(("kind", "state"), [("trial", "waiting"), ("comments", "unsure")])
def test_a_letter_given_whole_and_not_answered_is_sent_again_only_if_awaited(
    order, office, send, monkeypatch, kind, state
):
    monkeypatch.setitem(KINDS, kind, KINDS["trial"])
    row = order()
    Letter.objects.filter(id=row.id).update(kind=kind)
    office.to_data = [hang_up]
    assert send(NOW) == 1
    row.refresh_from_db()
    assert row.state == state
    assert "did not say whether" in row.last_error
    send(NOW + DAY)
    row.refresh_from_db()
    assert {letter.message["Message-ID"] for letter in office.letters} <= {f"<{row.message_id}>"}
    assert len(office.letters) == (1 if state == "waiting" else 0)


@contextmanager
def deaf_server():
    """Takes a letter's beginning, and hangs up within it."""
    listening = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        line, _ = listening.accept()
        with line:
            for words in (b"220 hello\r\n", b"250 fine\r\n", b"250 fine\r\n", b"250 fine\r\n", b"354 go on\r\n"):
                line.sendall(words)
                line.recv(1000)

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    try:
        yield MailServer("127.0.0.1", listening.getsockname()[1], security="none")
    finally:
        listening.close()
        thread.join()


def test_a_connection_lost_before_the_end_of_a_letter_is_another_attempt():
    words = b"x" * 998 + b"\r\n"
    with deaf_server() as server, smtp.Session(server) as session, pytest.raises(smtp.PutOff):
        session.hand_over("a@mail.example", "b@mail.example", words * 20_000, lambda: None)


def test_a_server_may_think_about_the_whole_of_a_letter(office):
    """The answer to the end of the letter has a longer patience of its own."""
    patience = []

    def answer(_: object) -> str:
        assert session._wire is not None
        assert session._wire.sock is not None
        patience.append(session._wire.sock.gettimeout())
        return "250 OK"

    office.to_data = [answer]
    with smtp.Session(office.server) as session:
        session.hand_over("a@mail.example", "b@mail.example", b"Subject: x\r\n\r\nx\r\n", lambda: None)
        assert session._wire is not None
        assert session._wire.sock is not None
        patience.append(session._wire.sock.gettimeout())
    assert patience == [smtp.VERDICT, smtp.TIMEOUT]
    assert timedelta(seconds=smtp.VERDICT + 5 * 30) < writes.LEASE


def test_headers_that_machines_read_are_never_folded_or_encoded(order, office, send, settings, monkeypatch):
    host = f"{'comments' * 5}.example"
    settings.POSTILLA_BASE_URL = f"https://{host}"
    stop = f"https://{host}/mail/stop/123456.1234567.abcdefghijklmnopqrstuv"
    thread = ("conversation.0123456789abcdef", "comment-12345678.0123456789")
    content = Content(
        "Ein sehr langer Betreff über Öl, " * 4, ("Wörter " * 90,), stop=stop, list_id="section.1", thread=thread
    )
    raw = bytes(message(content, f"{'n' * 40}@{host}", "bob@readers.example", NOW))
    lines = raw.split(b"\r\n")
    assert f"List-Unsubscribe: <{stop}>".encode() in lines
    assert f"In-Reply-To: <{thread[1]}@{host}>".encode() in lines
    assert f"References: <{thread[0]}@{host}> <{thread[1]}@{host}>".encode() in lines
    assert f"Message-ID: <{'n' * 40}@{host}>".encode() in lines
    others = [line for line in lines if not line.startswith((b"List-", b"In-Reply", b"References", b"Message-ID"))]
    assert max(map(len, others)) <= 78  # encoded words are cut at 75 (RFC 2047), lines of the body at 76 (RFC 2045)


def test_letters_whose_time_has_passed_hold_up_no_other(order):
    row = order(until=NOW + DAY)
    fields = {"kind": "trial", "to": row.to, "message_id": "x", "state": "waiting", "due_at": NOW, "created_at": NOW}
    Letter.objects.bulk_create([Letter(key=f"{n}", until=NOW + DAY, **fields) for n in range(1100)])
    good = order("good", rank=2)
    turn = writes.claim(NOW + DAY)
    assert turn is not None
    assert turn.id == good.id
    assert Letter.objects.filter(state="failed", last_error=rules.TOO_LATE).count() == 1101


def test_an_outage_is_not_counted_against_a_letter(order, office, send):
    row = order()
    office.to_rcpt = ["451 greylisted", "451 greylisted"]
    send(NOW)
    send(NOW + 5 * DAY)  # nothing could be reached meanwhile
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("waiting", 2)
    send(NOW + 6 * DAY)
    assert len(office.letters) == 1


def test_what_was_sent_is_not_counted_again_for_every_look(order, office, send):
    order()
    send(NOW)
    order("other")
    assert reads.numbers() == {"waiting": 1}


def test_a_letter_to_a_mailbox_with_other_letters_is_worded(order, office, send, settings):
    """Such addresses are not taken any more; some were. Whether the server takes the letter is for it to say."""
    raw = bytes(message(Content("Grüße", ("Wörter",)), "n@mail.example", "jürgen@bücher.example", NOW))
    assert "To: jürgen@xn--bcher-kva.example".encode() in raw.split(b"\r\n")
