"""Calling another system: one request to an address that may be called, signed as the Standard Webhooks say.

The name is looked up once, each address it has must be allowed, and the connection goes to the one that was looked at:
a name that changes its mind meanwhile leads nowhere else. No redirect is followed, no proxy asked.
"""

import base64
import hmac
import http.client
import socket
import ssl
from datetime import datetime
from urllib.parse import urlsplit

from postilla.notifications.rules import endpoint_problem, may_call, one_line, secret_bytes

TIMEOUT = 10  # seconds
LONGEST = 64 * 1024  # bytes of an answer that are read


class NotCalled(Exception):
    """There was no answer; the text says why."""


def signed(secret: str, key: str, body: str, now: datetime) -> dict[str, str]:
    """The headers of a call: its id, when it was sent, and the signature of id, time and body."""
    at = str(int(now.timestamp()))
    made = hmac.digest(secret_bytes(secret), f"{key}.{at}.{body}".encode(), "sha256")
    return {
        "webhook-id": key,
        "webhook-timestamp": at,
        "webhook-signature": f"v1,{base64.b64encode(made).decode()}",
        "content-type": "application/json",
        "user-agent": "Postilla",
    }


def call(url: str, headers: dict[str, str], body: str, allowed: tuple[str, ...]) -> int:
    """POST to an address; the status of the answer. Raises NotCalled, also for one that nobody may give any more."""
    if problem := endpoint_problem(url):
        raise NotCalled(problem)
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = _Pinned(host, port, _address(host, port, allowed), secure=parts.scheme == "https")
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        try:
            connection.request("POST", path, body.encode(), headers)
            answer = connection.getresponse()
            answer.read(LONGEST)
            return answer.status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotCalled(one_line(f"{type(error).__name__}: {error}", 300)) from None


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was looked at, under the name it was found by."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self._address, self._secure = address, secure
        if secure:
            self.default_port = 443

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), TIMEOUT)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _address(host: str, port: int, allowed: tuple[str, ...]) -> str:
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        if not may_call(address, allowed):
            raise NotCalled("Its name leads to a private address, which is not called (POSTILLA_WEBHOOK_NETWORKS).")
    return found[0]
