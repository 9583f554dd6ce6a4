"""The same comments give the same lines, in whatever order they come and however they were embedded."""

import random

import pytest
from hypothesis import given, settings, strategies as st

from postilla.insights.meaning.words import Words
from postilla.insights.summary import summarise
from tests.insights.support import comment, said

TEXTS = [
    "The workshop keeps my car for six months and nobody answers letters.",
    "No answer from customer service, my car stands in the workshop.",
    "Mon concessionnaire a fermé, le suivant est à 140 km.",
    "Der Motor klappert kalt, der Zahnriemen läuft in Öl.",
    "The engine rattles when cold and the belt runs in oil.",
    "Is there a diesel? I need a diesel for my boat.",
    "No petrol or diesel any more: not for me.",
    "😀😀",
    "The target of 80,000 cars is not realistic.",
    "A target of 80,000 cars is quite possible.",
]


@pytest.fixture(scope="module")
def corpus():
    return [comment(n, TEXTS[n % len(TEXTS)] + f" Number {n}." * (n % 3), person=f"p{n % 17}") for n in range(1, 41)]


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10_000), batch=st.integers(1, 41))
def test_any_order_and_any_batch(corpus, seed, batch):
    expected = summarise(said(corpus, Words()))
    shuffled = random.Random(seed).sample(corpus, len(corpus))
    parts = [shuffled[at : at + batch] for at in range(0, len(shuffled), batch)]
    assert summarise([one for part in parts for one in said(part, Words())]) == expected
    assert expected.lines
