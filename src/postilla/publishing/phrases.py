"""Words and dates of a conversation in one language, looked up once per page and not once per comment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils import formats, timezone, translation
from django.utils.translation import gettext, ngettext

from postilla.discussion.values import APART, BY_AUTHOR, BY_STAFF, HELD, REJECTED, SPAM, VERIFIED, WITHDRAWN
from postilla.insights.routing import USED
from postilla.ledger.values import ACCEPTED, DECLINED, OFFERED

DECLINED_OF_ANOTHER = "declined-of-another"  # evidence that another reader offered from somebody's comment


@dataclass(frozen=True)
class Phrases:
    """The strings a conversation is joined from."""

    language: str
    mount: str  # what stands before the edition's addresses
    reply: str
    agree: str
    report: str
    translate: str
    edited: str
    earlier: str
    gone: Mapping[str, str]  # what keeps the place of a comment that is not shown, by its state
    note: str  # with %s for why
    locked: str
    pinned: str
    pinned_by: str
    in_place: str
    number: str  # with %s for the number
    orders: str
    oldest: str
    newest: str
    agreed: str
    pages: str
    previous: str
    following: str
    page: str  # with %s for the number
    advertising: str
    invitation: str
    version_of: str  # with %s for since when
    led: str
    evidence: str
    offered: tuple[tuple[str, str], ...]  # what became of a comment as evidence, in words before the promise
    answered: tuple[tuple[str, str], ...]  # by the badge of who answered, and "used"
    passage_changed: str
    passage_gone: str
    badges: tuple[tuple[str, str], ...]
    party: str  # with %s for the organisation


def back_to(subject: str) -> str:
    """What stands on the way back to that under which a conversation stands, in the language that is set."""
    known = {"article": gettext("Back to the article"), "promise": gettext("Back to the promise")}
    return known.get(subject.partition(":")[0], gettext("Back to the conversation"))


@lru_cache(maxsize=64)
def phrases(language: str, mount: str = "") -> Phrases:
    with translation.override(language):
        return Phrases(
            language=language,
            mount=mount,
            reply=gettext("Reply"),
            agree=gettext("Agree"),
            report=gettext("Report"),
            translate=gettext("Translate"),
            edited=gettext("edited"),
            earlier=gettext("answers an earlier version"),
            gone=_gone(),
            note=gettext("Edited by the editors: %s"),
            locked=gettext("The editors have closed this branch: it takes no new answers."),
            pinned=gettext("Pinned by the editors"),
            pinned_by=gettext("Pinned comment by %s"),
            in_place=gettext("Read it in its place"),
            number=gettext("Comment %s"),
            orders=gettext("Order of comments"),
            oldest=gettext("Oldest"),
            newest=gettext("Newest"),
            agreed=gettext("Most agreed"),
            pages=gettext("Pages of comments"),
            previous=gettext("Previous comments"),
            following=gettext("More comments"),
            page=gettext("Page %s"),
            advertising=gettext("Advertising"),
            invitation=gettext("Nobody has written here yet. What do you know about it, or think of it?"),
            version_of=gettext("Refers to the version of %s"),
            evidence=gettext("Evidence"),
            offered=_offered(),
            answered=_answered(),
            passage_changed=gettext("This passage has been changed since."),
            passage_gone=gettext("This passage no longer stands in the article."),
            led=gettext("Led to a correction"),
            badges=_badges(),
            party=gettext("Named party: %s"),
        )


def _gone() -> dict[str, str]:
    removed = gettext("This comment was removed by the editors.")
    return {
        HELD: gettext("This comment waits for the editors."),
        REJECTED: removed,
        SPAM: removed,
        WITHDRAWN: gettext("This comment was withdrawn by its author."),
        APART: gettext("No reader’s comment stood here; the place is kept for the answers."),
    }


def _offered() -> tuple[tuple[str, str], ...]:
    return (
        (OFFERED, gettext("Offered as evidence:")),
        (ACCEPTED, gettext("Brought evidence:")),
        (DECLINED, gettext("Offered as evidence, and declined by the editors:")),
        (DECLINED_OF_ANOTHER, gettext("Offered as evidence by another reader, and declined by the editors:")),
    )


def _answered() -> tuple[tuple[str, str], ...]:
    return (
        (BY_AUTHOR, gettext("Answered by the author")),
        (BY_STAFF, gettext("Answered by the editors")),
        ("", gettext("Answered by the named party")),
        (USED, gettext("Taken up in an article")),
    )


def _badges() -> tuple[tuple[str, str], ...]:
    return (
        (BY_AUTHOR, gettext("Author of this article")),
        (BY_STAFF, gettext("Editors")),
        (VERIFIED, gettext("Verified reader")),
    )


def count_label(count: int, language: str) -> str:
    """“20 Comments”, in words of the language."""
    with translation.override(language):
        return ngettext("%(count)s Comment", "%(count)s Comments", count) % {
            "count": formats.number_format(count, force_grouping=True)
        }


def more_label(hidden: int, language: str) -> str:
    with translation.override(language):
        return ngettext("%(count)s more reply in this branch", "%(count)s more replies in this branch", hidden) % {
            "count": formats.number_format(hidden, force_grouping=True)
        }


def moment(at: datetime, language: str) -> str:
    """A time as a reader writes it, to the minute, in the site's time zone."""
    return _minute(at.replace(second=0, microsecond=0), language)  # comments that come fast share their minute


@lru_cache(maxsize=8192)
def _minute(at: datetime, language: str) -> str:
    with translation.override(language):
        local = timezone.localtime(at)
        comma = gettext(", ")
        return f"{formats.date_format(local, 'DATE_FORMAT')}{comma}{formats.date_format(local, 'TIME_FORMAT')}"
