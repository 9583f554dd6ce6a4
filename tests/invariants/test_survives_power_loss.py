"""Invariant 1 again: an acknowledged comment survives a power cut. A real one, of a file system on a loop device."""

import fcntl
import os
import shutil
import struct
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.invariants.writers import Writer, settle_accounts
from tests.support.server import Server

SHUTDOWN, WITHOUT_FLUSH = 0x8004587D, 2  # ext4's EXT4_IOC_SHUTDOWN: from now on nothing more reaches the device
WRITERS, ENOUGH = 4, 60


class Disk:
    """A small ext4 of its own, whose power can be cut: what was not flushed to it is gone."""

    def __init__(self, folder: Path) -> None:
        self.image, self.mounted = folder / "disk.img", folder / "disk"
        self.mounted.mkdir()
        with open(self.image, "wb") as file:
            file.truncate(400 * 1024 * 1024)
        subprocess.run(["mkfs.ext4", "-q", self.image], check=True)
        self.mount()

    def mount(self) -> None:
        subprocess.run(["mount", "-o", "loop", self.image, self.mounted], check=True, capture_output=True)

    def cut_power(self) -> None:
        root = os.open(self.mounted, os.O_RDONLY)
        try:
            fcntl.ioctl(root, SHUTDOWN, struct.pack("I", WITHOUT_FLUSH))
        finally:
            os.close(root)

    def unmount(self) -> None:
        subprocess.run(["umount", self.mounted], check=False, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    if os.geteuid() != 0 or shutil.which("mkfs.ext4", path="/sbin:/usr/sbin:/usr/bin") is None:
        pytest.skip("only root can mount a disk and cut its power")
    try:
        made = Disk(tmp_path)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this machine mounts no loop devices: {error}")
    yield made
    made.unmount()


def test_what_was_acknowledged_survives_a_power_cut(disk: Disk, free_port: int) -> None:
    server = Server(disk.mounted / "home", free_port)
    server.prepare()
    server.start()
    enough = threading.Semaphore(0)
    writers = [Writer(server, f"Writer{n}", enough) for n in range(WRITERS)]
    try:
        for writer in writers:
            writer.start()
        for _ in range(ENOUGH):
            enough.acquire(timeout=30)
        disk.cut_power()
    finally:
        server.kill()
    acknowledged: dict[int, str] = {}
    unknown: set[str] = set()
    for writer in writers:
        writer.join()
        acknowledged.update(writer.acknowledged)
        unknown |= {writer.open} - {""}
    assert len(acknowledged) >= ENOUGH
    disk.unmount()
    disk.mount()
    _another_boot(server.home)
    server.start()
    try:
        settle_accounts(server, acknowledged, unknown)
    finally:
        if server.process is not None and server.process.poll() is None:
            server.kill()


def _another_boot(home: Path) -> None:
    """After a real power cut the machine has started anew: the kernel's boot id is another one."""
    marker = home / "pages.made-by"
    if marker.exists():
        marker.write_text(f"{marker.read_text().splitlines()[0]}\nanother boot\n" if marker.read_text() else "")
