"""`postilla serve`: set up what is missing, then one process with the edge, Django and the worker that drains facts."""

import asyncio
import ipaddress
import secrets
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from postilla.cli.start import alone, begin, stop

if TYPE_CHECKING:
    import uvicorn


def serve(home: Path, host: str, port: int, *, empty: bool) -> None:
    """Serve the site in `home` on host and port until SIGINT or SIGTERM. Raises typer.Exit with a message."""
    home = home.resolve()
    held = alone(home)
    begin(home)
    from django.conf import settings

    if settings.POSTILLA_TESTING and not _is_loopback(host):
        stop(f"POSTILLA_TESTING switches off rates; the server then listens on loopback only, not on {host}.")
    listening = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    first_run(address, empty=empty)
    _pages_after_crash()
    typer.echo(f"Postilla serves {address}/  (the newsroom: {address}/admin/; stop with Ctrl-C)")
    try:
        _run(listening)
    finally:
        _leave_clean()
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
        stop(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another with --port.")
    listening.listen(1024)
    return listening


def first_run(address: str, *, empty: bool) -> None:
    """The site, the sample magazine and an administrator, where they are not there yet."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from postilla.articles.writes import ensure_site
    from postilla.publishing.theme import put_assets

    put_assets()
    users = get_user_model().objects
    if not users.filter(is_superuser=True).exists():
        ensure_site("Postilla", address)
        if not empty:
            from postilla.cli.sampling import bring_sample

            bring_sample(timezone.now(), typer.echo)
        password = secrets.token_urlsafe(12)
        users.create_superuser("editor", "", password)
        typer.secho(f"Administrator made: name editor, password {password}  (shown this once)", bold=True)


BOOT = Path("/proc/sys/kernel/random/boot_id")


def _pages_after_crash() -> None:
    """Pages are not fsynced: after a power cut they are all made again. A killed process alone loses none."""
    from django.conf import settings

    from postilla.publishing.sweep import forget_everything

    marker = settings.POSTILLA_HOME / "running"
    boot = BOOT.read_text().strip() if BOOT.exists() else ""
    if marker.exists() and (not boot or marker.read_text() != boot):
        typer.echo("The machine stopped while the server ran: pages are made again as they are read.")
        forget_everything()
    marker.write_text(boot)


def _leave_clean() -> None:
    from django.conf import settings

    (settings.POSTILLA_HOME / "running").unlink(missing_ok=True)


def _run(listening: socket.socket) -> None:
    import uvicorn
    import uvloop

    from postilla.cli.worker import Worker
    from postilla.config.asgi import application
    from postilla.edge.front import front

    edge = application()
    config = uvicorn.Config(
        edge, http=front(edge), ws="none", lifespan="off", access_log=False, log_level="warning", server_header=False,
        proxy_headers=False, timeout_keep_alive=30, timeout_graceful_shutdown=10, h11_max_incomplete_event_size=65536,
    )  # fmt: skip
    worker = Worker()
    worker.start()
    try:
        uvloop.run(_until_told(uvicorn.Server(config), listening))
    finally:
        worker.stop()


async def _until_told(server: "uvicorn.Server", listening: socket.socket) -> None:
    loop = asyncio.get_running_loop()

    def told() -> None:
        server.should_exit = True

    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # ours end the worker too
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told)
    await server._serve(sockets=[listening])  # noqa: SLF001  (serve() would take the signals for itself)
