"""Judgement about languages: votes in, a language out. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from postilla.vocabulary.scripts import EAST, LATIN

SHORT = 20  # letters; of less, the language of the page says as much as the words do
FOREIGN = 12  # letters of a paragraph that may be in another language than the rest
SURE = 0.62  # of a paragraph's vote, to mark it so
# Of the languages that are not written in Latin letters; of those in two scripts none is here but Serbian.
SCRIPTS = {
    **dict.fromkeys(("ar", "arz", "ckb", "fa", "ps", "sd", "ug", "ur"), "ARABIC"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"), "CYRILLIC"),
    **dict.fromkeys(("he", "yi"), "HEBREW"), **dict.fromkeys(("hi", "mr", "ne", "sa"), "DEVANAGARI"),
    **dict.fromkeys(("ja", "ko", "yue", "zh"), EAST),
    "am": "ETHIOPIC", "bn": "BENGALI", "el": "GREEK", "gu": "GUJARATI", "hy": "ARMENIAN", "ka": "GEORGIAN",
    "km": "KHMER", "kn": "KANNADA", "lo": "LAO", "ml": "MALAYALAM", "my": "MYANMAR", "pa": "GURMUKHI", "si": "SINHALA",
    "ta": "TAMIL", "te": "TELUGU", "th": "THAI",
}  # fmt: skip

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_QUOTED = re.compile(r"<blockquote>.*?</blockquote>", re.DOTALL)
_CODE = re.compile(r"<(pre|code)>.*?</\1>", re.DOTALL)
# What stands before "@" is 64 signs at most (RFC 5321 §4.5.3.1.1), so a long word is not gone through from each sign.
_NOISE = re.compile(r"<[^>]*>|&[a-z#0-9]+;|https?://\S+|(?<![^\s>;])[^\s@&<>]{1,64}+@\S+|[0-9]+")


@dataclass(frozen=True)
class Spoken:
    """A comment's language, and its HTML with `lang` on each paragraph that is in another."""

    language: str
    html: str


Vote = Callable[[str], Mapping[str, float]]  # from a text to how likely each language is; they add up to 1


def words_of(html: str) -> str:
    """The words of safe HTML: without markup, code, addresses and numbers, which are of no language."""
    return " ".join(_NOISE.sub(" ", _CODE.sub(" ", html)).split())


def letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def written_in(script: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the languages that are written in a script; all where a text has no letters."""
    if not script:
        return among
    return tuple(code for code in among if SCRIPTS.get(code.partition("-")[0], LATIN) == script)


def joined(votes: Sequence[Mapping[str, float]], fallback: str, length: int) -> tuple[str, float]:
    """The language that two votes make likeliest, and how likely. The fewer letters, the more the page's counts."""
    among = {code for vote in votes for code in vote}
    lean = 0.5 * max(0.0, 1 - length / SHORT)
    total = {code: sum(vote.get(code, 0.0) for vote in votes) / len(votes) for code in among}
    if fallback in total:
        total = {code: share * (1 - lean) + (lean if code == fallback else 0.0) for code, share in total.items()}
    best = max(sorted(total), key=lambda code: total[code])
    return best, total[best]


def spoken(html: str, fallback: str, judge: Callable[[str], tuple[str, float]]) -> Spoken:
    """The language of safe HTML and of its paragraphs. What is quoted does not count, where there is anything else."""
    own = words_of(_QUOTED.sub(" ", html)) or words_of(html)
    if not letters(own):
        return Spoken(fallback, html)
    paragraphs = [words_of(part) for part in _PARAGRAPH.findall(html)]
    if len(paragraphs) < 2:
        return Spoken(judge(own)[0], html)
    main = _weightiest(_PARAGRAPH.findall(_QUOTED.sub(" ", html)) or paragraphs, judge, own)
    return Spoken(main, marked(html, main, judge))


def _weightiest(paragraphs: Sequence[str], judge: Callable[[str], tuple[str, float]], own: str) -> str:
    """The language in which most of a comment is written, paragraph by paragraph."""
    weight: dict[str, float] = {}
    for paragraph in map(words_of, paragraphs):
        if letters(paragraph) >= FOREIGN:
            code, share = judge(paragraph)
            weight[code] = weight.get(code, 0.0) + letters(paragraph) * share
    return max(sorted(weight), key=lambda code: weight[code]) if weight else judge(own)[0]


def marked(html: str, main: str, judge: Callable[[str], tuple[str, float]]) -> str:
    """The same HTML, its paragraphs in another language than `main` marked so."""

    def mark(found: re.Match[str]) -> str:
        text = words_of(found[1])
        if letters(text) < FOREIGN:
            return found[0]
        code, share = judge(text)
        if code == main or share < SURE:
            return found[0]
        return f'<p lang="{code}" dir="auto">{found[1]}</p>'

    return _PARAGRAPH.sub(mark, html)
