"""What readers do at the ledger's pages: follow a promise, or a subject, by mail."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.ledger import reads
from postilla.ledger.refusals import NoSuchEntry
from postilla.notifications import rules
from postilla.notifications.writes import subscriptions
from postilla.notifications.writes.subscriptions import Wish
from postilla.web.pages.mail import asked, typed_address
from postilla.web.pages.visit import deed, visit_of


@deed
def follow_promise(request: HttpRequest, promise_id: int, now: datetime) -> HttpResponse:
    """POST: mail about what becomes of a promise."""
    if not reads.cards([promise_id]):
        raise NoSuchEntry
    return _follow(request, rules.PROMISE, str(promise_id), f"/ledger/promise/{promise_id}/", now)


@deed
def follow_subject(request: HttpRequest, slug: str, now: datetime) -> HttpResponse:
    """POST: mail about all promises of a subject, and its figures where they may decide one."""
    name = reads.named_at(slug)
    if name is None:
        raise NoSuchEntry
    return _follow(request, rules.PROMISER, str(name.id), name.path, now)


def _follow(request: HttpRequest, kind: str, target: str, path: str, now: datetime) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseRedirect(f"{path}#follow-ledger")
    language = articles.magazine().language
    with translation.override(language):
        visit = visit_of(request)
        address = typed_address(request.POST.get("email", ""), request.POST.get("url2", ""))
        wish = Wish(kind, target, request.POST.get("rhythm", rules.INSTANT), visit.network)
        proven = subscriptions.follow_by_mail(address, visit.guest_id, wish, now, language=language)
        return asked(wish, (gettext("Back to the ledger"), path), proven=proven)
