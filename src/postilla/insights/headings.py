"""What stands over a line, in the readers' own words: those of its theme that several of them share; where that is
one word or none, a whole sentence of one of them that can be read by itself, in the language of the page if there is
one. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from postilla.insights.clauses import Clause, clauses
from postilla.insights.excerpts import GAP
from postilla.insights.reading import HIDDEN
from postilla.insights.rules import theme_words
from postilla.insights.values import ASKS, Kind, Line, Quotation

NAMED = 3  # readers who say a word, from whom on it may name the line for all, where they are …
SHARE = 1 / 3  # … so many of them
TELLING = 0.25  # what each word that tells something counts beside those of the theme
SPARE = 4  # such words at most
TELLS = 2  # such words of a sentence without one of the theme's: “Is that normal?” says nothing alone
DOES = 0.25  # what it counts that just this is what the line is called by
ASKING = 2.0  # what it counts to ask, over a line in which readers ask or want; so much less where they say something
MEANT: tuple[Kind, ...] = ("complaint", "praise")  # what nobody is to be taken for who does otherwise


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
    shared = _said_by(line, max(NAMED, SHARE * line.readers))
    if len(shared.get(lang, ())) > 1:
        return Heading(lang, shared[lang])
    found = [
        (whole, one.lang == language, score, -number, phrase, one.lang)
        for number, one in enumerate(quoted)
        for whole, score, phrase in _phrases(one, line)
    ]
    if not found:
        both = _said_by(line, 2).get(lang, ())
        return Heading(lang, both if len(both) > 1 else words)
    *_, phrase, own = max(found)
    return Heading(own, words, phrase)


def _said_by(line: Line, most: float) -> dict[str, tuple[str, ...]]:
    """The words of its theme that so many of its readers say, by language."""
    readers = {one.comment_id: one.reader for one in line.points}
    told = {
        (teller.lang, teller.word)
        for teller in line.tellers
        if len({readers[one] for one in teller.comments if one in readers}) >= most
    }
    found = {lang: tuple(one for one in words if (lang, one) in told) for lang, words in line.theme.words.items()}
    return {lang: words for lang, words in found.items() if words}


def _phrases(one: Quotation, line: Line) -> Iterator[tuple[bool, float, str]]:
    """The sentences of a quotation that do what the line is called by, each with whether it is whole, which counts
    before all else, and how much it tells."""
    from postilla.insights.themes.naming import stems  # computes with numbers: most processes never ask

    rank: dict[str, int] = {}
    for at, word in enumerate(line.theme.words.get(one.lang, ())):
        for stem in stems(word, one.lang):
            rank.setdefault(stem, at)
    for clause in clauses(one.text, one.lang):
        told = set(stems(clause.text, one.lang))
        hit = {rank[stem] for stem in told if stem in rank}
        tells = hit or len(told) >= TELLS or len(clause.text) >= len(one.text.strip()) - 1  # all that is said
        if tells and _does(line, one, clause):
            score = sum(1 / (1 + at) for at in hit) + TELLING * min(len(told), SPARE) + clause.worth
            score += DOES * (line.kind in _kinds(line, one, clause))
            score += ASKING * clause.asks * (1 if line.kind in ASKS else -1)
            yield clause.whole, round(score, 6), clause.text


def _does(line: Line, one: Quotation, clause: Clause) -> bool:
    """Whether it does what the line is called by: who reads a heading takes it for that."""
    if line.kind == "question" and "?" in one.text:
        return True  # those that ask first; where they say too little alone (“Is that normal?”), what is asked about
    kinds = _kinds(line, one, clause)
    if line.kind in ASKS:
        return line.kind in kinds or (line.kind == "request" and clause.asks)
    return bool(kinds) or line.kind not in MEANT


def _kinds(line: Line, one: Quotation, clause: Clause) -> set[str]:
    """What the point does that it stands in, where that does what the line is called by; where nobody can tell which
    point that is, what any of its comment does."""
    at = _place(one, clause.start)
    return {
        cited.kind
        for cited in line.points
        if cited.comment_id == one.comment_id and cited.does and (at is None or cited.start <= at < cited.end)
    }


def _place(one: Quotation, at: int) -> int | None:
    """Where in its comment a character of a quotation stands; None where something is masked before it."""
    begins = 0
    for number, part in enumerate(one.text.split(GAP)):
        if at < begins + len(part):
            start = one.spans[number][0] if number < len(one.spans) else 0
            return None if HIDDEN in part[: at - begins] else start + at - begins
        begins += len(part) + len(GAP)
    return None
