"""`postilla publish` and `postilla check`."""

from pathlib import Path

import typer

from postilla.cli.start import begin


def publish(home: Path, *, all_pages: bool) -> None:
    """Drain the outbox; with `all_pages`, make every page again."""
    begin(home, create=False)
    from django.utils import timezone

    from postilla.outbox.drain import drain
    from postilla.publishing.sweep import publish_all

    acted = 0
    while done := drain(timezone.now()):
        acted += done
    typer.echo(f"Acted on {acted} facts.")
    if all_pages:
        made = sum(1 for _ in publish_all())
        typer.echo(f"Made {made} pages.")


def check(home: Path) -> None:
    """Say what is wrong, line by line; exit 1 if anything is."""
    begin(home, create=False)
    from postilla.discussion import reads as discussion
    from postilla.outbox.drain import waiting
    from postilla.publishing.sweep import stale

    wrong = [line for subject in discussion.subjects() for line in discussion.audit(subject)]
    wrong += [f"{path}: the stored page is not what the database says" for path in stale()]
    facts = waiting()
    if facts:
        wrong.append(f"{facts} facts wait in the outbox (normal for a moment while the server is busy)")
    for line in wrong:
        typer.secho(line, fg="red")
    if wrong:
        raise typer.Exit(1)
    typer.echo("All is well: counts right, pages fresh, no fact waiting.")
