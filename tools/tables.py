"""Writes src/postilla/cli/data/tables.sql: what all migrations leave in an empty SQLite database.

`python -m tools.tables` after a migration was added, or a package with migrations was updated.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from postilla.cli.tables import LAID_OUT

ROOT = Path(__file__).resolve().parent.parent
# What is another at each making, as the same each time, so that writing the file again changes no other line.
SETTLED = {"applied": "'2000-01-01 00:00:00'", "translation_key": "printf('%032x', rowid)"}
HEAD = "-- What the migrations leave in an empty SQLite database. Written by: python -m tools.tables\n"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="postilla-tables-") as folder:
        said = {"POSTILLA_HOME": folder, "DJANGO_SETTINGS_MODULE": "postilla.config.settings"}
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity=0"], env=os.environ | said, check=True)
        LAID_OUT.write_text(script_of(Path(folder) / "postilla.sqlite3"), encoding="utf-8")
    sys.stdout.write(f"{LAID_OUT.relative_to(ROOT)}: {LAID_OUT.stat().st_size:,} bytes\n")


def script_of(database: Path) -> str:
    """The statements that make a database like this one, each ending its line."""
    with closing(sqlite3.connect(database)) as connection:
        return HEAD + "".join(f"{statement};\n" for statement in _statements(connection))


def _statements(connection: sqlite3.Connection) -> Iterator[str]:
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    searched = [name for _, name, sql in made if sql.startswith("CREATE VIRTUAL")]
    kept = [
        (kind, name, sql)
        for kind, name, sql in made
        # A virtual table makes its own; so does whatever counts up.
        if not any(name.startswith(f"{table}_") for table in searched) and name != "sqlite_sequence"
    ]
    yield from (sql for kind, _, sql in kept if kind == "table")
    for kind, name, _ in kept:
        if kind == "table" and name not in searched:
            yield from _rows(connection, name)
    yield "DELETE FROM sqlite_sequence"
    yield from _rows(connection, "sqlite_sequence")
    yield from (sql for kind, _, sql in kept if kind != "table")


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [column[1] for column in connection.execute(f'PRAGMA table_info("{table}")')]
    values = ", ".join(f"quote({SETTLED.get(column, _named(column))})" for column in columns)
    found = connection.execute(f'SELECT {values} FROM "{table}" ORDER BY rowid')
    if rows := [f"({', '.join(row)})" for row in found]:
        names = ", ".join(map(_named, columns))
        yield f'INSERT INTO "{table}" ({names}) VALUES\n' + ",\n".join(rows)


def _named(column: str) -> str:
    return f'"{column}"'


if __name__ == "__main__":
    main()
