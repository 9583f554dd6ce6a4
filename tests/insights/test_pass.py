"""The pass over everything: the same to the byte however the work is shared out, and nothing known is renamed."""

import pickle
import random
from dataclasses import replace
from functools import partial
from importlib.util import find_spec

import pytest
from hypothesis import given, settings, strategies as st

from postilla.insights.meaning.words import Words
from postilla.insights.passing import by_dask, by_turns, everywhere, work_on
from postilla.insights.themes.everywhere import LONGEST, piece_of, portions
from tests.insights.support import comment, said

MATTERS = [
    "The workshop has no spare part and the workshop does not answer.",
    "Die Werkstatt hat kein Ersatzteil, die Werkstatt antwortet nicht.",
    "The night tram is loud, the tram wakes the street.",
    "Rents rise, and the rent of my flat rises twice.",
    "Petrol or diesel: I drive diesel, diesel is cheap.",
]


def site():
    """Twelve conversations of ten comments, of which each speaks of three matters."""
    made, number = {}, 0
    for at in range(12):
        comments = []
        for turn in range(10):
            number += 1
            text = MATTERS[(at + turn % 3) % len(MATTERS)]
            comments.append(comment(number, f"{text} Said by {turn}.", lang="de" if text.startswith("Die ") else "en"))
        made[f"article:{at}"] = comments
    return made


def of_site(subject, left, count):
    return said([one for one in site()[subject] if one.id % count == left], Words())


work = partial(work_on, said=of_site)
NAMES = list(site())


def bytes_of(found):
    themes, parts = found
    return pickle.dumps([
        [(theme.key, sorted(theme.words.items()), theme.centre) for theme in themes.themes],
        sorted(themes.keys.items()),
        sorted((part.name, sorted(themes.of_points(part).items())) for part in parts),
    ])  # fmt: skip


@pytest.fixture(scope="module")
def plain():
    return everywhere(NAMES, work, (), by_turns)


def test_themes_are_told_across_articles(plain):
    found, parts = plain
    assert 3 <= len(found.themes) <= 8
    workshop = next(theme for theme in found.themes if "workshop" in theme.words.get("en", ()))
    shared = [part.name for part in parts if workshop.key in found.keys[part.name]]
    assert len(shared) >= 3
    assert all(len(found.of_points(part)) == 10 for part in parts)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_portions(plain, seed):
    assert bytes_of(everywhere(random.Random(seed).sample(NAMES, len(NAMES)), work, ())) == bytes_of(plain)


@pytest.mark.parametrize("scheduler", ["threads", "processes"])
def test_dask_comes_to_the_same_bytes(plain, scheduler):
    pytest.importorskip("dask", reason="the extra `many` is not installed")
    assert bytes_of(everywhere(NAMES[::-1], work, (), by_dask(scheduler))) == bytes_of(plain)


def test_a_scheduler_elsewhere_wants_its_package_before_anything_is_read():
    if find_spec("distributed"):
        pytest.skip("distributed is installed")
    pytest.importorskip("dask", reason="the extra `many` is not installed")
    with pytest.raises(ModuleNotFoundError, match="distributed"):
        by_dask("tcp://scheduler.example:8786")


def test_known_themes_keep_key_and_the_words_still_said(plain):
    found, _ = plain
    last = {f"known-{n}": {lang: words[-1:] for lang, words in one.words.items()} for n, one in enumerate(found.themes)}
    known = [
        replace(theme, key=key, words={lang: ("Zwickelbauer", *words) for lang, words in last[key].items()})
        for theme, key in zip(found.themes, last, strict=True)
    ]
    again, _ = everywhere(NAMES, work, known)
    assert {theme.key: theme.words for theme in again.themes} == last


def test_long_conversations_are_taken_in_pieces():
    assert portions("a", LONGEST) == ["a"]
    names = portions("a#b", LONGEST * 2 + 1)
    assert len(names) == 3
    assert [piece_of(name) for name in names] == [("a#b", left, 3) for left in range(3)]
    assert piece_of("a") == ("a", 0, 1)
    whole = work_on("article:3", of_site)
    assert len(whole.points) == 10
    parts = [work_on(f"article:3#{left}/3", of_site) for left in range(3)]
    assert sorted(one for part in parts for one in part.points) == sorted(whole.points)
    assert everywhere([], work, ()) == ((everywhere([], work, ())[0]), [])


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 10_000))
def test_what_editors_named_outlives_the_pass_whatever_comes_and_goes(plain, seed):
    """Also where a theme that was only found is even more like what readers say now."""
    drawn = random.Random(seed)
    gone = {one.id for comments in site().values() for one in comments if drawn.random() < 0.3}

    def of_less(subject, left, count):
        return [one for one in of_site(subject, left, count) if one.comment.id not in gone]

    less = partial(work_on, said=of_less)
    found, parts = plain
    now, _ = everywhere(NAMES, less, ())
    named = drawn.choice([theme for theme in found.themes if theme.words])
    known = [replace(theme, held=theme.key == named.key) for theme in found.themes]
    known += [replace(theme, key=f"+{theme.key}") for theme in now.themes]
    again, _ = everywhere(drawn.sample(NAMES, len(NAMES)), less, known)
    before = {one for part in parts for one, keys in found.of_points(part).items() if named.key in keys} - gone
    _, less_parts = everywhere(NAMES, less, ())
    after = {one for part in less_parts for one, keys in again.of_points(part).items() if named.key in keys}
    assert len(before & after) * 2 > len(before)
    assert named.key in {theme.key for theme in again.themes}
