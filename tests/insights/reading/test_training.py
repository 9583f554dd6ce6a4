"""What is learnt is learnt alike each time, and holds for articles that were not learnt from."""

from pathlib import Path

import numpy as np
import pytest

from postilla.insights.reading import meant, training, weighing
from postilla.insights.reading.learning import f1

LABELLED = Path(__file__).parents[1] / "labelled"


@pytest.fixture(scope="module")
def lesson() -> training.Lesson:
    return training.Lesson(training.examples([LABELLED / "development"]))


def test_the_same_comments_give_the_same_weights(lesson: training.Lesson) -> None:
    again = training.Lesson(training.examples([LABELLED / "development"]))
    assert training.train(lesson)[0] == training.train(again)[0]


def test_questions_are_told_under_articles_that_were_not_learnt_from(lesson: training.Lesson) -> None:
    """A guard against falling back, by words alone; the floors of a release are in docs/INSIGHTS.md."""
    truth, told = training.judged(lesson)["kinds"]["question"]
    assert f1(truth, told) >= 0.75


def test_every_label_has_weights() -> None:
    for beside in (False, True):
        made = weighing.model(meant=beside)
        assert {task: set(labels) for task, labels in made.items()} == {
            task: set(labels) for task, labels in training.LABELS.items()
        }
    kept = meant.rows()
    assert set(kept.weights) == {f"{task} {label}" for task, labels in training.LABELS.items() for label in labels}
    assert all(np.abs(one.own).max() > 0 for one in kept.weights.values())
