"""Making pages: one at a time per path, shared by all who wait for it.

A making that begins after a commit shows that commit. So whoever needs a page newer than now waits for a making that
begins from now on; all who came while one was under way share the next. A storm of posts costs no more makings than
there is time for, and every poster finds their comment on the page they are sent to.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings

from postilla.pagestore.put import drop, making, put
from postilla.pagestore.read import get

log = logging.getLogger("postilla.publishing")

Render = Callable[[str], bytes | None]


class _Turn:
    """The makings of one path in this process: how many began, how many ended, who waits."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.running = False
        self.begun = 0
        self.ended = 0
        self.waiting = 0


class Maker:
    """Makes pages with `render` and puts them into the store at `root`."""

    def __init__(self, root: Path, render: Render) -> None:
        self.root = root
        self.render = render
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()

    def fresh(self, path: str) -> None:
        """Return once a page made from now on stands at `path` (or was dropped, where nothing is to stand there)."""
        turn = self._enter(path)
        try:
            with turn.changed:
                needed = turn.begun + 1
                while turn.ended < needed and turn.running:
                    turn.changed.wait()
                if turn.ended >= needed:
                    return
                turn.running = True
                turn.begun += 1
                mine = turn.begun
            try:
                self._make(path)
            finally:
                with turn.changed:
                    turn.running = False
                    turn.ended = mine
                    turn.changed.notify_all()
        finally:
            self._leave(path, turn)

    def ready(self, path: str) -> bytes | None:
        """The page at `path`, made now if it is not there; many who ask at once share one making. None: no such page."""
        with making(self.root, path):
            page = get(self.root, path)
            if page is not None:
                return page.bodies[""]
            body = self.render(path)
            if body is not None:
                put(self.root, path, body)
            return body

    def forget(self, family: str, pages: Iterable[str], below: Iterable[str] = ()) -> None:
        """Drop pages of one family (an article with its conversation, or a list), after any making under way."""
        with making(self.root, family):
            for path in pages:
                drop(self.root, path)
            for path in below:
                drop(self.root, path, below=True)

    def _make(self, path: str) -> None:
        with making(self.root, path):
            body = self.render(path)
            if body is None:
                drop(self.root, path)
            else:
                put(self.root, path, body)

    def _enter(self, path: str) -> _Turn:
        with self._lock:
            turn = self._turns.setdefault(path, _Turn())
            turn.waiting += 1
            return turn

    def _leave(self, path: str, turn: _Turn) -> None:
        with self._lock:
            turn.waiting -= 1
            if turn.waiting == 0:
                self._turns.pop(path, None)


_makers: dict[Path, Maker] = {}


def maker() -> Maker:
    """The maker of this installation's page store."""
    from postilla.publishing.addresses import render  # the table of addresses names every page module, and they name us

    root = settings.POSTILLA_PAGES
    found = _makers.get(root)
    if found is None:
        found = _makers.setdefault(root, Maker(root, render))
    return found
