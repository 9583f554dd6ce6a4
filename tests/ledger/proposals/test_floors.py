"""Promises are found in the development half of the labelled announcements, and in sentences in the manner of news
agencies. The held-out half is scored by hand."""

from pathlib import Path

import pytest

from postilla.ledger.proposals.evaluating import evaluate, read

FILES = Path(__file__).with_name("announcements")


@pytest.fixture(scope="module", params=["development", "newspapers"])
def tallies(request):
    return evaluate(read(FILES / f"{request.param}.tsv"))


@pytest.mark.parametrize("language", ["en", "fr", "it", "de", "es", "all"])
def test_promises_are_found_and_their_fields_are_right(tallies, language):
    tally = tallies[language]
    assert tally.recall >= 0.85, tally.wrong
    assert tally.precision >= 0.80, tally.wrong
    assert tally.fields >= 0.90, tally.wrong


def test_figures_are_found():
    every = evaluate(read(FILES / "development.tsv"))["all"]
    assert every.figures_found >= 0.85 * every.figures
    assert every.figures_found >= 0.80 * every.figures_proposed


def test_the_halves_are_parted_by_announcement():
    halves = [list(read(FILES / f"{name}.tsv")) for name in ("development", "held_out")]
    numbers = [{row.number for row in half} for half in halves]
    assert not numbers[0] & numbers[1]
    assert all(number % 2 for number in numbers[0])
    assert len(halves[0]) + len(halves[1]) >= 240
    assert len(numbers[0] | numbers[1]) >= 40
    assert {row.language for half in halves for row in half} == {"en", "fr", "it", "de", "es"}
