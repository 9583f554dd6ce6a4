"""The table on the terminal and the JSON in bench/results/."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bench.values import Figure

RESULTS = Path(__file__).parent / "results"
DOCUMENT = Path(__file__).parent.parent / "docs" / "PERFORMANCE.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"
SAYS = {True: "[green]yes[/]", False: "[red]no[/]", None: ""}


def about_machine(machine: Mapping[str, Any], before: Mapping[str, float]) -> tuple[str, str]:
    """What was measured on, and how busy it was: a sentence each."""
    return (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_mb'] / 1024:.0f} GB, "
        f"{machine['system']}, Python {machine['python']}, commit {machine['commit'] or 'unknown'}.",
        f"Before the run: load {before['load']:.1f}, a durable write of 4 KB {before['durable_write_ms']} ms, "
        f"a fixed piece of Python {before['python_ms']} ms.",
    )


def show(figures: Sequence[Figure], machine: Mapping[str, Any], before: Mapping[str, float]) -> None:
    """Print the table under two lines about the machine."""
    console = Console(width=None if Console().is_terminal else 130)
    console.print("\n" + "\n".join(about_machine(machine, before)), highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("what", overflow="fold")
    for title in ("figure", "floor", "met?"):
        table.add_column(title, justify="left" if title == "met?" else "right", no_wrap=True)
    for figure in figures:
        table.add_row(escape(figure.what), figure.said, figure.floor, SAYS[figure.met])
    console.print(table)


def keep(figures: Sequence[Figure], about: Mapping[str, Any]) -> Path:
    """Write everything to a file of its own, and to latest.json; the file."""
    RESULTS.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    rows = [
        {"what": one.what, "figure": one.said, "floor": one.floor, "met": one.met, **one.details} for one in figures
    ]
    text = json.dumps({"at": now.isoformat(timespec="seconds"), **about, "figures": rows}, ensure_ascii=False, indent=2)
    file = RESULTS / f"{now:%Y-%m-%d-%H%M%S}.json"
    for target in (file, RESULTS / "latest.json"):
        target.write_text(text + "\n", encoding="utf-8")
    return file


def write(figures: Sequence[Figure], machine: Mapping[str, Any], before: Mapping[str, float]) -> None:
    """Put the figures into docs/PERFORMANCE.md, in place of those of an earlier run."""
    met = {True: "yes", False: "**no**", None: ""}
    rows = [f"| {one.what} | {one.said} | {one.floor} | {met[one.met]} |" for one in figures]
    lines = [*about_machine(machine, before), "", "| what | figure | floor | met? |", "|---|---|---|---|", *rows]
    head, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    text = f"On {datetime.now(UTC):%d %B %Y}. " + "\n".join(lines) + "\n"
    DOCUMENT.write_text(f"{head}{BEGIN}{text}{END}{tail}", encoding="utf-8")
