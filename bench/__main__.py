"""`python -m bench`: run the measures one after the other, print the table, keep the JSON."""

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from bench import machine, report
from bench.measures import MEASURES, WHEN_ASKED
from bench.servers import CannotMeasure
from bench.values import Figure
from bench.workshop import Workshop


def main() -> int:
    asked = _arguments()
    began = time.perf_counter()
    before = machine.condition()
    figures: list[Figure] = []
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="postilla-bench-", dir=asked.folder) as folder:
        shop = Workshop(Path(folder), quick=asked.quick, million=asked.million, clone=asked.clone)
        for name in asked.only or [name for name in MEASURES if name not in WHEN_ASKED]:
            print(f"• {name}", flush=True)
            start = time.perf_counter()
            figures += _measured(name, shop)
            took[name] = round(time.perf_counter() - start, 1)
    described = machine.describe()
    report.show(figures, described, before)
    about = {"machine": described, "before": before, "after": machine.condition(), "seconds": took,
             "quick": asked.quick}  # fmt: skip
    kept = report.keep(figures, about)
    if asked.write and not asked.quick:
        report.write(figures, described, before)
    print(f"\n{time.perf_counter() - began:.0f} s in all. Kept in {kept.relative_to(report.RESULTS.parent.parent)}")
    if asked.quick:
        print("A quick run tries the bench itself; its figures are no figures.")
    return 0


def _measured(name: str, shop: Workshop) -> list[Figure]:
    """The figures of one measure; where it cannot be done, a line that says why, and the others go on."""
    found: list[Figure] = []
    try:
        found.extend(MEASURES[name](shop))
    except (CannotMeasure, OSError, subprocess.SubprocessError) as problem:
        print(f"  {problem}", flush=True)
        found.append(Figure(f"{name}: could not be measured (see above)", "–", met=False))
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure what docs/PERFORMANCE.md promises.")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="one measure; may be given again")
    parser.add_argument("--quick", action="store_true", help="short rounds and small threads, to try the bench itself")
    parser.add_argument(
        "--million", action="store_true", help="also a thread and an import of 1,000,000 (many minutes)"
    )
    parser.add_argument("--clone", action="store_true", help="also the first `make serve` of a fresh clone (downloads)")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/PERFORMANCE.md")
    parser.add_argument("--folder", help="where the temporary folder is made, such as a real disk instead of memory")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
