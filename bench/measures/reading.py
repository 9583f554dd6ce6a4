"""Reading the running example through the edge, against nginx serving the same bytes."""

from collections.abc import Iterator

from bench.client import get
from bench.load import in_turns, reads
from bench.servers import CannotMeasure, nginx, postilla
from bench.values import Figure, at_least, noted
from bench.workshop import EXAMPLE, Workshop, at_rest, copied


def measure(shop: Workshop) -> Iterator[Figure]:
    home = shop.sample()
    with postilla(home, empty=False) as ours:
        page = at_rest(ours, home, EXAMPLE)
        site = shop.folder / "nginx-site"
        copied(page, site / EXAMPLE.strip("/"))
        (site / "index.html").write_text("nginx\n")
        with nginx(shop.folder / "nginx", site) as theirs:
            mine, yours = (get(server.host, server.port, EXAMPLE, "gzip").body for server in (ours, theirs))
            if mine != yours:
                raise CannotMeasure(f"nginx serves other bytes than the edge ({len(yours)} and {len(mine)})")
            compared = in_turns(
                lambda: reads(ours, EXAMPLE, shop.seconds),
                lambda: reads(theirs, EXAMPLE, shop.seconds),
                shop.rounds,
            )
    absolute = f"{compared['ours']:,.0f} ÷ {compared['theirs']:,.0f}"
    what = f"reading the running example: requests/s, edge ÷ nginx ({absolute})"
    yield at_least(what, compared["ratio"], 0.90, "×", bytes=len(mine), **compared)
    yield noted("… the same by seconds of processor time", compared["ratio_by_processor_time"], "×")
