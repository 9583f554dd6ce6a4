"""What an article's form says of its conversation: how it stands, what waits, what came of comments."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from wagtail.models import Locale

from postilla.articles import reads as articles
from postilla.articles.models import Correction, Version
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN
from postilla.insights import reads as insights
from postilla.moderation import reads as moderation
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.rights import SEE, may
from postilla.moderation.desk.values import counted
from postilla.passages.models import Passage
from postilla.web.staff.desks import may_correct, may_read
from postilla.web.staff.editor import translations

SHOWN = 5
COUNTED = 100
STATES = {"open": "open", "read-only": "read-only: comments are shown, none are taken", "closed": "closed: not shown"}
RULES = {
    "": "Comments are shown at once; rules may hold them.",
    "post": "Comments are shown at once; rules may hold them.",
    "first": "The first comment of everybody new waits for you.",
    "pre": "Every comment waits for you.",
    "screen": "What the filter doubts waits for you.",
    "closed": "It takes no comments.",
}


def panel(page: Any, user: Any) -> dict[str, Any]:
    """For the panel's template; `{"new": True}` for an article that was never saved."""
    if not page.pk:
        return {"new": True}
    subject = page.subject
    settled = articles.conversation_of(subject)
    numbers = discussion.states_in(subject)
    person = person_of(user)
    edits = may_read(user, page)
    sees = may(person, SEE, articles.sections_of([subject]).get(subject))
    queue = reverse("postilla_queue")
    return {
        "page": page,
        "state": STATES[settled.state] if settled else "not there yet: the article is not public",
        "rule": RULES.get(settled.moderation, "") if settled else "",
        "closes_at": settled.closes_at if settled and settled.state == "open" else None,
        "public": numbers.get(PUBLISHED, 0),
        "held": numbers.get(HELD, 0),
        "out": numbers.get(REJECTED, 0) + numbers.get(SPAM, 0),
        "withdrawn": numbers.get(WITHDRAWN, 0),
        "passages": _on_passages(subject),
        "questions": _questions(subject) if edits else "",
        "asks": f"{reverse('postilla_routes')}?{urlencode({'of': 'all', 'article': subject})}",
        "translate": _translate(page, user),
        "reported": _reported(subject),
        "sees": sees,
        "held_queue": f"{queue}?{urlencode({'tab': 'held', 'article': subject})}",
        "reported_queue": f"{queue}?{urlencode({'tab': 'reported', 'article': subject})}",
        "changes": f"{reverse('postilla_changes')}?{urlencode({'place': subject})}",
        "waiting": _lines(discussion.held_in(subject, SHOWN)) if sees else [],
        "newest": _newest(subject),
        "corrections": Correction.objects.filter(page=page, withdrawn_at=None).count(),
        "versions": Version.objects.filter(page=page).count(),
        "may_publish": page.permissions_for_user(user).can_publish(),
        "may_correct": page.live and may_correct(user, page),
        "asked": translations.waiting_at(page),
    }


def _questions(subject: str) -> str:
    """How many questions and corrections of readers came to nothing yet; "" where none did."""
    found = len(insights.open_routes([subject], COUNTED))
    return f"{COUNTED - 1}+" if found == COUNTED else str(found or "")


def _translate(page: Any, user: Any) -> str:
    """Where the article is handed in for translation; "" where they may not, or it stands in every edition."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return ""
    there = page.get_translations(inclusive=True).filter(alias_of=None).values("locale_id")
    if not Locale.objects.exclude(pk__in=there).exists():
        return ""
    return reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])


def _on_passages(subject: str) -> int:
    """Public answers to a passage that still stand under this article."""
    return len(discussion.public_in(subject, Passage.objects.filter(subject=subject).values_list("comment", flat=True)))


def _reported(subject: str) -> str:
    """How many public comments there are of which a report waits; "" for none."""
    waiting, more = moderation.waiting_in(subject)
    return counted(waiting, more=more) if waiting or more else ""


def _newest(subject: str) -> list[dict[str, Any]]:
    """The newest public comments, each with whether it led to a correction."""
    lines = _lines(discussion.latest_in(subject, SHOWN))
    credited = articles.prompted_by([line["id"] for line in lines])
    return [{**line, "credited": line["id"] in credited} for line in lines]


def _lines(views: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "id": view.id,
            "author": view.author_name,
            "text": to_plain(view.html),
            "at": view.created_at,
            "language": view.language,
        }
        for view in views
    ]
