"""The form to answer a passage of an article, for whoever chose it without scripts."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.grounds import reads as grounds
from postilla.intake.post import takes_comments
from postilla.publishing.form import offered
from postilla.publishing.places import passages_page
from postilla.vocabulary.quote import LONGEST, Quote
from postilla.web.pages import answers
from postilla.web.pages.visit import deed
from postilla.web.pages.writing_as import writer


@deed
def passage(request: HttpRequest, article: str, now: datetime) -> HttpResponse:
    """The form with the paragraph `p` quoted in it; without one that stands in the article, back to its passages."""
    path = f"/{article}"
    standing = grounds.standing_at(path)
    takes_comments(standing.conversation if standing else None, now)
    words = articles.paragraph_at(path, request.GET.get("p", "")[:40])
    card = articles.card_of(standing.subject) if standing else None
    if words is None or card is None:
        return HttpResponseRedirect(passages_page(path))
    with translation.override(card.language):
        return answers.page(
            "respond.html", gettext("Answer a passage"), language=card.language, passage=Quote(_beginning(words)),
            writer=writer(request, card.subject),
            **offered(card, standing.conversation if standing else None),
        )  # fmt: skip


def _beginning(words: str) -> str:
    """Of a long paragraph as many whole words as a passage may have."""
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0]
