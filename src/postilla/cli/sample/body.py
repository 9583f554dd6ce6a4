"""From the plain text in which the sample articles are written to blocks. Pure.

Blocks are parted by blank lines. `## ` begins a heading, `> ` a quotation (its last line may be `> -- who`), `- ` a
list; `@figures` and `@picture NAME` stand for the tables of the same file; all else is a paragraph. Within a line:
`**bold**`, `*italic*`, `[words](address)`. Nothing else is understood, because nothing else is needed.
"""

import html
import re
from collections.abc import Mapping

from postilla.cli.sample.values import Block, Figures, PictureBlock, Quote

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC = re.compile(r"\*([^*]+)\*")


def inline(text: str) -> str:
    """The words of one line as HTML with <b>, <i> and <a> only."""
    safe = html.escape(" ".join(text.split()), quote=False)
    safe = _LINK.sub(r'<a href="\2">\1</a>', safe)
    return _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", safe))


def blocks(text: str, figures: Figures | None, pictures: Mapping[str, PictureBlock]) -> tuple[Block, ...]:
    """Every block of a body in order. Raises KeyError for a picture, ValueError for figures, that the file lacks."""
    parts = (part.strip("\n") for part in re.split(r"\n\s*\n", text.strip()))
    return tuple(_block(part, figures, pictures) for part in parts)


def _block(part: str, figures: Figures | None, pictures: Mapping[str, PictureBlock]) -> Block:
    if part.startswith("## "):
        return "heading", part[3:].strip()
    if part.startswith("> "):
        return "quote", _quote(part)
    if part.startswith("- "):
        return "list", tuple(inline(item) for item in re.split(r"(?:^|\n)- ", part)[1:])
    if part.startswith("@picture "):
        return "picture", pictures[part.split()[1]]
    if part == "@figures":
        if figures is None:
            raise ValueError("The body asks for figures, but its file has none.")
        return "figures", figures
    return "paragraph", inline(part)


def _quote(part: str) -> Quote:
    lines = [line.removeprefix(">").strip() for line in part.split("\n")]
    attribution = lines.pop()[3:].strip() if lines[-1].startswith("-- ") else ""
    return Quote(inline(" ".join(lines)), attribution)
