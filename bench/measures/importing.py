"""Bringing a WordPress site in: how long, and how much memory at most."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench import wordpress
from bench.servers import POSTILLA, ROOT, CannotMeasure, environment
from bench.values import Figure, at_most, noted
from bench.workshop import Workshop, say

SMALL, LARGE, MILLION = 20_000, 100_000, 1_000_000
# Runs a command from a process that is small itself, and says its processor time (s) and peak memory (MB): Linux counts
# what whoever started a process held at that moment as the process's own peak, and the bench may hold a lot.
COUNTED = """
import json, resource, subprocess, sys
failed = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6]))
sys.exit(failed)
"""


@dataclass(frozen=True)
class Brought:
    seconds: float
    worked_seconds: float  # of processor time
    peak_mb: float
    unaccounted: int  # records that the report neither stored nor gave a reason for


def measure(shop: Workshop) -> Iterator[Figure]:
    large = 10_000 if shop.quick else LARGE
    small = bring(shop, large * SMALL // LARGE)
    one = bring(shop, large)
    share = large / LARGE  # a quick run promises its share of the time
    yield at_most(f"import of {large:,} comments: time", one.seconds, 60 * share, "s")
    yield noted("… processor time of it", one.worked_seconds, "s")
    yield at_most("… peak memory", one.peak_mb, 350, "MB")
    yield at_most("… records neither stored nor named with a reason", one.unaccounted, 0)
    what = f"… its peak memory ÷ that of an import of {large * SMALL // LARGE:,}"
    yield noted(what, one.peak_mb / small.peak_mb, "×", small_mb=small.peak_mb, small_seconds=small.seconds)
    if shop.million:
        all_of_them = bring(shop, MILLION)
        yield at_most(f"import of {MILLION:,} comments: peak memory", all_of_them.peak_mb, 350, "MB")
        yield noted("… time", all_of_them.seconds, "s")
        yield noted(f"… peak memory ÷ that of {large:,} (flat: 1)", all_of_them.peak_mb / one.peak_mb, "×")


def bring(shop: Workshop, comments: int) -> Brought:
    """Import an export with this many comments into an empty home, by the command."""
    home, file = shop.folder / f"import-{comments}", shop.folder / f"old-site-{comments}.xml"
    report = shop.folder / f"report-{comments}.json"
    wordpress.write(file, comments)
    say(f"an export of {comments:,} comments, {file.stat().st_size / 1e6:.0f} MB")
    asked = [POSTILLA, "import", "wordpress", str(file), "--home", str(home), "--report", str(report)]
    began = time.perf_counter()
    with open(shop.folder / f"import-{comments}.log", "wb") as log:
        by = [sys.executable, "-S", "-c", COUNTED, *asked]
        done = subprocess.run(by, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, stderr=log, check=False)
    took = time.perf_counter() - began
    if done.returncode:
        raise CannotMeasure(f"the import failed:\n{(shop.folder / log.name).read_text(errors='replace')[-1500:]}")
    worked, peak = json.loads(done.stdout)
    said = json.loads(report.read_text(encoding="utf-8"))
    named = sum(said["by_reason"].values())
    file.unlink()
    unaccounted = said["records_in"] - said["records_out"] - named
    return Brought(took, worked, peak, unaccounted)
