"""What other rooms may know of articles: frozen values of live and public pages, nothing else.

Paths begin and end with "/". A path or subject that leads to nothing public gives None (or nothing in a list).
"""

from postilla.articles.reads.advertised import Advertised, AdvertisedDay, advertised
from postilla.articles.reads.article import article_at, article_of_page, standard_at, standard_of_page
from postilla.articles.reads.cards import (
    any_closed_between,
    card_of,
    cards_of,
    latest,
    path_of,
    related,
    subject_at,
    with_open_comments,
)
from postilla.articles.reads.corrections import (
    corrected_since,
    corrections,
    corrections_of,
    hidden_texts,
    paragraph_at,
    prompted_by,
    text_of,
    versions_at,
)
from postilla.articles.reads.found import ads_txt, advertised_at, advertising_changes, foreign_code, redirect_of
from postilla.articles.reads.ground import conversation_of
from postilla.articles.reads.hidden import hidden
from postilla.articles.reads.ledger import promises_in, showing_ledger
from postilla.articles.reads.lists import PER_PAGE, listing_at, listing_of_page
from postilla.articles.reads.newsroom import member, newsroom
from postilla.articles.reads.paths import Entry, all_paths, lists_showing, sitemap_entries
from postilla.articles.reads.pictured import addresses_of
from postilla.articles.reads.place import in_edition, language_at, languages, magazine, mount, mounts, tells_address
from postilla.articles.reads.said import (
    cards_by_id,
    everything_in,
    ids_of,
    public_among,
    public_ids,
    published_since,
    said_in,
)
from postilla.articles.reads.sections import editable_by, sections, sections_of
from postilla.grounds.settled import Stamp, forget_settled as forget_standings, settled_stamp

__all__ = [
    "PER_PAGE",
    "Advertised",
    "AdvertisedDay",
    "Entry",
    "Stamp",
    "addresses_of",
    "ads_txt",
    "advertised",
    "advertised_at",
    "advertising_changes",
    "all_paths",
    "any_closed_between",
    "article_at",
    "article_of_page",
    "card_of",
    "cards_by_id",
    "cards_of",
    "conversation_of",
    "corrected_since",
    "corrections",
    "corrections_of",
    "editable_by",
    "everything_in",
    "foreign_code",
    "forget_standings",
    "hidden",
    "hidden_texts",
    "ids_of",
    "in_edition",
    "language_at",
    "languages",
    "latest",
    "listing_at",
    "listing_of_page",
    "lists_showing",
    "magazine",
    "member",
    "mount",
    "mounts",
    "newsroom",
    "paragraph_at",
    "path_of",
    "promises_in",
    "prompted_by",
    "public_among",
    "public_ids",
    "published_since",
    "redirect_of",
    "related",
    "said_in",
    "sections",
    "sections_of",
    "settled_stamp",
    "showing_ledger",
    "sitemap_entries",
    "standard_at",
    "standard_of_page",
    "subject_at",
    "tells_address",
    "text_of",
    "versions_at",
    "with_open_comments",
]
