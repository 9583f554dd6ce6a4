"""`postilla sample held`."""

from pathlib import Path

import typer

from postilla.cli.start import begin, stop


def sample_held(home: Path, count: int) -> None:
    """Fill the queue of the sample magazine; stops where that magazine is not here."""
    begin(home, create=False)
    from django.utils import timezone

    from postilla.cli.practising import fill_queue

    if not fill_queue(count, timezone.now(), typer.echo):
        stop("The sample magazine is not here. Start an empty folder with: postilla serve --home DIRECTORY")
    typer.echo(f"{count} made-up comments wait in the moderation queue.")
