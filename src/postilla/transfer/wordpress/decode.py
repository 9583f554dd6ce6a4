"""From bytes to text: the encoding an export states, UTF-8 where it is silent, and only characters that XML allows."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from postilla.transfer.refusals import NotWordPress

_DECLARATION = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._\-]{1,40})[\"']")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What WordPress was ever run in. Others (UTF-7 and its like) only serve to smuggle markup.
_ALLOWED = re.compile(
    r"(utf-?8|(us-?)?ascii|iso-?8859-?\d+|windows-?125\d|cp125\d|koi8-[ru]|euc[-_]?(jp|kr)|shift[-_]?jis|gbk|gb2312|gb18030"
    r"|big5)\Z",
    re.IGNORECASE,
)


def decoded(chunks: Iterator[bytes], repairs: Counter[str]) -> Iterator[str]:
    """Text in pieces. Bytes that are no text in the encoding become U+FFFD and are counted, as is what XML forbids."""
    first = next(chunks, b"")
    decoder = codecs.getincrementaldecoder(_encoding(first))("replace")
    yield _clean(decoder, first, repairs)
    for chunk in chunks:
        yield _clean(decoder, chunk, repairs)
    yield _clean(decoder, b"", repairs, final=True)


def _clean(decoder: codecs.IncrementalDecoder, chunk: bytes, repairs: Counter[str], *, final: bool = False) -> str:
    text = decoder.decode(chunk, final)
    if "\ufffd" in text and (bad := text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd")) > 0:
        repairs["bad_bytes"] += bad
    text, controls = _UNSTORABLE.subn("", text)
    if controls:
        repairs["control_characters"] += controls
    return text


def _encoding(start: bytes) -> str:
    for bom, name in _BOMS.items():
        if start.startswith(bom):
            return name
    stated = _DECLARATION.search(start)
    name = stated[1].decode("ascii") if stated else "utf-8"
    try:
        found = codecs.lookup(name).name
    except LookupError:
        found = ""
    if not found or not _ALLOWED.match(found):
        raise NotWordPress(why=f"its encoding, {name}, is not known")
    return found
