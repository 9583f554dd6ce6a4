"""An article as it was saved last, for those who keep the ledger and may edit it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from postilla.articles import reads as articles
from postilla.articles.body import words_in
from postilla.articles.models import ArticlePage
from postilla.ledger.reads.suggested import Draft
from postilla.ledger.suggestions import Suggested
from postilla.web.staff.ledger.rights import for_keepers


def for_keepers_of(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who keep the ledger and may edit the article: called with the request and the article as `Seen`."""

    @for_keepers
    @wraps(page)
    def guarded(request: HttpRequest, page_id: int) -> HttpResponse:
        article = ArticlePage.objects.filter(pk=page_id).first()
        if article is None:
            raise Http404
        if not article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return page(request, seen(article))

    return guarded


@dataclass(frozen=True)
class Seen:
    """An article as it was saved last, and what of it anybody may read: `words` and `title`, empty where nothing."""

    article: Any
    draft: Draft
    words: str
    title: str

    def shows(self, one: Suggested) -> bool:
        """Whether readers can read the passage already."""
        return bool(self.words) and one.quote.exact in self.words


def seen(article: Any) -> Seen:
    """An article, given as its row is stored."""
    latest = article.get_latest_revision_as_object()
    if articles.said_in(article.pk) is None:
        return Seen(latest, draft_of(latest), "", "")
    return Seen(latest, draft_of(latest), words_in(article.body).replace("\n", " "), article.title)


def draft_of(article: Any) -> Draft:
    """The words that readers would read, and the day from which “next year” is understood."""
    told = article.published_at or article.first_published_at or article.go_live_at or timezone.now()
    return Draft(article.subject, words_in(article.body), article.language, timezone.localtime(told).date())
