"""The servers under measurement, each a real process on a free port of the loopback interface."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.client import get

ROOT = Path(__file__).resolve().parent.parent
POSTILLA = str(Path(sys.executable).with_name("postilla"))
PATIENCE = 180.0  # seconds until a server that does not answer is given up


class CannotMeasure(Exception):
    """Something a measure needs is missing or does not work; the text says what, and what to do."""


@dataclass(frozen=True)
class Running:
    """A server that answers. `ready_after` is seconds from its start to the first answer on `/`."""

    host: str
    port: int
    process: psutil.Process
    ready_after: float = 0.0

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def resident_mb(self) -> float:
        """Memory of the process and all it started, what they share counted once."""
        return sum(member.memory_full_info().pss for member in self._family()) / 1e6

    def worked_seconds(self) -> float:
        """Processor time of the process and all it started, so far."""
        return sum(used.user + used.system for used in (member.cpu_times() for member in self._family()))

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


def tool(name: str) -> str:
    """The path of a program from the system's packages. Raises CannotMeasure with how to install it."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        raise CannotMeasure(f"{name} is missing. Install it: apt-get install nginx wrk (or your system's own way).")
    return found


def environment(home: Path) -> dict[str, str]:
    """The environment of everything measured: its own home, no rates, whatever else was set for Postilla forgotten."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("POSTILLA_", "DJANGO_"))}
    return {**kept, "POSTILLA_HOME": str(home), "POSTILLA_TESTING": "1", "PYTHONUNBUFFERED": "1"}


@contextmanager
def postilla(home: Path, *, empty: bool = True, command: Sequence[str] = ()) -> Iterator[Running]:
    """`postilla serve` on `home`, stopped gracefully at the end. `command` starts it another way (`make serve`)."""
    log = home.with_name(home.name + ".log")
    asked = command or [POSTILLA, "serve", "--home", str(home), "--port", "0", *(["--empty"] if empty else [])]
    began = time.perf_counter()
    with open(log, "wb") as out:
        started = subprocess.Popen(
            asked, cwd=ROOT, env=environment(home), stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        port = _port_said(started, log)
        _wait_for(started, "127.0.0.1", port, log)
        yield Running("127.0.0.1", port, psutil.Process(started.pid), time.perf_counter() - began)
    finally:
        _stop(started)


@contextmanager
def nginx(folder: Path, site: Path) -> Iterator[Running]:
    """nginx with one worker, serving `site` as well as it can; its own files in `folder`."""
    program = tool("nginx")
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nginx.conf").write_text(_nginx_conf(folder, site, port))
    asked = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    started = subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(started, "127.0.0.1", port, folder / "error.log")
        yield Running("127.0.0.1", port, psutil.Process(started.pid))
    finally:
        _stop(started)


def _nginx_conf(folder: Path, site: Path, port: int) -> str:
    user = "user root;" if os.geteuid() == 0 else ""  # else the worker could not read the temporary folder
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  {places}
  types {{ text/html html; text/css css; text/javascript js; }}
  charset utf-8; access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; gzip_static on;
  keepalive_timeout 65; keepalive_requests 1000000000;
  server {{ listen 127.0.0.1:{port}; root {site}; index index.html; }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _port_said(started: "subprocess.Popen[bytes]", log: Path) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = re.search(rb"serves http://127\.0\.0\.1:(\d+)/", log.read_bytes())
        if found:
            return int(found[1])
        if started.poll() is not None:
            break
        time.sleep(0.005)
    raise CannotMeasure(f"postilla serve did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _wait_for(started: "subprocess.Popen[bytes]", host: str, port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and started.poll() is None:
        try:
            get(host, port, "/")
        except OSError:
            time.sleep(0.005)
        else:
            return
    said = log.read_text(errors="replace")[-2000:] if log.exists() else ""
    raise CannotMeasure(f"no server answered on {host}:{port}:\n{said}")


def _stop(started: "subprocess.Popen[bytes]") -> None:
    """End the process and what it started: politely first."""
    if started.poll() is not None:
        return
    family = [psutil.Process(started.pid), *psutil.Process(started.pid).children(recursive=True)]
    for member in reversed(family):
        _tell(member, signal.SIGTERM)
    _, left = psutil.wait_procs(family, timeout=30)
    for member in left:
        _tell(member, signal.SIGKILL)
    started.wait()


def _tell(process: psutil.Process, number: signal.Signals) -> None:
    with suppress(psutil.NoSuchProcess):
        process.send_signal(number)
