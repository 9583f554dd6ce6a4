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
_page: tuple[_Look, bytes] | None = None


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


def page() -> HttpResponse:
    """The page that says so."""
    global _page
    if _page is None or not _page[0].holds():
        look = _Look(articles.settled_stamp(), time.monotonic())
        _page = (look, _made().content)
    return HttpResponse(_page[1], status=404, headers={"Cache-Control": answers.PRIVATE})


def _made() -> HttpResponse:
    with translation.override(articles.magazine().language):
        links = (
            (gettext("The front page"), "/"),
            (gettext("The archive"), "/archive/"),
            (gettext("Search"), "/search/"),
        )
        text = gettext("There is no page at this address. It may have moved, or the address may be mistyped.")
        return answers.message(gettext("Page not found"), text, 404, links)
