"""What to read next under an article: what is most like it, as was settled when it was published; then by tags."""

from postilla.articles import reads as articles
from postilla.articles.values import Card
from postilla.finding import reads as finding
from postilla.publishing.values import Teaser

MOST = 3


def related(card: Card) -> list[Teaser]:
    """Reads stored rows; nothing is compared while a page is made."""
    alike = dict(finding.alike(card.id))
    cards = articles.cards_by_id(alike, card.path) if alike else {}
    found = [Teaser(cards[one], shares=words) for one, words in alike.items() if one in cards][:MOST]
    if len(found) < MOST:
        known = {teaser.card.id for teaser in found}
        more = articles.related(card.subject, MOST + len(found), at=card.path)
        found += [Teaser(one) for one in more if one.id not in known][: MOST - len(found)]
    return found
