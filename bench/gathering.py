"""What a server does when a comment comes to a long conversation whose comments were read: `python -m bench.gathering
FILE`, home in POSTILLA_HOME.

FILE holds pickled `Said`s. They are put into the tables of a home of their own, the last few one by one, and the lines
are made anew after each, as by a server. Prints JSON: seconds of the processor for the first lines, and for each after.
"""

import json
import os
import pickle
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from html import escape
from pathlib import Path

from bench.seed import BEGAN, article

MORE = 5  # comments that come after the others
BATCH = 2000


def main(file: Path) -> list[float]:
    from postilla.cli.start import begin

    begin(Path(os.environ["POSTILLA_HOME"]))
    from postilla.articles.writes import ensure_site
    from postilla.cli.memory import look_for_cycles_less

    ensure_site("Bench", "http://127.0.0.1:8000")
    look_for_cycles_less()
    _, subject = article("long", 400)
    said = pickle.loads(file.read_bytes())
    ids: dict[int, int] = {}
    for some in _levels(said[:-MORE]):
        _bring(subject, some, ids)
    took = [_lines(subject, 0)]
    for at, one in enumerate(said[-MORE:], 1):
        _bring(subject, [one], ids)
        took.append(_lines(subject, at))
    return took


def _levels(said: Sequence) -> Iterator[list]:
    """Those that answer nothing first, then what answers those, and so on; so many at once."""
    depth: dict[int, int] = {}
    levels = defaultdict(list)
    for one in said:
        depth[one.comment.id] = depth.get(one.comment.parent, -1) + 1
        levels[depth[one.comment.id]].append(one)
    for level in levels.values():
        for start in range(0, len(level), BATCH):
            yield level[start : start + BATCH]


def _bring(subject: str, said: Sequence, ids: dict[int, int]) -> None:
    """Store comments with what is known of them; their ids by those they had."""
    from postilla.discussion.reads import public_versions
    from postilla.discussion.values import PUBLISHED, Brought
    from postilla.discussion.writes import bring_in
    from postilla.insights import parts
    from postilla.insights.models import Heard
    from postilla.insights.packing import packed

    comments = [one.comment for one in said]
    brought = [
        Brought(ids.get(one.parent), f"Reader {one.person}", "", None, f"<p>{escape(one.text)}</p>", one.text,
                PUBLISHED, one.at, one.lang, avatar=one.id)
        for one in comments
    ]  # fmt: skip
    made = bring_in(subject, brought, BEGAN)
    ids.update(zip((one.id for one in comments), made, strict=True))
    versions = public_versions(made)
    Heard.objects.bulk_create(
        [
            Heard(comment_id=number, subject=subject, revision=versions[number][1], rules=parts.version(),
                  reading=packed(one.reading), meaning=parts.meaning_name(), vectors=one.vectors, themes="[]")
            for number, one in zip(made, said, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip


def _lines(subject: str, minutes: int) -> float:
    """Seconds of the processor to make its lines, fetched and kept."""
    from postilla.insights.writes.gathering import due, gather_some
    from postilla.outbox.writes import telling

    now = BEGAN + timedelta(minutes=minutes)
    with telling(now):
        due({subject}, now)
    began = time.process_time()
    assert gather_some(now)
    return time.process_time() - began


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
