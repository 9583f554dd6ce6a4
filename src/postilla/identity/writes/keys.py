"""Changing the key of addresses: what hangs on it is turned in batches, each with how far it went in one commit."""

from datetime import datetime

from django.db import connection

from postilla.identity.addresses import Keys
from postilla.identity.models import KeyChange
from postilla.identity.values import Keyed
from postilla.outbox.writes import telling

BATCH = 2000  # rows
_READ = "SELECT id, {columns} FROM {table} WHERE id > %s ORDER BY id LIMIT {batch}"
_WRITE = "UPDATE {table} SET {columns} WHERE id = %s"


def begin_key_change(before: str, after: str, now: datetime) -> int:
    """Note that the key with the mark `before` gives way to `after`; the change's id."""
    with telling(now):
        return KeyChange.objects.create(before=before, after=after, begun_at=now).id


def turn(change_id: int, keyed: Keyed, keys: Keys, now: datetime) -> int:
    """Turn the next rows of a table to the last of `keys`; how many were looked at, 0 when it is done.

    Whoever is stopped in between goes on where the last commit was: a row is turned once. Nobody else may read or
    write the columns meanwhile.
    """
    names = (*keyed.hashes, *keyed.ciphers)
    with telling(now), connection.cursor() as cursor:
        change = KeyChange.objects.select_for_update().get(id=change_id)
        since = change.progress.get(keyed.table, 0)
        # Names of tables and columns are ours, never a reader's.
        cursor.execute(_READ.format(columns=", ".join(names), table=keyed.table, batch=BATCH), [since])
        rows = cursor.fetchall()
        turned = [(*_turned(row[1:], len(keyed.hashes), keys), row[0]) for row in rows if any(row[1:])]
        if turned:
            columns = ", ".join(f"{name} = %s" for name in names)
            cursor.executemany(_WRITE.format(columns=columns, table=keyed.table), turned)
        if rows:
            change.progress[keyed.table] = rows[-1][0]
            change.save(update_fields=["progress"])
    return len(rows)


def _turned(values: tuple[str | bytes, ...], hashes: int, keys: Keys) -> list[str | bytes]:
    again: list[str | bytes] = [keys.hash_again(str(value)) for value in values[:hashes]]
    return again + [keys.encrypt_again(bytes(value)) for value in values[hashes:] if not isinstance(value, str)]


def end_key_change(change_id: int, now: datetime) -> None:
    """All is turned: from this commit on the new key counts."""
    with telling(now):
        KeyChange.objects.filter(id=change_id).update(done_at=now)
