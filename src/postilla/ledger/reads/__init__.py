"""What other rooms may know of the ledger: frozen values, nothing else. What is not there gives None or nothing."""

from postilla.ledger.reads.figures import between, entries_of, series_of
from postilla.ledger.reads.lists import (
    PER_PAGE,
    about,
    by_state,
    cards,
    due_within,
    is_kept,
    latest,
    overview,
    pages_of,
    paths,
    slugs_of,
    subjects_like,
)
from postilla.ledger.reads.promises import whole

__all__ = [
    "PER_PAGE",
    "about",
    "between",
    "by_state",
    "cards",
    "due_within",
    "entries_of",
    "is_kept",
    "latest",
    "overview",
    "pages_of",
    "paths",
    "series_of",
    "slugs_of",
    "subjects_like",
    "whole",
]
