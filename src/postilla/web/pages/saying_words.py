"""What readers say as JSON: names of fields that stay, whatever the newsroom's pages call things."""

from typing import Any

from postilla.articles.values import Card
from postilla.insights.headings import heading
from postilla.insights.routing import RouteView
from postilla.insights.values import Line, Theme

Json = dict[str, Any]


def article_of(card: Card) -> Json:
    return {"subject": card.subject, "title": card.title, "path": card.path}


def theme_of(theme: Theme) -> Json:
    """`name`: what editors call it; else its words by language."""
    return {
        "theme": theme.key,
        "name": "".join(theme.words.get("", ())),
        "words": {lang: list(said) for lang, said in sorted(theme.words.items()) if lang},
    }


def line_of(line: Line, language: str, *, shown: bool) -> Json:
    """A line. `shown`: it was let stand on the article's page."""
    over = heading(line, line.quotations, language)
    return {
        "line": line.key, "kind": line.kind, **theme_of(line.theme),
        "heading": {"lang": over.lang, "words": list(over.words), "phrase": over.phrase},
        "readers": line.readers, "comments": list(line.comments), "stances": dict(line.spread),
        "answers": dict(line.answers), "shown": shown,
        "quotations": [
            {"comment": one.comment_id, "text": one.text, "lang": one.lang, "stance": one.toward}
            for one in line.quotations
        ],
    }  # fmt: skip


def route_of(one: RouteView, card: Card, text: str) -> Json:
    return {
        "route": one.id, "comment": one.comment_id, "kind": one.kind, "state": one.state, "reason": one.reason,
        "answer": one.answer_id, "posted_at": one.made_at, "changed_at": one.changed_at, "text": text,
        "article": article_of(card),
    }  # fmt: skip
