"""New comments: one told at once, or those of a digest. Only what readers can reach when the letter is sent."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import formats, timezone, translation
from django.utils.translation import gettext, ngettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import CommentView
from postilla.grounds import reads as grounds
from postilla.grounds.values import Heading
from postilla.identity.addresses import keyed_hash
from postilla.notifications import keys
from postilla.notifications.letters.wishes import wish_in_words
from postilla.notifications.models import Subscription
from postilla.notifications.rules import ANSWERS
from postilla.notifications.speaking import of_letter, speaking
from postilla.notifications.values import Button, Content, Part, Said
from postilla.notifications.writes.notices import name_of
from postilla.vocabulary.sentences import filled

EXCERPT = 600  # characters of a comment in a digest
MOST = 40  # comments of a digest; the rest is counted

Shown = tuple[CommentView, str, Heading]


def comments(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """The letter on comments; None where none can be reached any more, or whoever wanted it does so no more."""
    row = Subscription.objects.filter(id=about["subscription"], ended_at=None).first()
    if row is None:
        return None
    with speaking(of_letter(row.guest_id, _written(row, about["comments"]))) as site:
        shown = _reachable(about["comments"])
        if not shown:
            return None
        why = filled(gettext("You get this because you follow %(wish)s."), wish=wish_in_words(row.kind, row.target))
        stop = f"{settings.POSTILLA_BASE_URL}/mail/stop/{keys.key_for(keys.STOP, row.guest_id, row.id)}"
        manage = f"{settings.POSTILLA_BASE_URL}/mail/manage/{keys.key_for(keys.MANAGE, row.guest_id)}"
        digest, more = bool(about["digest"]), int(about.get("more", 0))
        view, subject, card = shown[0]
        return Content(
            subject=_subject(row.kind, shown, more if digest else None, site.name),
            parts=_digest(shown, more) if digest else _one(view, card),
            foot=(why, Button(gettext("Stop these letters"), stop), Button(gettext("All your letters"), manage)),
            language=translation.get_language(),
            sender=site.name,
            stop=stop,
            list_id=f"{row.kind}.{row.id}",
            thread=() if digest else _thread(view, subject, row.guest_id),
        )


def _written(row: Subscription, comment_ids: list[int]) -> str:
    """The language of the page on which they wrote what is answered, or asked for these letters."""
    first = discussion.comment(comment_ids[0]) if row.kind == ANSWERS and comment_ids else None
    answered = first[0].parent_id if first else None
    return (discussion.edition_of(answered) if answered else "") or row.language


def _reachable(comment_ids: list[int]) -> list[Shown]:
    found = []
    for comment_id in comment_ids:
        said = discussion.comment(comment_id)
        standing = grounds.standing_of(said[1]) if said is not None and said[0].is_public else None
        card = grounds.heading_of(said[1]) if said and standing and standing.conversation.state != "closed" else None
        if said and card:
            found.append((*said, card))
    return found


def _subject(kind: str, shown: list[Shown], more: int | None, site: str) -> str:
    """The same for all letters on one conversation, so that mail programs keep them together.

    `more`: how many comments a digest does not name; None for a letter on one.
    """
    titles = {card.title for _, _, card in shown}
    if more is not None and len(titles) > 1:
        number = len(shown) + more
        said = {"number": number, "site": site}
        return ngettext("%(number)s new comment at %(site)s", "%(number)s new comments at %(site)s", number) % said
    title = {"title": shown[0][2].title}
    if kind == ANSWERS:
        return gettext("Answers to you under “%(title)s”") % title
    return gettext("New comments under “%(title)s”") % title


def _one(view: CommentView, card: Heading) -> tuple[Part, ...]:
    head = gettext("%(name)s wrote under “%(title)s”:") % {"name": view.author_name, "title": card.title}
    return head, said_of(view, whole=True), Button(gettext("Read and answer"), _url(view))


def _digest(shown: list[Shown], unnamed: int) -> tuple[Part, ...]:
    parts: list[Part] = []
    title = ""
    for view, _, card in shown[:MOST]:
        parts.append(said_of(view, above=card.title if card.title != title else ""))
        title = card.title
    if (more := len(shown[MOST:]) + unnamed) > 0:
        said = {"number": more}
        parts.append(ngettext("and %(number)s more comment.", "and %(number)s more comments.", more) % said)
    return tuple(parts)


def said_of(view: CommentView, *, whole: bool = False, above: str = "") -> Said:
    """A comment as a letter shows it."""
    text = to_plain(view.html)
    if not whole and len(text) > EXCERPT:
        text = f"{text[:EXCERPT].rstrip()}…"
    when = formats.date_format(timezone.localtime(view.created_at), "DATETIME_FORMAT")
    return Said(
        view.author_name, when, text, view.html if whole else "", "" if whole else _url(view), above, view.language
    )


def _url(view: CommentView) -> str:
    return f"{settings.POSTILLA_BASE_URL}{articles.mount()}/c/{view.id}"


def _thread(view: CommentView, subject: str, guest_id: int) -> tuple[str, ...]:
    """What letters on one conversation have in common, and the letter that told of the comment that is answered."""
    conversation = f"conversation.{keyed_hash('letter', f'{subject} {guest_id}')[:16]}"
    return (conversation, name_of(view.parent_id, guest_id)) if view.parent_id else (conversation,)
