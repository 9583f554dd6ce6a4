"""What a guess costs: time for each comment, loading, memory."""

import statistics
import time
import tracemalloc
from array import array
from collections.abc import Iterator

from bench.values import Figure, at_most, noted
from bench.workshop import Workshop, say
from postilla.screening.guessing import guess_at
from postilla.screening.model import Counts
from postilla.screening.prior import prior
from postilla.screening.values import KINDS, Asked

SENTENCE = "I had the same problem last winter, and the dealer replaced the pump under warranty after two visits. "
SIZES = {"short": SENTENCE, "usual": SENTENCE * 3, "longest": SENTENCE * 80}


def measure(shop: Workshop) -> Iterator[Figure]:
    say("guesses at comments of three lengths")
    prior.cache_clear()
    tracemalloc.start()
    began, before = time.perf_counter(), tracemalloc.get_traced_memory()[0]
    priors, learnt = {kind: prior(kind) for kind in KINDS}, {kind: Counts() for kind in KINDS}
    guess_at(Asked(SENTENCE), priors, learnt)
    loaded, memory = time.perf_counter() - began, tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    learnt["spam"].add(array("l", range(0, 60000, 7)), bad=True, language="en")  # something, so that it is looked up
    rounds = 20 if shop.quick else 300
    for name, text in SIZES.items():
        asked, took = Asked(text, "Ada Winter", language="en"), []
        for _ in range(rounds):
            began = time.thread_time()
            guess_at(asked, priors, learnt)
            took.append(time.thread_time() - began)
        yield _figure(name, len(text), statistics.median(took) * 1000)
    yield at_most("screening: loading both filters", loaded * 1000, 200, "ms")
    yield at_most("… memory they take with what is learnt", memory / 1e6, 60, "MB")


def _figure(name: str, letters: int, milliseconds: float) -> Figure:
    what = f"screening: a guess at a {name} comment ({letters:,} characters)"
    return noted(what, milliseconds, "ms") if name == "longest" else at_most(what, milliseconds, 1, "ms")
