"""The comments of one article, from the staged file into the discussion, batch by batch."""

import sqlite3
from collections.abc import Callable
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
    language = mapping.language_of(staging.site.language)
    fresh = any_there = False
    for batch in staging.comments_of(number):
        any_there = True
        before = reads.known(source, "comment", [row["xid"] for row in batch])
        new = [row for row in batch if row["xid"] not in before]
        if new and not fresh:
            fresh = True
            writes.unsettle_thread(source, external_id, now)
        ids = _store(source, subject, new, language, now) if new else []
        fates = [(UNCHANGED, before[row["xid"]][0], row["seq"]) for row in batch if row["xid"] in before]
        fates += [("out", comment_id, row["seq"]) for row, comment_id in zip(new, ids, strict=True)]
        staging.settle_comments(fates)
        tick(len(batch))
    if fresh or (any_there and external_id not in reads.known(source, "thread", [external_id])):
        writes.settle_thread(source, external_id, subject, now)


def _store(source: int, subject: str, rows: list[sqlite3.Row], language: str, now: datetime) -> list[int]:
    batch = [(row["xid"], _brought(row, language)) for row in rows]
    people = [
        (row["name"], row["address"], row["website"]) if row["address"] and row["words"] else None for row in rows
    ]
    return writes.bring_comments(source, subject, batch, people, now)


def _brought(row: sqlite3.Row, language: str) -> Brought:
    source, html = mapping.words(row["content"]) if row["words"] else ("", "")
    return Brought(
        parent_id=row["parent"],
        author_name=row["name"] if row["words"] else mapping.ANONYMOUS,
        website=row["website"] if row["words"] else "",
        guest_id=None,
        html=html,
        source=source,
        state=row["state"],
        created=moment_of(row["at"]),
        language=language,
        anchor=f"comment-{row['eid']}" if row["eid"] else "",
    )
