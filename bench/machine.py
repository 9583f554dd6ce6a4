"""What this machine is, and how busy: a figure means little without it."""

import os
import platform
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any


def describe() -> dict[str, Any]:
    """Processor, cores, memory, versions."""
    return {
        "processor": _line("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_mb": int((_line("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) // 1024,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "commit": _commit(),
    }


def condition() -> dict[str, float]:
    """How the machine is doing just now: load over a minute, ms for a durable write, ms for a fixed piece of Python."""
    return {"load": os.getloadavg()[0], "durable_write_ms": _durable_write(), "python_ms": _python()}


def _line(file: str, name: str) -> str:
    path = Path(file)
    for line in path.read_text().splitlines() if path.exists() else ():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return ""


def _commit() -> str:
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return found.stdout.strip()


def _durable_write() -> float:
    """Median over 30 appends of 4 KB, each made durable as SQLite makes a commit durable."""
    took = []
    with tempfile.TemporaryFile() as file:
        for _ in range(30):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    return round(statistics.median(took) * 1000, 3)


def _python() -> float:
    took = []
    for _ in range(5):
        began = time.perf_counter()
        sum(number * number for number in range(200_000))
        took.append(time.perf_counter() - began)
    return round(statistics.median(took) * 1000, 2)
