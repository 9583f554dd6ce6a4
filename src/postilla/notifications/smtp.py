"""Talking to the mail server: one connection, letters handed over one after another, and what its answers mean."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

from postilla.notifications.rules import meaning, without_addresses
from postilla.notifications.values import MailServer

TIMEOUT = 30  # seconds for each answer
VERDICT = 600  # … but for that to the whole of a letter: servers look for viruses first (RFC 5321, 4.5.3.2.6)
MOST_LINES = 200  # of one answer


class Unreachable(Exception):
    """The server cannot be talked to at all. No letter is at fault, and none counts it as an attempt."""


class PutOff(Exception):
    """The server did not take the letter now; it may later."""


class Unknown(Exception):
    """The server was given the whole letter and did not answer: it may have taken it, or not."""


class Refused(Exception):
    """The server will not take this letter."""


class Session:
    """A connection, opened with the first letter and again whenever it broke."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._wire: smtplib.SMTP | None = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def hand_over(self, sender: str, to: str, words: bytes, about_to: Callable[[], None]) -> None:
        """Give one message (lines ending in CRLF) to the server; returns when the server has said that it took it.

        `about_to` is called when the server is ready for the words: before it they were certainly not taken, after it
        only the server knows. Raises Unreachable, PutOff, Refused, Unknown; their words name no address.
        """
        wire = self._open()
        try:
            self._address(wire, sender, to)
            _expect(wire.docmd("DATA"), 354)
            about_to()
            wire.send(re.sub(rb"(?m)^\.", b"..", words))  # without the dot that ends it, no server takes it
            _expect(self._verdict(wire), 250)
        except (PutOff, Refused):
            self._reset(wire)
            raise
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self.close()
            raise PutOff(_said(error)) from None

    def close(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            with suppress(smtplib.SMTPException, OSError):
                wire.quit()
            wire.close()

    def _verdict(self, wire: smtplib.SMTP) -> tuple[int, bytes]:
        """End the letter, and wait for what the server says to the whole of it."""
        assert wire.sock is not None, "it was just written to"
        try:
            wire.sock.settimeout(VERDICT)
            wire.send(b".\r\n")
            answer = wire.getreply()
            wire.sock.settimeout(TIMEOUT)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self.close()
            raise Unknown(_said(error)) from None
        return answer

    def _address(self, wire: smtplib.SMTP, sender: str, to: str) -> None:
        options = []
        if not (sender + to).isascii():
            if not wire.has_extn("smtputf8"):
                raise Refused("The mail server does not know addresses with letters beyond ASCII.")
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        answer = wire.mail(sender, options)
        if answer[0] != 250:  # it is our own address that it does not like: every letter's trouble
            self.close()
            raise Unreachable(f"The mail server does not take mail from this sender: {_shown(answer)}")
        _expect(wire.rcpt(to), 250, 251)

    def _reset(self, wire: smtplib.SMTP) -> None:
        try:
            if wire.rset()[0] != 250:
                self.close()
        except (smtplib.SMTPException, OSError, ValueError):
            self.close()

    def _open(self) -> smtplib.SMTP:
        if self._wire is not None:
            try:
                if self._wire.noop()[0] == 250:
                    return self._wire
            except (smtplib.SMTPException, OSError, ValueError):
                pass  # servers hang up on who is silent for long
            self.close()
        try:
            self._wire = _connected(self._server)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise Unreachable(_said(error)) from None
        return self._wire


class _Finite:
    """A server's answers as a file, of which no answer may go on for ever."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.left = MOST_LINES

    def readline(self, size: int) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise OSError("an answer without end")
        line: bytes = self._file.readline(size)
        return line

    def close(self) -> None:
        self._file.close()


class _Wire(smtplib.SMTP):
    file: Any

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = _Finite(self.sock.makefile("rb"))
        if self.file is not None:
            self.file.left = MOST_LINES
        return super().getreply()


class _TlsWire(_Wire, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def _connected(server: MailServer) -> smtplib.SMTP:
    wire: smtplib.SMTP
    if server.security == "tls":
        wire = _TlsWire(server.host, server.port, timeout=TIMEOUT, context=ssl.create_default_context())
    else:
        wire = _Wire(server.host, server.port, timeout=TIMEOUT)
    try:
        wire.ehlo_or_helo_if_needed()
        if server.security in ("starttls", "offered"):
            _encrypt(wire, server)
        if server.user:
            wire.login(server.user, server.password)
    except BaseException:
        wire.close()
        raise
    return wire


def _encrypt(wire: smtplib.SMTP, server: MailServer) -> None:
    if not wire.has_extn("starttls"):
        if server.security == "starttls":
            raise smtplib.SMTPException("It offers no encryption, without which no password is given to it.")
        return
    context = ssl.create_default_context()
    if server.security == "offered":  # nothing secret is said; encrypted to whom it may be is better than open
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    wire.starttls(context=context)
    wire.ehlo()


def _expect(answer: tuple[int, bytes], *good: int) -> None:
    if answer[0] in good:
        return
    if answer[0] == 421 or meaning(answer[0]) != "refused":
        raise PutOff(_shown(answer))
    raise Refused(_shown(answer))


def _shown(answer: tuple[int, bytes]) -> str:
    return without_addresses(f"{answer[0]} {answer[1].decode(errors='replace')}")


def _said(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error  # bytes, or words of smtplib's own
        return _shown((error.smtp_code, text if isinstance(text, bytes) else text.encode()))
    return without_addresses(f"{type(error).__name__}: {error}")
