"""What somebody follows, in words: in the letter that asks, at the foot of letters, on the page that lists them."""

from django.utils.translation import gettext

from postilla.articles import reads as articles
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
    if not title:
        return gettext("new comments of a conversation that is not public now")
    said = {"title": title}
    if kind == rules.CONVERSATION:
        return gettext("new comments under “%(title)s”") % said
    if kind == rules.AUTHOR:
        return gettext("new comments under articles by %(title)s") % said
    return gettext("new comments in “%(title)s”") % said


def title_of(kind: str, target: str) -> str:
    """The name of what is followed, as readers may see it now; empty where they may not."""
    if kind == rules.CONVERSATION:
        card = articles.card_of(target)
        return card.title if card else ""
    listing = articles.listing_at(target)
    return listing.title if listing else ""
