"""The tables of a new SQLite database, laid out at once instead of by three hundred migrations.

`data/tables.sql` is what the migrations leave in an empty database; `python -m tools.tables` writes it from a database
that they were run on, and a test compares the two. Whatever migrations came after it are run as ever.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

LAID_OUT = Path(__file__).parent / "data" / "tables.sql"
# What differs from one newsroom's database to the next: when it was made, its language, and names that are random.
ITS_OWN = (
    "UPDATE django_migrations SET applied = strftime('%Y-%m-%d %H:%M:%f', 'now')",
    "UPDATE wagtailcore_page SET translation_key = lower(hex(randomblob(16)))",
)
LANGUAGE = "UPDATE wagtailcore_locale SET language_code = %s"


def lay_out(connection: BaseDatabaseWrapper) -> bool:
    """Fill an empty SQLite database, all or nothing; False where that is not for us and migrations do it all.

    It is for us where the database is SQLite, has no table, and the file says no migration that is not installed.
    """
    if connection.vendor != "sqlite":
        return False
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.introspection.table_names(cursor) or not _all_known():
            return False
        for statement in statements(LAID_OUT.read_text(encoding="utf-8")):
            cursor.execute(statement)
        for statement in ITS_OWN:
            cursor.execute(statement)
        cursor.execute(LANGUAGE, [settings.LANGUAGE_CODE])
    return True


def statements(script: str) -> Iterator[str]:
    """The statements of a script in which each ends its line."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""


def run_by() -> set[tuple[str, str]]:
    """The migrations whose work the file holds, as (app, name)."""
    made = sqlite3.connect(":memory:")
    try:
        for statement in statements(LAID_OUT.read_text(encoding="utf-8")):
            if '"django_migrations"' in statement:
                made.execute(statement)
        return set(made.execute("SELECT app, name FROM django_migrations"))
    finally:
        made.close()


def _all_known() -> bool:
    return run_by() <= set(MigrationLoader(None).disk_migrations)
