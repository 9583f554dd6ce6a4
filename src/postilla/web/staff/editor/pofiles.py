"""The door for a translator's PO file, in the place of wagtail-localize's: it says what was taken and what was not."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.text import Truncator
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from postilla.articles import pofile
from postilla.articles.models import ArticlePage
from postilla.articles.refusals import PoMissing
from postilla.articles.writes import segments
from postilla.vocabulary import Refusals
from postilla.web.staff.desks import may_read

NAMED = 20


def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """POST `file`: its texts become the translation's draft. Leads back, where it is said what came of it."""
    translation = get_object_or_404(Translation, pk=translation_id)
    page = _page_of(translation)
    if not _may_edit(request.user, page):
        raise PermissionDenied
    if request.method == "POST":
        try:
            _tell(request, _take(request, translation))
        except Refusals as refusals:
            for problem in refusals.problems:
                messages.error(request, f"{problem.english()} Nothing was changed.")
    back = get_valid_next_url_from_request(request) or translation.get_target_instance_edit_url()
    return HttpResponseRedirect(back)


def _page_of(translation: Any) -> Any:
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _may_edit(user: Any, page: Any) -> bool:
    return may_read(user, page) if isinstance(page, ArticlePage) else user_can_edit_instance(user, page)


def _take(request: HttpRequest, translation: Any) -> segments.Taken:
    """Raises what reading and taking the file do, PoMissing."""
    file = request.FILES.get("file")
    if file is None:
        raise PoMissing
    read = pofile.read(file.read(pofile.MOST_BYTES + 1))
    return segments.take_po(translation, read, request.user, timezone.now())


def _tell(request: HttpRequest, taken: segments.Taken) -> None:
    said = [f"{taken.new} taken"]
    said += [f"{taken.same} as they were"] if taken.same else []
    said += [f"{taken.empty} left empty"] if taken.empty else []
    said += [f"{len(taken.refused)} refused"] if taken.refused else []
    words = f"Texts of the PO file: {', '.join(said)}."
    if not taken.refused:
        messages.success(request, words)
        return
    named = [(Truncator(strip_tags(one.source)).chars(80), one.reason) for one in taken.refused[:NAMED]]
    more = len(taken.refused) - len(named)
    listed = format_html_join("", "<li>“{}”: {}</li>", named)
    end = f"And {more} more." if more else ""
    shown = format_html("{} What was there before stays for these: <ul>{}</ul>{}", words, listed, end)
    messages.warning(request, shown)
