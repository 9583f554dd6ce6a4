"""A magazine with one article that stands from test to test: to make it takes longer than most tests do with it.

Only tests that ask for `desk` (tests/support/magazine.py) find it; for others the database is as migrations leave it.
So those who need an empty one come first, and it is emptied where that was not to be.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Stands:
    subject: str
    path: str


_stands: Stands | None = None


def wanted(item: pytest.Item) -> bool:
    """Whether that test is written for a magazine that stands already."""
    fixtures = getattr(item, "_fixtureinfo", None)
    found = list(fixtures.name2fixturedefs.get("desk", ())) if fixtures else []
    transaction = (marker := item.get_closest_marker("django_db")) and marker.kwargs.get("transaction")
    return bool(found) and found[-1].func.__module__ == "tests.support.magazine" and not transaction


def standing() -> Stands | None:
    return _stands


def settle(item: pytest.Item) -> None:
    """Make it, or take it away, before the test's own transaction begins."""
    global _stands
    if wanted(item) and _stands is None:
        _stands = _made()
    elif not wanted(item) and _stands is not None:
        _stands = None
        _emptied()


def _made() -> Stands:
    from postilla.articles import writes
    from postilla.articles.reads import forget_standings
    from postilla.outbox.models import Delivery

    forget_standings()
    writes.ensure_site("The Gazette", "http://127.0.0.1:8000")
    brought = writes.bring_article(article("A new car"), NOW)
    Delivery.objects.all().delete()  # what was told when the article came is forgotten
    return Stands(brought.subject, brought.path)


def _emptied() -> None:
    from django.apps import apps
    from django.contrib.contenttypes.models import ContentType
    from django.core.management import call_command
    from django.db import connection

    # All known before: who asks for one while its row is missing would make another, with a number of its own.
    ContentType.objects.get_for_models(*apps.get_models())
    # Numbers go on as they were given: the rows that are put back bring their own, and the next must not be theirs.
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)
    connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # type: ignore[attr-defined]


def article(title: str, **fields: Any) -> Any:
    """An article as tests bring it; what is not said is filled in."""
    from postilla.articles.values import BroughtArticle, BroughtAuthor, BroughtSection, BroughtTag

    fields.setdefault("published_at", NOW - timedelta(days=1))
    fields.setdefault("body", (("text", "<p>One.</p><p>Two.</p>"),))
    fields.setdefault("section", BroughtSection("Cars"))
    fields.setdefault("authors", (BroughtAuthor("Robin Quill"),))
    fields.setdefault("tags", (BroughtTag("Tested"),))
    return BroughtArticle(origin="", title=title, **fields)
