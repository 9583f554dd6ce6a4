"""The ledger's own form of a promise, filled in as a proposal has it."""

from decimal import Decimal

from django import forms
from django.http import HttpRequest

from postilla.articles.models import ArticlePage
from postilla.ledger import reading
from postilla.ledger.evidence import gauge_of
from postilla.ledger.models import Metric, Promise
from postilla.ledger.proposals import PROMISE, Proposal
from postilla.ledger.reads.suggested import suggestions
from postilla.ledger.suggestions import aim_of, days_of
from postilla.ledger.titles import title_of
from postilla.ledger.values import MEASURED
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.drafted import seen


def prefilled(request: HttpRequest) -> Promise | None:
    """A promise as a proposal has it, for the ledger's own form; None where no proposal is named or it is gone."""
    number, key = request.GET.get("article", ""), request.GET.get("proposal", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    page = ArticlePage.objects.filter(pk=int(number)).first()
    if page is None or not page.permissions_for_user(request.user).can_edit():
        return None
    shown = seen(page)
    article = shown.article
    one = next((one for one in suggestions(shown.draft) if one.key == key), None)
    if one is None or one.proposal.what != PROMISE or not shown.shows(one):
        return None
    found = one.proposal
    start, end = days_of(found)
    low, high = numbers_in(found, one.metric_id if found.kind in MEASURED else None)
    made = Promise(
        metric_id=one.metric_id if found.kind in MEASURED else None,
        title=title_of(found, one.quote.exact, article.language)[:160], words=" ".join(one.quote.exact.split()),
        said_on=found.said_on or shown.draft.published,
        certainty=found.certainty, language=article.language, article=article.subject, passage=one.quote.exact,
        kind=found.kind, low=low, high=high, start=start, end=end, due=found.due, per=found.per or "year",
        count=found.count or 1, speaker=found.speaker,
    )  # fmt: skip
    if one.subject_id is not None:
        made.subject_id = one.subject_id
    return made


def numbers_in(found: Proposal, metric_id: int | None) -> tuple[Decimal | None, Decimal | None]:
    """What is promised, in the unit of a metric; as the text has it where there is no metric."""
    metric = Metric.objects.filter(pk=metric_id).first() if metric_id else None
    try:
        aimed = reading.aim(aim_of(found, metric_id), gauge_of(metric)).aim if metric else None
    except Refusals:  # the form says what is wrong with it
        aimed = None
    return (aimed.low, aimed.high) if aimed else (found.low, found.high)


def revision_of(article: str, language: str) -> int | None:
    """The newest revision of the edition of an article that is in a language, else of any of its editions."""
    _, _, key = article.partition(":")
    try:
        rows = list(ArticlePage.objects.filter(translation_key=key).values_list("language", "latest_revision_id"))
    except (ValueError, forms.ValidationError):
        return None
    return next((revision for code, revision in sorted(rows, key=lambda row: row[0] != language)), None)
