"""A real mail server (aiosmtpd) on a port of the kernel's choice, which keeps what it takes. It can be difficult."""

import asyncio
import email
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from postilla.notifications.values import MailServer


@dataclass
class Taken:
    """A message as it arrived: on the envelope, and what was in it."""

    sender: str
    to: list[str]
    raw: bytes
    message: EmailMessage = field(init=False)

    def __post_init__(self) -> None:
        found = email.message_from_bytes(self.raw, policy=default)
        assert isinstance(found, EmailMessage)
        self.message = found

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        assert part is not None
        return str(part.get_content())

    @property
    def said(self) -> str:
        """The plain text without its line breaks."""
        return " ".join(self.text.split())

    def link(self, start: str) -> str:
        """The path of the link whose path begins so; the test fails where there is none."""
        found = re.search(rf"http://127\.0\.0\.1:\d+({re.escape(start)}\S+)", self.text)
        assert found, self.text
        return found[1]

    @property
    def html(self) -> str:
        part = self.message.get_body(("html",))
        assert part is not None
        return str(part.get_content())


class PostOffice:
    """`letters` is what was taken. Put answers into `to_rcpt`, `to_data`: each is given once, then "250 OK" again.

    An answer may be a line, or a function that is given the server's side of the connection.
    """

    def __init__(self) -> None:
        self.letters: list[Taken] = []
        self.to_rcpt: list[Any] = []
        self.to_data: list[Any] = []
        self.connections = 0
        self._open: list[SMTP] = []
        self._arrived = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="post office", daemon=True)
        self._thread.start()

    @property
    def server(self) -> MailServer:
        return MailServer("127.0.0.1", self.port, security="none")

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def wait_for(self, number: int, holding: str = "", patience: float = 30) -> list[Taken]:
        """The letters whose text holds something, once there are so many. Fails where they do not come."""
        with self._arrived:
            came = self._arrived.wait_for(lambda: len(self._holding(holding)) >= number, patience)
            assert came, f"fewer than {number} letters with {holding!r}: {[one.to for one in self.letters]}"
            return self._holding(holding)

    def wait_to(self, address: str, holding: str = "", patience: float = 30) -> Taken:
        """The first letter to this address whose text holds something."""

        def found() -> Taken | None:
            return next((letter for letter in self._holding(holding) if letter.to == [address]), None)

        with self._arrived:
            letter = self._arrived.wait_for(found, patience)
        assert letter, f"no letter to {address}: {[one.to for one in self.letters]}"
        return letter

    def _holding(self, words: str) -> list[Taken]:
        return [letter for letter in self.letters if words in letter.text]

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._listening.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._server = self._loop.run_until_complete(self._loop.create_server(self._protocol, sock=self._listening))
        self._loop.run_forever()
        self._server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    def _protocol(self) -> SMTP:
        self.connections += 1
        made = SMTP(self, hostname="post.test", loop=self._loop, enable_SMTPUTF8=True)
        self._open.append(made)
        return made

    def hang_up(self) -> None:
        """End every connection, as servers do with who is silent for long."""
        done = threading.Event()

        def end() -> None:
            for one in self._open:
                if one.transport is not None:
                    one.transport.close()
            done.set()

        self._loop.call_soon_threadsafe(end)
        done.wait()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self._answer(self.to_rcpt, server)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self._answer(self.to_data, server)
        if answer.startswith("250"):
            assert isinstance(envelope.original_content, bytes)
            taken = Taken(envelope.mail_from or "", list(envelope.rcpt_tos), envelope.original_content)
            with self._arrived:
                self.letters.append(taken)
                self._arrived.notify_all()
        return answer

    def _answer(self, said: list[Any], server: SMTP) -> str:
        answer = said.pop(0) if said else "250 OK"
        return str(answer(server) if callable(answer) else answer)


def hang_up(server: SMTP) -> str:
    """An answer: the connection is gone before there is one."""
    assert server.transport is not None
    server.transport.abort()  # type: ignore[attr-defined]  # of every transport over a socket
    return "451 never seen"


CLAIM = "/me/claim/"  # in the letter that asks whoever wrote for the first time whether it was them


def but_claims(letters: list[Taken]) -> list[Taken]:
    return [letter for letter in letters if CLAIM not in letter.text]


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server for a server process of a test's own."""
    made = PostOffice()
    yield made
    made.close()
