"""The thoughts of a sentence: what is said beside another thing is read for itself.

“The plant, which employs 640 people, will close in 2026” announces no 640: the aside is one thought, and the sentence
without it another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postilla.ledger.proposals.language import Language, compiled

LONGEST = 160  # signs of an aside


@dataclass(frozen=True)
class Clause:
    """`at[i]` is where in its sentence sign i stands."""

    text: str
    at: tuple[int, ...]
    beside: bool = False  # it stood between commas

    def begin(self, place: int) -> int:
        return self.at[place]

    def end(self, place: int) -> int:
        """Of a span that ends before `place`."""
        return self.at[place - 1] + 1 if place else self.at[0]


def clauses(sentence: str, language: Language) -> Iterator[Clause]:
    """Parted at semicolons, at commas before words such as “but”, and with asides between commas taken out."""
    start = 0
    for match in re.finditer(rf";|[,-] (?=(?:{language.speech.clause})(?!\w))", sentence):
        if match.start() > start:
            yield from _with_asides(sentence, start, match.start(), language)
        start = match.end()
    yield from _with_asides(sentence, start, len(sentence), language)


def _with_asides(sentence: str, start: int, end: int, language: Language) -> Iterator[Clause]:
    speech = language.speech
    tag = rf"(?:[\w'-]+ ){{0,4}}(?:{speech.says})"  # “the company said”
    aside = compiled(rf", (?:{speech.aside}|{tag})(?!\w)[^,;()]{{0,{LONGEST}}},(?= )")
    kept: list[int] = []
    begun = start
    for match in aside.finditer(sentence, start, end):
        yield Clause(match[0][2:-1], tuple(range(match.start() + 2, match.end() - 1)), beside=True)
        kept += range(begun, match.start())
        begun = match.end()
    kept += range(begun, end)
    if kept:
        yield Clause("".join(sentence[place] for place in kept), tuple(kept))
