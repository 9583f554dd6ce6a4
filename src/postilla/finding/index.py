"""The index of words, on both databases: which comments, and which articles, have which terms. `terms` makes them;
nothing here parses.

SQLite's FTS5 and PostgreSQL's tsvector hold the same terms, so both find the same. A comment's language is a term, too.
The two tables are made in the room's migrations, since they are others on each.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.db import connection

from postilla.outbox.portions import in_portions
from postilla.outbox.statements import rows, run

COMMENTS, ARTICLES = "finding_words", "finding_article_words"
IN = "§"  # before a language: no word holds that sign, and it is no sign of either engine


class Match(NamedTuple):
    """A comment as the index knows it: where it stood and which language it had when it read so (`revision`)."""

    comment_id: int
    subject: str
    language: str
    revision: int


def put(entries: Sequence[tuple[int, str, Sequence[str]]], table: str = COMMENTS) -> None:
    """Comments (or articles) by their ids, with their language and terms, in the place of what the index had of them.

    Within a transaction.
    """
    drop([number for number, _, _ in entries], table)
    postgres = connection.vendor == "postgresql"
    place = "(%s, array_to_tsvector(%s::text[]))" if postgres else "(%s, %s)"
    for some in in_portions(entries, 100):
        values: list[Any] = []
        for number, language, terms in some:
            words = [*terms, IN + language] if language else list(terms)
            values += [number, words if postgres else " ".join(words)]
        run(f"INSERT INTO {table} (rowid, words) VALUES {', '.join([place] * len(some))}", *values)  # noqa: S608


def drop(ids: Collection[int], table: str = COMMENTS) -> None:
    if ids:
        places = ", ".join(["%s"] * len(ids))
        run(f"DELETE FROM {table} WHERE rowid IN ({places})", *ids)  # noqa: S608  (places alone)


def matching(asked: Sequence[frozenset[str]], language: str, most: int) -> list[Match]:
    """The newest comments that have a term of each set. Of one language, where it is given."""
    groups = [*asked, frozenset([IN + language])] if language else list(asked)
    return [Match(*row) for row in _rows(_FIND_COMMENTS, COMMENTS, groups, most)]


def articles_matching(asked: Sequence[frozenset[str]], most: int) -> list[int]:
    """The ids of the newest articles, of whichever edition, that have a term of each set."""
    return [int(row[0]) for row in _rows(_FIND_ARTICLES, ARTICLES, asked, most)]


def _rows(find: str, table: str, groups: Sequence[frozenset[str]], most: int) -> list[tuple[Any, ...]]:
    if connection.vendor == "postgresql":
        query = " & ".join("(" + " | ".join(f"'{term}'" for term in sorted(group)) + ")" for group in groups)
        return rows(find.format(match=f"{table}.words @@ %s::tsquery"), query, most)
    query = " AND ".join("(" + " OR ".join(f'"{term}"' for term in sorted(group)) + ")" for group in groups)
    return rows(find.format(match=f"{table} MATCH %s"), query, most)


_FIND_COMMENTS = (
    "SELECT e.comment_id, e.subject, e.language, e.revision FROM finding_words JOIN finding_entry e"
    " ON e.comment_id = finding_words.rowid WHERE {match} ORDER BY finding_words.rowid DESC LIMIT %s"
)
_FIND_ARTICLES = "SELECT rowid FROM finding_article_words WHERE {match} ORDER BY rowid DESC LIMIT %s"


def alone() -> None:
    """Let nobody else write into the index until this transaction ends. On SQLite there is one writer anyway."""
    if connection.vendor == "postgresql":
        run("SELECT pg_advisory_xact_lock(%s, %s)", *_LOCK)


_LOCK = (0x706F7374, 1)  # two numbers: none of the locks on one, which other rooms take, is the same


def empty() -> None:
    """Take all comments out."""
    run("DELETE FROM finding_words")
