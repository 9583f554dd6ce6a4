"""Making pages: one at a time per path, shared by all who wait for it.

A making that begins after a commit shows that commit. So whoever needs a page newer than now waits for a making that
begins from now on; all who came while one was under way share the next. A storm of posts costs no more makings than
there is time for, and every poster finds their comment on the page they are sent to.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings

from postilla.pagestore import asked
from postilla.pagestore.paths import INDEX, family_of
from postilla.pagestore.put import drop, finish, making, put
from postilla.pagestore.read import get, stamp_of
from postilla.publishing.values import Made
from postilla.vocabulary.kept import Kept

log = logging.getLogger("postilla.publishing")

MEMORY = 64 * 1024 * 1024  # bytes of pages kept to be counted again
AT_ONCE = 20  # pages compressed well before facts are looked at again
REST = 6.0  # seconds without a change after which a page is worth compressing well
FURTHER = "comments/"  # below an article: its conversation, but for what stands on the article's own page
Render = Callable[[str], bytes | None]


@dataclass
class Touched:
    """Pages of one family: to make again, to drop until somebody reads them, to drop with everything below.

    What is to be made is made now if anybody has asked for it since it was made before, else with its next reader.
    Of pages to `recount`, nothing but the count has changed. `surely`: to make now, whoever reads them.
    """

    surely: set[str] = field(default_factory=set)
    make: set[str] = field(default_factory=set)
    recount: set[str] = field(default_factory=set)
    drop: set[str] = field(default_factory=set)
    drop_below: set[str] = field(default_factory=set)

    def add(self, other: "Touched") -> None:
        self.surely |= other.surely
        self.make |= other.make
        self.recount |= other.recount
        self.drop |= other.drop
        self.drop_below |= other.drop_below


class _Turn:
    """The turns of one family in this process: what waits for the next one, how many began and ended."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.waiting = Touched()
        self.running = False
        self.begun = 0
        self.ended = 0
        self.guests = 0


class Maker:
    """Makes pages with `render` and puts them into the store at `root`."""

    def __init__(self, root: Path, render: Render) -> None:
        self.root = root
        self.render = render
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()
        self._restless: dict[str, float] = {}  # pages without compressed siblings, and when they were made
        self._again: Kept[str, tuple[Any, Made]] = Kept(MEMORY)  # pages to be counted again, and their files' stamps

    def change(self, family: str, touched: Touched) -> None:
        """Return once a turn that began from now on has dropped and made what is touched.

        `family` is the article's or the list's own path: what is made in one turn is under one lock of the store.
        """
        turn = self._enter(family)
        try:
            with turn.changed:
                turn.waiting.add(touched)
                needed = turn.begun + 1
                while turn.ended < needed and turn.running:
                    turn.changed.wait()
                if turn.ended >= needed:
                    return
                turn.running = True
                turn.begun += 1
                mine, work, turn.waiting = turn.begun, turn.waiting, Touched()
            try:
                self._do(family, work)
            except BaseException:
                # Nothing may pass for made that was not: what was to be done waits again, with all who wait for it.
                with turn.changed:
                    turn.waiting.add(work)
                    turn.begun -= 1
                    turn.running = False
                    turn.changed.notify_all()
                raise
            with turn.changed:
                turn.running = False
                turn.ended = mine
                turn.changed.notify_all()
        finally:
            self._leave(family, turn)

    def fresh(self, path: str) -> None:
        """Return once a page made from now on stands at `path` (or was dropped, where nothing is to stand there)."""
        self.change(family_of(path), Touched(surely={path}))

    def ready(self, path: str) -> bytes | None:
        """The page at `path`, made now if it is not there, once for all who ask. None: there is no such page."""
        with making(self.root, path):
            page = get(self.root, path)
            body = page.bodies[""] if page is not None else self.render(path)
            if body is not None:
                asked.note(path)
                if page is None:
                    self._put(path, body)
            return body

    def finish(self) -> int:
        """Compress some of the pages that have been at rest for `REST` seconds; how many there were."""
        settled = [path for path, made in list(self._restless.items()) if monotonic() - made > REST]
        for path in settled[:AT_ONCE]:
            self._restless.pop(path, None)
            finish(self.root, path)
        return len(settled)

    def _do(self, family: str, work: Touched) -> None:
        read = work.surely
        with making(self.root, family):
            changed = work.make | work.recount
            if changed:
                read = read | {path for path in changed if asked.taken(path)}
            self._drop(family, (work.drop | changed) - read, work.drop_below)
            for path in sorted(read):
                alike = path not in work.make | work.surely
                self._put(path, (self._recounted(path) if alike else None) or self.render(path))

    def _drop(self, family: str, paths: Iterable[str], below: Iterable[str]) -> None:
        """Of most conversations nobody has read more than the first page, so there is no folder for the rest: to look
        for that once costs less than to miss each page in it."""
        further = f"{family}{FURTHER}"
        nothing = not os.path.isdir(f"{self.root}{further}")
        for path in below:
            if not (nothing and path.startswith(further)):
                drop(self.root, path, below=True)
        for path in paths:
            if not (nothing and path.startswith(further)):
                drop(self.root, path)

    def _recounted(self, path: str) -> Made | None:
        """The page with another count, if what stands there is what this process put there; else None."""
        stamp, made = self._again.get(path) or (None, None)
        if made is None or made.recount is None or stamp != stamp_of(f"{self.root}{path}{INDEX}"):
            return None
        return Made(made.recount(), made.recount, made.weight)

    def _put(self, path: str, body: Made | bytes | None) -> None:
        if body is None:
            drop(self.root, path)
            return
        put(self.root, path, body)
        self._restless[path] = monotonic()
        if isinstance(body, Made) and body.recount:
            self._again.put(path, (stamp_of(f"{self.root}{path}{INDEX}"), body), body.weight)

    def _enter(self, family: str) -> _Turn:
        with self._lock:
            turn = self._turns.setdefault(family, _Turn())
            turn.guests += 1
            return turn

    def _leave(self, family: str, turn: _Turn) -> None:
        with self._lock:
            turn.guests -= 1
            if turn.guests == 0:
                self._turns.pop(family, None)


_makers: dict[Path, Maker] = {}


def maker() -> Maker:
    """The maker of this installation's page store."""
    from postilla.publishing.addresses import render  # the table of addresses names every page module, and they name us

    root = settings.POSTILLA_PAGES
    found = _makers.get(root)
    if found is None:
        found = _makers.setdefault(root, Maker(root, render))
    return found
