"""Answers to passages as an article shows them: a quiet mark with their number, and the passage over each answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from django.utils.translation import ngettext

from postilla.articles.wording import Mark, Wording
from postilla.discussion import reads as discussion
from postilla.passages import reads as passages
from postilla.passages.values import Answered
from postilla.publishing.places import passages_page
from postilla.vocabulary.quote import Span, find_whole, name_of

MOST_MARKS = 40  # in one text; with more answered passages, a paragraph has one mark for all of its own

EXCERPT = 240  # characters of a passage that are shown elsewhere

STANDS, CHANGED, GONE, ELSEWHERE = "stands", "changed", "gone", "elsewhere"


@dataclass(frozen=True)
class Placed:
    """An answered passage and what has become of it: `block` is the id of its paragraph, "" where it is gone."""

    answered: Answered
    state: str
    block: str = ""
    span: Span | None = None


def placed(subject: str, language: str, words: Wording) -> list[Placed]:
    """The answered passages whose comments are public in this conversation, in the order of the comments.

    Where each stands was sought when the article last changed; here only unchanged words are looked for.
    """
    found, name = passages.answers_to(subject), name_of(words.text)
    public = discussion.public_in(subject, [one.comment_id for one in found]) if found else set()
    return [_placed(one, language, words, name) for one in found if one.comment_id in public]


def _placed(one: Answered, language: str, words: Wording, name: str) -> Placed:
    if one.edition != language:
        return Placed(one, ELSEWHERE)
    span = one.sought.span if one.sought.text == name else find_whole(one.quote, words.text)
    block = words.block_of(span.start) if span else None
    if span is None or block is None:
        return Placed(one, GONE)
    return Placed(one, STANDS if span.whole else CHANGED, block.id, span)


def quoted(one: Placed) -> str:
    """The beginning of its words, as shown with its answer; "" where the editors took them out and hide them."""
    return "" if one.answered.sought.taken_out and one.state != STANDS else excerpt(one.answered.quote.exact)


def excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"


def marks(found: Sequence[Placed], path: str, words: Wording) -> list[Mark]:
    """The marks in the text, each leading to the answers."""
    if len({one.span.end for one in found if one.span}) > MOST_MARKS:
        found = [_at_end(one, words) for one in found]
    by_end: dict[int, list[Placed]] = defaultdict(list)
    for one in found:
        if one.span is not None:
            by_end[one.span.end].append(one)
    return [Mark(end, _mark(path, ones)) for end, ones in by_end.items()]


def _at_end(one: Placed, words: Wording) -> Placed:
    block = words.block_of(one.span.start) if one.span else None
    return replace(one, span=Span(block.start, block.end)) if block else one


def _mark(path: str, ones: Sequence[Placed]) -> str:
    count = len(ones)
    label = ngettext("%(n)s answer to this passage", "%(n)s answers to this passage", count) % {"n": count}
    way = f"{passages_page(path)}#{ones[0].block}"
    return f'<a class="passage-mark" href="{way}" aria-label="{escape(label)}" title="{escape(label)}">{count}</a>'


def facts_of(found: Sequence[Placed]) -> dict[str, Any]:
    """What a conversation needs to know of them, as JSON: {comment: [state, id of the paragraph, words, language]}."""
    return {str(one.answered.comment_id): [one.state, one.block, quoted(one), one.answered.edition] for one in found}
