"""What is kept to save making it again has its bounds in bytes, whatever readers write."""

import tracemalloc
from typing import Any, NamedTuple

import pytest

from postilla.insights import packing
from postilla.insights.meaning.words import Words
from postilla.insights.reads import comments, known
from postilla.insights.reads.remembered import Remembered
from postilla.insights.summary import sameness
from postilla.insights.summary.said import table
from postilla.insights.themes import naming
from postilla.insights.values import Label, Point, Reading
from postilla.vocabulary import stopwords
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


def evidence(number):
    """What is known of a comment of many points, in objects of its own."""
    one = said([comment(number, f"what {number}? " * 20)], Words())[0]
    row = known._Row(number, "article:1", 1, packing.packed(one.reading), Words.name, one.vectors)
    html = f"<p>{one.comment.text}</p>"
    standing = comments.Standing("article:1", 1, html, "en", None, f"p{number}", one.comment.at, "", "", None, False)
    return known.Evidence(row, standing, (), Words.name)


@pytest.mark.parametrize(
    ("room", "work"),
    [
        (comments, lambda number: comments.plain(written(number))),
        (packing, lambda number: packing.unpacked(number, reading(number))),
        (naming, lambda number: naming.candidates(long_text(number), "en")),
        (sameness, lambda number: sameness.same([long_text(number) * 3])),
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


def test_a_comment_of_a_long_conversation_takes_what_is_reckoned(monkeypatch):
    for room in (comments, packing):
        monkeypatch.setattr(room, "_KNOWN", Kept[Any, Any](0))
    kept = Remembered(known._said, known._size)
    table([known._said(evidence(0))])
    tracemalloc.start()
    found = {number: evidence(number) for number in range(1, 41)}
    laid = table([*kept.values("article:1", found).values()])
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(laid.said) == 40
    assert 0.5 < held / sum(map(known._size, found.values())) < 1.3


def test_long_words_are_no_words():
    longest = "wort" * 2000
    assert naming.candidates(f"workshop {longest}", "de") == (("workshop", "workshop"),)
    stopwords._says_nothing.cache_clear()
    for number in range(50):
        stopwords.says_nothing(f"{longest}{number}", "de")
    assert stopwords._says_nothing.cache_info().currsize == 1
