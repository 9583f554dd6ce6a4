"""`postilla screening`: how well the filters do, what they learnt, and adding it up again."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from postilla.cli.start import begin, stop
from postilla.screening.evaluating import Filter, Report, evaluate as measure
from postilla.screening.labelled import Wanted, read
from postilla.screening.model import threshold
from postilla.screening.prior import prior
from postilla.vocabulary import Refusals


def evaluate(file: Path, home: Path | None, wanted: Wanted, good_held: float, *, as_json: bool) -> None:
    """Measure a filter on a labelled file; with a home, as that newsroom's decisions have taught it."""
    try:
        found = read(file, wanted)
    except Refusals as refusals:
        stop(" ".join(problem.english() for problem in refusals.problems))
    used = _as_learnt(home, wanted.kind, good_held) if home else _as_it_comes(wanted.kind, good_held)
    report = measure(found.rows, used)
    if as_json:
        typer.echo(json.dumps(_plain(report), ensure_ascii=False, indent=2))
        return
    typer.echo(f"{file.name}: text in “{found.text}”, label in “{found.label}”; {found.unclear} rows left out.")
    _show(report, wanted.kind)


def status(home: Path) -> None:
    """Say what was learnt, from which scores comments are held, and what that should cost."""
    begin(home, create=False)
    from postilla.screening import reads

    state = reads.current()
    typer.echo(f"Guesses: {state.policy.use}. Version {state.version} of what was learnt.")
    for kind, counts in state.learnt.items():
        good, bad = counts.totals
        typer.echo(f"{kind}: learnt from {good} good and {bad} bad comments.")
        for language, (fine, poor) in sorted(counts.languages.items()):
            typer.echo(f"  {language or 'language unknown'}: {fine} good, {poor} bad")
    for line in reads.expected():
        typer.echo(line)


def relearn(home: Path) -> None:
    """Add all lessons up again."""
    begin(home, create=False)
    from postilla.screening import writes

    typer.echo(f"Added up {writes.relearn()} lessons.")


def _as_it_comes(kind: str, good_held: float) -> Filter:
    filter_ = prior(kind)
    return Filter(kind, filter_, None, threshold(filter_.good, good_held / 100), good_held / 100)


def _as_learnt(home: Path, kind: str, good_held: float) -> Filter:
    begin(home, create=False)
    from postilla.screening import reads

    state = reads.current()
    return Filter(kind, prior(kind), state.learnt[kind], reads.threshold_for(kind, good_held / 100), good_held / 100)


def _show(report: Report, kind: str) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if Console().is_terminal else 110)
    console.print(
        f"{report.number:,} texts, {report.bad:,} of them {kind}. Held above a score of {report.threshold:.2f}, which "
        f"should hold {report.expected:.1%} of good ones.",
        highlight=False,
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("", "AUC", "precision", "recall", "good held", "bad held", "bad through", "good through"):
        table.add_column(title, justify="right" if title else "left")
    for line in report.lines:
        at = line.at
        counts = (f"{count:,}" for count in (at.bad_held, at.bad_through, at.good_through))
        table.add_row(
            line.name, f"{line.auc:.3f}", f"{at.precision:.3f}", f"{at.recall:.3f}",
            f"{at.good_held:,} ({at.good_share:.1%})", *counts,
        )  # fmt: skip
    console.print(table)
    console.print("\nWhat it said, and what was (at even odds of good and bad):", highlight=False)
    bins = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("texts", "said on average", f"were {kind}"):
        bins.add_column(title, justify="right")
    for one in report.bins:
        bins.add_row(f"{one.number:,}", f"{one.said:.0%}", f"{one.was:.0%}")
    console.print(bins)


def _plain(report: Report) -> dict[str, Any]:
    said = asdict(report)
    for line, made in zip(said["lines"], report.lines, strict=True):
        at = made.at
        line["at"] |= {"precision": at.precision, "recall": at.recall, "good_share": at.good_share}
    return said
