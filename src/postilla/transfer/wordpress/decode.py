"""From bytes to text: the encoding an export states, UTF-8 where it is silent, and only characters that XML allows.

A file that says UTF-8 and was saved as Windows-1252 (or Latin-1, which it contains) is read as that.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator

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
_HIGH = re.compile(rb"[\x80-\xff]+")
_NOT_WESTERN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # bytes that Windows-1252 has no sign for
SURELY_UTF8 = 1000  # letters of more than one byte, after which a file surely is what it says
FEW = 10  # of so many bytes that are no UTF-8 one may be by chance a part of it, in a file that is not


def decoded(chunks: Iterator[bytes], repairs: Counter[str], again: Callable[[], Iterator[bytes]]) -> Iterator[str]:
    """Text in pieces. Bytes that are no text in the encoding become U+FFFD and are counted, as is what XML forbids.

    `again`: the same bytes from the beginning, to look through before any is read.
    """
    first = next(chunks, b"")
    encoding = _encoding(first)
    if encoding == "utf-8" and (western := _western(again())):
        encoding = "cp1252"
        repairs["windows_1252"] += western
    decoder = codecs.getincrementaldecoder(encoding)("replace")
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


def _western(chunks: Iterator[bytes]) -> int:
    """How many bytes of a file that says UTF-8 are letters in Windows-1252; 0 unless it is that as a whole.

    Western letters stand alone among those of ASCII; in other scripts, and in encodings of several bytes, few do.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    sound = bad = runs = high = 0
    for chunk in chunks:
        text = decoder.decode(chunk)
        if chunk.isascii():
            continue
        wrong = max(0, text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd"))
        bad += wrong
        sound += len(text) - len(text.encode("ascii", "ignore")) - wrong
        if (sound > SURELY_UTF8 and sound > bad) or _NOT_WESTERN.search(chunk):
            return 0
        found = _HIGH.findall(chunk)
        runs += len(found)
        high += sum(map(len, found))
    return high if bad and sound * FEW <= bad and high * 2 < runs * 3 else 0


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
