"""All promises on the desk, whether due or not: by words, subject and verdict."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from postilla.ledger import reads, words
from postilla.ledger.reads.searching import PER_PAGE
from postilla.ledger.values import STATES
from postilla.web.staff.ledger.rights import for_keepers


@for_keepers
def promises(request: HttpRequest) -> HttpResponse:
    """The newest first, each with its verdict and the way to what can be done to it."""
    asked = {name: request.GET.get(name, "")[:120].replace("\0", "") for name in ("q", "subject", "state")}
    sought = reads.Sought(asked["q"], asked["subject"], asked["state"])
    pages = Paginator(range(reads.searched_number(sought)), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_title": "All promises",
        "asked": asked,
        "query": urlencode(asked),
        "states": [(name, words.state(name)) for name in STATES],
        "rows": [(card, words.state(card.state)) for card in reads.searched(sought, pages.number)],
        "pages": pages,
    }
    return render(request, "postilla_staff/ledger/promises.html", context)
