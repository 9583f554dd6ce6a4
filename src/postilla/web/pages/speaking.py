"""The language of pages that are one reader's alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from postilla.notifications.speaking import of_page, speaking


@contextmanager
def speaking_to(request: HttpRequest, guest_id: int | None = None, written: str = "") -> Iterator[str]:
    """Speak to a reader within, in the language (its code) that the one rule gives. `written`: of the page on which
    they wrote what this is about."""
    language = of_page(guest_id, written, accepted(request))
    with speaking(language):
        yield language


def accepted(request: HttpRequest) -> list[str]:
    """The languages that a browser reads, the one it would rather read first. `q=0` says that it reads one not."""
    said = parse_accept_lang_header(request.headers.get("Accept-Language", "")[:500])
    return [code.partition("-")[0] for code, weight in said if weight > 0]
