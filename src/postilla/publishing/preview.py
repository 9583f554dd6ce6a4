"""How the CMS shows a draft: the true page, made from the draft, kept nowhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.publishing import corrections
from postilla.publishing.conversation import section_html
from postilla.publishing.framing.articles import answered_in, facts_of, head_of
from postilla.publishing.layout import render_page
from postilla.publishing.pages.lists import teasers
from postilla.publishing.phrases import count_label, phrases
from postilla.publishing.values import Head, Teaser


def preview(_request: HttpRequest, page: Any) -> HttpResponse:
    """A preview of any of our page types, as the CMS holds it now."""
    article = articles.article_of_page(page)
    if article is not None:
        return HttpResponse(_article(article, articles.magazine(article.card.path)))
    standard = articles.standard_of_page(page)
    if standard is not None:
        site = articles.magazine(standard.path)
        head = Head(title=standard.title, robots="noindex")
        return HttpResponse(render_page("standard.html", head, standard.language, site=site, page=standard))
    listing = articles.listing_of_page(page)
    if listing is None:
        return HttpResponse("There is nothing to preview.\n", content_type="text/plain")
    site = articles.magazine(listing.path)
    found = teasers(listing.cards, site.language)
    head = Head(title=listing.title, robots="noindex")
    return HttpResponse(render_page("listing.html", head, site.language, site=site, listing=listing, teasers=found))


def _article(article: Any, site: Any) -> bytes:
    card = article.card
    leaf = discussion.leaf(card.subject)
    assert leaf is not None  # page 1 of a thread always is
    answered = answered_in(article)
    facts = facts_of(article, site, answered)
    section = section_html(leaf, card.path, phrases(card.language, site.mount), facts, with_count=True)
    return render_page(
        "article.html", head_of(article, site), card.language, site=site, article=article, json_ld="",
        **corrections.context(article, answered),
        related=[Teaser(other) for other in articles.related(card.subject, at=card.path)],
        comments_label=count_label(leaf.thread.count, card.language),
        conversation=mark_safe(section),
    )  # fmt: skip
