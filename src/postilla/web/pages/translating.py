"""A comment in the reader's language, made by a machine when somebody asks for it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext

from postilla import intake
from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.grounds import reads as grounds
from postilla.publishing.places import translated_page
from postilla.publishing.tongues import language_name
from postilla.tongues import writes as tongues
from postilla.tongues.refusals import NotTranslated
from postilla.tongues.values import Original
from postilla.web.pages import answers
from postilla.web.pages.visit import deed, visit_of


@deed
def translate(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    """POST: have it translated into the language of the edition, and on to the page that shows it. JSON: its HTML."""
    if request.method != "POST":
        return answers.takes("POST")
    view = intake.reachable(comment_id)
    found = discussion.comment(comment_id)
    standing = grounds.standing_of(found[1]) if found else None
    if found is None or standing is None:
        raise NoSuchComment
    path = standing.path_in(articles.magazine().language) if standing.editions else standing.path
    here = grounds.standing_at(path)
    language = here.language if here else ""
    if request.POST.get("to", language) != language:
        raise NotTranslated
    original = Original(view.id, view.html, view.language, view.revision)
    made = tongues.translate(original, found[1], language, visit_of(request).network, now)
    page = translated_page(path, comment_id)
    if answers.wants_json(request):
        with translation.override(language):
            said = gettext(
                "Translated from %(language)s by a machine (%(engine)s). What the comment says is its original."
            )
            told = said % {"language": language_name(view.language), "engine": made.engine}
        return answers.json({"html": made.html, "language": language, "said": told, "page": page})
    response = HttpResponseRedirect(page)
    response.status_code = 303
    return response
