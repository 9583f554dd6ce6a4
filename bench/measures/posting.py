"""Posts accepted in a second: stored durably, and on the page when they are answered."""

import re
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.client import get
from bench.load import Posted, posts
from bench.servers import POSTILLA, ROOT, CannotMeasure, Running, environment, postilla
from bench.values import Figure, at_least, at_most, noted
from bench.workshop import Workshop, idle, say

AT_ONCE = 8
LENGTH = 3  # seconds of a burst
LOOKS = 6
COUNT = re.compile(rb'id="comment-count" data-count="(\d+)"')


def measure(shop: Workshop) -> Iterator[Figure]:
    home, paths = shop.quiet_articles()
    one, spread = [paths["quiet-0"]], [paths[f"quiet-{number}"] for number in range(1, 51)]
    bursts: dict[str, list[Posted]] = {"one": [], "spread": []}
    worked = {"one": 0.0, "spread": 0.0}  # processor time of the server
    with postilla(home) as server:
        idle(server)
        posts(server, spread, 1, "warm")
        before = _shown(server, [*one, *spread])
        for number in range(2 if shop.quick else 3):
            for name, below in (("one", one), ("spread", spread)):
                worked[name] -= server.worked_seconds()
                bursts[name].append(posts(server, below, LENGTH, f"{name}{number}", AT_ONCE))
                worked[name] += server.worked_seconds()
        stored = _shown(server, [*one, *spread]) - before
        wrong = _found_wrong(home)
    for name, label in (("one", "in one thread"), ("spread", "spread over 50 threads")):
        rates = [burst.per_second for burst in bursts[name]]
        what = f"posts accepted, durable and published, {AT_ONCE} at once, {label}"
        yield at_least(what, statistics.median(rates), 250, "/s", rates=[round(rate) for rate in rates])
        each = worked[name] / max(1, sum(burst.accepted for burst in bursts[name]))
        yield noted("… processor time of the server for each", each * 1000, "ms")
    done = [burst for several in bursts.values() for burst in several]
    yield _accounted(done, stored, wrong)


def _accounted(done: Sequence[Posted], stored: int, found_wrong: int) -> Figure:
    """Every acknowledged post is counted on a page; wrk leaves at most one a connection unanswered at a burst's end."""
    accepted, refused = sum(burst.accepted for burst in done), sum(burst.refused for burst in done)
    unanswered = stored - accepted
    wrong = refused + (0 if 0 <= unanswered <= AT_ONCE * len(done) else abs(unanswered)) + found_wrong
    return at_most(f"… of {accepted:,} acknowledged: lost, refused or found wrong by `postilla check`", wrong, 0,
                   accepted=accepted, refused=refused, stored=stored, found_wrong=found_wrong)  # fmt: skip


def _found_wrong(home: Path) -> int:
    """Lines of `postilla check` once the server has come to rest: it is given a few looks to drain the outbox."""
    asked = [POSTILLA, "check", "--home", str(home)]
    lines: list[str] = []
    for _ in range(LOOKS):
        time.sleep(2)
        done = subprocess.run(asked, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return 0
        lines = (done.stdout + done.stderr).splitlines()
    say(f"postilla check: {lines[:5]}")
    return len(lines)


def _shown(server: Running, paths: Sequence[str]) -> int:
    """The comments that the articles' pages say they have."""
    total = 0
    for path in paths:
        found = COUNT.search(get(server.host, server.port, path).body)
        if found is None:
            raise CannotMeasure(f"{path} shows no count")
        total += int(found[1])
    return total
