"""From the staged rows, each with its fate, to the report. Nothing is counted on the way, so nothing is forgotten."""

# ruff: noqa: S608  (statements are put together from constants of this file only)

import json

from postilla.transfer.report import UNCHANGED, Report
from postilla.transfer.staging import Staging

PLURALS = {"article": "articles", "page": "pages", "attachment": "attachments", "comment": "comments",
           "pingback": "pingbacks", "trackback": "trackbacks", "note": "notes"}  # fmt: skip


def account(staging: Staging, report: Report) -> None:
    """Enter every record of the file into the report. A row without a fate is a mistake of ours and fails loudly."""
    for table in ("item", "comment"):
        for kind, fate, times in staging.db.execute(f"SELECT kind, fate, count(*) FROM {table} GROUP BY kind, fate"):
            if not fate:
                raise AssertionError(f"{times} of {kind} met no fate")
            report.enter(PLURALS.get(kind, kind), fate, times)
        notes = staging.db.execute(f"SELECT note, count(*) FROM {table} WHERE fate = 'out' GROUP BY note")
        for note, times in notes:
            for word in note.split():
                report.notes[word] += times
    states = staging.db.execute(
        "SELECT state, count(*) FROM comment WHERE fate = 'out' AND kind = 'comment' GROUP BY state"
    )
    report.states.update(dict(states.fetchall()))
    _also(staging, report)


def _also(staging: Staging, report: Report) -> None:
    """Authors, categories and tags: brought in with the articles that name them."""
    fates: dict[tuple[str, str], str] = {}
    rows = staging.db.execute(
        "SELECT fate, body FROM item WHERE kind = 'article' AND fate IN ('out', ?) ", (UNCHANGED,)
    )
    for fate, body in rows:
        fields = json.loads(body)
        named = [("author", fields["creator"]), *((term["taxonomy"], term["slug"]) for term in fields["terms"])]
        for key in named:
            if fates.get(key) != "out":
                fates[key] = fate
    for (login,) in staging.db.execute("SELECT login FROM author"):
        report.enter("authors", fates.get(("author", login), "unused"), also=True)
    for taxonomy, slug in staging.db.execute("SELECT taxonomy, slug FROM term"):
        fate = fates.get((taxonomy, slug), "unused") if taxonomy in NAMES else "other_taxonomy"
        report.enter(NAMES.get(taxonomy, "other_terms"), fate, also=True)
    for taxonomy, times in staging.repeated.items():
        if times:
            report.enter(NAMES.get(taxonomy, "other_terms"), "duplicate", times, also=True)


NAMES = {"author": "authors", "category": "categories", "post_tag": "tags"}
