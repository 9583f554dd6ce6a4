"""`postilla publish`, `postilla index` and `postilla check`."""

from datetime import datetime
from pathlib import Path

import typer

from postilla.cli.made_by import same_as_the_server
from postilla.cli.start import begin


def publish(home: Path, *, all_pages: bool) -> None:
    """Drain the outbox; with `all_pages`, make every page again."""
    begin(home, create=False)
    same_as_the_server()
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


def index(home: Path) -> None:
    """Make the index anew: comments, conversation by conversation, articles, and which articles are like which."""
    begin(home, create=False)
    from django.utils import timezone

    from postilla.finding.writes import index_all, index_all_articles, portray_all

    done = list(index_all(timezone.now()))
    typer.echo(f"Indexed {sum(number for _, number in done)} comments of {len(dict(done))} conversations.")
    typer.echo(f"Indexed {index_all_articles(timezone.now())} articles.")
    typer.echo(f"Compared {portray_all(timezone.now())} articles.")


def check(home: Path, *, repair: bool) -> None:
    """Say what is wrong, line by line, after mending what can be mended if so asked; exit 1 if anything is wrong."""
    begin(home, create=False)
    same_as_the_server()
    if repair:
        from django.utils import timezone

        _repair(timezone.now())
    wrong = _wrong()
    for line in wrong:
        typer.secho(line, fg="red")
    if wrong:
        raise typer.Exit(1)
    typer.echo("All is well: counts right, pages fresh, no fact waiting.")


def _wrong() -> list[str]:
    from postilla.discussion import reads as discussion
    from postilla.outbox.drain import waiting
    from postilla.publishing.sweep import stale

    wrong = [line for subject in discussion.subjects() for line in discussion.audit(subject)]
    wrong += unreachable()
    wrong += unknown_groups()
    wrong += [f"{path}: the stored page is not what the database says" for path in stale()]
    facts = waiting()
    if facts:
        wrong.append(
            f"facts waiting in the outbox: {facts} (normal while the server is busy; else its next start acts on them)"
        )
    return wrong


def unreachable() -> list[str]:
    """A line for each page of the newsroom's at whose address something of the system's own stands."""
    from postilla.articles import reads as articles

    return [
        f"{link.path}: “{link.title}” cannot be reached, because the magazine has a page of its own at this address. "
        "Give it another slug in the CMS, or let postilla check --repair do it"
        for link in articles.hidden()
    ]


def unknown_groups() -> list[str]:
    """A line for each group that a sign-in elsewhere gives and nobody made."""
    from django.conf import settings

    from postilla.signon.staffing import unknown_groups as unknown

    return unknown(settings.POSTILLA_SIGN_ON)


def _repair(now: datetime) -> None:
    """Counts first, since pages show them; then the facts, which make pages; then the pages that are stale still."""
    from postilla.articles.writes import set_aside
    from postilla.discussion import reads as discussion
    from postilla.discussion.writes import recount
    from postilla.ledger.writes import notice_everything
    from postilla.outbox.drain import LONGEST_WAIT, drain
    from postilla.publishing.sweep import repair

    for old, new in set_aside(now):
        typer.echo(f"{old}: stands at {new} from now on.")
    for subject in list(discussion.subjects()):  # read to its end: an open read would be in the way of a write
        if found := discussion.audit(subject):
            typer.echo(f"{found[0]}: counted again, {recount(subject, now)} comments.")
    if wrong := notice_everything(now):
        typer.echo(f"Contradicting figures listed again, of {wrong} subjects.")
    acted = drain(now, due_until=now + LONGEST_WAIT)  # also what was put off because its hearer failed: once
    while done := drain(now):
        acted += done
    if acted:
        typer.echo(f"Acted on {acted} facts.")
    for path in repair():
        typer.echo(f"{path}: made again.")
