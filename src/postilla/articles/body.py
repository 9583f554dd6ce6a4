"""From a page's blocks to safe HTML with advertising, and to plain text."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from django.utils.html import strip_tags
from wagtail.rich_text import expand_db_html, get_text_for_indexing

from postilla.articles.blocks.figures import plain_text as figures_text
from postilla.articles.blocks.promises import plain_promise
from postilla.articles.rules import Piece, opening, place
from postilla.articles.wording import Wording, words_of

RUNNING_TEXT = {"text", "html"}
QUOTABLE = RUNNING_TEXT | {"heading", "quote"}


def html_of(body: Any, slots: Mapping[int, str]) -> str:
    """The body as HTML in the active language; `slots` is {number of a paragraph: HTML put after it}."""
    pieces = [Piece(_html(child, number), child.block_type in RUNNING_TEXT) for number, child in enumerate(body)]
    if pieces and pieces[0].is_text:
        pieces[0] = replace(pieces[0], html=opening(pieces[0].html))
    return place(pieces, slots)


def text_of(body: Any) -> str:
    """The body's words, a blank line between blocks, without captions of pictures and advertising."""
    return "\n\n".join(text for text in (_text(child) for child in body) if text)


def quotable(body: Any) -> Wording:
    """The words of a body that can be quoted, as `wording.words_of` finds them in the whole body's HTML."""
    return words_of("\n".join(_html(child, n) for n, child in enumerate(body) if child.block_type in QUOTABLE))


def words_in(body: Any) -> str:
    """The words of a body that can be quoted, one line a paragraph."""
    return quotable(body).text


def counterpart(passage: str, original: Any, translated: Any) -> str:
    """The paragraph of a translated body that stands where a passage stands in the original's; "" where none can be
    told: blocks are joined by their ids, paragraphs within them by their order. Where one has more of them, the few are
    given among which it stands. Without ids in common (one was brought in) the order in the whole body tells, if both
    have as many."""
    there = {child.id: child for child in translated if child.block_type in QUOTABLE}
    for child in original if passage else ():
        if child.block_type not in QUOTABLE or child.id not in there:
            continue
        if found := _abreast(passage, _lines(child), _lines(there[child.id])):
            return found
    return "" if any(child.id in there for child in original) else _in_order(passage, original, translated)


def _in_order(passage: str, original: Any, translated: Any) -> str:
    mine, others = words_in(original).split("\n"), words_in(translated).split("\n")
    return _abreast(passage, mine, others) if passage and len(mine) == len(others) else ""


def _abreast(passage: str, mine: list[str], others: list[str]) -> str:
    """The lines of another text in the places of those that hold the passage, counted from its start and its end."""
    start = " ".join(mine).find(passage)
    if start < 0:
        return ""
    begins = [0, *accumulate(len(line) + 1 for line in mine)]
    first, last = bisect_right(begins, start) - 1, bisect_right(begins, start + len(passage) - 1) - 1
    more = len(others) - len(mine)
    return " ".join(others[max(0, min(first, first + more)) : max(last, last + more) + 1])


def _lines(child: Any) -> list[str]:
    return words_of(_html(child, 0)).text.split("\n")


def images_of(body: Any) -> Iterator[Any]:
    """Every picture of the body, as models."""
    for child in body:
        if child.block_type == "picture":
            yield child.value["image"]
        elif child.block_type == "gallery":
            for item in child.value["pictures"]:
                yield item["image"]


def _html(child: Any, number: int) -> str:
    if child.block_type == "text":
        return expand_db_html(child.value.source)
    if child.block_type in ("figures", "ledger_figures"):
        return str(child.block.render_basic(child.value, {"block_key": number}))
    return str(child.render())


def _text(child: Any) -> str:
    value = child.value
    match child.block_type:
        case "text":
            return get_text_for_indexing(value.source)
        case "html":
            return get_text_for_indexing(str(child.render()))
        case "heading":
            return str(value)
        case "quote":
            return f"“{value['text']}”" + (f" — {value['attribution']}" if value["attribution"] else "")
        case "figures":
            return f"{value['title']}: {figures_text(value)}"
        case "promise":
            return plain_promise(value)
        case "link":
            return f"{value['title']}: {value['url']}"
        case _:
            return ""


def line_html(source: str) -> str:
    """A short rich text, such as an author's biography."""
    return expand_db_html(source) if strip_tags(source).strip() else ""
