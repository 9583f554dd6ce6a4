"""A migrated SQLite database kept between test runs, so that a run need not wait for a hundred migrations."""

import hashlib
import shutil
from importlib.metadata import distributions
from pathlib import Path

import pytest


def migrated(config: pytest.Config) -> Path:
    """Where the migrated database of these sources is kept, whether it is there or not."""
    # Not from `config.cache`: that is not there where the cache is switched off.
    folder = config.rootpath / ".pytest_cache" / "d" / "migrated"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"migrated-{fingerprint(config.rootpath)}.sqlite3"


def fingerprint(root: Path) -> str:
    """Changes with any migration of ours and with any version of what is installed."""
    digest = hashlib.sha256()
    for file in sorted((root / "src" / "postilla").glob("*/**/migrations/*.py")):
        digest.update(file.read_bytes() + b"\0")
    for named in sorted(f"{found.name} {found.version}" for found in distributions()):
        digest.update(named.encode() + b"\0")
    return digest.hexdigest()[:16]


def take_template(template: Path, target: Path) -> bool:
    """Put the kept database at `target`; False when there is none that fits."""
    if not template.exists():
        return False
    shutil.copyfile(template, target)
    return True


def keep_template(template: Path, source: Path) -> None:
    """Keep `source`, a file nobody writes to, as the template; older ones are deleted."""
    template.parent.mkdir(parents=True, exist_ok=True)
    for old in template.parent.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    source.replace(template)
