"""The index of words, on both databases: which comments have which terms. `terms` makes them; nothing here parses.

SQLite's FTS5 and PostgreSQL's tsvector hold the same terms, so both find the same. A comment's language is a term, too.
The table is made in the room's first migration, since it is another on each.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.db import connection

from postilla.outbox.statements import rows, run

IN = "§"  # before a language: no word holds that sign, and it is no sign of either engine


class Match(NamedTuple):
    """A comment as the index knows it: where it stood and which language it had when it read so (`revision`)."""

    comment_id: int
    subject: str
    language: str
    revision: int


def put(entries: Sequence[tuple[int, str, Sequence[str]]]) -> None:
    """Comments with their language and terms, in the place of what the index had of them. Within a transaction."""
    drop([comment_id for comment_id, _, _ in entries])
    postgres = connection.vendor == "postgresql"
    place = "(%s, array_to_tsvector(%s::text[]))" if postgres else "(%s, %s)"
    for start in range(0, len(entries), 100):
        some = entries[start : start + 100]
        values: list[Any] = []
        for comment_id, language, terms in some:
            words = [*terms, IN + language] if language else list(terms)
            values += [comment_id, words if postgres else " ".join(words)]
        run(f"INSERT INTO finding_words (rowid, words) VALUES {', '.join([place] * len(some))}", *values)  # noqa: S608


def drop(comment_ids: Collection[int]) -> None:
    if comment_ids:
        places = ", ".join(["%s"] * len(comment_ids))
        run(f"DELETE FROM finding_words WHERE rowid IN ({places})", *comment_ids)  # noqa: S608  (places alone)


def matching(asked: Sequence[frozenset[str]], language: str, most: int) -> list[Match]:
    """The newest comments that have a term of each set. Of one language, where it is given."""
    groups = [*asked, frozenset([IN + language])] if language else list(asked)
    if connection.vendor == "postgresql":
        query = " & ".join("(" + " | ".join(f"'{term}'" for term in sorted(group)) + ")" for group in groups)
        found = rows(_FIND.format(match="words @@ %s::tsquery"), query, most)
    else:
        query = " AND ".join("(" + " OR ".join(f'"{term}"' for term in sorted(group)) + ")" for group in groups)
        found = rows(_FIND.format(match="finding_words MATCH %s"), query, most)
    return [Match(*row) for row in found]


_FIND = (
    "SELECT e.comment_id, e.subject, e.language, e.revision FROM finding_words JOIN finding_entry e"
    " ON e.comment_id = finding_words.rowid WHERE {match} ORDER BY finding_words.rowid DESC LIMIT %s"
)


def alone() -> None:
    """Let nobody else write into the index until this transaction ends. On SQLite there is one writer anyway."""
    if connection.vendor == "postgresql":
        run("SELECT pg_advisory_xact_lock(%s, %s)", *_LOCK)


_LOCK = (0x706F7374, 1)  # two numbers: none of the locks on one, which other rooms take, is the same


def empty() -> None:
    """Take everything out."""
    run("DELETE FROM finding_words")
