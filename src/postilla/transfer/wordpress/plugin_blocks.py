"""Blocks of WordPress's editor that only a plug-in, or WordPress itself, knows how to show. Pure."""

import re
from collections import Counter

# Attributes are JSON in which < and > are written as \u003c and \u003e, so a comment ends at the first of them.
_OPENING = re.compile(r"<!--\s+wp:([a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s[^<>]*?(/?)-->")
_OWN = ("core/", "core-embed/")
_SAY_NOTHING = frozenset({"more", "nextpage", "separator", "spacer", "paragraph", "heading", "list", "image", "html"})


def plugin_blocks(content: str) -> tuple[Counter[str], Counter[str]]:
    """Of a post's source, by name, the blocks of plug-ins whose HTML stands in it, and the blocks that have none.

    The first are kept as what they are, HTML. Of the second (a map, a form, the newest articles, a block that stands
    elsewhere and is used here) the file holds the name alone.
    """
    kept: Counter[str] = Counter()
    empty: Counter[str] = Counter()
    for found in _OPENING.finditer(content):
        name = next((found[1].removeprefix(own) for own in _OWN if found[1].startswith(own)), found[1])
        if found[2] and name not in _SAY_NOTHING:
            empty[name] += 1
        elif "/" in name:
            kept[name] += 1
    return kept, empty
