"""The answer to an address where nothing stands, cheap to give again: programs ask for thousands of them.

The page is made once for as long as nothing is settled in the newsroom, and an address that was looked up in vain is
not looked up again until then. Addresses within a conversation are always looked up: readers make those.
"""

import time
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.languages import LANGUAGES
from postilla.articles.reads import Stamp
from postilla.vocabulary.kept import Kept, bytes_of
from postilla.web.pages import answers

MEMORY = 1024 * 1024  # bytes of addresses known to be empty
FRESH = 30.0  # seconds: as long as other machines may take to learn what was settled


@dataclass(frozen=True)
class _Look:
    """A look that found nothing: what was settled before it, and when it was."""

    settled: Stamp
    at: float

    def holds(self) -> bool:
        return time.monotonic() - self.at < FRESH and self.settled == articles.settled_stamp()


_vain: Kept[str, _Look] = Kept(MEMORY)
_pages: dict[str, tuple[_Look, bytes]] = {}  # by edition


class Asking:
    """One request for an address. Made before anything is looked up: what is settled meanwhile makes the look old."""

    def __init__(self, request: HttpRequest) -> None:
        self._address = request.get_full_path()
        self._look = _Look(articles.settled_stamp(), time.monotonic())

    def in_vain(self) -> bool:
        """Whether it was asked for a moment ago, and nothing stood there."""
        look = _vain.get(self._address)
        return look is not None and look.holds()

    def remember(self) -> None:
        """That nothing stands there."""
        if "/comments/" not in self._address:
            _vain.put(self._address, self._look, bytes_of(self._address))


def page(path: str = "/") -> HttpResponse:
    """The page that says so, in the words of the edition in which `path` would stand."""
    edition = path[:4] if path[:1] == path[3:4] == "/" and path[1:3] in LANGUAGES else "/"
    made = _pages.get(edition)
    if made is None or not made[0].holds():
        look = _Look(articles.settled_stamp(), time.monotonic())
        with articles.in_edition(edition):
            made = _pages[edition] = (look, _made().content)
    return HttpResponse(made[1], status=404, headers={"Cache-Control": answers.PRIVATE})


def _made() -> HttpResponse:
    top = f"{articles.mount()}/"
    with translation.override(articles.magazine().language):
        links = (
            (gettext("The front page"), top),
            (gettext("The archive"), f"{top}archive/"),
            (gettext("Search"), f"{top}search/"),
        )
        text = gettext("There is no page at this address. It may have moved, or the address may be mistyped.")
        return answers.message(gettext("Page not found"), text, 404, links)
