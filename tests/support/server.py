"""The real `postilla serve` in a process of its own, on a home folder of its own."""

import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.support.databases import clean_environment

ROOT = Path(__file__).resolve().parent.parent.parent

SETUP = """
from datetime import UTC, datetime
from pathlib import Path
from postilla.cli.start import begin
begin(Path({home!r}))
from postilla.articles.values import BroughtArticle, BroughtAuthor, BroughtSection
from postilla.articles.writes import bring_article, ensure_site
ensure_site("The Gazette", {base!r})
now = datetime(2024, 1, 4, tzinfo=UTC)
brought = bring_article(BroughtArticle("", "A new car", (("text", "<p>One.</p>"),), now, section=BroughtSection("Cars"),
                        authors=(BroughtAuthor("Robin Quill"),)), now)
{more}
"""


POSTILLA = "from postilla.cli import main; main()"


class Server:
    """`postilla serve --empty` with one article at /cars/a-new-car/. Kill it, start it again: port and folder stay."""

    article = "/cars/a-new-car/"

    def __init__(self, home: Path, port: int, database_url: str = "", **environment: str) -> None:
        self.home, self.port = home, port
        self.url = f"http://127.0.0.1:{port}"
        self.environment = clean_environment(POSTILLA_TESTING="1", POSTILLA_BASE_URL=self.url) | environment
        if database_url:
            self.environment["POSTILLA_DATABASE_URL"] = database_url
        self.process: subprocess.Popen[str] | None = None

    def prepare(self, more: str = "") -> None:
        """Make the tables and the article; `more` is Python that sees `brought` and `now`."""
        code = SETUP.format(home=str(self.home), base=self.url, more=more)
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=self.environment, check=False, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Start and wait for the line that says it serves."""
        command = [
            sys.executable,
            "-c",
            POSTILLA,
            "serve",
            "--home",
            str(self.home),
            "--port",
            str(self.port),
            "--empty",
        ]
        self.process = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout is not None
        said = []
        for line in self.process.stdout:
            said.append(line)
            if line.startswith("Postilla serves"):
                return
        raise AssertionError(f"the server did not start:\n{''.join(said)}")

    def kill(self, how: int = signal.SIGKILL) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Another command on the same folder."""
        command = [sys.executable, "-c", POSTILLA, *arguments, "--home", str(self.home)]
        return subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)

    def client(self) -> httpx.Client:
        assert urlsplit(self.url).hostname == "127.0.0.1"
        return httpx.Client(base_url=self.url, timeout=20, trust_env=False)
