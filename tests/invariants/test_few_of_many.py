"""Questions about a few rows go to those few: SQLite counts on ten rows in any state, and would walk them all."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.discussion import reads, writes
from postilla.discussion.models import Comment
from postilla.discussion.reads import fitting, senders
from postilla.discussion.values import PUBLISHED, Brought
from postilla.insights import writes as insights
from postilla.insights.models import Mention
from postilla.insights.reads import across, counting, kept, known, people, routes
from postilla.insights.writes.routes import leave
from postilla.moderation import reads as moderation
from postilla.moderation.desk import cards, today
from postilla.moderation.desk.rights import Person
from postilla.outbox.writes import telling
from postilla.screening import reads as screening
from postilla.screening.writes import look_again
from tests.support.magazine import NOW, Desk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what is in the tables"),
]

SOME = range(1, 60)  # ids, more than the ten rows that SQLite counts on
PLACES = {f"article:{number}" for number in SOME}
ROWID = {"rowid"}
# By which columns rows of a large table may be looked for: each of their values has few.
NARROW = {
    "discussion_comment": ROWID | {"guest_id", "parent_id"},
    "discussion_thread": ROWID | {"subject"},
    "moderation_appeal": ROWID | {"comment_id"},
    "moderation_decision": ROWID | {"comment_id"},
    "moderation_report": ROWID | {"comment_id", "created_at"},
    "screening_guess": ROWID | {"comment_id"},
    "insights_heard": {"comment_id"},
    "insights_leftout": {"comment_id"},
    "insights_mention": ROWID | {"comment_id", "subject"},
    "insights_route": ROWID | {"comment_id", "answer_id", "subject"},
}
ALIAS = {"c": "discussion_comment", "t": "discussion_thread"}
Asking = Callable[[Desk], object]


def brought(desk: Desk, parents: list[int]) -> None:
    writes.bring_in(
        desk.subject, [Brought(one, "Ada", "", None, "<p>Yes</p>", "Yes", PUBLISHED, NOW, "") for one in parents], NOW
    )


def left(_desk: Desk) -> None:
    with telling(NOW) as tell:
        leave(list(SOME), tell, NOW)


def plans_of(ask: Asking, desk: Desk, table: str = "") -> list[tuple[str, list[str]]]:
    """The statements that name a table (or any of NARROW) and how each is answered."""
    with CaptureQueriesContext(connection) as queries:
        ask(desk)
    named = [table] if table else list(NARROW)
    asked = [one["sql"] for one in queries.captured_queries if any(name in one["sql"] for name in named)]
    found = []
    with connection.cursor() as cursor:
        for sql in asked:
            if sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE")) and "WHERE" in sql:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                found.append((sql, [row[3] for row in cursor.fetchall()]))
    assert found
    return found


def walked(sql: str, steps: list[str]) -> list[str]:
    """The steps that go through more of a large table than was asked for."""
    named = {alias: table for table, alias in re.findall(r'"(\w+)" (\w\d)\b', sql)} | ALIAS
    found = []
    for step in steps:
        name = step.split()[1] if step.startswith(("SCAN", "SEARCH")) else ""
        table, by = named.get(name, name), re.search(r"\((\w+)[=<>]", step)
        if table in NARROW and (by is None or by[1] not in NARROW[table]):
            found.append(step)
    return found


FEW: dict[str, Asking] = {
    "versions": lambda desk: reads.public_versions(SOME),
    "public": lambda desk: reads.public_in(desk.subject, SOME),
    "answers": lambda desk: reads.answers_to(SOME),
    "states": lambda desk: reads.states_of(SOME),
    "whole": lambda desk: reads.whole(SOME),
    "written": lambda desk: reads.written(SOME),
    "known": lambda desk: known.said_of(SOME),
    "times": lambda desk: reads.times_of(SOME),
    "guests": lambda desk: reads.guests_of(SOME),
    "places": lambda desk: reads.paths_of(SOME),
    "order": lambda desk: reads.in_locking_order(SOME),
    "numbers": lambda desk: reads.number_among(PUBLISHED, SOME),
    "last": lambda desk: senders.last_in(desk.subject, list(SOME)),
    "before": lambda desk: senders.published_before(NOW, list(SOME)),
    "look again": lambda desk: look_again(SOME, NOW),
    "suspected": lambda desk: screening.suspected(SOME),
    "guesses": lambda desk: screening.guesses_on(SOME),
    "brought in": lambda desk: brought(desk, list(SOME)),
    "appeals": lambda desk: cards.appeals_on(SOME),
    "cards": lambda desk: cards.cards_of(SOME, Person("mo")),
    "seen": lambda desk: insights.see(SOME, "eve", NOW),
    "left": left,
    "quotable": lambda desk: kept.quotable(SOME),
    "people": lambda desk: people.tellable(SOME),
    "whose": lambda desk: counting._writers(list(SOME)),
    "asked here": lambda desk: routes.open_routes(PLACES, 10, 500_000),
    "settled here": lambda desk: routes.settled_routes(PLACES, 10),
    "waits here": lambda desk: across.waiting_since(NOW, 10, PLACES),
    "said here": lambda desk: counting.told(Mention.SAID, Mention.objects.filter(at__gt=NOW), PLACES),
}


@pytest.mark.parametrize("name", FEW)
def test_a_few_are_found_by_what_they_are(desk: Desk, name: str) -> None:
    brought(desk, [desk.post()] * 40)
    for sql, steps in plans_of(FEW[name], desk):
        assert not walked(sql, steps), f"{steps}: {sql}"


def test_what_a_batch_answers_is_walked_for_by_nobody(desk: Desk) -> None:
    """Each answer that an author or a party gave is looked at with its parents' routes alone."""
    asked = [desk.post() for _ in range(2)]
    answers = writes.bring_in(
        desk.subject,
        [Brought(asked[0], "Eve", "", None, "<p>Yes</p>", "Yes", PUBLISHED, NOW, "", badge="staff")] * 20,
        NOW,
    )
    for sql, steps in plans_of(lambda desk: insights.answered_by(answers, NOW), desk, "insights_route"):
        assert not walked(sql, steps), f"{steps}: {sql}"


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk, one: reads.leaf(desk.subject),
        lambda desk, one: writes.pin(one, pinned=False, now=NOW),
        lambda desk, one: fitting._party_pinned(Comment.objects.get(id=one)),
    ],
    ids=["page", "counted", "party"],
)
def test_what_is_pinned_is_found_by_that(desk: Desk, ask: Callable[[Desk, int], object]) -> None:
    """A page with a pinned comment is made anew with each post."""
    one = desk.post()
    writes.pin(one, pinned=True, now=NOW)
    plans = plans_of(lambda desk: ask(desk, one), desk, "discussion_comment")
    pinned = [(sql, steps) for sql, steps in plans if '"pinned_at" IS NOT NULL' in sql]
    assert pinned
    for sql, steps in pinned:
        assert steps[0] == "SEARCH discussion_comment USING INDEX discussion_marked (thread_id=?)", f"{steps}: {sql}"


@pytest.mark.parametrize(
    ("ask", "table", "by"),
    [
        (lambda desk: moderation.reported_in(desk.subject, NOW), "moderation_report", "created_at"),
        (lambda desk: moderation.branch_heat(desk.subject, desk.post(), NOW), "moderation_report", "created_at"),
        (lambda desk: today.theirs(Person("eve", decides=True), NOW), "moderation_report", "settled_at"),
    ],
    ids=["reported", "heat", "today"],
)
def test_reports_are_begun_at(desk: Desk, ask: Asking, table: str, by: str) -> None:
    """There are fewer of a day, and fewer open ones, than a conversation has comments, or a site has in public."""
    for sql, steps in plans_of(ask, desk, table):
        assert len(steps) == 1, f"{steps}: {sql}"
        assert f"({by}" in steps[0], f"{steps}: {sql}"


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: routes.open_routes(None, 10),
        lambda desk: routes.open_routes(None, 10, 500_000),
        lambda desk: routes.settled_routes(None, 10),
        lambda desk: across.waiting_since(NOW, 10),
        lambda desk: routes.routes_to("Valdora", 10),
        lambda desk: routes.complained(10),
        lambda desk: counting.told(Mention.SAID, Mention.objects.filter(at__gt=NOW), None),
    ],
    ids=["open", "beyond", "settled", "waiting", "party", "complained", "said"],
)
def test_the_first_of_all_are_found_in_order(desk: Desk, ask: Asking) -> None:
    """Nothing is sorted: as many rows are read as are wanted, however many there are."""
    ordered: list[Any] = [
        (sql, steps) for sql, steps in plans_of(ask, desk) if "ORDER BY" in sql and "insights_" in sql
    ]
    assert ordered
    for sql, steps in ordered:
        assert len(steps) == 1, f"{steps}: {sql}"
        assert re.match(r"SEARCH insights_(route|mention) USING (COVERING )?INDEX", steps[0]), f"{steps}: {sql}"
