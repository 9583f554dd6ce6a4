"""What a translator's PO file says, read from its bytes, or why it cannot be read. Knows no article."""

import codecs
import re
import tempfile
from dataclasses import dataclass
from html.parser import HTMLParser

import polib

from postilla.articles import refusals as r

MOST_BYTES = 2 * 1024 * 1024  # an article of 100,000 words takes a quarter of it
NAMES_ITS_TRANSLATION = "X-WagtailLocalize-TranslationID"

_CHARSET = re.compile(rb"Content-Type:[^\n\"\\]{0,200}?charset=([\w.:-]{1,40})", re.IGNORECASE)
_LINE = re.compile(r"\(?line (\d+)\)?")
_HALF_A_TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_ALONE = frozenset({"br"})


@dataclass(frozen=True)
class Entry:
    """One text of the original, where it stands in it, and what it is in the other language; that may be empty."""

    place: str
    source: str
    words: str
    unsure: bool  # marked "fuzzy"


@dataclass(frozen=True)
class PoFile:
    """`translation`: the UUID of the translation that it was downloaded from."""

    translation: str
    entries: tuple[Entry, ...]


def read(data: bytes) -> PoFile:
    """A PO file in the encoding that its header names, else UTF-8.

    Of an entry that stands there twice the last counts; what is marked as obsolete is left out. Raises PoEmpty,
    PoTooLarge, PoEncoding, PoUnreadable, PoNameless.
    """
    if len(data) > MOST_BYTES:
        raise r.PoTooLarge(most=MOST_BYTES // (1024 * 1024))
    if not data.strip():
        raise r.PoEmpty
    parsed = _parsed(_text(data))
    named = str(parsed.metadata.get(NAMES_ITS_TRANSLATION, "")).strip()
    if not named:
        raise r.PoNameless(header=NAMES_ITS_TRANSLATION)
    entries = {
        (one.msgctxt or "", one.msgid): Entry(one.msgctxt or "", one.msgid, one.msgstr, "fuzzy" in one.flags)
        for one in parsed
        if not one.obsolete
    }
    return PoFile(named, tuple(entries.values()))


def _text(data: bytes) -> str:
    """The file's signs. Raises PoEncoding."""
    charset = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = "utf-16"
    elif not data.startswith(codecs.BOM_UTF8) and (named := _CHARSET.search(data)):
        charset = named[1].decode("ascii", "replace")
    try:
        text = data.decode(charset)
        text.encode()  # some encodings can spell halves of signs, which nothing can store
    except (LookupError, UnicodeError) as error:
        raise r.PoEncoding(charset=charset.removesuffix("-sig").upper()) from error
    return text


def _parsed(text: str) -> polib.POFile:
    """Raises PoUnreadable. By way of a file: polib parts a text of its own at signs that do not end a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        try:
            parsed = polib.pofile(file.name, encoding="utf-8")
        except OSError as error:  # its word for what it cannot parse
            found = _LINE.search(str(error))
            raise r.PoUnreadable(where=f"line {found[1]}" if found else "its end") from error
    if "\0" in text or not (len(parsed) or parsed.metadata):
        raise r.PoUnreadable(where="its first line")
    return parsed


class _Tags(HTMLParser):
    """Follows the tags of a text; `wrong` says the first thing that is not in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALONE:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One that stands alone (`<br/>`) opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag in _ALONE:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong = self.wrong or f"</{tag}> closes a tag that is not open there."

    def handle_comment(self, data: str) -> None:
        self.wrong = self.wrong or "It holds an HTML comment or a declaration, which readers never see."

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)


def broken_tags(html: str) -> str:
    """What is not in order with the tags of a text, as a sentence; empty where all is."""
    tags = _Tags()
    tags.feed(html)
    half = bool(_HALF_A_TAG.search(tags.rawdata))
    tags.close()
    if tags.wrong:
        return tags.wrong
    if half:
        return "It ends within a tag."
    return f"<{tags.open[-1]}> is not closed." if tags.open else ""
