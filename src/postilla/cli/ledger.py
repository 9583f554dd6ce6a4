"""`postilla ledger`."""

from pathlib import Path

import typer

from postilla.cli.start import begin, stop


def import_figures(home: Path, file: Path, *, dry_run: bool, new_subjects: bool) -> None:
    """Bring in figures from a CSV file, and say what became of each line."""
    begin(home)
    from django.utils import timezone
    from rich.console import Console
    from rich.progress import Progress

    from postilla.ledger.importing import How, import_figures as run
    from postilla.vocabulary import Refusals

    console = Console()
    try:
        with Progress(console=console, disable=not console.is_terminal) as bar:
            task = bar.add_task("Figures", total=None)
            told = lambda lines: bar.update(task, completed=lines)  # noqa: E731
            report = run(file, How("import", timezone.now(), dry_run, new_subjects, told))
    except Refusals as refusals:
        stop(" ".join(problem.english() for problem in refusals.problems))
    for line in report.named:
        typer.echo(line)
    if report.made:
        typer.echo(f"New subjects: {', '.join(report.made[:50])}{' …' if len(report.made) > 50 else ''}")
    would = "would be " if report.dry_run else ""
    lines = f"{report.lines} line{'' if report.lines == 1 else 's'}"
    typer.echo(
        f"{lines}: {report.recorded} {would}recorded ({report.contradicting} contradict others), "
        f"{report.repeated} stand there already, {report.refused} refused."
    )


def settle(home: Path) -> None:
    """Judge every promise again."""
    begin(home)
    from django.utils import timezone

    from postilla.ledger.writes import settle_all

    typer.echo(f"{settle_all(timezone.now())} promises have another verdict.")


def evaluate(file: Path, *, wrong: bool) -> None:
    """Say how well promises and figures are found in labelled sentences. Needs no home."""
    from rich.console import Console
    from rich.table import Table

    from postilla.ledger.proposals.evaluating import FIELDS, evaluate as measure, read

    try:
        tallies = measure(read(file))
    except (OSError, UnicodeError, ValueError) as error:
        stop(f"{file} cannot be read: {error}")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("", "promises", "proposed", "recall", "precision", "fields", *FIELDS, "figures", "right"):
        table.add_column(title, justify="right" if title else "left")
    for name, one in sorted(tallies.items(), key=lambda item: (item[0] == "all", item[0])):
        each = (f"{one.right[field]}/{one.asked[field]}" for field in FIELDS)
        table.add_row(
            name, str(one.promises), str(one.proposed), f"{one.recall:.2f}", f"{one.precision:.2f}",
            f"{one.fields:.3f}", *each, str(one.figures), f"{one.figures_found} of {one.figures_proposed}",
        )  # fmt: skip
    console = Console(width=None if Console().is_terminal else 130)
    console.print(table)
    for line in tallies["all"].wrong if wrong and "all" in tallies else ():
        typer.echo(line)
