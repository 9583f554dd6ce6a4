"""Groups of points: how many there are is found, languages meet, and no order changes anything."""

import json
import random
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from postilla.insights.meaning.words import Words
from postilla.insights.themes import NONE, Wording, centre_of, groups, named, nearest, of_comments, recognised
from postilla.insights.values import Theme
from postilla.insights.vectors import packed, unpacked, whole


def rand_index(one, other):
    """The adjusted Rand index: 1 for the same groups, about 0 for chance."""
    pairs = lambda counts: sum(n * (n - 1) / 2 for n in counts)  # noqa: E731
    both, first, second = (pairs(Counter(x).values()) for x in (zip(one, other, strict=True), one, other))
    chance = first * second / pairs([len(one)])
    return (both - chance) / ((first + second) / 2 - chance)


@pytest.fixture(scope="module")
def complaints(sentences, shared):
    file = shared / "data" / "aspects" / "car_complaints_4lang.json"
    said = json.loads(file.read_text("utf-8"))["car_complaints_4lang"]
    langs = [one["lang"] for one in said]
    return said, langs, sentences.of([one["text"] for one in said], langs)


def test_complaints_in_four_languages_are_grouped_by_what_they_are_about(complaints):
    said, langs, rows = complaints
    found = groups(rows, langs)
    assert 8 <= found.count <= 16
    assert rand_index([one["aspect"] for one in said], found.labels.tolist()) >= 0.75
    by_text = {(one["aspect"], one["k"], one["lang"]): label for one, label in zip(said, found.labels, strict=True)}
    pairs = [
        by_text[aspect, k, one] == by_text[aspect, k, other]
        for aspect, k in {(aspect, k) for aspect, k, _ in by_text}
        for one, other in combinations(sorted(set(langs)), 2)
    ]
    assert np.mean(pairs) >= 0.9


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10_000))
def test_any_order_of_points_gives_the_same_groups(complaints, seed):
    _, langs, rows = complaints
    order = random.Random(seed).sample(range(len(rows)), len(rows))
    shuffled = groups(rows[order], [langs[at] for at in order])
    plain = groups(rows, langs)
    assert shuffled.labels.tolist() == plain.labels[order].tolist()
    assert shuffled.likeness.tolist() == plain.likeness[order].tolist()


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 6), max_size=40), st.integers(0, 1000))
def test_groups_of_anything(which, seed):
    """Copies, nothing at all, and more points than are drawn."""
    made = whole(np.random.default_rng(seed).normal(size=(7, 16)))
    made[0] = 0
    rows = made[which] if which else made[:0]
    found = groups(rows, ["en"] * len(rows), drawn=3)
    assert all((label == NONE) == (one == 0) or one for label, one in zip(found.labels, which, strict=True))
    back = groups(rows[::-1], ["en"] * len(rows), drawn=3)
    assert back.labels[::-1].tolist() == found.labels.tolist()


@given(st.lists(st.lists(st.floats(-5, 5), min_size=8, max_size=8), max_size=5))
def test_whole_rows_are_kept_without_loss(rows):
    made = whole(np.array(rows, dtype=np.float64).reshape(-1, 8))
    assert (unpacked(packed(made), 8) == made).all()


def test_an_answer_stays_with_what_it_answers():
    engine = Words()
    texts = ["The tram is loud at night.", "Yes, terrible.", "Rents rise every year.", "Same here."]
    labels = of_comments(engine.of(texts, ["en"] * 4), ["en"] * 4, [None, 0, None, 2])
    assert labels[0] == labels[1] != labels[2] == labels[3]


def test_known_themes_are_found_again_and_nearest(complaints):
    _, langs, rows = complaints
    found = groups(rows, langs)
    themes = [Theme(f"k{n}", {}, centre_of(rows[found.labels == n])) for n in range(found.count)]
    centres = np.concatenate([unpacked(theme.centre, rows.shape[1]) for theme in themes])
    again = recognised(centres[::-1], themes, found.frame)
    assert [one.key for one in again if one] == [theme.key for theme in themes][::-1]
    keys = nearest(rows, langs, themes)
    assert np.mean([key == f"k{label}" for key, label in zip(keys, found.labels, strict=True)]) >= 0.8
    alone = [nearest(row[None], [lang], themes)[0] for row, lang in zip(rows, langs, strict=True)]
    assert alone == keys
    assert nearest(rows, langs, [Theme("of another engine", {}, b"abc")]) == [""] * len(rows)


def test_themes_are_named_by_what_readers_say_of_them_alone():
    said = [
        (0, "fr", "Le service après-vente ne répond pas."),
        (0, "fr", "J'attends le service après-vente depuis mars."),
        (0, "en", "Nobody at the workshop answers."), (0, "en", "The workshop is closed."),
        (1, "en", "The car drinks diesel."), (1, "en", "I only drive diesel cars."),
        (1, "fr", "Un moteur diesel, svp."),
    ]  # fmt: skip
    words = named([Wording(text, lang, number, group) for number, (group, lang, text) in enumerate(said)])
    assert words[0]["fr"][0] == "service après-vente"
    assert words[0]["en"][0] == "workshop"
    assert words[1]["en"][0] == "diesel"
