"""Personal data in a text: where it stands, and the text without it."""

import re
from collections.abc import Iterator, Sequence

from postilla.insights.reading.plain import Plain
from postilla.insights.values import Span

HIDDEN = "[…]"  # what stands in its place
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}(?![\w-])"
    r"|(?<![\w.+-])[\w.+-]{1,64} ?[\[(](?:at|@|arobase|chiocciola|arroba)[\])] ?"
    r"(?:[\w-]{1,63} ?(?:\.|[\[(](?:dot|punkt|point|punto)[\])]) ?){1,3}[a-z]{2,24}"
)
_IBAN = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?(?!\w)")


def masked(plain: Plain, lang: str) -> tuple[Span, ...]:
    """Personal data, in the order of the text, none over another."""
    found: list[tuple[int, int, str]] = []
    for start, end, name in _all(plain, lang):
        if not any(start < other[1] and other[0] < end for other in found):
            found.append((start, end, name))
    return tuple(Span(*plain.span(start, end), name) for start, end, name in sorted(found))


def mask(text: str, spans: Sequence[Span]) -> str:
    """The text with HIDDEN in place of each span; spans may come in any order."""
    parts, at = [], 0
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.end > at:
            parts += [text[at : span.start], HIDDEN] if span.start >= at else []
            at = span.end
    return "".join([*parts, text[at:]])


def _all(plain: Plain, lang: str) -> Iterator[tuple[int, int, str]]:
    if "@" in plain.small or "[" in plain.small or "(" in plain.small:
        for match in _MAIL.finditer(plain.small):
            yield (*match.span(), "mail")
    for match in _IBAN.finditer(plain.small):
        if _is_iban(match[0]):
            yield (*match.span(), "iban")


def _is_iban(text: str) -> bool:
    signs = text.replace(" ", "")
    if not 15 <= len(signs) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1
