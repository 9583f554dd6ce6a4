"""The ledger when it is large: to judge every promise again, and to make the page of one subject."""

import statistics
from collections.abc import Iterator

from bench import ledger
from bench.values import Figure, at_most, noted
from bench.workshop import Workshop, say

SUBJECTS = 1000  # with 100 promises and 5,000 figures each: 100,000 and 5,000,000
SHARE = 50  # unless `--million` is asked for, one subject in so many is made, and the time taken times that
JUDGED, MADE = 60.0, 100.0  # seconds, milliseconds


def measure(shop: Workshop) -> Iterator[Figure]:
    share = 1 if shop.million else SHARE * (4 if shop.quick else 1)
    say(f"a ledger of {SUBJECTS // share} subjects")
    found = ledger.judged(shop.folder / "ledger", SUBJECTS // share, shop.rounds)
    promises, observations = found["promises"], found["observations"]
    what = f"ledger: every verdict again, {promises:,} promises, {observations:,} figures, processor time"
    if share == 1:
        yield at_most(what, found["judged"], JUDGED, "s")
    else:
        yield noted(what, found["judged"], "s")
        yield at_most(f"… for 100,000 and 5,000,000, {share} times that", found["judged"] * share, JUDGED, "s")
    yield noted("… the first time, when each is written down", found["first"], "s")
    yield at_most(
        "ledger: the page of a subject with 20 metrics, 100 promises, 5,000 figures, processor time",
        statistics.median(found["pages"]), MADE, "ms", all=found["pages"],
    )  # fmt: skip
