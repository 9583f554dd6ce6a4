"""Once a night, in a process of its own: the pass over all that readers say. What it takes of memory goes with it.

And at once where meanings are told by another engine than at the last one: all is read again then, and in no theme.
"""

import logging
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from postilla.insights import parts

log = logging.getLogger("postilla.nightly")

HOUR = 3  # of the newsroom's clock: nobody reads, and yesterday is over
COMMAND = (sys.executable, "-c", "import os; os.nice(10)\nfrom postilla.cli import main; main()", "insights", "pass")


class Nightly:
    """Starts the pass when its hour has come. The day of the last one is kept in the home folder, with what told
    meanings then."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def look(self, now: datetime) -> bool:
        """Start it where it is due and none runs; whether it was started. A server that was down then catches up."""
        if self._running is not None:
            if self._running.poll() is None:
                return False
            if self._running.returncode:
                log.error("the pass over what readers say failed; it runs again tomorrow: postilla insights pass")
            self._running = None
        if not _is_due(now):
            return False
        _kept().write_text(f"{timezone.localdate(now).isoformat()} {parts.meaning_name()}")
        command = [*COMMAND, "--home", str(settings.POSTILLA_HOME)]
        self._running = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=dict(os.environ))
        return True

    def stop(self) -> None:
        """End a pass under way: it changes nothing before its end."""
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
            self._running.wait(10)


def _is_due(now: datetime) -> bool:
    today = timezone.localtime(now)
    day, _, meaning = (_kept().read_text() if _kept().exists() else "").partition(" ")
    otherwise = bool(meaning) and meaning != parts.meaning_name()
    return otherwise or (today.hour >= HOUR and day != today.date().isoformat())


def _kept() -> Path:
    return Path(settings.POSTILLA_HOME) / "last-pass"
