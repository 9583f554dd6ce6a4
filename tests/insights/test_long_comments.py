"""What is quoted of a long comment: the points most like the line, no more than is read at once."""

import pytest

from postilla.insights.excerpts import GAP, LONGEST, cut, shortened
from postilla.insights.meaning.words import Words
from postilla.insights.summary import summarise
from tests.insights.support import comment, said

WORKSHOP = "The workshop has kept my car for six months and nobody answers any letter"


def quoted_of(text):
    return [one for line in summarise(said([comment(1, text)], Words())).lines for one in line.quotations]


@pytest.mark.parametrize("text", [f"{WORKSHOP} " * 100, f"{WORKSHOP}. " * 100, f"{WORKSHOP}\n" * 100, "workshop" * 900])
def test_no_quotation_is_longer_than_is_read(text):
    [quoted] = quoted_of(text)
    assert 0 < sum(end - start for start, end in quoted.spans) <= LONGEST
    assert quoted.text.endswith(GAP.rstrip()), "the comment goes on"


def test_it_ends_with_a_sentence_or_a_word():
    text = f"{WORKSHOP}. " * 20
    start, end = shortened(text, 0, len(text), 200)
    assert text[start:end].endswith("letter.")
    words = text.replace(".", "")
    start, end = shortened(words, 0, len(words), 200)
    assert words[end] == " "
    assert shortened("x" * 50, 0, 50, 20) == (0, 20)
    assert shortened(text, 0, 100, 200) == (0, 100)


def test_a_mark_says_that_the_comment_goes_on_and_only_then():
    [one, _] = said([comment(1, "One. Two. "), comment(2, "Three.")], Words())
    assert cut(one, [(0, 4)]) == f"One.{GAP.rstrip()}"
    assert cut(one, [(0, 4), (5, 9)]) == f"One.{GAP}Two."
    assert cut(one, ()) == "One. Two."
