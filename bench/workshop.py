"""Where a run works: its temporary folder, what it was asked for, and homes that several measures share."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench import seed
from bench.client import get
from bench.servers import CannotMeasure, Running, postilla

EXAMPLE = "/industry/valdora-confirms-80000-to-90000-cars-for-2024/"
IDLE = 0.03  # seconds of processor time in a second that a server with nothing to do may take
SMALL_THREADS = 6  # one for each round that posts into a small thread


@dataclass
class Workshop:
    """`quick` shortens every round, to try the bench itself; `million` adds what takes many minutes."""

    folder: Path
    quick: bool = False
    million: bool = False
    clone: bool = False
    _made: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def rounds(self) -> int:
        return 3 if self.quick else 9

    @property
    def seconds(self) -> int:
        """Length of a round of wrk."""
        return 1 if self.quick else 2

    @property
    def sizes(self) -> tuple[int, ...]:
        """The threads whose first pages are read."""
        return (1000, 5000) if self.quick else (1000, 100_000, *((1_000_000,) if self.million else ()))

    def sample(self) -> Path:
        """A home with the sample magazine, stopped."""
        home = self.folder / "sample"
        if not home.exists():
            say("the sample magazine")
            with postilla(home, empty=False):
                pass
        return home

    def threads(self) -> tuple[Path, dict[str, str]]:
        """A home with a thread of each size, its twin, and small threads to post in; paths by slug."""
        plan = [{"slug": f"thread-{size}", "comments": size, "twin": True} for size in self.sizes]
        plan += [{"slug": f"small-{number}", "comments": 20} for number in range(SMALL_THREADS)]
        return self._filled("threads", plan)

    def quiet_articles(self) -> tuple[Path, dict[str, str]]:
        """A home with articles that nobody has answered yet."""
        return self._filled("quiet", [{"slug": f"quiet-{number}", "comments": 0} for number in range(51)])

    def held(self, many: int) -> tuple[Path, dict[str, str]]:
        """A home where so many comments wait, under 200 articles in 20 sections."""
        plan: list[dict[str, object]] = [
            {"slug": f"held-{number}", "comments": 0, "held": many // 200, "section": f"Part {number % 20}"}
            for number in range(200)
        ]
        return self._filled("held", plan)

    def _filled(self, name: str, plan: list[dict[str, object]]) -> tuple[Path, dict[str, str]]:
        if name not in self._made:
            began = time.perf_counter()
            self._made[name] = seed.fill(self.folder / name, plan)
            many = sum(int(str(one["comments"])) + int(str(one.get("held", 0))) for one in plan)
            say(f"made {many:,} comments in {time.perf_counter() - began:.0f} s")
        return self.folder / name, self._made[name]


def say(text: str) -> None:
    print(f"  · {text}", flush=True)


def wait_until(true: Callable[[], bool], what: str, patience: float = 20.0) -> None:
    """Look again and again until it is true. Raises CannotMeasure after `patience` seconds."""
    until = time.monotonic() + patience
    while not true():
        if time.monotonic() > until:
            raise CannotMeasure(f"waited {patience:.0f} s in vain: {what}")
        time.sleep(0.05)


def at_rest(server: Running, home: Path, path: str) -> Path:
    """Have the page at `path` made and well compressed, as a reader finds it later; the folder of its files."""
    get(server.host, server.port, path)
    page = home / "pages" / path.strip("/") / "index.html"
    siblings = [page.with_name(f"index.html.{ending}") for ending in ("gz", "br")]

    def settled() -> bool:
        return page.exists() and all(
            file.exists() and file.stat().st_mtime_ns == page.stat().st_mtime_ns for file in siblings
        )

    wait_until(settled, f"{path} and its compressed siblings in the page store")
    idle(server)
    return page.parent


def idle(server: Running) -> None:
    """Wait until the server has nothing left to do: after a start it acts on the facts that the last one left."""

    def resting() -> bool:
        before = server.worked_seconds()
        time.sleep(1)
        return server.worked_seconds() - before < IDLE

    wait_until(resting, f"{server.url} to have nothing left to do", patience=1800)


def copied(source: Path, target: Path) -> Path:
    """A copy of a page's folder, for another server."""
    shutil.copytree(source, target)
    return target
