"""`postilla import`."""

import json
from pathlib import Path

from postilla.cli.start import begin, stop

GOES_ON = "What was brought in stays; run the same command again, and it goes on from there."


def _look_at_paths(report: Path | None, media: Path | None) -> None:
    """What would else be noticed only at the end."""
    if media is not None and not media.is_dir():
        stop(f"There is no folder {media}. Give --media the copy of wp-content/uploads, or leave it out.")
    if report is not None and (report.is_dir() or not report.resolve().parent.is_dir()):
        stop(f"The report cannot be written to {report}. Give --report the name of a file in a folder that exists.")


def import_wordpress(home: Path, file: Path, *, dry_run: bool, report: Path | None, media: Path | None) -> None:
    """Bring in a WordPress export, with a progress bar on a terminal and a fidelity report at the end."""
    _look_at_paths(report, media)
    begin(home)
    from django.db import Error
    from django.utils import timezone
    from rich.console import Console
    from rich.progress import Progress

    from postilla.articles.values import UNNAMED
    from postilla.articles.writes import ensure_site
    from postilla.transfer.bring_in import bring_in
    from postilla.vocabulary import Refusals

    if not dry_run:
        from django.conf import settings

        ensure_site(UNNAMED, settings.POSTILLA_BASE_URL)
    console = Console()
    try:
        with Progress(console=console, disable=not console.is_terminal) as bar:
            task = bar.add_task("Reading", total=None)
            result = bring_in(
                file, dry_run=dry_run, media=media, now=timezone.now(),
                progress=lambda label, done, total: bar.update(task, description=label, completed=done, total=total),
            )  # fmt: skip
    except Refusals as refusals:
        stop(" ".join(problem.english() for problem in refusals.problems))
    except OSError as error:
        stop(f"{error.filename or file} cannot be read or written: {error.strerror or error}. {GOES_ON}")
    except Error as error:
        stop(f"The database could not be written ({error}). {GOES_ON}")
    if report is not None:
        report.write_text(json.dumps(result.to_json(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    result.print(console)
