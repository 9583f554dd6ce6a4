"""Corrections as an article shows them: marks in the text, and the list under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from postilla.articles.values import Article
from postilla.articles.versions import Correction
from postilla.articles.wording import Mark, marked, words_of
from postilla.discussion import reads as discussion
from postilla.publishing import quoting
from postilla.publishing.phrases import moment
from postilla.publishing.quoting import Placed, excerpt
from postilla.vocabulary.quote import Span, find


@dataclass(frozen=True)
class Shown:
    """A correction with what its page says of it. `stands`: its passage can still be read in the article."""

    note: Correction
    passage: str = ""
    stands: bool = False
    credit: str = ""  # the name of the reader whose comment prompted it, while that comment is public


def context(article: Article, answered: Sequence[Placed]) -> dict[str, Any]:
    """For the article's template: `body`, safe HTML with its marks, and `corrections`, oldest first."""
    words = words_of(article.body_html)
    spans = {one.id: find(one.quote, words.text) for one in article.corrections if one.quote is not None}
    shown = [_shown(one, spans.get(one.id)) for one in article.corrections]
    found = quoting.marks(answered, article.card.path, words)
    found += [_mark(number, span) for number, span in spans.items() if span is not None]
    body = marked(article.body_html, words, found)
    return {"body": mark_safe(body), "corrections": shown}


def credited(one: Correction) -> str:
    """The name of the reader whose comment prompted it, as it is shown there now; "" if none can be read."""
    found = discussion.comment(one.comment) if one.comment is not None else None
    return found[0].author_name if found and found[0].is_public else ""


def in_feed(corrected: Sequence[Correction], language: str) -> str:
    """What a feed says of an article's corrections, as safe HTML."""
    return "".join(f"<p>{escape(line(one, language))}</p>" for one in corrected)


def line(one: Correction, language: str) -> str:
    return gettext("Correction, %(when)s: %(note)s") % {"when": moment(one.made_at, language), "note": one.note}


def _shown(one: Correction, span: Span | None) -> Shown:
    return Shown(one, excerpt(one.quote.exact) if one.quote else "", span is not None, credited(one))


def _mark(number: int, span: Span) -> Mark:
    html = f'<a class="correction-mark" id="corrected-{number}" href="#correction-{number}">{escape(_corrected())}</a>'
    return Mark(span.end, html)


def _corrected() -> SafeString | str:
    return gettext("corrected")
