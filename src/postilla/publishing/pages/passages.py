"""An article paragraph by paragraph: what readers answered to each, and the way to answer it without scripts."""

from collections import defaultdict
from re import Match

from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.wording import words_of
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.publishing import quoting
from postilla.publishing.layout import render_page, site_feeds
from postilla.publishing.quoting import excerpt
from postilla.publishing.values import Head

MOST = 500  # answers shown, the newest


def page(_path: str, found: Match[str]) -> bytes | None:
    """None where no article stands, or its conversation is closed."""
    article = articles.article_at(found["article"])
    if article is None or article.conversation.state == "closed":
        return None
    card, words = article.card, words_of(article.body_html)
    known = quoting.placed(card.subject, card.language, words)[-MOST:]
    comments = discussion.whole([one.answered.comment_id for one in known])
    answers: dict[str, list[dict[str, object]]] = defaultdict(list)
    for one in known:
        view, _ = comments[one.answered.comment_id]
        answers[one.block].append({
            "id": view.id, "author": view.author_name, "text": excerpt(to_plain(view.html)), "language": view.language,
            "passage": quoting.quoted(one), "state": one.state, "edition": one.answered.edition,
        })  # fmt: skip
    site = articles.magazine(card.path)
    with translation.override(card.language):
        title = gettext("Passages and their answers")
    head = Head(title=f"{title}: {card.title} – {site.name}", robots="noindex, follow", feeds=site_feeds(site))
    blocks = [
        {"id": block.id, "text": words.text[block.start : block.end], "answers": answers[block.id]}
        for block in words.blocks
    ]
    return render_page(
        "passages.html", head, card.language, site=site, card=card, title=title, blocks=blocks, gone=answers[""],
        is_open=article.conversation.state == "open",
    )  # fmt: skip
