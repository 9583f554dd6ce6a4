"""Keys kept as files in the home folder, made on first use, readable by the owner alone."""

import os
import secrets
from pathlib import Path


def secret(home: Path, name: str) -> str:
    """The key called `name`, 64 hexadecimal digits; several, a line each, where it was changed since. Two processes
    that start at once agree on one."""
    folder = home / "keys"
    file = folder / name
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = folder / f".{name}.{os.getpid()}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            out.write(secrets.token_hex(32))
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(fresh, file)  # fails where another process was first; its key counts
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_text().strip()
