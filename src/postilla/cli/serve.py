"""`postilla serve`: set up what is missing, then one process with the edge, Django and the worker that drains facts."""

import asyncio
import errno
import ipaddress
import secrets
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from postilla.cli import made_by
from postilla.cli.loading import load_everything
from postilla.cli.memory import begin_small, look_for_cycles_less
from postilla.cli.start import alone, begin, stop

if TYPE_CHECKING:
    import uvicorn

    from postilla.cli.background import Background


def serve(home: Path, host: str, port: int, *, empty: bool) -> None:
    """Serve the site in `home` on host and port until SIGINT or SIGTERM. Raises typer.Exit with a message."""
    begin_small()
    home = home.resolve()
    held = alone(home)
    listening = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    begin(home, address=address)
    from django.conf import settings

    if settings.POSTILLA_TESTING and not _is_loopback(host):
        stop(f"POSTILLA_TESTING switches off rates; the server then listens on loopback only, not on {host}.")
    first_run(address, empty=empty)
    note_settings()
    name_unreachable()
    name_unknown_groups()
    _forget_what_may_be_stale()
    load_everything()
    typer.echo(f"Postilla serves {address}/  (the newsroom: {address}/admin/; stop with Ctrl-C)")
    try:
        _run(listening)
    finally:
        held.close()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            stop(f"Cannot listen on {host}: this machine has no such address. Choose another with --host.")
        stop(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another with --port.")
    listening.listen(1024)
    return listening


def first_run(address: str, *, empty: bool) -> None:
    """The site, the sample magazine and an administrator, where they are not there yet."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from postilla.articles.reads import latest
    from postilla.articles.values import UNNAMED
    from postilla.articles.writes import ensure_site
    from postilla.publishing.theme import put_assets

    put_assets()
    users = get_user_model().objects
    if not users.filter(is_superuser=True).exists():
        ensure_site(UNNAMED, address)
        if not empty and not latest(1):
            from postilla.cli.sampling import bring_sample

            bring_sample(timezone.now(), typer.echo)
        let_desk_decide()
        password = secrets.token_urlsafe(12)
        users.create_superuser("editor", "", password)
        typer.secho(f"Administrator made: name editor, password {password}  (shown this once)", bold=True)


def let_desk_decide() -> None:
    """Until somebody settles otherwise: the CMS's moderators decide about comments, its editors keep the ledger."""
    from django.contrib.auth.models import Group, Permission

    lists = Permission.objects.filter(content_type__app_label="ledger", codename__regex="^(add|change|view)_")
    keep = lists.filter(content_type__model__in=["subject", "metric", "promise"])
    for group in Group.objects.filter(name="Editors"):
        group.permissions.add(*keep, Permission.objects.get(codename="keep_ledger"))
    decide = Permission.objects.get(content_type__app_label="moderation", codename="add_decision")
    for group in Group.objects.filter(name="Moderators"):
        group.permissions.add(decide)


def note_settings() -> None:
    """What the environment settles about comments goes into the log of changes, where it is not as it was."""
    from django.conf import settings
    from django.utils import timezone

    from postilla.moderation.writes import note_start

    said = {
        "POSTILLA_MODERATION": (settings.POSTILLA_MODERATION, "post"),
        "POSTILLA_CONFIRM": ("yes" if settings.POSTILLA_CONFIRM else "no", "no"),
        "POSTILLA_COMMENT_LANGUAGES": (", ".join(settings.POSTILLA_COMMENT_LANGUAGES), ""),
        "POSTILLA_STAFF_2FA": (settings.POSTILLA_STAFF_2FA, "optional"),
        "POSTILLA_NETWORK_DAYS": (str(settings.POSTILLA_NETWORK_DAYS), "7"),
        "POSTILLA_ADDRESS_DAYS": (str(settings.POSTILLA_ADDRESS_DAYS), "730"),
    }
    note_start(said, timezone.now())


def name_unreachable() -> None:
    """Pages that an update, or an edition, took the address of: the operator is told with every start."""
    from postilla.cli.upkeep import unreachable

    for line in unreachable():
        typer.secho(line, fg="yellow")


def name_unknown_groups() -> None:
    """Groups misspelt in the file of sign-ins elsewhere: readers are served all the same."""
    from postilla.cli.upkeep import unknown_groups

    for line in unknown_groups():
        typer.secho(f"Error: {line}.", fg="red", err=True)


def _forget_what_may_be_stale() -> None:
    """Drop pages that this start cannot vouch for; they are made again when read.

    Pages are not fsynced, so a power cut may have spoilt them: pages made under another boot of the machine go. (A
    killed process alone loses none.) They also carry the site's address and the templates' words, so another address,
    look or version makes them anew.
    """
    from postilla.publishing.sweep import forget_everything

    here = f"{made_by.here()}\n{made_by.boot()}\n"
    marker = made_by.marker()
    before = marker.read_text() if marker.exists() else None  # none: the first start, or a power cut soon after it
    if before is not None and before != here:
        typer.echo(
            "Pages are made again when read: the site's address, look or version changed, or the machine restarted."
        )
    if before != here:
        forget_everything()
    marker.write_text(here)


def _run(listening: socket.socket) -> None:
    import uvicorn
    import uvloop
    from django.conf import settings

    from postilla.cli.background import stop_all
    from postilla.cli.courses import Courses
    from postilla.cli.listener import Listener
    from postilla.cli.posting import calls, letters
    from postilla.cli.smaller import Smaller
    from postilla.cli.worker import Worker
    from postilla.notifications.reads import mail_is_on

    config = uvicorn.Config(
        "postilla.config.server:application", http="postilla.config.server:protocol", ws="none", lifespan="off",
        access_log=False, log_level="warning", server_header=False, proxy_headers=False, timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
    )  # fmt: skip
    config.load()
    look_for_cycles_less()
    threads: list[Background] = [Worker(), Listener(), Courses(), calls()]
    if not settings.POSTILLA_TESTING:  # it takes the processor for a minute after the first start
        threads.append(Smaller())
    if mail_is_on():
        threads.append(letters())
    for thread in threads:
        thread.start()
    try:
        uvloop.run(_until_told(uvicorn.Server(config), listening, threads[1:]))
    finally:
        stop_all(threads)
        typer.echo("Stopped.")


async def _until_told(server: "uvicorn.Server", listening: socket.socket, beside: list["Background"]) -> None:
    """Serve until a signal comes. Then nothing new begins; the outbox goes on until the last request is answered. A
    second signal cuts requests off."""
    loop = asyncio.get_running_loop()

    def told() -> None:
        if server.should_exit:
            server.force_exit = True
            return
        typer.echo("Stopping: what is under way is finished first. Ctrl-C once more cuts off requests.")
        server.should_exit = True
        for thread in beside:
            thread.no_more()

    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # ours end the worker too
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told)
    await server._serve(sockets=[listening])
