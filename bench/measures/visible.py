"""From sending a comment until any reader sees it: the post on one connection, the page on another, eight at once."""

import asyncio
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.client import Wire
from bench.servers import CannotMeasure, Running, postilla
from bench.values import Figure, at_most
from bench.words import comment
from bench.workshop import SMALL_THREADS, Workshop, idle

AT_ONCE = 8
EACH = 10  # posts by each of them in a round
LONGEST = 10.0  # seconds after which a comment that is not seen is given up


@dataclass(frozen=True)
class Poster:
    """Someone who posts in the article at `path` and, on a second connection, looks for what they posted."""

    sending: Wire
    reading: Wire
    path: str
    who: str

    async def once(self, number: int) -> float:
        """Seconds from the beginning of the post to the end of the first answer that shows the comment."""
        fields = {
            "text": f"{comment(number)} ({self.who}, {number})", "author": f"Reader {self.who}",
            "email": f"{self.who}@example.org", "website": "", "parent": "",
        }  # fmt: skip
        began = time.perf_counter()
        status, body = await self.sending.post(f"{self.path}comments/", fields)
        if status != 201:
            raise CannotMeasure(f"a post was answered {status}: {body[:300]!r}")
        answer = json.loads(body)
        mark = f'id="{answer["fragment"]}"'.encode()
        while mark not in await self.reading.get(answer["page"]):
            if time.perf_counter() - began > LONGEST:
                raise CannotMeasure(f"{answer['fragment']} is not on {answer['page']} after {LONGEST:.0f} s")
            await asyncio.sleep(0.001)
        return time.perf_counter() - began


def measure(shop: Workshop) -> Iterator[Figure]:
    home, paths = shop.threads()
    size = max(one for one in shop.sizes if one <= 100_000)
    small: list[float] = []
    large: list[float] = []
    ratios = []
    with postilla(home) as server:
        idle(server)
        asyncio.run(_round(server, paths["small-0"], "warm"))  # connections, caches and statements
        for number in range(1, min(shop.rounds, SMALL_THREADS)):
            turns = [(small, paths[f"small-{number}"]), (large, paths[f"thread-{size}"])]
            medians = {}
            for times, path in turns if number % 2 else reversed(turns):
                took = asyncio.run(_round(server, path, f"r{number}"))
                times.extend(took)
                medians[path] = statistics.median(took)
            ratios.append(medians[turns[1][1]] / medians[turns[0][1]])
    everything = small + large
    yield at_most("post to visible, 8 at once: median", statistics.median(everything) * 1000, 60, "ms",
                  posts=len(everything), small=_ms(small), large=_ms(large))  # fmt: skip
    yield at_most("… 99th percentile", _quantile(everything, 0.99) * 1000, 250, "ms")
    what = f"… in a thread of {size:,} ÷ one of 20"
    yield at_most(what, statistics.median(ratios), 1.3, "×", ratios=[round(ratio, 3) for ratio in ratios])


async def _round(server: Running, path: str, mark: str) -> list[float]:
    posters = [
        Poster(
            await Wire.open(server.host, server.port), await Wire.open(server.host, server.port), path, f"{mark}n{n}"
        )
        for n in range(AT_ONCE)
    ]
    took = await asyncio.gather(*(_several(poster) for poster in posters))
    for poster in posters:
        poster.sending.close()
        poster.reading.close()
    return [one for times in took for one in times]


async def _several(poster: Poster) -> list[float]:
    return [await poster.once(number) for number in range(EACH)]


def _quantile(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def _ms(times: Sequence[float]) -> dict[str, float]:
    return {
        "median_ms": round(statistics.median(times) * 1000, 1),
        "p99_ms": round(_quantile(times, 0.99) * 1000, 1),
        "longest_ms": round(max(times) * 1000, 1),
    }
