"""What the first line of every command may find, and says."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.server import POSTILLA


def test_a_database_out_of_reach_is_one_line_with_the_mend(tmp_path: Path, free_port: int) -> None:
    url = f"postgresql://ada:hidden-word@127.0.0.1:{free_port}/gazette"
    command = [sys.executable, "-c", POSTILLA, "check", "--home", str(tmp_path)]
    (tmp_path / "keys").mkdir()
    environment = {**os.environ, "POSTILLA_DATABASE_URL": url}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    for words in ("gazette at 127.0.0.1", f"port {free_port}", "POSTILLA_DATABASE_URL", "Start PostgreSQL"):
        assert words in said
    assert "hidden-word" not in said
