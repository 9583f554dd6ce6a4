"""Figures that contradict each other: for the newsroom to look at its sources again."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from postilla.ledger import reads, words
from postilla.web.staff.ledger.rights import for_keepers

PER_PAGE = 20


@for_keepers
def conflicts(request: HttpRequest) -> HttpResponse:
    """Each with its sources side by side and the verdicts that hang on them, the newest first."""
    page = Paginator(range(reads.contradictions_number()), PER_PAGE).get_page(request.GET.get("p"))
    rows = [
        {
            "one": one,
            "period": words.period(one.period),
            "entries": [(entry, words.figure(entry)) for entry in one.entries],
            "promises": [
                (card, words.state(card.state), bool(card.verdict and card.verdict.contested)) for card in one.promises
            ],
        }
        for one in reads.contradictions(page.number, PER_PAGE)
    ]
    context = {"page_title": "Sources that contradict each other", "rows": rows, "pages": page}
    return render(request, "postilla_staff/ledger/conflicts.html", context)
