"""An article as it is framed: its page without the conversation, and what a conversation needs to know of it."""

from collections.abc import Sequence

from django.utils.safestring import mark_safe

from postilla.articles import reads as articles
from postilla.articles.values import Article, Magazine
from postilla.articles.wording import words_of
from postilla.publishing import corrections, frames, json_ld, quoting, saying, shell
from postilla.publishing.form import form_html
from postilla.publishing.frames import Facts, Framed
from postilla.publishing.layout import absolute, render_page, site_feeds
from postilla.publishing.places import passages_page
from postilla.publishing.quoting import Placed
from postilla.publishing.related import related
from postilla.publishing.values import Head


def framed(path: str) -> Framed | None:
    """The article at a path, or None."""
    article = articles.article_at(path)
    if article is None:
        return None
    site = articles.magazine(path)
    answered = answered_in(article)
    facts = facts_of(article, site, answered)
    return Framed(article.card, site, facts, lambda: _own(article, site, facts, answered))


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


def facts_of(article: Article, site: Magazine, answered: Sequence[Placed]) -> Facts:
    """What a conversation needs to know of its article, as JSON values."""
    slot = article.between_comments
    return frames.facts_of(
        article.card, article.conversation, site,
        form=form_html(article.card, article.conversation, passages=passages_page(article.card.path)),
        slot=slot.html if slot else "",
        every=article.between_comments_every,
        editions=article.editions,
        json_ld=json_ld.news_article(article, site),
        versions=[(since.isoformat(), shown) for since, shown in article.versions] if article.versions[1:] else [],
        credited={str(one.comment): one.id for one in article.corrections if one.comment is not None},
        passages=quoting.facts_of(answered),
    )  # fmt: skip


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
