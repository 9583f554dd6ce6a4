"""Reading page 1 of large threads, against the page of 20 comments that has equal bytes."""

from collections.abc import Iterator

from bench.client import get
from bench.load import in_turns, reads
from bench.servers import postilla
from bench.values import Figure, at_least
from bench.workshop import Workshop, at_rest


def measure(shop: Workshop) -> Iterator[Figure]:
    home, paths = shop.threads()
    with postilla(home) as server:
        for size in shop.sizes:
            large, twin = paths[f"thread-{size}"], paths[f"thread-{size}-twin"]
            sizes = []
            for path in (large, twin):
                at_rest(server, home, path)
                sizes.append(len(get(server.host, server.port, path, "gzip").body))
            compared = in_turns(
                lambda large=large: reads(server, large, 1),  # type: ignore[misc]
                lambda twin=twin: reads(server, twin, 1),  # type: ignore[misc]
                shop.rounds,
            )
            yield at_least(
                f"page 1 of a thread of {size:,}: requests/s ÷ a page of 20 with equal bytes",
                compared["ratio"], 0.95, "×", bytes=sizes[0], bytes_of_twin=sizes[1], **compared,
            )  # fmt: skip
