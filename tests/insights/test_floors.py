"""What the room tells of the development half keeps to the floors that it has reached; all are in docs/INSIGHTS.md.

A held-out file is scored once a release, by hand.
"""

from pathlib import Path

import pytest

from postilla.insights.evaluating import Report, evaluate
from postilla.insights.evaluating.asking import ask
from postilla.insights.evaluating.grouping import OURS, UNTOLD, WORDS
from postilla.insights.evaluating.labels import answering, kinds, toward
from postilla.insights.labelled import read

FILES = Path(__file__).parent / "labelled"


@pytest.fixture(scope="module")
def report(sentences) -> Report:
    return evaluate(read(FILES / "development").cases)


def test_kinds_and_stances_stay_as_good_as_they_were(report):
    """They are learnt from these comments: this holds what was reached, and measures nothing (the more there is to
    learn from, the less of it is known by heart)."""
    everything = report.languages["all"]
    assert everything.kinds.macro >= 0.84
    assert everything.question >= 0.87
    assert everything.stance >= 0.82


def test_without_the_model_they_are_told_less_well_but_told():
    """Likewise; by words alone."""
    asked = ask(read(FILES / "development").cases, words_alone=True)
    told = kinds(asked)
    assert told is not None
    assert (told.macro or 0.0) >= 0.71
    assert told.each["question"].f1 >= 0.84
    stances = [one.macro or 0.0 for one in (toward(asked), answering(asked)) if one is not None]
    assert sum(stances) / 2 >= 0.56


def test_themes_are_found_better_than_by_counting_words(report):
    themes = report.languages["all"].themes
    assert themes.article[OURS] >= 1.3 * themes.article[WORDS]
    assert themes.file[OURS] >= 1.3 * themes.file[WORDS]
    assert themes.article[UNTOLD] >= 1.3 * themes.article[WORDS]


def test_quotations_represent_their_lines(report):
    assert report.quotations.represent >= 0.85 * report.quotations.number


def test_translations_meet(sentences):
    report = evaluate(read(FILES / "pairs" / "development.jsonl").cases)
    assert report.translated is not None
    assert report.translated.share >= 0.8
    assert report.translated.groups >= 5  # not all in one
    themes = report.languages["all"].themes
    assert themes is not None
    assert themes.file[OURS] >= 0.6
