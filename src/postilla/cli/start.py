"""What every command does first: choose the home folder, load Django, bring the tables up to date."""

import fcntl
import os
from pathlib import Path
from typing import IO, Any, NoReturn

import typer

from postilla.cli.progress import Progress, Steps

DATABASE = "postilla.sqlite3"  # as the settings name it, which cannot be asked before there are keys


def begin(home: Path, *, address: str = "", create: bool = True, turning: bool = False) -> None:
    """Load Django for this home folder and bring its tables up to date (quick when nothing is to do).

    `address` is where the server listens; it is the site's own address where POSTILLA_BASE_URL says nothing, and is
    kept in the folder so that every command words links as the server does. `turning`: the key of addresses is being
    changed by this command, which alone may go on while it is.
    """
    home = home.resolve()
    _look_for_keys(home, create=create)
    make_home(home)
    os.environ["POSTILLA_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")
    if not turning:
        _holding[home] = held(home)
    _settle_address(home / "address", address)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        stop(str(error))
    _migrate()
    if not turning:
        _look_at_key(home)


def _look_for_keys(home: Path, *, create: bool) -> None:
    """Stop before keys are made for a database that was written with others, and where a command makes no database."""
    if (home / "keys").is_dir():
        return
    if (home / DATABASE).exists():
        stop(f"The database in {home} has no keys. Put back the folder keys/ that was copied together with it.")
    if not create:
        stop(f"There is no Postilla in {home}. Choose its folder with --home, or start one with: postilla serve")


def make_home(home: Path) -> None:
    """The home folder, for its owner alone; stops where it cannot be made or written in."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        why = "" if os.access(home, os.W_OK | os.X_OK) else "nobody but another user may write there"
    except FileExistsError:
        why = "there is a file of that name"
    except OSError as error:
        why = error.strerror or str(error)
    if why:
        stop(f"{home} cannot be the home folder: {why}. Choose another with --home or POSTILLA_HOME.")


_holding: dict[Path, IO[str]] = {}  # open as long as this process works on a folder


def held(home: Path, *, alone: bool = False) -> IO[str]:
    """Hold the folder's keys as they are, or, alone, to change them; stops where somebody else is in the way."""
    if alone:
        _look_for_keys(home, create=False)
    file = open(home / "keys.lock", "a", encoding="utf-8")  # noqa: SIM115  (held until the process ends)
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        if alone:
            stop(f"A server or another command works on {home}. Stop it, or wait for its end; then try again.")
        stop(f"The key of readers' addresses in {home} is being changed. Try again when that is done.")
    return file


def _look_at_key(home: Path) -> None:
    """Stop where the key is not that of the database: what is written with another could not be found again."""
    from django.conf import settings

    from postilla.identity.addresses import keys_of
    from postilla.identity.reads import keys_open, last_key_change

    try:
        here = keys_of(settings.POSTILLA_ADDRESS_KEY)
    except ValueError:
        stop(f"{home}/keys/address is broken. Put back the copy that belongs to this database.")
    last = last_key_change()
    if last is not None and (not last.done or (last.after != here.mark and (home / "keys" / "address.next").exists())):
        stop(f"Changing the key of readers' addresses was interrupted. Finish it: postilla keys rotate --home {home}")
    if (last is None and here.count > 1) or (last is not None and last.after != here.mark) or not keys_open(here):
        stop_for_key(home)


def stop_for_key(home: Path) -> NoReturn:
    """End the command, since readers' addresses were kept with another key than the folder's."""
    stop(
        f"{home}/keys/address is not the key of this database. Put back the keys and the database that were copied "
        "together."
    )


def _settle_address(kept: Path, address: str) -> None:
    if address:
        kept.write_text(address)
    elif kept.exists():
        address = kept.read_text().strip()
    if address:
        os.environ.setdefault("POSTILLA_BASE_URL", address)


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import OperationalError, connections
    from django.db.migrations.executor import MigrationExecutor

    from postilla.cli.tables import lay_out

    connection = connections["default"]
    try:
        lay_out(connection)
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        stop(_out_of_reach(connection.settings_dict, error))
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        typer.echo("Making the tables …")
        steps = Steps(Progress(len(plan), "steps", typer.echo))
        call_command("migrate", verbosity=1, interactive=False, stdout=steps, no_color=True)


def _out_of_reach(database: dict[str, Any], error: Exception) -> str:
    """One line for whoever starts us beside a database that does not answer. Never says the password."""
    why = " ".join(str(error).split())
    if password := database.get("PASSWORD"):
        why = why.replace(password, "…")
    if not database.get("HOST") and not database.get("USER"):
        return f"The database {database['NAME']} cannot be opened: {why}"
    where = f"{database['NAME']} at {database.get('HOST') or 'this machine'}"
    where += f", port {database['PORT']}" if database.get("PORT") else ""
    return (
        f"The database {where} cannot be reached. Start PostgreSQL, or set POSTILLA_DATABASE_URL right"
        f" (or unset it for SQLite). It said: {why}"
    )


def alone(home: Path) -> IO[str]:
    """Hold the folder for this server; stops with a clear message if another one holds it. Keep the value open."""
    make_home(home)
    file = open(home / "serve.lock", "a+", encoding="utf-8")  # noqa: SIM115  (held until the process ends)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        other = file.read().strip() or "another process"
        stop(f"Another server runs on {home} ({other}). Stop it first, or choose another folder with --home.")
    file.seek(0)
    file.truncate()
    file.write(f"process {os.getpid()}")
    file.flush()
    return file


def stop(message: str, code: int = 2) -> NoReturn:
    """Say what is wrong and end the command."""
    typer.secho(message, err=True, fg="red")
    raise typer.Exit(code)
