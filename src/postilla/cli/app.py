"""The commands and their options."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="A newsroom's articles with their conversation.")
import_app = typer.Typer(no_args_is_help=True, help="Bring a site in from another system.")
app.add_typer(import_app, name="import")
moderation_app = typer.Typer(no_args_is_help=True, help="What was decided about comments.")
app.add_typer(moderation_app, name="moderation")
screening_app = typer.Typer(
    no_args_is_help=True, help="Guesses at spam and abuse: how good they are, what they learnt."
)
app.add_typer(screening_app, name="screening")
staff_app = typer.Typer(no_args_is_help=True, help="Those who sign in to the newsroom.")
app.add_typer(staff_app, name="staff")
keys_app = typer.Typer(no_args_is_help=True, help="The keys outside the database.")
app.add_typer(keys_app, name="keys")
sample_app = typer.Typer(no_args_is_help=True, help="More of the sample magazine, to practise on.")
app.add_typer(sample_app, name="sample")

insights_app = typer.Typer(no_args_is_help=True, help="What readers say.")
app.add_typer(insights_app, name="insights")
ledger_app = typer.Typer(no_args_is_help=True, help="What was announced, and what became of it.")
app.add_typer(ledger_app, name="ledger")

Home = Annotated[
    Path, typer.Option("--home", envvar="POSTILLA_HOME", help="The folder that holds everything.", show_default=True)
]
VAR = Path("var")


def main() -> None:
    app()


@app.command()
def serve(
    home: Home = VAR,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8000,
    empty: Annotated[bool, typer.Option("--empty", help="No sample magazine on the first start.")] = False,
) -> None:
    """Set up what is missing, then serve the site until it is stopped."""
    from postilla.cli.serve import serve as run

    run(home, host, port, empty=empty)


@import_app.command("wordpress")
def import_wordpress(
    file: Annotated[Path, typer.Argument(help="A WordPress export (WXR), plain or .gz.", exists=True, dir_okay=False)],
    home: Home = VAR,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report; change nothing.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write the fidelity report here as JSON.")] = None,
    media: Annotated[Path | None, typer.Option(help="The wp-content/uploads folder.", file_okay=False)] = None,
) -> None:
    """Bring in a WordPress site: articles, pages, comments, old addresses. Running it again changes nothing."""
    from postilla.cli.moving import import_wordpress as run

    run(home, file, dry_run=dry_run, report=report, media=media)


@insights_app.command("pass")
def insights_pass(
    home: Home = VAR,
    engine: Annotated[Literal["local", "dask"], typer.Option(help="What shares out the work.")] = "local",
    scheduler: Annotated[
        str, typer.Option(help="Of Dask: processes or threads of this machine, or a scheduler's address (tcp://…).")
    ] = "processes",
) -> None:
    """Read what waits, group all comments anew, and tell themes across articles. What is known keeps its name."""
    from postilla.cli.insights_pass import run_pass as run

    run(home, engine=engine, scheduler=scheduler)


@sample_app.command("held")
def sample_held(
    home: Home = VAR,
    count: Annotated[int, typer.Option(help="How many comments wait afterwards.", min=1, max=100_000)] = 200,
) -> None:
    """Fill the moderation queue of the sample magazine with made-up comments, so that a newcomer can practise."""
    from postilla.cli.practise import sample_held as run

    run(home, count)


@screening_app.command("evaluate")
def screening_evaluate(  # noqa: PLR0913  (each is an option of the command)
    file: Annotated[Path, typer.Argument(help="Labelled texts: CSV, TSV, JSON or JSON lines; .gz, .xz, .bz2 as well.")],
    kind: Annotated[Literal["spam", "abuse"], typer.Option(help="Which filter.")] = "spam",
    form: Annotated[
        Literal["", "csv", "tsv", "json", "jsonl"], typer.Option("--format", help="Where the name does not tell.")
    ] = "",
    text: Annotated[str, typer.Option(help="The column with the text, where it is not found.")] = "",
    label: Annotated[str, typer.Option(help="The column with the label, where it is not found.")] = "",
    good_held: Annotated[float, typer.Option(help="Of 100 good ones, how many may be held.", min=0, max=20)] = 2.0,
    home: Annotated[Path | None, typer.Option(help="Use what the newsroom of this folder taught.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure a filter on a labelled file: precision, recall, AUC, calibration, against two baselines."""
    from postilla.cli.screening import evaluate as run
    from postilla.screening.labelled import Wanted

    run(file, home, Wanted(kind, form, text, label), good_held, as_json=as_json)


@screening_app.command("status")
def screening_status(home: Home = VAR) -> None:
    """Say what the filters learnt, and what they hold."""
    from postilla.cli.screening import status as run

    run(home)


@screening_app.command("relearn")
def screening_relearn(home: Home = VAR) -> None:
    """Add up all lessons again; what was learnt is the same afterwards, unless it was damaged."""
    from postilla.cli.screening import relearn as run

    run(home)


@app.command()
def publish(
    home: Home = VAR,
    all_pages: Annotated[bool, typer.Option("--all", help="Make every page again.")] = False,
) -> None:
    """Act on what waits in the outbox; with --all, make every public page again."""
    from postilla.cli.upkeep import publish as run

    run(home, all_pages=all_pages)


@app.command()
def index(home: Home = VAR) -> None:
    """Make the search index of comments and articles anew. The server keeps it up to date by itself."""
    from postilla.cli.upkeep import index as run

    run(home)


@app.command()
def check(
    home: Home = VAR,
    repair: Annotated[bool, typer.Option("--repair", help="First mend what can be mended, and say what was.")] = False,
) -> None:
    """Look whether counts are right, stored pages fresh and facts acted on; exit 1 if not."""
    from postilla.cli.upkeep import check as run

    run(home, repair=repair)


@app.command()
def createsuperuser(home: Home = VAR) -> None:
    """Make an administrator of the CMS, asking for name and password."""
    from postilla.cli.start import begin

    begin(home, create=False)
    from django.core.management import call_command

    call_command("createsuperuser")


@staff_app.command("reset-2fa")
def reset_second_factor(
    user: Annotated[str, typer.Argument(help="The name they sign in with.")],
    home: Home = VAR,
) -> None:
    """Take second factors and recovery codes off somebody's list, because a device was lost; this signs them out."""
    from postilla.cli.staff import reset_second_factor as run

    run(home, user)


@keys_app.command("rotate")
def keys_rotate(home: Home = VAR) -> None:
    """Change the key of readers' addresses, or finish a change that was interrupted. Stop the server first."""
    from postilla.cli.keys import rotate as run

    run(home)


@ledger_app.command("import")
def ledger_import(
    file: Annotated[Path, typer.Argument(help="CSV with a first line of column names; see docs/LEDGER.md.")],
    home: Home = VAR,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report; change nothing.")] = False,
    new_subjects: Annotated[bool, typer.Option("--new-subjects", help="Make subjects that are not known.")] = False,
) -> None:
    """Bring in figures, and say what became of each line. Running it again changes nothing."""
    from postilla.cli.ledger import import_figures as run

    run(home, file, dry_run=dry_run, new_subjects=new_subjects)


@ledger_app.command("settle")
def ledger_settle(home: Home = VAR) -> None:
    """Judge every promise again; without a fault anywhere, none has another verdict afterwards."""
    from postilla.cli.ledger import settle as run

    run(home)


@ledger_app.command("evaluate")
def ledger_evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled sentences; see docs/LEDGER.md.")],
    wrong: Annotated[
        bool, typer.Option("--wrong", help="List what was missed, and what was proposed in vain.")
    ] = False,
) -> None:
    """Measure on labelled sentences how well promises and figures are found, by language."""
    from postilla.cli.ledger import evaluate as run

    run(file, wrong=wrong)


@insights_app.command("evaluate")
def insights_evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled comments (JSON lines, JSON, CSV), or a folder of them.")],
    second: Annotated[Path | None, typer.Option(help="A second person's labels; else pass2 beside the file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    wrong: Annotated[bool, typer.Option("--wrong", help="List what differs from the labels.")] = False,
    words_alone: Annotated[bool, typer.Option("--words-alone", help="Kinds and stance as without the model.")] = False,
) -> None:
    """Measure on labelled comments, by language, how well kinds, stance and themes are told; see docs/INSIGHTS.md."""
    from postilla.cli.insights import evaluate as run

    run(file, second, as_json=as_json, wrong=wrong, words_alone=words_alone)


@moderation_app.command("statements")
def moderation_statements(
    since: Annotated[datetime, typer.Option(help="Decisions from this day on, such as 2026-01-01.")],
    home: Home = VAR,
    form: Annotated[str, typer.Option("--format", help="csv, or json as the database takes it.")] = "csv",
) -> None:
    """Write statements of reasons with the fields of the EU's DSA Transparency Database."""
    from postilla.cli.moderation import statements as run

    if form not in ("csv", "json"):
        raise typer.BadParameter("csv or json", param_hint="--format")
    run(home, since, form)


@app.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    typer.echo(installed("postilla"))
