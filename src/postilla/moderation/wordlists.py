"""How a listed word is found in a text, also where it is disguised or its letters are set apart. Pure.

What stands in the text is compared as whole words: `lemonade` is no `lemon`. Signs between letters are passed over
where what comes out is a word by itself: `l.e.m.o.n`, `le-mon`, `l e m o n`. What honest texts write is left alone:
`a. m. o. r.` has a sign and a space, `l'amo` an apostrophe, `8.8` figures.

A word that mixes scripts, or stands in another than the text does, is compared by how its letters look as well. Words
of the text's own script are not: the Russian for “mouth” looks like “pot”, and is none in a Russian text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from postilla.identity.looks import seen_as
from postilla.vocabulary.scripts import main_script, script_of

# Signs that stand for a letter where somebody hides a word; digits too, but not in what is a number.
DISGUISES = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "€": "e"})
FEWEST = 4  # letters of a word that is looked for behind asterisks, or beside a letter that stands alone

_TOKEN = re.compile(r"[\w@$€]+")
_L = r"(?:[^\W_]|[@$€])"
_LETTER = re.compile(_L)
_BROKEN = re.compile(rf"(?<!{_L}){_L}++(?:(?:[^\w\s@$€'’ʼ]|_){_L}++)++")  # "b.a.d", "ba-d"
_APART = re.compile(rf"(?<!{_L}){_L}(?:(?:[^\S\n]{{1,2}}|[^\w\s@$€]|_){_L}(?!{_L})){{2,}}")  # "b a d", "b.a d"
_MASKED = re.compile(r"(?<![\w*])[^\W_](?:[^\W_]|\*)++(?<!\*)(?![\w*])")  # "b*d", and words without an asterisk

Sign = tuple[str, int]  # with its place


class Wanted(NamedTuple):
    """What is looked for, and whether as whole words: scripts without spaces between words have none. `look`: how it
    looks, for words that mix scripts."""

    words: str
    spaced: bool
    look: str


@dataclass(frozen=True)
class Read:
    """A text as it is compared: its words with a space before and after each, and those that have asterisks.

    `mixed`: the looks of words that mix scripts; `looks`: of all of them, where one does.
    """

    words: str
    masked: tuple[str, ...] = ()
    mixed: str = ""
    looks: str = ""


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, no invisible signs, letters of one look alike.

    >>> folded("Crème BRÛLÉE")
    'creme brulee'
    """
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Cf"))


def read(text: str) -> Read:
    """A text, to look for several words in it."""
    plain = folded(text)
    tokens = _TOKEN.findall(plain)
    joined = ["".join(_LETTER.findall(plain, *span)) for span in _set_apart(plain)]
    ways = [tokens, [*map(_bare, tokens)], *([one] for one in joined), *([_bare(one)] for one in joined)]
    mixed = _mixing(ways, "" if plain.isascii() else main_script(plain))
    return Read(
        _line(ways),
        tuple(found[0] for found in _masked(plain)),
        _line([_look(word)] for _, words in mixed for word in words),
        _line(map(_look, way) for way, _ in mixed),
    )


def stands_in(wanted: Wanted, text: Read) -> bool:
    """Whether a listed word, or several in a row, stands in a text. What has no letter stands in none."""
    words, spaced, look = wanted
    if not words.strip():
        return False
    if words in text.words or look in (text.looks if " " in look.strip() else text.mixed):
        return True
    return spaced and any(_fits(mask, words[1:-1]) for mask in text.masked)


def is_word(term: str) -> bool:
    """Whether there is anything to look for."""
    return bool(wanted_of(term).words.strip())


def spellings(text: str, term: str) -> tuple[str, ...]:
    """How a text writes what is looked for, each way once: what must be marked for somebody to find it.

    >>> spellings("You m0ron, m.o.r.o.n!", "moron")
    ('m0ron', 'm.o.r.o.n')
    """
    wanted, spaced, look = wanted_of(term)
    signs = [(sign, at) for at, char in enumerate(text) for sign in folded(char)]
    plain = "".join(sign for sign, _ in signs)
    spans: list[tuple[int, int]] = []
    for words in _readings(plain) if wanted.strip() else ():
        spans += _found(words, wanted)
    for words in _mixed_readings(plain, several=" " in look.strip()) if wanted.strip() else ():
        spans += _found(words, look)
    if spaced:
        spans += [(one.start(), one.end() - 1) for one in _masked(plain) if _fits(one[0], wanted[1:-1])]
    return tuple(dict.fromkeys(text[signs[first][1] : signs[last][1] + 1] for first, last in spans))


def letters_of(text: str) -> str:
    """All letters of a text in a row, as word lists read them: disguises undone, letters of one look alike.

    >>> letters_of("A l.3-m0n!")
    'aiemon'
    """
    return _look(_bare("".join(_LETTER.findall(folded(text)))))


def wanted_of(term: str) -> Wanted:
    """How a listed word is looked for: told once of each, not with each text."""
    tokens = " ".join(_TOKEN.findall(folded(term)))
    spaced = not re.search("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]", tokens)
    edge = " " if spaced else ""
    return Wanted(f"{edge}{tokens}{edge}", spaced, f"{edge}{_look(tokens)}{edge}")


def _bare(word: str) -> str:
    return word if word.isdecimal() else word.translate(DISGUISES)


def _set_apart(plain: str) -> Iterator[tuple[int, int]]:
    """Where signs part what may be one word. A letter before or after it may be a word of its own: “a m o r o n”."""
    for found in _BROKEN.finditer(plain):
        if not "".join(_LETTER.findall(found[0])).isdecimal():
            yield found.span()
    for found in _APART.finditer(plain):
        yield found.span()
        at = [letter.start() for letter in _LETTER.finditer(plain, *found.span())]
        first = plain[at[0] + 1 : at[1]].isspace()
        last = plain[at[-2] + 1 : at[-1]].isspace()
        for begin, end in ((1, 0), (0, 1), (1, 1)):
            if begin <= first and end <= last and len(at) - begin - end >= FEWEST:
                yield at[begin], at[-1 - end] + 1


def _masked(plain: str) -> Iterator[re.Match[str]]:
    for found in _MASKED.finditer(plain) if "*" in plain else ():
        if len(found[0]) >= FEWEST and 0 < 2 * found[0].count("*") <= len(found[0]):
            yield found


def _fits(mask: str, word: str) -> bool:
    """Whether each sign of a word is that of the mask, or has an asterisk in its place."""
    return len(mask) == len(word) and all(one in ("*", sign) for one, sign in zip(mask, word, strict=True))


def _readings(plain: str) -> list[list[list[Sign]]]:
    """The ways in which `read` reads a folded text: words of signs, each with its place in it."""
    tokens = [[(sign, found.start() + n) for n, sign in enumerate(found[0])] for found in _TOKEN.finditer(plain)]
    joined = [[(letter[0], letter.start()) for letter in _LETTER.finditer(plain, *span)] for span in _set_apart(plain)]
    return [
        tokens,
        [_bare_signs(word) for word in tokens],
        *([word] for word in joined),
        *([_bare_signs(word)] for word in joined),
    ]


def _mixed_readings(plain: str, *, several: bool) -> Iterator[list[list[Sign]]]:
    """The looks in which `stands_in` compares: for several words in a row of all of them, else of those that mix."""
    main = "" if plain.isascii() else main_script(plain)
    for way in _readings(plain) if main else ():
        mixed = [word for word in way if _is_mixed("".join(sign for sign, _ in word), main)]
        if several and mixed:
            yield [_look_signs(word) for word in way]
        else:
            yield from ([_look_signs(word)] for word in mixed)


def _found(words: Sequence[Sequence[Sign]], wanted: str) -> Iterator[tuple[int, int]]:
    """From where to where what is looked for stands in words, by the places of their signs."""
    line = [(" ", -1), *(one for word in words for one in (*word, (" ", -1)))]
    as_read = "".join(sign for sign, _ in line)
    at = as_read.find(wanted)
    while at >= 0:
        places = [place for _, place in line[at : at + len(wanted)] if place >= 0]
        yield places[0], places[-1]
        at = as_read.find(wanted, at + 1)


def _look(word: str) -> str:
    return "".join(map(seen_as, word))


def _look_signs(word: list[Sign]) -> list[Sign]:
    return [(like, at) for sign, at in word for like in seen_as(sign)]


def _line(ways: Iterable[Iterable[str]]) -> str:
    """Words with a space before and after each; what does not stand in a row is two apart."""
    return f" {'  '.join(map(' '.join, ways))} "


def _mixing(ways: Sequence[Sequence[str]], main: str) -> list[tuple[Sequence[str], list[str]]]:
    """Of readings those with words that mix scripts, and these; none where a text has no letters."""
    found = [(way, [word for word in way if _is_mixed(word, main)]) for way in ways if main]
    return [(way, mixed) for way, mixed in found if mixed]


def _is_mixed(word: str, main: str) -> bool:
    return any(script not in ("", main) for script in map(script_of, word))


def _bare_signs(word: list[Sign]) -> list[Sign]:
    bare = _bare("".join(sign for sign, _ in word))
    return [(sign, at) for sign, (_, at) in zip(bare, word, strict=True)]
