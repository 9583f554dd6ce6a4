"""What stands over a line, in the readers' own words: those of its theme that several of them share; where that is
one word or none, a few words of one of them that can be read by themselves. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postilla.insights.excerpts import GAP
from postilla.insights.reading import HIDDEN
from postilla.insights.rules import theme_words
from postilla.insights.values import Line, Quotation

FEWEST, MOST, LONGEST = 3, 17, 90  # words of a phrase; its characters
WHOLE = 1.0  # what it counts that it is a whole sentence: a part of one may say something else
TELLING = 0.25  # what each word that tells something counts beside those of the theme
SPARE = 4  # such words at most
OWN = 0.5  # what it counts that a phrase is in the language of the page

_SENTENCE = re.compile(r"(?<![.!?…])[.!?…]++(?=[»”\"’')]*+(?:\s|$))|\n")  # possessive: a run of marks costs its length
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]+\s|[()«»“”„\"*]+")
_QUOTES = re.compile(r"[()«»“”„\"*]")
_AROUND = " \t»”\"’')«„“(*–—-"
_BEFORE = _AROUND + ",;:.!?…·•/|\\_>"  # with which no phrase begins
_HANGS = re.compile(  # what begins so says little without the rest
    r"(?:when|if|where|as|who|whose|which|that|because|although|quand|si|lorsque|comme|où|qui|que|car|parce|wenn|als|ob|wo|"
    r"dass|weil|quando|se|come|dove|chi|che|perché|cuando|como|donde|quien|porque)\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_JOINS = re.compile(  # with which a phrase that stands alone does not begin
    r"(?:(?:and|but|so|et|mais|donc|und|aber|also|denn|e|ed|ma|quindi|y|pero)\s+)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """`phrase`: whole words of one reader, "" where `words` of the theme stand for it. `lang` of what is shown."""

    lang: str
    words: tuple[str, ...]
    phrase: str = ""


def heading(line: Line, quoted: Iterable[Quotation], language: str) -> Heading:
    """Of a line as it stands with these quotations on a page in `language`."""
    if called := line.theme.words.get(""):  # by editors
        return Heading("", called)
    lang, words = theme_words(line.theme, language)
    shared = _shared(line)
    if len(shared.get(lang, ())) > 1:
        return Heading(lang, shared[lang])
    found = [
        (score + OWN * (one.lang == language), -number, phrase, one.lang)
        for number, one in enumerate(quoted)
        for score, phrase in _phrases(one.text, one.lang, shared or line.theme.words)
    ]
    if not found:
        return Heading(lang, shared.get(lang, words))
    _, _, phrase, own = max(found)
    return Heading(own, words, phrase)


def _shared(line: Line) -> dict[str, tuple[str, ...]]:
    """The words of its theme that several of its readers say, by language."""
    readers = {one.comment_id: one.reader for one in line.points}
    told = {
        (teller.lang, teller.word)
        for teller in line.tellers
        if len({readers[one] for one in teller.comments if one in readers}) > 1
    }
    found = {lang: tuple(one for one in words if (lang, one) in told) for lang, words in line.theme.words.items()}
    return {lang: words for lang, words in found.items() if words}


def _phrases(text: str, lang: str, words: Mapping[str, Sequence[str]]) -> Iterator[tuple[float, str]]:
    """The phrases of a text that name what the theme is about, each with how much it tells."""
    from postilla.insights.themes.naming import stems  # computes with numbers: most processes never ask

    rank: dict[str, int] = {}
    for at, word in enumerate(words.get(lang, ())):
        for stem in stems(word, lang):
            rank.setdefault(stem, at)
    for piece, bonus in _pieces(text):
        told = set(stems(piece, lang))
        hit = {rank[stem] for stem in told if stem in rank}
        if hit and len(piece) <= LONGEST and FEWEST <= len(_WORD.findall(piece)) <= MOST:
            yield round(sum(1 / (1 + at) for at in hit) + TELLING * min(len(told), SPARE) + bonus, 6), piece


def _pieces(text: str) -> Iterator[tuple[str, float]]:
    """Its sentences and their clauses, and what each counts for being whole; none of a sentence in which something is
    masked: what is left of that is hard to understand."""
    at, shown = 0, text.replace(GAP, "\n") + "\n"
    for end in _SENTENCE.finditer(shown):
        sentence, asks = shown[at : end.start()].strip(_AROUND).lstrip(_BEFORE), "?" in end[0]
        at = end.end()
        if HIDDEN in sentence:
            continue
        if not _QUOTES.search(sentence):
            yield _without_joint(sentence) + "?" * asks, WHOLE
        clauses = [clause for clause in _CLAUSE.split(sentence) if clause.strip(_AROUND)]
        for clause in clauses[:-1] if asks else clauses:
            if not _HANGS.match(clause.strip(_AROUND)):
                yield _without_joint(clause.strip(_AROUND).lstrip(_BEFORE)), 0.0


def _without_joint(piece: str) -> str:
    begins = _JOINS.match(piece)
    return piece[begins.end() :] if begins else piece
