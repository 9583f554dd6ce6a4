"""A lock for what has no row yet: an address that nobody has, and that two may want at once."""

from django.db import connection

from postilla.outbox.statements import run


def hold_address(hashed: str) -> None:
    """Let nobody else make an address theirs until this transaction ends; before any guest is locked, so that two who
    want the same wait for each other in one order. On SQLite there is one writer anyway."""
    if hashed and connection.vendor == "postgresql":
        run("SELECT pg_advisory_xact_lock(%s)", int(hashed[:15], 16))
