"""The comments of one article, from the staged file into the discussion, batch by batch."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime

from postilla.discussion.values import Brought
from postilla.transfer import reads, writes
from postilla.transfer.report import UNCHANGED
from postilla.transfer.staging import Staging, moment_of
from postilla.transfer.wordpress import mapping

Thread = tuple[int, int, str, str]  # source, number of the item in the file, its external id, subject


def feed(staging: Staging, thread: Thread, now: datetime, tick: Callable[[int], object]) -> None:
    """Bring in what is not there yet, level by level, and count the thread once at the end.

    `tick` is called with the number of comments done in each batch.
    """
    source, number, external_id, subject = thread
    language = staging.tongue(number).language or mapping.language_of(staging.site.language)
    fresh = any_there = False
    for batch in staging.comments_of(number):
        any_there = True
        before = reads.known(source, "comment", [row["xid"] for row in batch])
        ours = {row["seq"]: before[row["xid"]][0] for row in batch if row["xid"] in before}
        fates = [(UNCHANGED, comment_id, seq) for seq, comment_id in ours.items()]
        new = [row for row in batch if row["seq"] not in ours]
        if new and not fresh:
            fresh = True
            writes.unsettle_thread(source, external_id, now)
        if new:
            ids = writes.bring_comments(source, subject, _brought(new, ours, language), _people(new), now)
            fates += [("out", comment_id, row["seq"]) for row, comment_id in zip(new, ids, strict=True)]
        staging.settle_comments(fates)
        tick(len(batch))
    if fresh or (any_there and external_id not in reads.known(source, "thread", [external_id])):
        writes.settle_thread(source, external_id, subject, now)


def _people(rows: list[sqlite3.Row]) -> list[writes.Person | None]:
    """Who wrote, where an address is known."""
    return [(row["name"], row["address"], row["website"]) if row["address"] else None for row in rows]


def _brought(rows: list[sqlite3.Row], ours: Mapping[int, int], language: str) -> list[tuple[str, Brought]]:
    """Each comment with its number on the old site. `ours` are those of the batch that are here already."""
    at = {row["seq"]: place for place, row in enumerate(rows)}
    return [(row["xid"], _comment(row, ours.get(row["up"]), at.get(row["up"]), language)) for row in rows]


def _comment(row: sqlite3.Row, parent: int | None, answers: int | None, language: str) -> Brought:
    source, html = mapping.words(row["content"])
    return Brought(
        parent_id=row["parent"] or parent,
        author_name=row["name"],
        website=row["website"],
        guest_id=None,
        html=html,
        source=source,
        state=row["state"],
        created=moment_of(row["at"]),
        language=language,
        anchor=f"comment-{row['eid']}" if row["eid"] else "",
        answers=answers,
        answered=bool(row["answered"]),
    )
