"""The words of a body's HTML, and where each of them stands in it, so that a passage can be found and marked.

Pure. What is not running text (charts, tables, captions, advertising) has no words here: nobody quotes it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from html import unescape
from html.parser import HTMLParser

BLOCKS = frozenset({"p", "li", "h2", "h3", "h4", "blockquote", "dd", "dt", "pre"})
VOID = frozenset({"br", "img", "hr", "wbr", "input", "source", "col", "embed", "area", "track"})
APART = frozenset({"svg", "table", "figcaption", "script", "style", "iframe", "details", "template", "aside"})
APART_CLASSES = frozenset({"ad", "figures", "link-card", "gallery"})
_KEY = 40  # letters of a paragraph from which its name in addresses is made


@dataclass(frozen=True)
class Block:
    """A paragraph: where its words begin and end in the text, where its tag ends in the HTML, and its lasting id."""

    start: int
    end: int
    tag_end: int
    id: str
    has_id: bool = False


@dataclass(frozen=True)
class Wording:
    """The words of some HTML: `text` has one line a block. `pieces`: (offset in text, length; from, to in HTML)."""

    text: str
    blocks: tuple[Block, ...] = ()
    pieces: tuple[tuple[int, int, int, int], ...] = ()
    links: tuple[tuple[int, int], ...] = ()  # where links stand in the HTML, tags included

    def block_of(self, offset: int) -> Block | None:
        """The paragraph in which a character of the text stands."""
        at = bisect_right([block.start for block in self.blocks], offset) - 1
        return self.blocks[at] if at >= 0 else None

    def place(self, offset: int) -> int:
        """Where in the HTML to put something after the character before `offset`, outside of any link."""
        at = max(0, bisect_left(self.pieces, (offset,)) - 1)
        start, length, begin, end = self.pieces[at]
        where = begin + offset - start if offset - start < length else end
        return next((end for begin, end in self.links if begin < where < end), where)


@dataclass(frozen=True)
class Mark:
    """Something put after a character of the text."""

    offset: int
    html: str


@lru_cache(maxsize=8)  # what is made of one article asks for them several times
def words_of(html: str) -> Wording:
    """The running text of a body's HTML."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.wording()


def marked(html: str, words: Wording, marks: Sequence[Mark]) -> str:
    """The HTML with an id on each paragraph, and each mark in its place."""
    put = [(words.place(mark.offset), 1, mark.html) for mark in marks] if words.pieces else []
    put += [(block.tag_end, 0, f' id="{block.id}"') for block in words.blocks if not block.has_id]
    out, done = [], 0
    for at, _, more in sorted(put, key=lambda item: item[:2]):
        out += [html[done:at], more]
        done = at
    return "".join([*out, html[done:]])


class _Reader(HTMLParser):
    """Collects words with their places; a reference such as `&amp;` is one character of several in the HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.open: list[tuple[str, bool]] = []
        self.apart = 0
        self.said: list[str] = []  # of all blocks that have ended
        self.own: list[str] | None = None  # of the block that is open
        self.length = 0
        self.pieces: list[tuple[int, int, int, int]] = []
        self.blocks: list[Block] = []
        self.begun = (0, 0, False)  # of the open block: where its words begin, where its tag ends, whether it has an id
        self.links: list[tuple[int, int]] = []
        self.link: int | None = None
        self.names: dict[str, int] = {}

    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            if tag == "br":
                self._say(" ", self.at(), self.at())
            return
        given = dict(attrs)
        apart = tag in APART or bool(APART_CLASSES & set((given.get("class") or "").split()))
        self.open.append((tag, apart))
        self.apart += apart
        if self.apart:
            return
        if tag in BLOCKS:
            self._end_block()
            self.own = []
            self.begun = (self.length, self.at() + len(self.get_starttag_text() or ">") - 1, "id" in given)
        elif tag == "a":
            self.link = self.at()

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self.open):
            return
        if tag == "a" and self.link is not None:
            self.links.append((self.link, self.html.index(">", self.at()) + 1))
            self.link = None
        if tag in BLOCKS and not self.apart:
            self._end_block()
        while True:
            name, apart = self.open.pop()
            self.apart -= apart
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        at = self.at()
        for match in re.finditer(r"\s+|\S+", data):
            self._say(" " if match[0].isspace() else match[0], at + match.start(), at + match.end())

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        at = self.at()
        end = at + len(written) + self.html.startswith(";", at + len(written))
        said = unescape(self.html[at:end])
        self._say(" " if said.isspace() else said, at, end)

    def _say(self, words: str, begin: int, end: int) -> None:
        if self.apart or self.own is None or (words == " " and (not self.own or self.own[-1] == " ")):
            return
        self.own.append(words)
        self.pieces.append((self.length, len(words), begin, end))
        self.length += len(words)

    def _end_block(self) -> None:
        if self.own is None:
            return
        if self.own and self.own[-1] == " ":
            self.own.pop()
            self.pieces.pop()
            self.length -= 1
        own, self.own = "".join(self.own), None
        if own:
            start, tag_end, has_id = self.begun
            self.blocks.append(Block(start, self.length, tag_end, self._name(own), has_id))
            self.said.append(own)
            self.length += 1

    def _name(self, words: str) -> str:
        """The id of a paragraph, from its first letters: edits further on and around it leave it as it is."""
        first = "".join(char for char in words[:300].casefold() if char.isalnum())[:_KEY]
        name = f"p-{blake2b(first.encode(), digest_size=4).hexdigest()}"
        self.names[name] = self.names.get(name, 0) + 1
        return name if self.names[name] == 1 else f"{name}-{self.names[name]}"

    def wording(self) -> Wording:
        self._end_block()
        return Wording("\n".join(self.said), tuple(self.blocks), tuple(self.pieces), tuple(self.links))
