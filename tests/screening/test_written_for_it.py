"""The texts written for the filters, and how a named group of people counts."""

from collections import Counter
from pathlib import Path

import pytest

from postilla.screening.corpora import _comments, _own
from postilla.screening.features import seen
from postilla.screening.guessing import guess_at
from postilla.screening.model import score
from postilla.screening.prior import prior
from postilla.screening.training import APART
from postilla.screening.values import ABUSE, KINDS, SPAM, Asked

HELD_OUT = Path(__file__).with_name("held_out.tsv").read_text(encoding="utf-8").splitlines()[1:]


def said_by(text: str) -> float:
    """What the words learnt say of a text, without the lists and the signs."""
    found, came = seen(Asked(text)), prior(ABUSE)
    return score(found, came).score - sum(came.shape.get(name, 0.0) * value for name, value in found.shape)


def test_comments_are_of_five_languages_half_of_them_attacks_and_none_twice():
    found = list(_comments())
    number = Counter((one.language, one.abuse) for one in found)
    assert {language for language, _ in number} == {"de", "en", "es", "fr", "it"}
    assert min(number.values()) > 100
    assert number["de", True] + number["de", False] >= 900
    for language in ("de", "en", "es", "fr", "it"):
        assert 0.8 < number[language, True] / number[language, False] < 1.25, language
    assert max(Counter((one.language, one.text) for one in found).values()) == 1
    assert {one.spam for one in found} == {None}, "they say nothing about advertising"


def test_no_text_to_learn_from_is_among_those_to_measure_with():
    learnt = {one.text.casefold().strip(" .!") for one in (*_own(), *_comments())}
    measured = {line.split("\t")[2].casefold().strip(" .!") for line in HELD_OUT}
    assert len(measured) == 80
    assert learnt.isdisjoint(measured)


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("they should all be thrown out", "refugees should all be thrown out"),
        ("die sollte man alle rauswerfen", "muslime sollte man alle rauswerfen"),
        ("il faut tous les jeter dehors", "les immigrés il faut tous les jeter dehors"),
    ],
)
def test_words_learnt_count_in_full_only_where_a_group_is_named(apart: str, together: str):
    assert not seen(Asked(apart)).listed["group"]
    assert seen(Asked(together)).listed["group"]
    assert said_by(together) > said_by(apart) > 0
    assert prior(ABUSE).apart == APART
    assert prior(SPAM).apart == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Muslime wohnen in unserer Straße.", "Many women work here.", "Deux femmes ont répondu au journaliste.",
        "Gli stranieri pagano le tasse qui.", "Los refugiados llegaron ayer en autobús.",
    ],
)  # fmt: skip
def test_a_group_that_is_only_named_is_no_suspicion(text: str):
    guess = guess_at(Asked(text), {kind: prior(kind) for kind in KINDS}, {})
    assert guess.abuse < 0.5
    assert not {one.code for one in guess.reasons} & {"group", "short"}
