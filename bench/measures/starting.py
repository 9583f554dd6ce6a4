"""How long a start takes, until `/` is answered, and what memory the server then keeps."""

import shutil
import subprocess
import time
from collections.abc import Iterator

from bench.load import reads
from bench.servers import ROOT, CannotMeasure, postilla, tool
from bench.values import Figure, at_most, noted
from bench.workshop import EXAMPLE, Workshop, idle, say


def measure(shop: Workshop) -> Iterator[Figure]:
    if shop.clone:
        yield _fresh_clone(shop)
    home = shop.folder / "sample"
    with postilla(home, empty=False) as first:
        took, worked = first.ready_after, first.worked_seconds()
    yield noted("first start of an empty folder, with the sample magazine", took, "s", worked_seconds=worked)
    with postilla(home, empty=False) as second:
        worked = second.worked_seconds()
        yield at_most("cold start of a prepared folder, to the first answer", second.ready_after, 4, "s")
        yield noted("… processor time of it", worked, "s")
        idle(second)
        reads(second, EXAMPLE, 1)
        reads(second, "/search/?q=cars", 1)
        yield at_most("resident memory after serving pages and searches", second.resident_mb(), 400, "MB")
    command = ["make", "serve", f"ARGS=--home {home} --port 0"]
    with postilla(home, command=command) as again:
        yield at_most("second `make serve`, to the first answer", again.ready_after, 8, "s")


def _fresh_clone(shop: Workshop) -> Figure:
    """`make serve` in a new clone: environment, downloads, sample magazine, first answer."""
    clone, home = shop.folder / "clone", shop.folder / "cloned-home"
    done = subprocess.run([tool("git"), "clone", "-q", str(ROOT), str(clone)], capture_output=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"the repository could not be cloned: {done.stderr.decode(errors='replace')}")
    say("make serve in a fresh clone")
    began = time.perf_counter()
    command = ["make", "-C", str(clone), "serve", f"ARGS=--home {home} --port 0"]
    with postilla(home, command=command):
        took = time.perf_counter() - began
    shutil.rmtree(clone)
    return at_most("first `make serve` of a fresh clone, with downloads", took, 150, "s")
