"""When the newsroom last settled something, told between the processes on one machine by a file's stamp."""

import os
from pathlib import Path

from django.conf import settings

from postilla.pagestore.read import stamp_of

Stamp = tuple[int, int, int] | None


def forget_settled() -> None:
    """Whatever was looked up before is old, in all processes that share the home folder."""
    file = Path(_settled())
    file.touch()
    before = file.stat().st_mtime_ns
    os.utime(file, ns=(before + 1000, before + 1000))  # another stamp also where clocks are coarse


def _settled() -> str:
    return f"{settings.POSTILLA_HOME}/settled"


def settled_stamp() -> Stamp:
    """Changes whenever the newsroom settles something, in every process that shares the home folder."""
    return stamp_of(_settled())
