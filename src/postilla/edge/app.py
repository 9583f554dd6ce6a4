"""The edge as an ASGI application: the page store first, then the application behind it."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from postilla.edge.answers import encoding_for, page_path, unchanged
from postilla.edge.headers import missing
from postilla.edge.store import Answer, Shelf

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STORED = b"x-postilla-stored"  # on an answer from behind: this page stands in the store now
LARGEST_FORM = 1024 * 1024  # bytes of a reader's request; the CMS takes pictures and documents
LARGEST_STAFF = 64 * 1024 * 1024
READ_ON = 16  # times a reader's: so much is read, and thrown away: who still sends hears no answer


class Gone(Exception):
    """The client left before its request was whole."""


class Edge:
    """Answers GET and HEAD from the store at `root`; hands everything else to `behind`, bounded and with headers."""

    def __init__(self, root: Path, behind: App) -> None:
        self.shelf = Shelf(root)
        self.behind = behind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["method"] in ("GET", "HEAD"):
            answer = self.find(scope["raw_path"], scope["query_string"], _header(scope, b"accept-encoding"))
            if answer is not None:
                await _say(answer, scope, send)
                return
        await self._behind(scope, receive, send)

    def find(self, raw_path: bytes, query: bytes, accepted: bytes) -> Answer | None:
        path = page_path(raw_path, query)
        return self.shelf.find(path, encoding_for(accepted)) if path is not None else None

    async def _behind(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        largest = LARGEST_STAFF if path.startswith("/admin/") else LARGEST_FORM
        if "\0" in path:
            await _plainly(path, 400, "There is a NUL in this address.", send)
            return
        try:
            body = await _whole(scope, receive, largest)
        except Gone:  # half a request is none: what it asks for is not done
            return
        if body is None:
            text = (
                f"This is too large: at most {largest // 1024} KB can be sent here. Nothing was stored. "
                "Go back to where you wrote it: it stands there still. Send less."
            )
            await _plainly(path, 413, text, send)
            return

        await self.behind(scope, _once(body, receive), self._dressed(scope, send))

    def _dressed(self, scope: Scope, send: Send) -> Send:
        """Adds the headers that every answer has; a page that was just stored is answered as to every later reader.

        The application behind says so by a header of its own; it sends the page too, should it be gone again.
        """
        found: list[Answer] = []

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [header for header in message["headers"] if header[0] != STORED]
                if len(headers) < len(message["headers"]):
                    answer = self.find(scope["raw_path"], b"", _header(scope, b"accept-encoding"))
                    if answer is not None:
                        found.append(answer)
                        return
                message["headers"] = [*headers, *missing(scope["path"], headers)]
            if not found:
                await send(message)
            elif not message.get("more_body", False):
                await _say(found[0], scope, send)

        return dressed


async def _say(answer: Answer, scope: Scope, send: Send) -> None:
    if unchanged(answer.etag, answer.modified, _header(scope, b"if-none-match"), _header(scope, b"if-modified-since")):
        await send({"type": "http.response.start", "status": 304, "headers": answer.unchanged})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": answer.headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


def _header(scope: Scope, name: bytes) -> bytes:
    return b",".join(value for key, value in scope["headers"] if key == name)


async def _whole(scope: Scope, receive: Receive, largest: int) -> bytes | None:
    """The request's body, or None for one that is larger than allowed, once it has come or is far too large; who asks
    before sending is told at once. Raises Gone."""
    declared = _header(scope, b"content-length")
    wants = int(declared) if declared.isdigit() and len(declared) < 19 else 0
    far = max(largest, LARGEST_FORM * READ_ON)
    if wants > largest and (wants > far or _header(scope, b"expect")):
        return None
    parts, size = list[bytes](), 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        size += len(part)
        if size > largest:
            parts.clear()
        else:
            parts.append(part)
        if not message.get("more_body", False) or size > far:
            break
    return b"".join(parts) if size <= largest else None


def _once(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body once, then waits for the client to leave."""
    given = asyncio.Event()

    async def again() -> Message:
        if given.is_set():
            return await receive()
        given.set()
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _plainly(path: str, status: int, text: str, send: Send) -> None:
    body = f"{text}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *missing(path, headers)]})
    await send({"type": "http.response.body", "body": body})
