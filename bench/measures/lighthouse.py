"""Lighthouse's scores of every kind of page of the sample magazine, as its defaults ask: a telephone on a slow line."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.client import get
from bench.servers import ROOT, CannotMeasure, Running, environment, postilla, tool
from bench.values import Figure
from bench.workshop import EXAMPLE, Workshop, at_rest, idle, say
from tools.install import BROWSERS, LIGHTHOUSE, ensure_lighthouse

ASKER = Path(__file__).parent.parent / "lighthouse.mjs"
FLOORS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = {
    "the front": "/",
    "a section": "/industry/",
    "an article with pictures and advertising": EXAMPLE,
    "its French translation": "/fr/industrie/valdora-confirme-80000-a-90000-voitures-pour-2024/",
    "its Arabic translation": "/ar/sinaa/valdora-tuakkid-80000-ila-90000-sayyara-fi-2024/",
    "the Arabic edition": "/ar/",
    "a conversation of a thousand": "/opinion/what-was-your-first-car/comments/2/",
    "an author": "/authors/livia-marchetti/",
    "search": "/search/",
    "search, with results": "/search/?q=car",
    "a subject of the ledger": "/ledger/valdora/",
    "a promise": "/ledger/promise/1/",
    "corrections": "/corrections/",
}
CORRECT = """
from pathlib import Path
from postilla.cli.start import begin
begin(Path({home!r}))
from django.contrib.auth import get_user_model
from django.utils import timezone
from postilla.articles import reads
from postilla.articles.versions import Note
from postilla.articles.writes import corrections
card = reads.latest(1)[0]
editor = get_user_model().objects.get(username="editor")
corrections.correct(card.id, Note("An earlier version gave another year."), editor, timezone.now())
"""


def measure(shop: Workshop) -> Iterator[Figure]:
    folder = _fetched()
    home = shop.sample()
    corrected = [sys.executable, "-c", CORRECT.format(home=str(home))]
    subprocess.run(corrected, cwd=ROOT, env=environment(home), check=True, capture_output=True)
    with postilla(home, empty=False) as server:
        for path in PAGES.values():
            if "?" not in path and get(server.host, server.port, path).status != 200:
                raise CannotMeasure(f"{path} is not there")
        at_rest(server, home, EXAMPLE)
        idle(server)
        rounds = 1 if shop.quick else 3
        asked = _asked(folder, server, rounds)
    for name, runs in asked.items():
        yield _figure(name, runs)


def _fetched() -> Path:
    """The folder of node_modules with Lighthouse; fetched the first time. Raises CannotMeasure."""
    tool("node")
    ensure_lighthouse()
    if not LIGHTHOUSE.exists():
        raise CannotMeasure("Lighthouse could not be fetched: it is an npm package, and needs npm and the network.")
    return LIGHTHOUSE.parent.parent


def _asked(folder: Path, server: Running, rounds: int) -> dict[str, list[dict[str, Any]]]:
    """The runs of each page, in order."""
    chromium = os.environ.get("POSTILLA_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        raise CannotMeasure("Chromium is missing. Install it, or set POSTILLA_CHROMIUM.")
    say(f"{rounds} × {len(PAGES)} pages")
    pages = json.dumps({name: server.url + path for name, path in PAGES.items()})
    command = ["node", str(ASKER), str(folder), chromium, str(rounds), pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise CannotMeasure(f"Lighthouse failed:\n{done.stderr[-2000:]}")
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in done.stdout.splitlines():
        run = json.loads(line)
        found[run["name"]].append(run)
    return found


def _figure(name: str, runs: list[dict[str, Any]]) -> Figure:
    """The median of the speed, and the other scores of the first run."""
    speed = [run["scores"]["performance"] for run in runs]
    scores = {**runs[0]["scores"], "performance": round(statistics.median(speed))}
    failed = sorted({fault for run in runs for fault in run["failed"]})
    said = " / ".join(str(scores[kind]) for kind in FLOORS)
    met = all(scores[kind] >= floor for kind, floor in FLOORS.items())
    return Figure(
        f"Lighthouse: {name}", said, " / ".join(map(str, FLOORS.values())), met,
        {"speed": speed, "failed": failed, "times": [run["times"] for run in runs]},
    )  # fmt: skip
