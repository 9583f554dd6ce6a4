"""Judgement on guesses, as tables."""

import pytest
from hypothesis import example, given, strategies as st

from postilla.screening.features import LONGEST, seen
from postilla.screening.measuring import auc, calibration, confusion
from postilla.screening.model import threshold
from postilla.screening.rules import HOLD, NOTHING, OFF, RANK, Policy, Taught, calibrated, counting, suspicion, taught
from postilla.screening.values import ABUSE, SPAM, Asked, Guess

GOOD, SPAMMY, ABUSIVE = Taught(False, False), Taught(True, None), Taught(None, True)


@pytest.mark.parametrize(
    ("use", "mode", "spam_score", "abuse_score", "abuse_from", "held_by"),
    [
        (HOLD, "post", 3.0, 0.0, None, SPAM),
        (HOLD, "post", 2.0, 0.0, None, ""),  # at the threshold is not above it
        (HOLD, "post", 0.0, 9.0, None, ""),  # abuse holds nothing until it is calibrated
        (HOLD, "post", 0.0, 9.0, 1.0, ABUSE),
        (HOLD, "post", 3.0, 9.0, 1.0, SPAM),
        (RANK, "post", 3.0, 9.0, 1.0, ""),
        (RANK, "screen", 3.0, 0.0, None, SPAM),  # a conversation that screening alone guards
        (OFF, "screen", 3.0, 9.0, 1.0, ""),
    ],
)
def test_what_holds(use, mode, spam_score, abuse_score, abuse_from, held_by):
    guess = Guess(0.9, 0.9, spam_score, abuse_score)
    assert suspicion(guess, Policy(use, 2.0, abuse_from), mode) == held_by


@pytest.mark.parametrize(
    ("verb", "reason", "says"),
    [
        ("publish", "", GOOD), ("keep", "", GOOD), ("spam", "", SPAMMY), ("reject", "advertising", SPAMMY),
        ("reject", "insult", ABUSIVE), ("reject", "hate", ABUSIVE), ("reject", "Abuse", ABUSIVE),
        ("reject", "off_topic", NOTHING), ("reject", "", NOTHING), ("hold", "", NOTHING), ("pin", "", NOTHING),
        ("warn", "insult", NOTHING),
    ],
)  # fmt: skip
def test_what_a_decision_teaches(verb, reason, says):
    assert taught(verb, reason) == says


@pytest.mark.parametrize(
    ("decisions", "counts"),
    [
        ([], None),
        ([(1, None)], 1),
        ([(1, None), (5, None)], 5),
        ([(1, None), (5, None), (6, 5)], 1),
        ([(1, None), (6, 1)], None),
        ([(1, None), (6, 1), (7, 6)], 1),
        ([(1, None), (6, 1), (7, 6), (8, 7)], None),
        ([(6, 1)], None),  # heard of before the decision it takes back
    ],
)
def test_the_last_decision_that_stands_counts(decisions, counts):
    assert counting(decisions) == counts


@pytest.mark.parametrize(
    ("good", "abusive", "ready"), [(0, 0, False), (170, 30, True), (171, 29, False), (100, 99, False), (0, 200, True)]
)
def test_abuse_holds_only_once_it_was_measured(good, abusive, ready):
    assert calibrated(good, abusive) is ready


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=200), st.floats(0, 1))
def test_a_threshold_holds_no_more_good_ones_than_the_desk_bears(scores, share):
    good = tuple(sorted(scores))
    assert sum(score > threshold(good, share) for score in good) <= share * len(good)


@given(st.text(max_size=300), st.text(max_size=30))
@example("W0AA", "")  # a part that reads like a word
def test_any_text_can_be_looked_at(text, name):
    found = seen(Asked(text, name))
    assert all(0 <= value <= 1 for _, value in found.shape)
    assert len(set(found.text)) == len(found.text)


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "a." * 20_000, "!" * 50_000, "1" * 50_000, "http://" * 9_000, "的" * 9_000]
)
def test_a_text_of_any_length_has_few_features(text):
    assert len(seen(Asked(text)).text) < LONGEST


def test_measures_by_hand():
    scores = [(0.1, False), (0.2, False), (0.3, True), (0.4, False), (0.9, True)]
    assert auc(scores) == pytest.approx(5 / 6)
    at = confusion(scores, 0.25)
    assert (at.bad_held, at.good_held, at.bad_through, at.good_through) == (2, 1, 0, 2)
    assert [at.precision, at.recall, at.good_share] == pytest.approx([2 / 3, 1.0, 1 / 3])
    low, high = calibration(scores, 2)
    assert (low.number, low.was, high.number, high.was) == (4, 0.25, 1, 1.0)
