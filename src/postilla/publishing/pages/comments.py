"""Further pages of a conversation: page 2 and on, other orders, and long branches."""

from re import Match

from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import NEWEST, OLDEST, Leaf
from postilla.publishing.conversation import neighbours, page_path, section_html
from postilla.publishing.layout import absolute, render_page, site_feeds
from postilla.publishing.pages.article import facts_of
from postilla.publishing.phrases import phrases
from postilla.publishing.values import Head


def page(path: str, found: Match[str]) -> bytes | None:
    """Page n of the conversation in one of its orders. Page 1 of the oldest is the article's own page."""
    order = found["order"] or OLDEST
    number = int(found["number"]) if found["number"] else None
    if order == OLDEST and (number is None or number == 1):
        return None
    return _page(path, found["article"], lambda subject: discussion.leaf(subject, number, order))


def branch(path: str, found: Match[str]) -> bytes | None:
    """Page n of the answers to one comment."""
    number = int(found["number"] or 1)
    return _page(path, found["article"], lambda subject: discussion.leaf(subject, number, branch=int(found["branch"])))


def _page(path: str, article_path: str, ask) -> bytes | None:  # type: ignore[no-untyped-def]
    article = articles.article_at(article_path)
    if article is None or article.conversation.state == "closed":
        return None
    leaf: Leaf | None = ask(article.card.subject)
    if leaf is None:
        return None
    site, card = articles.magazine(), article.card
    before, after = neighbours(leaf, article_path)
    with translation.override(card.language):
        title = _title(leaf)
        head = Head(
            title=f"{title}: {card.title} – {site.name}",
            description=card.standfirst,
            # Other orders show what the oldest-first pages show; only those are for search engines.
            canonical=absolute(site, page_path(leaf, article_path, leaf.number) if leaf.order == OLDEST else card.path),
            prev=absolute(site, before.partition("#")[0]),
            next=absolute(site, after),
            feeds=site_feeds(site, (card.title, f"{card.path}comments/feed")),
            robots="" if leaf.order == OLDEST else "noindex, follow",
        )
    section = section_html(leaf, article_path, phrases(card.language), facts_of(article, site), with_count=False)
    return render_page(
        "comments_page.html", head, card.language, site=site, card=card, title=title,
        conversation=mark_safe(section),  # noqa: S308  (joined from safe parts)
    )  # fmt: skip


def _title(leaf: Leaf) -> str:
    if leaf.above is not None:
        return gettext("A branch of the conversation")
    if leaf.order == NEWEST:
        return gettext("Newest comments")
    if leaf.order == OLDEST:
        return gettext("Comments, page %(number)s") % {"number": leaf.number}
    return gettext("Most agreed comments")
