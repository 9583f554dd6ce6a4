"""A migrated SQLite database kept between test runs, so that a run need not wait for a hundred migrations."""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.metadata import distributions
from pathlib import Path


@cache
def migrated(root: Path) -> Path:
    """The kept database of the sources in `root`. Where none fits, it is made first; who asks meanwhile waits."""
    # Not from pytest's own cache: that is not there where it is switched off.
    folder = root / ".pytest_cache" / "d" / "migrated"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"migrated-{fingerprint(root)}.sqlite3"
    with turn(kept.with_suffix(".lock")):
        if not kept.exists():
            _make(kept, root)
    return kept


@contextmanager
def turn(lock: Path) -> Iterator[None]:
    """One process after the other."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(kept: Path, root: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="postilla-migrating-") as folder:
        database, made = Path(folder) / "postilla.sqlite3", kept.parent / "made.sqlite3"
        take_earlier(kept, database, root)
        migrate(Path(folder))
        made.unlink(missing_ok=True)
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("VACUUM INTO ?", [str(made)])
        keep_template(kept, made, root)


def migrate(home: Path, database_url: str = "") -> None:
    """Run all migrations, in a process of its own, on the database of that home folder or at that address."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("POSTILLA_", "DJANGO_"))}
    said = {"POSTILLA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "postilla.config.settings"}
    if database_url:
        said["POSTILLA_DATABASE_URL"] = database_url
    command = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
    done = subprocess.run(command, env=clean | said, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def fingerprint(root: Path) -> str:
    """Changes with any migration of ours and with any version of what is installed."""
    return hashlib.sha256(json.dumps(_made_of(root), sort_keys=True).encode()).hexdigest()[:16]


def _made_of(root: Path) -> dict[str, str]:
    """What a migrated database follows from: our migrations by their contents, what is installed by version."""
    files = (root / "src" / "postilla").glob("*/**/migrations/*.py")
    ours = {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return ours | {f"package {found.name}": found.version for found in distributions()}


def take_template(template: Path, target: Path) -> bool:
    """Put the kept database at `target`; False when there is none that fits."""
    if not template.exists():
        return False
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(template, target)
    return True


def take_earlier(template: Path, target: Path, root: Path) -> None:
    """Where migrations were only added since a database was kept, put that one at `target`: it lacks but the new."""
    now = _made_of(root).items()
    for kept in template.parent.glob("migrated-*.json"):
        if json.loads(kept.read_text()).items() <= now and take_template(kept.with_suffix(".sqlite3"), target):
            return


def keep_template(template: Path, source: Path, root: Path) -> None:
    """Keep `source`, a file nobody writes to, as the template; older ones are deleted."""
    template.parent.mkdir(parents=True, exist_ok=True)
    for old in [*template.parent.glob("migrated-*.sqlite3"), *template.parent.glob("migrated-*.json")]:
        old.unlink(missing_ok=True)
    source.replace(template)
    template.with_suffix(".json").write_text(json.dumps(_made_of(root)))


if __name__ == "__main__":
    migrated(Path(__file__).resolve().parents[2])
