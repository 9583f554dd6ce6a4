"""A conversation in some of its languages: the pages that show those comments alone, and the way to them.

What is chosen stands in the address (`comments/in/fr/`, `comments/in/en-fr/`): languages of the magazine in its order,
at least one and not all, each comment at the same number and on a page of the same number as among all. Comments in
other languages are left out; where an answer to one is shown, a line keeps its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from postilla.articles.languages import LANGUAGES
from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView, Leaf
from postilla.publishing.phrases import Phrases, count_label

FEW = 2000  # comments of a conversation up to which each language's number stands on its article's page


def order_of(chosen: Sequence[str]) -> str:
    """What stands in addresses of the pages in those languages, in the place of an order."""
    return f"in/{'-'.join(chosen)}"


def chosen_in(codes: str, among: Sequence[str]) -> tuple[str, ...] | None:
    """The languages that an address names, or None for one that is not spelled as such are."""
    chosen = tuple(codes.split("-"))
    proper = tuple(code for code in among if code in chosen)
    return chosen if chosen == proper and len(chosen) < len(among) else None


def only_in(leaf: Leaf, chosen: Sequence[str]) -> Leaf:
    """The page with the comments in those languages, and what they answer."""
    by_id = {view.id: view for view in leaf.shown}
    kept: set[int] = set()
    for view in leaf.shown:
        if view.language in chosen and view.is_public:
            at: CommentView | None = view
            while at is not None and at.id not in kept:
                kept.add(at.id)
                at = by_id.get(at.parent_id) if at.parent_id else None
    return replace(
        leaf,
        children=tuple(view for view in leaf.children if view.id in kept),
        shown=tuple(view for view in leaf.shown if view.id in kept),
        order=order_of(chosen),
        pinned=(),
    )


def placeholder(view: CommentView, words: Phrases) -> str:
    """The line in the place of a comment in a language that was not chosen."""
    with translation.override(words.language):
        said = gettext("A comment in %(language)s by %(name)s") % {
            "language": language_name(view.language), "name": view.author_name,
        }  # fmt: skip
    return f'<p class="other-tongue" id="c{view.id}"><a href="{words.mount}/c/{view.id}">{escape(said)}</a></p>'


def language_name(code: str) -> str:
    """The name of a language in the language of the page."""
    names = {
        "en": gettext("English"), "fr": gettext("French"), "it": gettext("Italian"), "de": gettext("German"),
        "es": gettext("Spanish"), "ar": gettext("Arabic"),
    }  # fmt: skip
    return names.get(code, code)


def counted(count: int, found: Mapping[str, int], chosen: Sequence[str], language: str) -> str:
    """“20 comments, 14 of them in English”."""
    with translation.override(language):
        here = sum(found.get(code, 0) for code in chosen)
        within = ngettext("%(n)s of them in %(languages)s", "%(n)s of them in %(languages)s", here) % {
            "n": formats.number_format(here, force_grouping=True),
            "languages": gettext(", ").join(language_name(code) for code in chosen),
        }
    return f"{count_label(count, language)}, {within}"


def nav_html(path: str, among: Sequence[str], found: Mapping[str, int], chosen: Sequence[str], language: str) -> str:
    """The ways to each language and to all, with numbers where they are known. Each can be added or left out."""
    shown = [code for code in among if code in found or code in chosen]
    if len(shown) < 2:
        return ""
    with translation.override(language):
        items = [_item(f"{path}#comments", gettext("All languages"), not chosen, "")]
        for code in shown:
            number = found.get(code)
            label = LANGUAGES.get(code, code)
            text = f"{label} {formats.number_format(number, force_grouping=True)}" if number else label
            items.append(_item(_toggled(path, among, chosen, code), text, code in chosen, code))
        name = gettext("Languages of comments")
    return f'<nav class="tongues" aria-label="{escape(name)}"><ul>{"".join(items)}</ul></nav>'


def _toggled(path: str, among: Sequence[str], chosen: Sequence[str], code: str) -> str:
    """Where a language's link leads: to the chosen ones with it, or without it where it is one of them."""
    wanted = set(chosen) ^ {code}
    proper = [one for one in among if one in wanted]
    return f"{path}comments/{order_of(proper)}/" if 0 < len(proper) < len(among) else f"{path}#comments"


def _item(href: str, text: str, here: bool, code: str) -> str:
    lang = f' lang="{code}"' if code else ""
    current = ' aria-current="true"' if here else ""
    return f'<li><a href="{href}" rel="nofollow"{lang}{current}>{escape(text)}</a></li>'


def languages_html(leaf: Leaf, path: str, facts: Mapping[str, Any], words: Phrases) -> str:
    """Under the heading: which languages the comments are in, and the ways to read some of them alone.

    Of a long conversation numbers stand on the pages of some languages alone, which are made when somebody reads them:
    to count them with every post would cost more the longer it is.
    """
    among, chosen, count = facts["tongues"], facts.get("chosen", ()), leaf.thread.count
    found = discussion.languages(facts["subject"], None if chosen else FEW)
    if count > FEW and not chosen:
        found = dict.fromkeys(found, 0)
    said = f'<p class="tongues-count">{counted(count, found, chosen, words.language)}</p>' if chosen else ""
    return said + nav_html(path, among, found, chosen, words.language)
