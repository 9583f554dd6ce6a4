"""What somebody follows, in words: in the letter that asks, at the foot of letters, on the page that lists them."""

from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.grounds import reads as grounds
from postilla.ledger import reads as ledger
from postilla.notifications import rules
from postilla.notifications.models import Subscription


def described(subscription_id: int | None) -> str:
    """What a subscription is about, in the language that is set; empty where there is no such subscription."""
    row = Subscription.objects.filter(id=subscription_id or 0).values_list("kind", "target").first()
    return wish_in_words(*row) if row else ""


def wish_in_words(kind: str, target: str) -> str:
    """What is followed, such as “comments under “A new car””. Of what is not public, no title is named."""
    if kind == rules.ANSWERS:
        return gettext("answers to your comments")
    title = title_of(kind, target)
    if kind in (rules.PROMISE, rules.PROMISER):
        return _of_ledger(kind, title)
    if not title:
        return gettext("new comments of a conversation that is not public now")
    said = {"title": title}
    if kind == rules.CONVERSATION:
        return gettext("new comments under “%(title)s”") % said
    if kind == rules.AUTHOR:
        return gettext("new comments under articles by %(title)s") % said
    return gettext("new comments in “%(title)s”") % said


def rhythm_names() -> list[tuple[str, str]]:
    """How often letters come, in words of the language that is set."""
    return [
        (rules.INSTANT, gettext("at once")),
        (rules.HOURLY, gettext("once an hour")),
        (rules.DAILY, gettext("once a day")),
        (rules.WEEKLY, gettext("once a week")),
    ]


def _of_ledger(kind: str, title: str) -> str:
    if not title:
        return gettext("a promise that is not in the ledger any more")
    if kind == rules.PROMISE:
        return gettext("what becomes of “%(title)s”") % {"title": title}
    return gettext("the promises and figures of %(title)s") % {"title": title}


def title_of(kind: str, target: str) -> str:
    """The name of what is followed, as readers may see it now; empty where they may not."""
    if kind == rules.CONVERSATION:
        card = grounds.heading_of(target)
        return card.title if card else ""
    if kind == rules.PROMISE:
        cards = ledger.cards([int(target)])
        return f"{cards[0].subject.name}: {cards[0].title}" if cards else ""
    if kind == rules.PROMISER:
        name = ledger.name_of(int(target))
        return name.name if name else ""
    listing = articles.listing_at(target)
    return listing.title if listing else ""
