"""The frames of an article's pages: everything but the conversation, made once for each change of the article.

An article has two: its own page, and the page that holds further comments. Each is kept in a file with a first line of
JSON: what a conversation needs to know of its article.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import mark_safe

from postilla.articles import reads as articles
from postilla.articles.values import Article, Magazine
from postilla.articles.wording import words_of
from postilla.grounds import reads as grounds
from postilla.publishing import corrections, json_ld, quoting, saying, shell
from postilla.publishing.form import form_html
from postilla.publishing.layout import absolute, render_page, site_feeds
from postilla.publishing.ledger import evidence
from postilla.publishing.quoting import Placed
from postilla.publishing.related import related
from postilla.publishing.shell import Frame
from postilla.publishing.values import Head
from postilla.tongues.reads import translates

Facts = dict[str, Any]


def article_frame(path: str) -> Frame | None:
    """The frame and facts of the article's own page; None if no article stands at `path`."""
    return _kept(path, path)


def comments_frame(path: str) -> Frame | None:
    """The frame and facts of further comment pages of the article at `path`; None if it has none."""
    found = _kept(path, further(path))
    return found if found and found.facts["state"] != "closed" else None


def further(path: str) -> str:
    """Where the frame of further comment pages is kept: at a path at which no article can stand."""
    return f"{path}comments.txt"


def _kept(path: str, place: str) -> Frame | None:
    frame = shell.stored(place)
    if frame is not None:
        return frame
    article = articles.article_at(path)
    if article is None:
        return None
    site = articles.magazine(path)
    answered = answered_in(article)
    facts = facts_of(article, site, answered)
    page = _own(article, site, facts, answered) if place == path else _further(article, site)
    return shell.store(place, page, facts)


def answered_in(article: Article) -> Sequence[Placed]:
    """The passages of an article that readers answered, where they stand."""
    return quoting.placed(article.card.subject, article.card.language, words_of(article.body_html))


def _own(article: Article, site: Magazine, facts: Facts, answered: Sequence[Placed]) -> bytes:
    return render_page(
        "article.html",
        head_of(article, site),
        article.card.language,
        site=site,
        article=article,
        **corrections.context(article, answered),
        related=related(article.card),
        saying=None if facts["state"] == "closed" else saying.section(facts["subject"], facts["language"]),
        comments_label="" if facts["state"] == "closed" else shell.COUNT,
        conversation=mark_safe(shell.CONVERSATION),
        json_ld=mark_safe(shell.JSON_LD),
    )


def _further(article: Article, site: Magazine) -> bytes:
    card = article.card
    feeds = site_feeds(site, (card.title, f"{card.path}comments/feed"))
    head = Head(
        title=shell.TITLE, description=card.standfirst, feeds=feeds, links=shell.LINKS, elsewhere=article.editions
    )
    return render_page(
        "comments_page.html", head, card.language, site=site, card=card, title=shell.TITLE,
        conversation=mark_safe(shell.CONVERSATION),
    )  # fmt: skip


def facts_of(article: Article, site: Magazine, answered: Sequence[Placed]) -> Facts:
    """What a conversation needs to know of its article, as JSON values."""
    conversation, slot, card = article.conversation, article.between_comments, article.card
    return {
        "subject": card.subject,
        "title": card.title,
        "language": card.language,
        "state": conversation.state,
        "form": form_html(card, conversation),
        "slot": slot.html if slot else "",
        "every": article.between_comments_every,
        "site": site.name,
        "mount": site.mount,
        "editions": article.editions,
        "tongues": grounds.comment_languages(grounds.standing_of(card.subject)),
        "translates": translates(),
        "base_url": site.base_url,
        "json_ld": json_ld.news_article(article, site),
        "versions": [(since.isoformat(), shown) for since, shown in article.versions] if article.versions[1:] else [],
        "credited": {str(one.comment): one.id for one in article.corrections if one.comment is not None},
        "passages": quoting.facts_of(answered),
        "evidence": evidence.facts_of(card.subject),
        "answered": saying.answered(card.subject),
        "lists": articles.lists_showing(card.subject, card.path),
    }


def forget(path: str) -> None:
    """Make the frames of the article at `path` anew when they are next asked for."""
    shell.forget(path)
    shell.forget(further(path))


def head_of(article: Article, site: Magazine) -> Head:
    card = article.card
    return Head(
        title=f"{article.seo_title or card.title} – {site.name}",
        description=article.description or card.standfirst,
        canonical=absolute(site, card.path),
        image=absolute(site, article.lead.url) if article.lead else "",
        kind="article",
        editions=article.editions,
        feeds=site_feeds(site, (card.title, f"{card.path}comments/feed")),
    )
