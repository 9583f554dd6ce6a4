"""In which language a reader is spoken to, in letters and on pages that are theirs alone: the one rule."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.utils import translation

from postilla.articles import reads as articles
from postilla.articles.values import Magazine
from postilla.identity import reads as identity


def of_letter(guest_id: int, written: str = "") -> str:
    """The code of the language for a letter to a guest. `written`: of the page on which they wrote, or asked for it."""
    return _first(identity.chosen_language(guest_id), written, ())


def of_page(guest_id: int | None, written: str = "", accepted: Sequence[str] = ()) -> str:
    """The same for a page that a guest opens; who opens it may be nobody. `accepted`: what the browser reads, as codes.

    Of who typed an address without showing that it is theirs, its owner's choice is not asked: a page would tell it.
    """
    known = identity.profile(guest_id) if guest_id is not None else None
    return _first(known.language if known else "", written, accepted)


def _first(chosen: str, written: str, accepted: Sequence[str]) -> str:
    """What the reader chose, else where they wrote, else what they read of the magazine's languages, else its own."""
    if chosen or written:
        return chosen or written
    editions = articles.languages()
    return next((code for code in accepted if code in editions), articles.magazine("/").language)


@contextmanager
def speaking(language: str) -> Iterator[Magazine]:
    """Words are in this language within, and titles and addresses of its edition, where it has one; that edition."""
    path = next((one.path for one in articles.magazine("/").editions if one.code == language), "/")
    with articles.in_edition(path), translation.override(language):
        yield articles.magazine()
