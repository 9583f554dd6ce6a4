"""What other rooms may know of the ledger: frozen values, nothing else. What is not there gives None or nothing."""

from postilla.ledger.reads.api import (
    last_of,
    metrics,
    observations_between,
    promises_between,
    subjects_between,
    verdicts_between,
)
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
from postilla.ledger.reads.names import name_of, named_at
from postilla.ledger.reads.offers import (
    articles_of,
    citing,
    number_waiting,
    offer,
    offered_since,
    offers_from,
    offers_in,
    promised_in,
    waiting,
)
from postilla.ledger.reads.promises import whole

__all__ = [
    "PER_PAGE",
    "about",
    "articles_of",
    "between",
    "by_state",
    "cards",
    "citing",
    "due_within",
    "entries_of",
    "is_kept",
    "last_of",
    "latest",
    "metrics",
    "name_of",
    "named_at",
    "number_waiting",
    "observations_between",
    "offer",
    "offered_since",
    "offers_from",
    "offers_in",
    "overview",
    "pages_of",
    "paths",
    "promised_in",
    "promises_between",
    "series_of",
    "slugs_of",
    "subjects_between",
    "subjects_like",
    "verdicts_between",
    "waiting",
    "whole",
]
