"""What speaks in a sentence: its cues by group, with the words that are one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from postilla.insights.reading.cues import Hit
from postilla.insights.reading.language import Language
from postilla.insights.reading.words import Words, is_break, words_of

_BEFORE, _AFTER = 4, 3  # words within which a negation denies a word of praise or blame
_FACES_GOOD = re.compile("[😀-😄😊😍🥰😻👍👏🎉❤♥💪🙏🤩]|:-?\\)|<3")
_FACES_BAD = re.compile("[😞😟😠😡🤬😤😢😭👎💩🤮😖😩😒]|:-?\\(")
_FACES_WRY = re.compile("[🙄😏🤡🤣😂😅😉🤔🤦]|;-?\\)|\\^\\^")
OUTRIGHT = "outright "  # groups of cues of which nothing is weighed: `judging` and `sneers` say what they are for
_FACES_ROLLED = re.compile("[🙄🤡🤦]")
_APPLAUSE = re.compile("👏")
_QUOTED = re.compile(r'"[^"\n]{2,40}"')
Span = tuple[int, int]


@dataclass(frozen=True)
class Signs:
    """Groups found, each with where its words stand (in the plain text)."""

    found: dict[str, list[Span]] = field(default_factory=dict)
    words: Words = field(default_factory=lambda: Words((), (), ()))
    outright: dict[str, list[Span]] = field(default_factory=dict)  # groups that have no weights

    def add(self, group: str, span: Span) -> None:
        self.found.setdefault(group, []).append(span)

    def count(self, group: str) -> int:
        return len(self.found.get(group, ()))

    def opens_with(self, group: str) -> bool:
        return any(start == self.words.starts[0] for start, _ in self.found.get(group, ()))


def signs_of(small: str, span: Span, language: Language | None) -> Signs:
    """The signs of a sentence. Where nobody knows its language, those that every language has."""
    words = words_of(small, *span, language.code if language else "")
    signs = Signs(words=words)
    _marks(small, span, signs)
    for name, pattern in (("sneer", _FACES_ROLLED), ("extol", _APPLAUSE)):
        for match in pattern.finditer(small, *span):
            signs.outright.setdefault(name, []).append(match.span())
    if language is not None:
        hits = language.cues.find(words)
        denied = _denials(hits, words, language)
        against = [hit for hit in hits if hit.group == "disagree"]
        for hit in hits:
            if hit.group == "agree" and any(hit.start < one.end and one.start < hit.end for one in against):
                continue  # “I do not agree” holds “agree”
            group = hit.group
            if group in ("good", "bad") and _is_denied(hit, denied, words):
                group = f"not {group}"
            span = (words.starts[hit.start], words.ends[hit.end - 1])
            if group.startswith(OUTRIGHT):
                if group.removeprefix(OUTRIGHT) in ("for", "against") and _is_refused(hit, denied[0], words):
                    continue
                signs.outright.setdefault(group.removeprefix(OUTRIGHT), []).append(span)
            else:
                signs.add(group, span)
    _quoted_praise(signs)
    return signs


def _quoted_praise(signs: Signs) -> None:
    """A single word of praise in quotation marks: somebody else said so."""
    for start, end in signs.found.get("quoted", ()):
        if (start + 1, end - 1) in signs.found.get("good", ()):
            signs.outright.setdefault("sneer", []).append((start, end))


def _marks(small: str, span: Span, signs: Signs) -> None:
    start, end = span
    text = small[start:end]
    last = text.rstrip(' ")*_\n')
    if last.endswith(("?", "?!", "!?", "??", "?…", "?..")) or text.count("?"):
        at = start + text.rfind("?")
        signs.add("?" if last[-1:] in "?!….)" else "? within", (at, at + 1))
        if "??" in text or "?!" in text or "!?" in text:
            signs.add("??", (at, at + 1))
    if "!" in text:
        at = start + text.find("!")
        signs.add("!", (at, at + 1))
        if text.count("!") > 1:
            signs.add("!!", (at, at + 1))
    if last.endswith(("...", "…")):
        signs.add("...", (end - 1, end))
    for name, pattern in (("happy", _FACES_GOOD), ("cross", _FACES_BAD), ("wry", _FACES_WRY), ("quoted", _QUOTED)):
        for match in pattern.finditer(small, start, end):
            signs.add(name, match.span())
    if any(map(str.isdigit, text)):
        at = next(at for at in range(start, end) if small[at].isdigit())
        signs.add("digit", (at, at + 1))
    if "http" in text or "www." in text:
        at = start + max(text.find("http"), text.find("www."))
        signs.add("link", (at, min(end, at + 4)))
    if text.lstrip().startswith("@"):
        signs.add("at", (start, start + 1))


def _denials(hits: Iterable[Hit], words: Words, language: Language) -> tuple[frozenset[int], frozenset[int]]:
    before = frozenset(hit.start for hit in hits if hit.group == "no")
    after = frozenset(at for at, word in enumerate(words.text) if word in language.after)
    return before, after


def _is_refused(hit: Hit, negations: frozenset[int], words: Words) -> bool:
    """Whether a negation stands shortly before a phrase."""
    for at in range(hit.start - 1, max(-1, hit.start - 1 - _BEFORE), -1):
        if is_break(words.text[at]):
            return False
        if at in negations:
            return True
    return False


def _is_denied(hit: Hit, denials: tuple[frozenset[int], frozenset[int]], words: Words) -> bool:
    before, after = denials
    if hit.end - hit.start > 1:
        return False  # a phrase says itself whether it denies
    if _is_refused(hit, before, words):
        return True
    for at in range(hit.end, min(len(words), hit.end + _AFTER)):
        if is_break(words.text[at]):
            break
        if at in after:
            return True
    return False
