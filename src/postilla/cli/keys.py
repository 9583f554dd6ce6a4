"""`postilla keys rotate`: another key for readers' addresses.

The new keys lie beside the old ones (`address.next`) before the first row is turned, and take their place after the
last. Whatever is killed in between, the database says how far it came, and running the command again goes on.
"""

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from postilla.cli.start import begin, held, stop, stop_for_key

if TYPE_CHECKING:
    from postilla.identity.addresses import Keys


def rotate(home: Path) -> None:
    """Change the key, or finish a change that was interrupted. Raises typer.Exit with 2 and a message."""
    home = home.resolve()
    lock = held(home, alone=True)
    begin(home, create=False, turning=True)
    from django.utils import timezone

    from postilla.identity import writes
    from postilla.identity.addresses import Keys
    from postilla.identity.reads import keys_open, last_key_change

    now_file, next_file = home / "keys" / "address", home / "keys" / "address.next"
    here = Keys(now_file.read_text())
    last = last_key_change()
    if last is not None and last.done and last.after != here.mark:
        _settle(next_file, now_file, last.after)  # killed between the last commit and the move
        typer.echo("The change was complete but for its last step, which is done now.")
        return
    if last is None or last.done:
        if not keys_open(here):
            stop_for_key(home)
        if not next_file.exists():
            _put(next_file, f"{now_file.read_text().strip()}\n{secrets.token_hex(32)}\n")
        coming = Keys(next_file.read_text())
        change = writes.begin_key_change(here.mark, coming.mark, timezone.now())
    else:
        typer.echo(f"Going on with the change that began at {last.begun_at:%Y-%m-%d %H:%M} UTC.")
        coming, change = _coming(next_file, last.after), last.id
    count = _turn_all(change, coming)
    writes.end_key_change(change, timezone.now())
    _settle(next_file, now_file, coming.mark)
    typer.echo(f"The key was changed; {count} rows were looked at. Copy {now_file} to where you keep the keys now:")
    typer.echo("copies of the database from today on need it, and earlier copies need the earlier one.")
    lock.close()


def _turn_all(change: int, coming: "Keys") -> int:
    from django.utils import timezone

    from postilla.discussion.keyed import KEYED as DISCUSSION
    from postilla.identity import writes
    from postilla.identity.keyed import KEYED as IDENTITY
    from postilla.moderation.keyed import KEYED as MODERATION
    from postilla.notifications.keyed import KEYED as NOTIFICATIONS

    count = 0
    for keyed in (*IDENTITY, *DISCUSSION, *MODERATION, *NOTIFICATIONS):
        while some := writes.turn(change, keyed, coming, timezone.now()):
            count += some
            typer.echo(f"{keyed.table}: {some} rows")
    return count


def _coming(next_file: Path, mark: str) -> "Keys":
    from postilla.identity.addresses import Keys

    try:
        coming = Keys(next_file.read_text())
    except (OSError, ValueError) as error:
        stop(f"The new key is missing or broken ({next_file}: {error}). Put it back; the rows done so far need it.")
    if coming.mark != mark:
        stop(f"{next_file} is not the key that the change began with. Put that one back; the rows done so far need it.")
    return coming


def _settle(next_file: Path, now_file: Path, mark: str) -> None:
    """The new keys take the place of the old ones, which are the first among them."""
    _coming(next_file, mark)
    _put(now_file, next_file.read_text())
    next_file.unlink()


def _put(file: Path, text: str) -> None:
    """Write a file that its owner alone may read; it is on the disk afterwards, whole."""
    fresh = file.with_name(f"{file.name}.new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
