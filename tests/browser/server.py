"""A real `postilla serve` with its sample magazine, in a process and a folder of its own."""

import re
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.support.databases import clean_environment

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 240  # seconds for the first start, which draws the sample's pictures


class Server:
    """A running server. `url` is its address without a slash at the end."""

    def __init__(self, home: Path) -> None:
        self.said: list[str] = []
        self.url = ""
        self._serves = threading.Event()
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  (open until it ends)
        command = Path(sys.executable).parent / "postilla"
        self._process = subprocess.Popen(
            [command, "serve", "--home", home, "--port", "0"],
            env=clean_environment(POSTILLA_TESTING="1"),
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._serves.wait(PATIENCE)
        if not self.url:
            self.stop()
            raise RuntimeError(f"postilla serve did not start:\n{''.join(self.said)}{self.errors}")

    def _listen(self) -> None:
        """Read what it says, to its end, so that it never waits for a reader."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said.append(line)
            if found := re.match(r"Postilla serves (http://\S+?)/ ", line):
                self.url = found[1]
                self._serves.set()
        self._serves.set()  # it ended; whoever waits need not wait longer

    @property
    def errors(self) -> str:
        self._errors.seek(0)
        return self._errors.read()

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._process.wait(10)
        self._listener.join(10)
