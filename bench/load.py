"""Load from wrk, and comparing two sides in turns."""

import re
import statistics
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bench.servers import CannotMeasure, Running, tool

SCRIPT = Path(__file__).with_name("post.lua")


@dataclass(frozen=True)
class Posted:
    """What came of a burst of posts. At its end one post for each connection may be stored, its answer not awaited."""

    accepted: int
    refused: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.accepted / self.seconds


class Rate(NamedTuple):
    """Requests answered in a second, and in a second of the server's processor time."""

    per_second: float
    per_worked_second: float


def reads(server: Running, path: str, seconds: int, connections: int = 16) -> Rate:
    """GETs of a page as fast as they are answered, by a browser that takes gzip. Raises CannotMeasure if any failed."""
    before = server.worked_seconds()
    said = _wrk(server, seconds, connections, "-H", "Accept-Encoding: gzip", f"{server.url}{path}")
    if "Non-2xx" in said or "Socket errors" in said:
        raise CannotMeasure(f"{server.url}{path} did not answer every request:\n{said}")
    worked = server.worked_seconds() - before
    return Rate(_number(said, r"Requests/sec:\s+([\d.]+)"), _number(said, r"(\d+) requests in") / max(worked, 0.01))


def posts(server: Running, paths: Sequence[str], seconds: int, run: str, connections: int = 8) -> Posted:
    """New comments under the articles at `paths` in turn, as fast as they are accepted. `run` makes texts unique."""
    said = _wrk(server, seconds, connections, "-s", str(SCRIPT), server.url, "--", run, *paths)
    accepted, refused = (int(_number(said, rf"{name} (\d+)")) for name in ("accepted", "refused"))
    took = _number(said, r"microseconds (\d+)") / 1e6
    return Posted(accepted, refused, took)


def _wrk(server: Running, seconds: int, connections: int, *more: str) -> str:
    asked = [tool("wrk"), "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", *more]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=seconds + 60, check=False)
    if done.returncode:
        raise CannotMeasure(f"wrk failed on {server.url}: {done.stderr or done.stdout}")
    return done.stdout


def _number(text: str, pattern: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise CannotMeasure(f"wrk said nothing of {pattern}:\n{text}")
    return float(found[1])


def in_turns(one: Callable[[], Rate], other: Callable[[], Rate], rounds: int) -> dict[str, Any]:
    """Measure both `rounds` times, who goes first changing; medians of each, and of the ratio one / other per round."""
    ours: list[Rate] = []
    theirs: list[Rate] = []
    for number in range(rounds):
        sides = [(ours, one), (theirs, other)]
        for rates, side in reversed(sides) if number % 2 else sides:
            rates.append(side())
    pairs = list(zip(ours, theirs, strict=True))
    ratios = [mine.per_second / yours.per_second for mine, yours in pairs]
    return {
        "ratio": statistics.median(ratios),
        "ratios": [round(ratio, 3) for ratio in ratios],
        "ours": statistics.median(mine.per_second for mine in ours),
        "theirs": statistics.median(yours.per_second for yours in theirs),
        "ratio_by_processor_time": statistics.median(m.per_worked_second / y.per_worked_second for m, y in pairs),
    }
