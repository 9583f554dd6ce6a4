"""Structured data: schema.org NewsArticle with its comments."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from postilla.articles.values import Article, Magazine
from postilla.discussion.text import to_plain
from postilla.discussion.values import CommentView


def news_article(article: Article, site: Magazine) -> dict[str, Any]:
    """The article's own part (https://schema.org/NewsArticle)."""
    card = article.card
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": site.base_url + card.path,
        "mainEntityOfPage": site.base_url + card.path,
        "headline": card.title,
        "description": card.standfirst,
        "inLanguage": card.language,
        "datePublished": card.published_at.isoformat(),
        "dateModified": (card.updated_at or card.published_at).isoformat(),
        "author": [{"@type": "Person", "name": a.name, "url": site.base_url + a.path} for a in article.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": site.name, "url": site.base_url + "/"},
        "discussionUrl": f"{site.base_url}{card.path}#comments",
    }
    if card.section:
        data["articleSection"] = card.section.title
    if article.tags:
        data["keywords"] = [tag.title for tag in article.tags]
    if article.lead:
        data["image"] = {
            "@type": "ImageObject",
            "url": site.base_url + article.lead.url,
            "width": article.lead.width,
            "height": article.lead.height,
        }
    if article.corrections:
        data["correction"] = [
            {
                "@type": "CorrectionComment",
                "@id": f"{site.base_url}{card.path}#correction-{one.id}",
                "text": one.note,
                "datePublished": one.made_at.isoformat(),
                "author": {"@type": "NewsMediaOrganization", "name": site.name, "url": site.base_url + "/"},
            }
            for one in article.corrections
        ]
    return data


def _comment(view: CommentView, base_url: str) -> str:
    """One comment (https://schema.org/Comment) as JSON. Kept with it: most of a page is the same as before."""
    kept = view.made.get(("json", base_url))
    if kept is None:
        kept = view.made["json", base_url] = _as_json(view, base_url)
    return kept


def _as_json(view: CommentView, base_url: str) -> str:
    data: dict[str, Any] = {
        "@type": "Comment",
        "@id": f"{base_url}/c/{view.id}",
        "dateCreated": f"{view.created_at:%Y-%m-%dT%H:%M:%SZ}",
        "author": _author(view),
        "text": to_plain(view.html),
    }
    if view.language:
        data["inLanguage"] = view.language
    if view.parent_id:
        data["parentItem"] = {"@id": f"{base_url}/c/{view.parent_id}"}
    if view.agreements:
        data["upvoteCount"] = view.agreements
    return safe(data)


def _author(view: CommentView) -> dict[str, Any]:
    author: dict[str, Any] = {"@type": "Person", "name": view.author_name}
    if view.party:
        author["affiliation"] = {"@type": "Organization", "name": view.party}
    return author


def comments(shown: Sequence[CommentView], base_url: str) -> str:
    """The comments of a page as JSON, separated by commas."""
    return ",".join(_comment(view, base_url) for view in shown if view.is_public)


def whole(facts: Mapping[str, Any], comments: str, count: int) -> str:
    """The whole block with the comments of a page, safe inside a script element."""
    own = safe({**facts["json_ld"], "commentCount": count})
    return f'{own[:-1]},"comment":[{comments}]}}'


def safe(data: Mapping[str, Any]) -> str:
    """JSON without any sign that could end a script element or begin a comment in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
