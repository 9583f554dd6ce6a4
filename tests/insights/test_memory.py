"""What is kept to save making it again has its bounds in bytes, whatever readers write."""

import tracemalloc
from typing import Any, NamedTuple

import pytest

from postilla.insights import packing, stopwords
from postilla.insights.meaning.words import Words
from postilla.insights.reads import comments
from postilla.insights.summary import said as laying, sameness
from postilla.insights.themes import naming
from postilla.insights.values import Label, Point, Reading
from postilla.vocabulary.kept import Kept
from tests.insights.support import comment, said

MEMORY = 400_000


def long_text(number):
    return " ".join(f"word{number}x{at}" for at in range(150))


def reading(number):
    label = Label("question", 0.5, tuple(long_text(number).split()[:3]))
    points = tuple(Point(at * 9, at * 9 + 8, (label,), label) for at in range(40))
    return packing.packed(Reading(number, (label,), label, None, points))


def written(number):
    return Written(f"<p>{long_text(number)}</p>")


class Written(NamedTuple):
    """As much of a comment as its words need."""

    html: str
    language: str = "en"


def questions(number):
    return said([comment(number, f"what {number}? " * 60)], Words())


@pytest.mark.parametrize(
    ("room", "work"),
    [
        (comments, lambda number: comments.plain(written(number))),
        (packing, lambda number: packing.unpacked(number, reading(number))),
        (naming, lambda number: naming.candidates(long_text(number), "en")),
        (sameness, lambda number: sameness.same([long_text(number) * 3])),
        (laying, lambda number: laying.table(questions(number))),
    ],
)
def test_what_is_kept_is_bounded_by_bytes(room, work, monkeypatch):
    monkeypatch.setattr(room, "_KNOWN", Kept[Any, Any](MEMORY))
    work(0)  # so that all else stands that stands for good
    tracemalloc.start()
    for number in range(1, 121):
        work(number)
    with_all = tracemalloc.get_traced_memory()[0]
    monkeypatch.undo()
    held = with_all - tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert 0 < held < 1.5 * MEMORY


def test_long_words_are_no_words():
    longest = "wort" * 2000
    assert naming.candidates(f"workshop {longest}", "de") == (("workshop", "workshop"),)
    stopwords._says_nothing.cache_clear()
    for number in range(50):
        stopwords.says_nothing(f"{longest}{number}", "de")
    assert stopwords._says_nothing.cache_info().currsize == 1
