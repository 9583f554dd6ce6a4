"""The tables of a new database are those that the migrations make, whichever way they came about."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from postilla.cli.tables import LAID_OUT, run_by
from tests.support.databases import clean_environment, migrate
from tools.tables import script_of

NEW = """
from pathlib import Path
from postilla.cli import start, tables
from django.core import management
{before}
def never(*words, **options):
    raise SystemExit("migrations were run")
{guard}
start.begin(Path({home!r}))
"""
NONE_RUN = "management.call_command = never"


def begun(home: Path, before: str = "", guard: str = NONE_RUN, **environment: str) -> Path:
    """The database of a folder in which a first command was given."""
    code = NEW.format(home=str(home), before=before, guard=guard)
    done = subprocess.run(
        [sys.executable, "-c", code], env=clean_environment(**environment), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return home / "postilla.sqlite3"


def test_the_file_is_what_the_migrations_leave(tmp_path: Path) -> None:
    migrate(tmp_path)
    assert script_of(tmp_path / "postilla.sqlite3") == LAID_OUT.read_text(encoding="utf-8"), (
        "run: python -m tools.tables"
    )


def test_a_new_folder_has_its_tables_without_a_migration_run_and_as_they_would_have_been(tmp_path: Path) -> None:
    database = begun(tmp_path / "home")
    assert script_of(database) == LAID_OUT.read_text(encoding="utf-8")
    with closing(sqlite3.connect(database)) as made:
        (year,) = made.execute("SELECT DISTINCT strftime('%Y', applied) FROM django_migrations").fetchone()
        assert year > "2000", "they are said to be of today"
        keys = {key for (key,) in made.execute("SELECT translation_key FROM wagtailcore_page")}
        assert len(keys) == 2
        assert not any(key in LAID_OUT.read_text(encoding="utf-8") for key in keys)
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_magazine_in_another_language_has_its_locale(tmp_path: Path) -> None:
    with closing(sqlite3.connect(begun(tmp_path / "home", POSTILLA_LANGUAGE="fr"))) as made:
        assert made.execute("SELECT language_code FROM wagtailcore_locale").fetchall() == [("fr",)]


def test_a_database_that_has_a_table_is_left_to_migrations(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "keys").mkdir(parents=True)
    with closing(sqlite3.connect(home / "postilla.sqlite3")) as theirs:
        theirs.execute("CREATE TABLE notes (words text)")
    guard = "management.call_command = lambda *words, **options: print('migrations')"
    with closing(sqlite3.connect(begun(home, guard=f"{guard}\nstart._look_at_key = print"))) as left:
        assert left.execute("SELECT name FROM sqlite_master").fetchall() == [("notes",)]


def test_a_file_of_migrations_that_are_not_installed_is_left_alone(tmp_path: Path) -> None:
    script = tmp_path / "tables.sql"
    script.write_text(LAID_OUT.read_text(encoding="utf-8").replace("'0001_first'", "'0001_of_another_release'", 1))
    guard = "management.call_command = lambda *words, **options: print('migrations')"
    before = f"tables.LAID_OUT = Path({str(script)!r})"
    database = begun(tmp_path / "home", before, f"{guard}\nstart._look_at_key = print")
    with closing(sqlite3.connect(database)) as left:
        assert left.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_it_says_which_migrations_it_holds() -> None:
    assert ("discussion", "0001_initial") in run_by()
