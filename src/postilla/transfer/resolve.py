"""Putting a staged file in order: times, repeats, who answers whom, and which comments keep a place for their answers.

All of it in SQL on the temporary tables, so that it takes no more memory for a million comments than for ten.
"""

# ruff: noqa: S608  (statements are put together from constants of this file only)

import sqlite3

from postilla.discussion.rules import DEEPEST
from postilla.discussion.values import APART
from postilla.transfer.staging import ORDER, Staging
from postilla.transfer.wordpress import mapping


def resolve(staging: Staging) -> None:
    """After this every comment that is to be brought in has a level (0 for a root) and stands below a lesser one."""
    db = staging.db
    db.execute("BEGIN")
    _times(staging)
    _repeats(db)
    _repeated_items(db)
    _pages_with_conversations(db)
    _homeless(db)
    _parents(db)
    _levels(db)
    _break_circles(db)
    _keep_places(db)
    _close_holes(db)
    db.execute("COMMIT")
    db.execute(ORDER)


def _times(staging: Staging) -> None:
    """Local time by the site's offset where GMT is empty; the item's time, or 1980, where both are; at most now."""
    db, seconds = staging.db, int(staging.offset.total_seconds())
    db.execute(
        "UPDATE comment SET at = local - ?, note = note || ' time_from_local' WHERE at IS NULL AND local IS NOT NULL",
        (seconds,),
    )
    for (number,) in db.execute("SELECT DISTINCT item FROM comment WHERE at IS NULL AND item > 0").fetchall():
        when = mapping.item_time(staging.item(number), staging.offset)
        if when is not None:
            db.execute("UPDATE comment SET at = ?, note = note || ' time_from_article' WHERE at IS NULL AND item = ?",
                       (int(when.timestamp()), number))  # fmt: skip
    db.execute("UPDATE comment SET at = ?, note = note || ' time_unknown' WHERE at IS NULL",
               (int(mapping.EARLIEST.timestamp()),))  # fmt: skip
    today = int(staging.now.timestamp())
    db.execute("UPDATE comment SET at = ?, note = note || ' time_in_future' WHERE at > ?", (today, today))


def _repeats(db: sqlite3.Connection) -> None:
    """The same comment twice is brought in once. Comments are compared as a whole: other words under a number that was
    used already are another comment, and get a number of their own."""
    db.execute(
        "CREATE TEMP TABLE twice AS SELECT seq, xid, row_number() OVER "
        "(PARTITION BY xid, name, address, content, coalesce(at, local, 0) ORDER BY seq) AS same "
        "FROM comment WHERE xid IN (SELECT xid FROM comment GROUP BY xid HAVING count(*) > 1)"
    )
    repeats = "SELECT seq FROM twice WHERE same > 1"
    db.execute(f"UPDATE comment SET fate = 'duplicate_id', eid = NULL WHERE seq IN ({repeats})")
    others = db.execute("SELECT seq, xid, row_number() OVER (PARTITION BY xid ORDER BY seq) FROM twice WHERE same = 1")
    changes = [(f"{xid}.{nth}", seq) for seq, xid, nth in others.fetchall() if nth > 1]
    db.executemany("UPDATE comment SET xid = ?, eid = NULL, note = note || ' number_used_twice' WHERE seq = ?", changes)
    db.execute("DROP TABLE twice")


def _repeated_items(db: sqlite3.Connection) -> None:
    """An item that stands in the file again is left out; its comments go to the first."""
    first = "(SELECT min(o.number) FROM item o WHERE o.eid = {0}.eid AND o.fate IN ('', 'duplicate_id'))"
    again = f"UPDATE item SET fate = 'duplicate_id' WHERE fate = '' AND number > {first.format('item')}"
    if db.execute(again).rowcount:
        db.execute(
            f"UPDATE comment SET item = (SELECT {first.format('i')} FROM item i WHERE i.number = comment.item) "
            "WHERE item IN (SELECT number FROM item WHERE fate = 'duplicate_id')"
        )


def _pages_with_conversations(db: sqlite3.Connection) -> None:
    """Our pages have no conversation; one that had comments there comes in as an article."""
    db.execute(
        "UPDATE item SET kind = 'article', note = note || ' page_with_comments_as_article' WHERE kind = 'page' "
        "AND fate = '' AND number IN (SELECT item FROM comment WHERE fate = '')"
    )


def _homeless(db: sqlite3.Connection) -> None:
    """Comments of what is not brought in."""
    db.execute("UPDATE comment SET fate = 'outside_item' WHERE item = 0 AND fate = ''")
    db.execute(
        "UPDATE comment SET fate = 'on_' || (SELECT CASE WHEN i.kind = 'article' THEN 'article_' || i.fate "
        "ELSE i.kind END FROM item i WHERE i.number = comment.item) WHERE fate = '' AND item IN "
        "(SELECT number FROM item WHERE kind <> 'article' OR fate <> '')"
    )


def _parents(db: sqlite3.Connection) -> None:
    db.execute(
        "UPDATE comment SET up = (SELECT p.seq FROM comment p WHERE p.eid = comment.answers AND p.item = comment.item) "
        "WHERE answers IS NOT NULL"
    )
    db.execute("UPDATE comment SET note = note || ' parent_missing' WHERE answers IS NOT NULL AND up IS NULL")


def _levels(db: sqlite3.Connection) -> None:
    """Levels downward from the roots. Whoever would stand too deep stands beside what they answer."""
    # "+level": each level is found by what it answers. Without the sign, all that have no level yet are looked through
    # for each level anew.
    db.execute("UPDATE comment SET level = 0 WHERE up IS NULL AND level IS NULL")
    for level in range(1, DEEPEST):
        found = db.execute(
            "UPDATE comment SET level = ? WHERE +level IS NULL AND up IN (SELECT seq FROM comment WHERE level = ?)",
            (level, level - 1),
        )
        if not found.rowcount and level > 1:
            return
    bottom = DEEPEST - 1
    db.execute(
        "CREATE TEMP TABLE deep AS WITH RECURSIVE below (seq, place) AS ("
        "SELECT c.seq, p.up FROM comment p JOIN comment c ON c.up = p.seq WHERE p.level = ? AND c.level IS NULL "
        "UNION ALL SELECT c.seq, b.place FROM below b JOIN comment c ON c.up = b.seq) SELECT * FROM below",
        (bottom,),
    )
    db.execute("CREATE INDEX temp.deep_seq ON deep (seq)")
    db.execute(
        "UPDATE comment SET level = ?, note = note || ' too_deep', "
        "up = (SELECT place FROM deep d WHERE d.seq = comment.seq) "
        "WHERE seq IN (SELECT seq FROM deep)",
        (bottom,),
    )
    db.execute("DROP TABLE deep")


def _break_circles(db: sqlite3.Connection) -> None:
    """What has no level yet answers itself in the end. Each circle is opened at its earliest comment."""
    walk = start = 0
    query = "SELECT seq FROM comment WHERE level IS NULL AND mark IS NULL AND seq > ? ORDER BY seq LIMIT 1"
    while row := db.execute(query, (start,)).fetchone():
        walk += 1
        at = start = row[0]
        while True:
            up, mark, level = db.execute("SELECT up, mark, level FROM comment WHERE seq = ?", (at,)).fetchone()
            if mark == walk:
                _open(db, at)
                break
            if mark is not None or level is not None:
                break
            db.execute("UPDATE comment SET mark = ? WHERE seq = ?", (walk, at))
            at = up
    if walk:
        _levels(db)


def _open(db: sqlite3.Connection, start: int) -> None:
    """Make the earliest comment of the circle through `start` a root."""
    earliest: tuple[int, int] | None = None
    at = start
    while True:
        when, up = db.execute("SELECT at, up FROM comment WHERE seq = ?", (at,)).fetchone()
        earliest = min(earliest, (when, at)) if earliest else (when, at)
        at = up
        if at == start:
            break
    db.execute("UPDATE comment SET up = NULL, level = 0, note = note || ' parent_cycle' WHERE seq = ?", (earliest[1],))


def _keep_places(db: sqlite3.Connection) -> None:
    """What is left out but was answered comes in without words and name, so that its answers stay below it."""
    places = "('pingback', 'trackback', 'note', 'empty')"
    while db.execute(
        "UPDATE comment SET note = note || ' place_kept_for_answers_' || fate, fate = '', "
        f"state = '{APART}', name = '{mapping.ANONYMOUS}', address = '', website = '', content = '' "
        f"WHERE (fate IN {places} OR fate LIKE 'type_%') AND item IN "
        "(SELECT number FROM item WHERE kind = 'article' AND fate = '') "
        "AND seq IN (SELECT up FROM comment WHERE fate = '')"
    ).rowcount:
        pass
    db.execute("UPDATE comment SET answered = 1 WHERE fate = '' AND seq IN (SELECT up FROM comment WHERE fate = '')")
    db.execute("UPDATE comment SET note = note || ' pending_keeps_place_for_answers' WHERE answered AND state = 'held'")


def _close_holes(db: sqlite3.Connection) -> None:
    """An answer to something that is left out without a place becomes a root."""
    while db.execute(
        "UPDATE comment SET up = NULL, level = 0, note = note || ' parent_left_out' WHERE fate = '' AND up IN "
        "(SELECT seq FROM comment WHERE fate <> '')"
    ).rowcount:
        pass
