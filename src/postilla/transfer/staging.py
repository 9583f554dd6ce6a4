"""A temporary table of everything in a file, so that answers may come before what they answer and memory stays flat.

SQLite in a file of its own, thrown away afterwards. `fate` of a row is what becomes of it: "" while it is to be brought
in, then "out" or "unchanged", else the reason why it is left out. Every row has one at the end; the report counts them.
"""

# ruff: noqa: S608  (statements are put together from constants of this file only)

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from postilla.discussion.text import is_blank
from postilla.transfer.wordpress import mapping
from postilla.transfer.wordpress.records import AuthorRecord, CommentRecord, Item, ItemTerm, Record, Site, Term
from postilla.transfer.wordpress.tongues import Tongue, tongue_of

TABLES = """
CREATE TABLE item (
  number INTEGER PRIMARY KEY, eid TEXT, kind TEXT, fate TEXT, live INTEGER, note TEXT, holder TEXT, body TEXT,
  language TEXT, family TEXT);
CREATE TABLE comment (
  seq INTEGER PRIMARY KEY, item INTEGER, eid INTEGER, xid TEXT, answers INTEGER, kind TEXT, fate TEXT, state TEXT,
  note TEXT, at INTEGER, local INTEGER, name TEXT, address TEXT, website TEXT,
  content TEXT, up INTEGER, level INTEGER, ours INTEGER, mark INTEGER, answered INTEGER DEFAULT 0);
CREATE TABLE term (taxonomy TEXT, slug TEXT, name TEXT, eid TEXT, UNIQUE (taxonomy, slug));
CREATE TABLE author (login TEXT PRIMARY KEY, name TEXT, eid TEXT);
"""
INDEXES = """
CREATE INDEX comment_eid ON comment (eid);
CREATE INDEX comment_xid ON comment (xid);
CREATE INDEX comment_up ON comment (up);
CREATE INDEX comment_level ON comment (level);
CREATE INDEX item_eid ON item (eid);
CREATE INDEX item_holder ON item (holder);
"""
_AUTHOR = "INSERT OR IGNORE INTO author VALUES (?, ?, ?)"
ORDER = "CREATE INDEX comment_order ON comment (item, level, at, seq)"
BATCH, BATCH_SIZE = 4000, 8_000_000  # comments, and characters of theirs, held at a time


class Staging:
    """Filled by `fill`, put in order by `resolve.resolve`, read item by item afterwards."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.now = now
        self.db = sqlite3.connect(folder / "staging.sqlite3", isolation_level=None)
        self.db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000; PRAGMA temp_store=FILE;"
            + TABLES
        )
        self.site = Site("", "", "", "")
        self.repeated: Counter[str] = Counter()  # authors, terms that stand in the file again, by kind
        self._offsets: Counter[timedelta] = Counter()

    def close(self) -> None:
        self.db.close()

    def fill(self, records: Iterable[Record]) -> None:
        """Store every record. Raises what reading raises."""
        self.db.execute("BEGIN")
        waiting: list[tuple[object, ...]] = []
        size = 0
        for record in records:
            if isinstance(record, CommentRecord):
                waiting.append(self._comment(record))
                size += len(record.content)
                if len(waiting) >= BATCH or size > BATCH_SIZE:
                    self._store(waiting)
                    size = 0
            elif isinstance(record, Item):
                self._item(record)
            elif isinstance(record, Term):
                self._term(record)
            elif isinstance(record, AuthorRecord):
                before = self.db.total_changes
                self.db.execute(_AUTHOR, (record.login, record.name, record.external_id))
                self.repeated["author"] += self.db.total_changes == before
            else:
                self.site = record
        self._store(waiting)
        self.db.execute("COMMIT")
        self.db.executescript(INDEXES)

    @property
    def offset(self) -> timedelta:
        """How far the site's clock stood from UTC, as most of its records show."""
        return self._offsets.most_common(1)[0][0] if self._offsets else timedelta(0)

    def item(self, number: int) -> Item:
        return _item_of(self.db.execute("SELECT body FROM item WHERE number = ?", (number,)).fetchone()[0])

    def item_by_id(self, external_id: str) -> Item | None:
        """The item of this number in the old site, an attachment for instance."""
        row = self.db.execute("SELECT body FROM item WHERE eid = ? ORDER BY number LIMIT 1", (external_id,)).fetchone()
        return _item_of(row[0]) if row else None

    def pictures_of(self, external_id: str) -> list[str]:
        """The numbers of what is attached to an item."""
        query = "SELECT eid FROM item WHERE holder = ? AND kind = 'attachment' ORDER BY number LIMIT 100"
        rows = self.db.execute(query, (external_id,))
        return [row[0] for row in rows]

    def attached_to(self, external_id: str) -> list[Item]:
        """What is attached to an item: pictures mostly, each of which had a page of its own."""
        query = "SELECT body FROM item WHERE holder = ? AND kind = 'attachment' ORDER BY number LIMIT 1000"
        return [_item_of(body) for (body,) in self.db.execute(query, (external_id,))]

    def number_of(self, kind: str, name: str) -> str:
        """The number that WordPress gave a category ("category"), a tag ("post_tag") or an author ("author"), or ""."""
        table, column = ("author", "login") if kind == "author" else ("term", "slug")
        where = "" if kind == "author" else " AND taxonomy = :kind"
        query = f"SELECT eid FROM {table} WHERE {column} = :name{where}"
        row = self.db.execute(query, {"name": name, "kind": kind}).fetchone()
        return mapping.external_id(row[0]) if row else ""

    def waiting(self, kind: str, language: str = "") -> list[tuple[int, str, bool]]:
        """(number, external id, live) of the items of a kind that are to be brought in, in the file's order.

        Those in `language`, and those that say none, come before their translations into others.
        """
        query = (
            "SELECT number, eid, live FROM item WHERE kind = ? AND fate = '' ORDER BY language NOT IN ('', ?), number"
        )
        rows = self.db.execute(query, (kind, language))
        return [(number, eid, bool(live)) for number, eid, live in rows]

    def tongue(self, number: int) -> Tongue:
        """Which language an item is in, and what it shares with its translations."""
        return Tongue(*self.db.execute("SELECT language, family FROM item WHERE number = ?", (number,)).fetchone())

    def note(self, number: int, word: str) -> None:
        """Let the report say one thing more of an item."""
        self.db.execute("UPDATE item SET note = note || ' ' || ? WHERE number = ?", (word, number))

    def external_id(self, number: int) -> str:
        return str(self.db.execute("SELECT eid FROM item WHERE number = ?", (number,)).fetchone()[0])

    def comments(self) -> Iterator[list[tuple[int, str]]]:
        """(seq, external id) of all comments that are to be brought in, in batches."""
        after = 0
        query = "SELECT seq, xid FROM comment WHERE fate = '' AND seq > ? ORDER BY seq LIMIT ?"
        while batch := self.db.execute(query, (after, BATCH)).fetchall():
            after = batch[-1][0]
            yield batch

    def records_waiting(self) -> int:
        """How many articles, pages and comments are to be brought in."""
        query = "SELECT (SELECT count(*) FROM comment WHERE fate = '') + (SELECT count(*) FROM item WHERE fate = '')"
        return int(self.db.execute(query).fetchone()[0])

    def settle_item(self, number: int, fate: str) -> None:
        self.db.execute("UPDATE item SET fate = ? WHERE number = ?", (fate, number))

    def comments_of(self, number: int) -> Iterator[list[sqlite3.Row]]:
        """The comments of an item that are to be brought in, in batches: by level, and by time within a level.

        `parent` is our id of what one answers, if that was in an earlier batch.
        """
        after = (-1, 0, 0)
        while batch := self._after(number, after):
            after = (batch[-1]["level"], batch[-1]["at"], batch[-1]["seq"])
            yield batch

    def _after(self, number: int, after: tuple[int, int, int]) -> list[sqlite3.Row]:
        cursor = self.db.execute(
            "SELECT c.*, p.ours AS parent FROM comment c LEFT JOIN comment p ON p.seq = c.up "
            "WHERE c.item = ? AND c.fate = '' AND (c.level, c.at, c.seq) > (?, ?, ?) "
            "ORDER BY c.level, c.at, c.seq LIMIT ?",
            (number, *after, BATCH),
        )
        cursor.row_factory = sqlite3.Row
        batch: list[sqlite3.Row] = []
        size = 0
        for row in cursor:
            batch.append(row)
            size += len(row["content"])
            if size > BATCH_SIZE:
                break
        return batch

    def settle_comments(self, fates: Iterable[tuple[str, int | None, int]]) -> None:
        """(fate, our id, seq) of a batch."""
        self.db.execute("BEGIN")
        self.db.executemany("UPDATE comment SET fate = ?, ours = ? WHERE seq = ?", fates)
        self.db.execute("COMMIT")

    def leave_out_comments(self, number: int, reason: str) -> None:
        self.db.execute("UPDATE comment SET fate = ? WHERE item = ? AND fate = ''", (reason, number))

    def _store(self, waiting: list[tuple[object, ...]]) -> None:
        places = ",".join("?" * 14)
        self.db.executemany(
            "INSERT INTO comment (item, eid, xid, answers, kind, fate, state, note, at, local, "
            f"name, address, website, content) VALUES ({places})",
            waiting,
        )
        waiting.clear()

    def _comment(self, record: CommentRecord) -> tuple[object, ...]:
        verdict = mapping.judge(record.kind, record.approved)
        person = mapping.person(record.author, record.email, record.website)
        eid, answers = mapping.external_id(record.external_id), mapping.parent_id(record.parent)
        exact, local = mapping.moment(record.date_gmt), mapping.moment(record.date)
        self._learn_offset(record.date, record.date_gmt)
        source = record.content.strip()
        cut = " cut_short" if len(source) > mapping.LONGEST_TEXT else ""
        fate = verdict.left_out or ("empty" if is_blank(source) else "")
        return (
            record.item, int(eid) if eid else None, eid or _fingerprint(record), int(answers) if answers else None,
            mapping.comment_kind(record.kind), fate, verdict.state,
            verdict.note + cut, _seconds(exact), _seconds(local), person.name, person.address, person.website,
            source[: mapping.LONGEST_TEXT],
        )  # fmt: skip

    def _item(self, record: Item) -> None:
        kind = mapping.item_kind(record)
        plan = mapping.judge_item(record, self.now)
        self._learn_offset(record.date, record.date_gmt)
        self.db.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record.number,
                plan.external_id,
                kind,
                plan.left_out,
                int(plan.live),
                plan.note,
                record.parent,
                _body(record),
                *astuple(tongue_of(record)),
            ),
        )

    def _term(self, record: Term) -> None:
        before = self.db.total_changes
        row = (record.taxonomy, record.slug, record.name, record.external_id)
        self.db.execute("INSERT OR IGNORE INTO term VALUES (?, ?, ?, ?)", row)
        self.repeated[record.taxonomy] += self.db.total_changes == before

    def _learn_offset(self, local: str, gmt: str) -> None:
        offset = mapping.offset_of(local, gmt)
        if offset is not None:
            self._offsets[offset] += 1


def moment_of(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _seconds(when: datetime | None) -> int | None:
    return int(when.timestamp()) if when is not None else None


def _fingerprint(record: CommentRecord) -> str:
    """What stands for the number of a comment that has none."""
    parts = "\0".join((str(record.item), record.author, record.email, record.date, record.date_gmt, record.content))
    return "h" + blake2b(parts.encode(), digest_size=12).hexdigest()


def _body(item: Item) -> str:
    return json.dumps(item, default=vars, ensure_ascii=False)


def _item_of(body: str) -> Item:
    fields = json.loads(body)
    fields["terms"] = tuple(ItemTerm(**term) for term in fields["terms"])
    fields["meta"] = tuple((key, value) for key, value in fields["meta"])
    return Item(**fields)
