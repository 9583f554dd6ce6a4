"""Requests that came together, answered by one look at the page's file."""

import asyncio

MOST = 256  # answers of one look


class Turn:
    """What was answered since the event loop last looked who wrote: requests that had come by then, each by its bytes.

    They came before the page was looked at, or together with it. It is forgotten before anything else is done, so what
    is published and acknowledged is seen by who asks after that, and after so many answers, however long a turn takes.
    """

    def __init__(self) -> None:
        self._wires: dict[bytes, bytes] = {}
        self._left = 0

    def get(self, data: bytes) -> bytes | None:
        """The answer to a request that was answered in this turn."""
        wire = self._wires.get(data)
        if wire is not None:
            self._left -= 1
            if not self._left:
                self._wires.clear()
        return wire

    def put(self, data: bytes, wire: bytes, loop: asyncio.AbstractEventLoop) -> None:
        if not self._wires:
            self._left = MOST
            loop.call_soon(self._wires.clear)
        self._wires[data] = wire
