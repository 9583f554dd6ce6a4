"""Bringing articles and what belongs to them in from elsewhere. Editors work in the CMS instead.

Each function is one transaction; callers may put many into one of their own (`transaction.atomic`) and into
`bringing_many`, which is what makes thousands quick. No revisions are made, except of what is
scheduled: Wagtail makes the first when somebody edits.
"""

from postilla.articles.writes.article import bring_article
from postilla.articles.writes.aside import set_aside
from postilla.articles.writes.counting import count_followed, count_seen, rest_advertising, store_counts
from postilla.articles.writes.editions import BroughtEdition, UnknownLanguage, open_edition
from postilla.articles.writes.indexing import bringing_many
from postilla.articles.writes.lists import lead_to_list
from postilla.articles.writes.parts import bring_author, bring_campaign, bring_picture, bring_section
from postilla.articles.writes.redirects import add_redirect
from postilla.articles.writes.site import ensure_site, settle_magazine

__all__ = [
    "BroughtEdition",
    "UnknownLanguage",
    "add_redirect",
    "bring_article",
    "bring_author",
    "bring_campaign",
    "bring_picture",
    "bring_section",
    "bringing_many",
    "count_followed",
    "count_seen",
    "ensure_site",
    "lead_to_list",
    "open_edition",
    "rest_advertising",
    "set_aside",
    "settle_magazine",
    "store_counts",
]
