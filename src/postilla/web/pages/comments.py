"""One comment's permanent address, and the page on which it is answered without scripts."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.refusals import BranchLocked, NoSuchComment
from postilla.discussion.text import to_plain
from postilla.discussion.values import APART, HELD, PUBLISHED, WITHDRAWN, CommentView
from postilla.grounds import reads as grounds
from postilla.grounds.values import Standing
from postilla.intake.post import takes_comments
from postilla.publishing.form import offered
from postilla.publishing.phrases import back_to
from postilla.publishing.places import page_at
from postilla.web.pages import answers
from postilla.web.pages.visit import deed
from postilla.web.pages.writing_as import writer

EXCERPT = 280


def way_to(comment_id: int) -> str | None:
    """Page and fragment of a comment that readers can reach, or None."""
    found = discussion.comment(comment_id)
    standing = grounds.standing_of(found[1]) if found else None
    path = path_for_reader(standing) if standing and standing.conversation.state != "closed" else None
    place = discussion.place_of(comment_id) if path else None
    return f"{page_at(path, place)}#c{comment_id}" if path and place else None


def path_for_reader(standing: Standing) -> str:
    """Where it stands in the edition in which the reader is; in the first, where it is not in that one."""
    return standing.path_in(articles.magazine().language) if standing.editions else standing.path


def permalink(request: HttpRequest, comment_id: int) -> HttpResponse:
    """To the page and fragment of a comment, or a page that says why there is none."""
    target = way_to(comment_id)
    if target is not None:
        response: HttpResponse = HttpResponseRedirect(target)
        response["Cache-Control"] = "no-cache"
        return response
    found = discussion.comment(comment_id)
    standing = grounds.standing_of(found[1]) if found else None
    with translation.override(articles.magazine().language):
        return _not_shown(found, standing)


def _not_shown(found: tuple[CommentView, str] | None, standing: Standing | None) -> HttpResponse:
    way = (
        (back_to(standing.subject), standing.path) if standing else (gettext("The front page"), f"{articles.mount()}/")
    )
    links = (way,)
    if found is None:
        return answers.message(gettext("No such comment"), gettext("There is no comment at this address."), 404, links)
    view = found[0]
    if view.state == HELD:
        text = gettext(
            "This comment waits for the editors to look at it. It will appear at this address if it is published."
        )
        return answers.message(gettext("This comment is held"), text, 404, links)
    if view.state == WITHDRAWN:
        text = gettext("This comment was withdrawn by its author.")
        return answers.message(gettext("This comment was withdrawn"), text, 410, links)
    if view.state == APART:
        text = gettext("No reader’s comment stood here; the place is kept for the answers.")
        return answers.message(gettext("No such comment"), text, 410, links)
    if standing is None:
        text = gettext("What this comment stands under is not published.")
        return answers.message(gettext("Not published"), text, 404, links)
    if view.state == PUBLISHED:
        text = gettext("This conversation is closed, and its comments are not shown.")
        return answers.message(gettext("Not shown"), text, 404, links)
    text = gettext("This comment was removed by the editors.")
    return answers.message(gettext("This comment was removed"), text, 410, links)


def history(request: HttpRequest, comment_id: int) -> HttpResponse:
    """What a comment said when it was answered, before its author changed it. Without that, the comment itself."""
    found, target = discussion.comment(comment_id), way_to(comment_id)
    if found is None or target is None or not found[0].is_public:
        return permalink(request, comment_id)
    view, subject = found
    versions = discussion.answered_versions(comment_id)
    card = grounds.heading_of(subject)
    if not versions or card is None:
        return permalink(request, comment_id)
    with translation.override(card.language):
        title = gettext("Earlier versions of a comment")
        shown = [(version, mark_safe(version.html)) for version in versions]
        return answers.page(
            "history.html", title, language=card.language, card=card, comment=view, versions=shown,
            present=mark_safe(view.html),
        )  # fmt: skip


@deed
def reply(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    """The form to answer a comment, on a page of its own."""
    found = discussion.comment(comment_id)
    if found is None:
        raise NoSuchComment
    view, subject = found
    standing, card = grounds.standing_of(subject), grounds.heading_of(subject)
    if not view.is_public:
        with translation.override(articles.magazine().language):
            return _not_shown(found, standing)
    if discussion.in_locked_branch(view, subject):
        raise BranchLocked
    takes_comments(standing.conversation if standing else None, now)
    if card is None:
        raise NoSuchComment
    with translation.override(card.language):
        return answers.page(
            "respond.html", gettext("Reply"), language=card.language, parent=quoted(view),
            writer=writer(request, subject),
            **offered(card, standing.conversation if standing else None),
        )  # fmt: skip


def quoted(view: CommentView) -> dict[str, object]:
    """A comment as a form quotes it."""
    text = to_plain(view.html)
    return {
        "id": view.id,
        "author": view.author_name,
        "excerpt": text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…",
        "html": mark_safe(view.html),
    }
