"""What is learnt is learnt alike each time, and holds for articles that were not learnt from."""

from pathlib import Path

import numpy as np

from postilla.insights.reading import training
from postilla.insights.reading.prior import PRIOR
from postilla.insights.reading.weighing import FILE, model

LABELLED = Path(__file__).parents[1] / "labelled"


def test_the_same_files_give_the_same_weights(tmp_path: Path) -> None:
    made = tmp_path / "weights.json"
    assert training.main([str(LABELLED / "training"), "--out", str(made)]) == 0
    again = tmp_path / "again.json"
    training.main([str(LABELLED / "training"), "--out", str(again)])
    assert made.read_bytes() == again.read_bytes()
    assert FILE.exists()


def test_questions_are_told_under_articles_that_were_not_learnt_from() -> None:
    """A guard against falling back, by cross-validation; the floors of a release are in docs/INSIGHTS.md."""
    given = training.examples([LABELLED / "development"])
    names, rows = training._table(given)
    truth = np.array(["question" in one.labels["kinds"] for one in given])
    prior = training._prior(names, PRIOR["question"])
    told = training.held_out(given, rows, truth, np.where(truth, training.RARE, 1.0), prior) >= 0
    assert 2 * (told & truth).sum() / (told.sum() + truth.sum()) >= 0.75


def test_every_label_has_weights() -> None:
    assert set(model().kinds) == set(training.KINDS)
    assert set(model().toward) == set(training.TOWARD)
    assert set(model().answering) == set(training.ANSWERING)
