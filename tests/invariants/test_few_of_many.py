"""Questions about a few comments go to those few: SQLite counts on ten rows in any state, and would walk them all."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.discussion import reads
from postilla.discussion.models import Comment
from postilla.discussion.reads import senders
from postilla.discussion.values import PUBLISHED
from postilla.screening.writes import look_again
from tests.support.magazine import NOW, Desk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what is in the tables"),
]

SOME = range(1, 60)  # ids, more than the ten rows that SQLite counts on
WALKS = ("discussion_waiting", "discussion_newest", "discussion_agreed", "SCAN c", "SCAN discussion_comment")


@pytest.mark.parametrize(
    "ask",
    [
        lambda subject: reads.public_versions(SOME),
        lambda subject: reads.public_in(subject, SOME),
        lambda subject: reads.answers_to(SOME),
        lambda subject: reads.states_of(SOME),
        lambda subject: reads.whole(SOME),
        lambda subject: reads.number_by_subject(PUBLISHED, Comment.objects.filter(id__in=SOME).values("id")),
        lambda subject: senders.last_in(subject, list(SOME)),
        lambda subject: senders.published_before(NOW, list(SOME)),
        lambda subject: look_again(SOME, NOW),
    ],
    ids=["versions", "public", "answers", "states", "whole", "numbers", "last", "before", "again"],
)
def test_a_few_are_found_by_what_they_are(desk: Desk, ask: Callable[[str], object]) -> None:
    desk.post()
    with CaptureQueriesContext(connection) as queries:
        ask(desk.subject)
    asked = [one["sql"] for one in queries.captured_queries if "discussion_comment" in one["sql"]]
    assert asked
    with connection.cursor() as cursor:
        for sql in asked:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = "; ".join(row[3] for row in cursor.fetchall())
            assert not [walk for walk in WALKS if walk in plan], f"{plan}: {sql}"
