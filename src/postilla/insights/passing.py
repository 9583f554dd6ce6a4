"""The pass over everything: all that was read is grouped anew, article by article, and joined into themes.

Nothing that people know is renamed. The work on single articles can be shared out: by Dask (the extra `many`), over the
processes of this machine or over the workers of a scheduler, with the same result to the byte.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import Any

from postilla.insights.summary.said import part
from postilla.insights.themes.everywhere import Everywhere, Part, joined, piece_of, portions
from postilla.insights.values import Said, Theme

TOGETHER = 8  # portions of one task

Apply = Callable[[Callable[[str], Part], Sequence[str]], Iterable[Part]]


def by_turns(work: Callable[[str], Part], names: Sequence[str]) -> Iterator[Part]:
    """One after the other, in this process."""
    return map(work, names)


def by_dask(scheduler: str = "processes") -> Apply:
    """Shared out by Dask: "processes" or "threads" of this machine, or the address of a scheduler (tcp://…).

    Raises ModuleNotFoundError without the extra `many`, and for an address without `distributed`.
    """
    dask: Any = import_module("dask")
    if "://" in scheduler:
        import_module("distributed")

    def apply(work: Callable[[str], Part], names: Sequence[str]) -> Iterable[Part]:
        some = dask.delayed(partial(_some, work), pure=False)
        tasks = [some(list(names[at : at + TOGETHER])) for at in range(0, len(names), TOGETHER)]
        if "://" not in scheduler:
            done = dask.compute(*tasks, scheduler=scheduler)
        else:
            with import_module("distributed").Client(scheduler):
                done = dask.compute(*tasks)
        return [part for parts in done for part in parts]

    return apply


def _some(work: Callable[[str], Part], names: Sequence[str]) -> list[Part]:
    return [work(name) for name in names]


def everywhere(
    names: Sequence[str], work: Callable[[str], Part], known: Sequence[Theme], apply: Apply = by_turns
) -> tuple[Everywhere, list[Part]]:
    """The themes of all portions, and what each came to."""
    parts = list(apply(work, names))
    return joined(parts, known), parts


def work_on(name: str, said: Callable[[str, int, int], list[Said]]) -> Part:
    """What one portion comes to. `said`: what is known of a piece (`piece_of`) of a conversation."""
    return part(name, said(*piece_of(name)))


def pass_over(now: datetime, work: Callable[[str], Part], apply: Apply = by_turns) -> tuple[int, int, int]:
    """Take the whole site; how many portions, comments and themes there were. `work`: a portion's name → what it came
    to, a function that a worker can import."""
    from postilla.insights import meaning, reads, writes

    names = [name for subject, count in reads.heard() for name in portions(subject, count)]
    name = meaning.current().name
    found, parts = everywhere(names, work, reads.themes(name), apply)
    writes.keep_themes(found.themes, {}, name, now)
    for one in parts:
        writes.keep_themes((), found.of_points(one), name, now, one.marks)
    return len(parts), sum(len(one.points) for one in parts), len(found.themes)
