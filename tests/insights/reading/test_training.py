"""What is learnt is learnt alike each time, and holds for articles that were not learnt from."""

from pathlib import Path

import numpy as np
import pytest

from postilla.insights.reading import meant, training, weighing
from postilla.insights.reading.beside import Beside
from postilla.insights.reading.examples import examples
from postilla.insights.reading.learning import f1, levels
from postilla.insights.reading.lesson import LABELS, Lesson
from postilla.insights.reading.turns import TASK

LABELLED = Path(__file__).parents[1] / "labelled"


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return Lesson(examples([LABELLED / "development"]))


def test_the_same_comments_give_the_same_weights(lesson: Lesson) -> None:
    again = Lesson(examples([LABELLED / "development"]))
    assert training.train(lesson, training.words_alone(lesson)) == training.train(again, training.words_alone(again))


def test_questions_are_told_under_articles_that_were_not_learnt_from(lesson: Lesson) -> None:
    """A guard against falling back, by words alone; the floors of a release are in docs/INSIGHTS.md."""
    truth, told = training.judged(lesson, training.words_alone(lesson))["kinds"]["question"]
    assert f1(truth, told) >= 0.75


def test_every_label_has_weights() -> None:
    for beside in (False, True):
        made = weighing.model(meant=beside)
        known = {task: set(labels) for task, labels in LABELS.items()}
        assert {task: set(labels) for task, labels in made.items()} == known | {TASK: known["answering"]}
    kept = meant.rows()
    assert set(kept.labels) == {f"{task} {label}" for task, labels in LABELS.items() for label in labels}
    assert (np.abs(kept.single).max(axis=1) > 0).all()
    assert (np.abs(kept.pairs).max(axis=1) > 0).all()


def test_what_is_weighed_beside_meanings_is_what_was_learnt() -> None:
    """Totals at run time, from what was kept in steps, are those of the closed form."""
    rng = np.random.default_rng(3)
    rows = np.rint(rng.normal(size=(60, 5 * 40)) * 40)
    words, truths = rng.integers(0, 2, (60, 9)).astype(float), rng.integers(0, 2, (60, 2)).astype(bool)
    beside = Beside(words, rows, np.arange(60) % 4).under(words[:5], rows[:5], np.ones(5, dtype=np.int64))
    weighed, unseen = beside.fit(np.arange(60), truths, above=True)
    steps = np.rint(weighed.pairs * meant.FINE).astype(np.int64)
    kept = meant.Rows(
        "",
        {"a": 0, "b": 1},
        np.rint(weighed.single * meant.FINE),
        beside.all.ways,
        meant.squared(steps, len(beside.all.wide[0])),
    )
    totals = np.array([kept.totals(row) for row in rows]) + words @ weighed.words.T + weighed.always
    assert ((totals > 0) == truths).all()  # so few are learnt by heart
    fold = beside.all.fold
    left = np.flatnonzero(fold == 1)
    others, _ = Beside(words, rows, fold).fit(np.flatnonzero(fold != 1), truths[fold != 1])
    single = np.asarray(others.single * meant.FINE, dtype=np.float64)
    again = meant.Rows("", {}, single, beside.all.ways, meant.squared(others.pairs * meant.FINE, 128))
    totals = np.array([again.totals(row) for row in rows]) + words @ others.words.T + others.always
    assert np.allclose(totals[left], unseen.totals[left], atol=1e-3)
    assert np.allclose(totals[:5], unseen.above, atol=1e-3)


def test_levels_are_those_by_which_labels_are_told_best() -> None:
    rng = np.random.default_rng(5)
    truths = rng.random((400, 2)) < (0.1, 0.4)
    totals = rng.normal(size=(400, 2)) + 2 * truths + (3, -3)  # far too high, far too low
    told = totals + levels(totals, truths, single=False) >= 0
    for at in range(2):
        every = [f1(truths[:, at], totals[:, at] >= level) for level in totals[:, at]]
        assert f1(truths[:, at], told[:, at]) >= max(every) - 0.04


def test_of_labels_that_exclude_each_other_each_is_told_as_often_as_it_is_so() -> None:
    rng = np.random.default_rng(5)
    totals = rng.normal(size=(200, 3))
    only = np.eye(3, dtype=bool)[rng.choice(3, 200, p=(0.1, 0.3, 0.6))]
    told = np.bincount((totals + levels(totals, only, single=True)).argmax(axis=1), minlength=3)
    assert np.abs(told - only.sum(axis=0)).max() <= 10
