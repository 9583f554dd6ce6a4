"""What is learnt is learnt alike each time, and holds for articles that were not learnt from."""

from pathlib import Path

import numpy as np
import pytest

from postilla.insights.reading import meant, training, weighing
from postilla.insights.reading.beside import Beside, levels
from postilla.insights.reading.examples import examples
from postilla.insights.reading.learning import f1

LABELLED = Path(__file__).parents[1] / "labelled"


@pytest.fixture(scope="module")
def lesson() -> training.Lesson:
    return training.Lesson(examples([LABELLED / "development"]))


def test_the_same_comments_give_the_same_weights(lesson: training.Lesson) -> None:
    again = training.Lesson(examples([LABELLED / "development"]))
    assert training.train(lesson, training.words_alone(lesson)) == training.train(again, training.words_alone(again))


def test_questions_are_told_under_articles_that_were_not_learnt_from(lesson: training.Lesson) -> None:
    """A guard against falling back, by words alone; the floors of a release are in docs/INSIGHTS.md."""
    truth, told = training.judged(lesson, training.words_alone(lesson))["kinds"]["question"]
    assert f1(truth, told) >= 0.75


def test_every_label_has_weights() -> None:
    for beside in (False, True):
        made = weighing.model(meant=beside)
        assert {task: set(labels) for task, labels in made.items()} == {
            task: set(labels) for task, labels in training.LABELS.items()
        }
    kept = meant.rows()
    assert set(kept.labels) == {f"{task} {label}" for task, labels in training.LABELS.items() for label in labels}
    assert (np.abs(kept.single).max(axis=1) > 0).all()
    assert (np.abs(kept.pairs).max(axis=1) > 0).all()


def test_what_is_weighed_beside_meanings_is_what_was_learnt() -> None:
    """Totals at run time, from what was kept in steps, are those of the closed form."""
    rng = np.random.default_rng(3)
    rows = np.rint(rng.normal(size=(60, 5 * 40)) * 40)
    words, truths = rng.integers(0, 2, (60, 9)).astype(float), rng.integers(0, 2, (60, 2)).astype(bool)
    beside = Beside(words, rows, np.arange(60) % 4)
    weighed, unseen = beside.fit(np.arange(60), truths)
    steps = np.rint(weighed.pairs * meant.FINE).astype(np.int64)
    kept = meant.Rows(
        "",
        {"a": 0, "b": 1},
        np.rint(weighed.single * meant.FINE),
        beside.ways,
        meant.squared(steps, len(beside.wide[0])),
    )
    totals = np.array([kept.totals(row) for row in rows]) + words @ weighed.words.T + weighed.always
    assert ((totals > 0) == truths).all()  # so few are learnt by heart
    left = np.flatnonzero(beside.fold == 1)
    others, _ = Beside(words, rows, beside.fold).fit(np.flatnonzero(beside.fold != 1), truths[beside.fold != 1])
    single = np.asarray(others.single * meant.FINE, dtype=np.float64)
    again = meant.Rows("", {}, single, beside.ways, meant.squared(others.pairs * meant.FINE, 128))
    totals = np.array([again.totals(row) for row in rows[left]]) + words[left] @ others.words.T + others.always
    assert np.allclose(totals, unseen[left], atol=1e-6)


def test_labels_are_told_as_often_as_they_are_so() -> None:
    rng = np.random.default_rng(5)
    totals, truths = rng.normal(size=(200, 3)), rng.random((200, 3)) < (0.1, 0.3, 0.6)
    assert ((totals + levels(totals, truths, single=False) >= 0).sum(axis=0) == truths.sum(axis=0)).all()
    only = np.eye(3, dtype=bool)[rng.choice(3, 200, p=(0.1, 0.3, 0.6))]
    told = np.bincount((totals + levels(totals, only, single=True)).argmax(axis=1), minlength=3)
    assert np.abs(told - only.sum(axis=0)).max() <= 10
