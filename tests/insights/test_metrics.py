"""Measures against values worked out by hand."""

import math

import pytest

from postilla.insights.evaluating.baselines import k_means, tf_idf
from postilla.insights.evaluating.metrics import (
    Score,
    adjusted_rand,
    alone,
    by_presence,
    kappa,
    macro_f1,
    mean,
    mutual_information,
)


def test_f1_is_twice_the_right_by_what_is_meant_and_said():
    score = Score(meant=4, said=6, right=3)
    assert (score.precision, score.recall) == (0.5, 0.75)
    assert score.f1 == pytest.approx(0.6)
    assert Score(0, 0, 0).f1 == Score(3, 0, 0).precision == 0


def test_presence_counts_each_label_of_a_case_once_and_cases_without_any():
    each = by_presence([["a", "b"], ["a"], [], ["b"]], [["a", "a"], ["c"], ["a"], ["b", "a"]])
    assert each == {"a": Score(2, 3, 1), "b": Score(2, 1, 1), "c": Score(0, 1, 0)}
    assert macro_f1(each) == pytest.approx((2 / 5 + 2 / 3) / 2)  # c is never meant and counts in no mean
    assert macro_f1({}) is None


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        # pairs together: 2 in both, 6 and 6 of 15; chance 2.4: (2 - 2.4) / (6 - 2.4)
        ("aaabbb", "aabbba", -1 / 9),
        # in both 1, mine 1 (aa), theirs 2 (xx, yy), of 6: chance 1/3: (1 - 1/3) / (1.5 - 1/3)
        ("aabc", "xxyy", 4 / 7),
        ("aabb", "ccdd", 1.0),  # names do not matter
        ("abcd", "aaaa", 0.0),
        ("abcd", "wxyz", 1.0),
        ("aaaa", "bbbb", 1.0),
        ("aabb", "abab", -0.5),
    ],
)
def test_adjusted_rand(one, other, value):
    assert adjusted_rand(one, other) == pytest.approx(value)
    assert adjusted_rand(other, one) == pytest.approx(value)


def test_groupings_of_fewer_than_two_say_nothing():
    assert adjusted_rand("a", "a") is None
    assert mutual_information([], []) is None


def test_mutual_information():
    assert mutual_information("aabb", "xxyy") == pytest.approx(1)
    assert mutual_information("aabb", "xyxy") == pytest.approx(0)
    assert mutual_information("aabb", "xxxy") == pytest.approx(0.21576 / ((0.69315 + 0.56234) / 2), abs=1e-4)


def test_kappa():
    # 20 of 30 agree; 15/15 against 13/17 of yes and no by chance 0.5
    one, other = [1] * 15 + [0] * 15, [1] * 9 + [0] * 6 + [1] * 4 + [0] * 11
    assert kappa(one, other) == pytest.approx((20 / 30 - 0.5) / 0.5)
    assert kappa([1, 1], [1, 1]) is None  # nothing to disagree about
    assert kappa([], []) is None


def test_who_is_in_no_group_is_alone():
    assert alone([0, -1, 1, -1]) == [0, -3, 1, -5]
    assert mean([(0.5, 1), (None, 5), (1.0, 3)]) == pytest.approx(0.875)
    assert mean([(None, 2)]) is None


def test_tf_idf_weighs_rare_words_more_and_k_means_finds_what_shares_words():
    texts = ["tram noise at night", "night tram noise", "bread is dear", "dear bread", "the bread"]
    rows = tf_idf(texts)
    assert (rows**2).sum(axis=1) == pytest.approx(1)
    assert rows[3].max() / rows[3][rows[3] > 0].min() == pytest.approx((math.log(6 / 3) + 1) / (math.log(6 / 4) + 1))
    found = k_means(rows, 2)
    assert found[0] == found[1] != found[2] == found[3] == found[4]
    assert k_means(rows, 2) == found
    assert sorted(k_means(rows, 9)) == list(range(5))
    assert k_means(rows[:1], 3) == [0]
