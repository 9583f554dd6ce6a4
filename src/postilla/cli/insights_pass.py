"""`postilla insights pass`: all that readers say, grouped anew and told by themes that keep their names."""

from functools import partial
from pathlib import Path

import typer

from postilla.cli.start import begin, stop
from postilla.insights.themes.everywhere import Part


def run_pass(home: Path, *, engine: str, scheduler: str) -> None:
    """Read what waits, then go over everything."""
    begin(home, create=False)
    from django.utils import timezone

    from postilla.insights.passing import by_dask, by_turns, pass_over
    from postilla.insights.writes import read_some

    while read_some(timezone.now()):
        pass
    try:
        apply = by_turns if engine == "local" else by_dask(scheduler)
    except ModuleNotFoundError as missing:
        if missing.name == "distributed":
            stop("A scheduler at an address needs Dask's other half. Install it with: pip install distributed.")
        stop("Dask is not installed. Install it with: pip install 'postilla[many]', or leave --engine out.")
    portions, comments, themes = pass_over(timezone.now(), partial(_work, home), apply)
    typer.echo(f"Went over {comments} comments in {portions} portions: {themes} themes.")


def _work(home: Path, name: str) -> Part:
    """One portion, in whatever process this is."""
    from django.apps import apps

    if not apps.ready:
        begin(home, create=False)
    from postilla.insights import reads
    from postilla.insights.passing import work_on

    return work_on(name, reads.said)
