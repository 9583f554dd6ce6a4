"""A server imports what it needs by one thread, before there is a second one and before it says that it serves."""

import subprocess
import sys
from pathlib import Path

from postilla.cli.loading import COMMANDS
from tests.support import code
from tests.support.server import ROOT, Server

# What is imported is told when the server says that it serves, and when its first thread starts.
TELLING = """
import os, sys, threading
def tell(when):
    os.write(1, f"{when}: {' '.join(name for name in sys.modules if name.startswith('postilla'))}\\n".encode())
start, write = threading.Thread.start, sys.stdout.write
def starting(thread):
    tell("thread")
    start(thread)
def writing(text):
    if text.startswith("Postilla serves"):
        tell("serves")
    return write(text)
threading.Thread.start, sys.stdout.write = starting, writing
"""
SERVE = "from postilla.cli import main; main()"


def test_nothing_is_left_to_import_when_it_serves_and_when_the_first_thread_starts(
    tmp_path: Path, free_port: int
) -> None:
    server = Server(tmp_path, free_port)
    server.prepare()
    command = [sys.executable, "-c", TELLING + SERVE, "serve", "--empty", "--home", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, env=server.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            told = _told(process)
        finally:
            process.kill()
    assert sorted(_needed() - told["serves"]) == []
    assert sorted(_needed() - told["thread"]) == []


def _told(process: "subprocess.Popen[str]") -> dict[str, set[str]]:
    told = dict[str, set[str]]()
    assert process.stdout is not None
    for line in process.stdout:
        when, _, names = line.partition(": ")
        if when in ("serves", "thread"):
            told.setdefault(when, set(names.split()))
        if len(told) == 2:
            break
    return told


def _needed() -> set[str]:
    """Every module of every room but those of commands."""
    files = [file for file in code.python_files("src") if code.room_of(file) not in ("", "cli")]
    names = {".".join(file.relative_to(code.PACKAGE.parent).with_suffix("").parts) for file in files}
    named = {name.removesuffix(".__init__") for name in names}
    return {name for name in named if not name.startswith(COMMANDS)}
