"""A magazine, and one with an article, that stand from test to test: to make them takes longer than most tests do.

Only tests that ask for `site` or `desk` (tests/support/magazine.py) find them; for others the database is as migrations
leave it. So those who need an empty one come first, then those of the empty magazine, then the rest; and the database
is emptied where that was not to be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Stands:
    subject: str
    path: str


EMPTY, SITE, DESK = range(3)
# Fixtures by the module that they are from: a file's own of the same name is another.
ASKED: Mapping[int, tuple[tuple[str, str], ...]] = {
    DESK: (("desk", "tests.support.magazine"),),
    SITE: (("site", "tests.support.magazine"), ("magazine", "tests.articles.conftest")),
}
_reached = EMPTY
_stands: Stands | None = None


def wanted(item: pytest.Item) -> int:
    """What that test is written for: nothing, a magazine without articles, one with an article."""
    transaction = (marker := item.get_closest_marker("django_db")) and marker.kwargs.get("transaction")
    fixtures = getattr(item, "_fixtureinfo", None)
    if transaction or not fixtures:
        return EMPTY
    for level, asked in ASKED.items():
        for name, module in asked:
            found = fixtures.name2fixturedefs.get(name)
            if found and found[-1].func.__module__ == module:
                return level
    return EMPTY


def standing() -> Stands | None:
    return _stands


def settle(item: pytest.Item) -> None:
    """Make it, or take it away, before the test's own transaction begins."""
    global _reached, _stands
    level = wanted(item)
    if level < _reached:
        _reached, _stands = EMPTY, None
        _emptied()
    if level > _reached:
        _made_site()
        _stands = _made() if level == DESK else None
        _reached = level


def _made_site() -> None:
    from postilla.articles import writes
    from postilla.articles.reads import forget_standings

    forget_standings()
    writes.ensure_site("The Gazette", "http://127.0.0.1:8000")


def _made() -> Stands:
    from postilla.articles import writes
    from postilla.outbox.models import Delivery

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
