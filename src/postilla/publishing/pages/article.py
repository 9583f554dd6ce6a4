"""The article with the first page of its conversation."""

import json
from re import Match
from typing import Any

from django.utils.safestring import mark_safe

from postilla.articles import reads as articles
from postilla.articles.values import Article, Magazine
from postilla.discussion import reads as discussion
from postilla.discussion.values import Leaf
from postilla.publishing import json_ld, shell
from postilla.publishing.form import form_html
from postilla.publishing.conversation import section_html
from postilla.publishing.layout import absolute, render_page, site_feeds
from postilla.publishing.phrases import count_label, phrases
from postilla.publishing.values import Head, Teaser


def page(path: str, _found: Match[str]) -> bytes | None:
    """The whole page at an article's path; None if no article stands there."""
    kept = _kept(path)
    if kept is None:
        return None
    frame, facts = kept
    leaf = discussion.leaf(facts["subject"])
    assert leaf is not None  # page 1 of a thread always is
    return shell.fill(frame, filling(path, facts, leaf))


def filling(path: str, facts: dict[str, Any], leaf: Leaf) -> shell.Filling:
    language = facts["language"]
    words = phrases(language)
    closed = facts["state"] == "closed"
    conversation = "" if closed else section_html(leaf, path, words, facts, with_count=True)
    return shell.Filling(
        count="" if closed else count_label(leaf.thread.count, language),
        conversation=conversation,
        json_ld=json_ld.article(facts["json_ld"], () if closed else leaf.shown, leaf.thread.count, facts["base_url"]),
    )


def _kept(path: str) -> tuple[bytes, dict[str, Any]] | None:
    """The shell and the facts that go with it, from their file or made now."""
    stored = shell.stored(path)
    if stored is None:
        made = make_shell(path)
        if made is None:
            return None
        shell.store(path, made)
        stored = made
    facts, _, frame = stored.partition(b"\n")
    return frame, json.loads(facts)


def make_shell(path: str) -> bytes | None:
    """The shell of an article: one line of JSON with what a filling needs, then the page with its marks."""
    article = articles.article_at(path)
    if article is None:
        return None
    site = articles.magazine()
    facts = facts_of(article, site)
    frame = render_page(
        "article.html",
        head_of(article, site),
        article.card.language,
        site=site,
        article=article,
        related=[Teaser(card) for card in articles.related(article.card.subject)],
        comments_label="" if facts["state"] == "closed" else shell.COUNT,
        conversation=mark_safe(shell.CONVERSATION),  # noqa: S308  (a mark of ours)
        json_ld=mark_safe(shell.JSON_LD),  # noqa: S308
    )
    return json.dumps(facts).encode() + b"\n" + frame


def facts_of(article: Article, site: Magazine) -> dict[str, Any]:
    """What a filling needs to know of the article, as JSON values."""
    conversation, slot = article.conversation, article.between_comments
    return {
        "subject": article.card.subject,
        "language": article.card.language,
        "state": conversation.state,
        "closes_at": conversation.closes_at.isoformat() if conversation.closes_at else "",
        "form": form_html(article.card, conversation),
        "slot": slot.html if slot else "",
        "every": article.between_comments_every,
        "base_url": site.base_url,
        "json_ld": json_ld.news_article(article, site),
    }


def head_of(article: Article, site: Magazine) -> Head:
    card = article.card
    return Head(
        title=f"{article.seo_title or card.title} – {site.name}",
        description=article.description or card.standfirst,
        canonical=absolute(site, card.path),
        image=absolute(site, article.lead.url) if article.lead else "",
        kind="article",
        feeds=site_feeds(site, (card.title, f"{card.path}comments/feed")),
    )
