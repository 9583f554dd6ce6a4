"""Empty databases for tests: a SQLite file as a new magazine has it, or whatever all migrations make."""

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from postilla.cli.tables import LAID_OUT, statements


def lay_out(file: Path) -> None:
    """Make a SQLite database with its tables (tests/cli/test_tables.py shows that migrations make the same)."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for statement in statements(LAID_OUT.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute("COMMIT")


@contextmanager
def turn(lock: Path) -> Iterator[None]:
    """One process after the other."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def migrate(home: Path, database_url: str = "") -> None:
    """Run all migrations, in a process of its own, on the database of that home folder or at that address."""
    said = {"POSTILLA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "postilla.config.settings"}
    if database_url:
        said["POSTILLA_DATABASE_URL"] = database_url
    command = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
    done = subprocess.run(command, env=clean_environment(**said), check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def clean_environment(**said: str) -> dict[str, str]:
    """Ours without what says something to Postilla or Django, but for what is said here."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("POSTILLA_", "DJANGO_"))} | said
