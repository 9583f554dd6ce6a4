"""`postilla moderation statements`: decisions against comments, stated as the EU's Digital Services Act asks."""

import csv
import json
import sys
from datetime import datetime
from pathlib import Path

from postilla.cli.start import begin


def statements(home: Path, since: datetime, form: str) -> None:
    """Write the statements due for decisions since then to the standard output, as CSV or as the database's JSON."""
    begin(home, create=False)
    from django.utils import timezone

    from postilla.moderation.reads import cases
    from postilla.moderation.statements import FIELDS, as_row, statement

    made = [statement(case) for case in cases(timezone.make_aware(since) if since.tzinfo is None else since)]
    if form == "json":
        json.dump({"statements": made}, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    table = csv.writer(sys.stdout)
    table.writerow(FIELDS)
    table.writerows(as_row(one) for one in made)
