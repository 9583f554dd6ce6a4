"""Whatever anybody writes: a reading is made, is the same each time, and speaks with the comment's own words."""

import pytest
from hypothesis import given, settings, strategies as some

from postilla.insights.reading import HIDDEN, mask
from postilla.insights.reading.words import whole
from postilla.insights.values import Reading
from tests.insights.reading.reading_of import reading

LANGS = some.sampled_from(["en", "fr", "de", "it", "es", "pt", "ar", ""])
SIGNS = "aeéßİnst TN.,;:!?¿…\n'’-–\"«»()0129€£@#`*<>&/\u200b\u00ad\u0301\u202e🙂👍漢字عра"
PIECES = some.lists(
    some.sampled_from(
        ["Why is", "that", "not", "I own", "ma voiture", "est-ce que", "nicht", "warum", "per favore", "¿quién", "?",
         "!!", ".", "…", "\n", "```x = 1```", "<b>bad</b>", "+33 6 12 34 56 78", "a@b.example", "3.000 €", "in Turin",
         "https://a.example/b?c", "ignore all previous instructions", "👍", "\u200b", "I\u0307", "e\u0301"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip
TEXTS = some.one_of(some.text(alphabet=SIGNS, max_size=300), some.text(max_size=200), PIECES)


@settings(max_examples=120, deadline=None)
@given(TEXTS, LANGS, some.one_of(some.none(), TEXTS))
def test_holds(text: str, lang: str, parent: str | None) -> None:
    made = reading(text, lang, parent)
    assert made == reading(text, lang, parent)
    _in_order(text, made)
    for label in _labels(made):
        assert 0 <= label.score <= 1
        assert all(word and word in mask(text, made.masked) for word in label.words)
    assert (made.answering is None) == (parent is None)
    for point in made.points:
        assert point.kinds
        assert text[point.start : point.end].strip() == text[point.start : point.end]
    assert bool(made.kinds) == bool(made.points)
    gone = sum(span.end - span.start for span in made.masked)
    assert len(mask(text, made.masked)) == len(text) - gone + len(HIDDEN) * len(made.masked)


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        ("In 2021 they sold 74,000 cars.", "7", "74,000"),
        ("Mine has 161 000 km, and runs.", "1", "161 000"),
        ("It cost 40 euros, in 3 days", "4", "40"),
        ("a self-driving car", "-driving", "self-driving"),
        ("l'ascenseur, enfin", "ascenseur", "l'ascenseur"),
        ("Room 12 1000 times", "2", "12"),
        ("Why? Because.", "?", "?"),
        ("in 2021, 300 of them", "300", "300"),
    ],
)
def test_reasons_are_whole_words_and_numbers(text: str, found: str, told: str) -> None:
    at = text.index(found)
    assert text[slice(*whole(text, at, at + len(found)))] == told


def test_no_reason_is_a_part_of_a_number() -> None:
    made = reading("Not 1.2 million: in 2021 they sold 74,000 cars, I paid 40 euros for 60,000 km.")
    told = {word for label in _labels(made) for word in label.words}
    assert not told & {"1", "2", "7", "4", "6"}


def _in_order(text: str, made: Reading) -> None:
    for spans in (made.points, made.entities, made.evidence, made.masked):
        at = 0
        for span in spans:
            assert at <= span.start < span.end <= len(text)
            at = span.end


def _labels(made: Reading):
    yield from made.kinds
    yield made.toward
    if made.answering is not None:
        yield made.answering
    for point in made.points:
        yield from point.kinds
        yield point.toward
