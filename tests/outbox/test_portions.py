"""Rows by what they are, however many are asked for, and rows along an index, a portion at a time."""

from datetime import timedelta

import pytest

from postilla.insights.models import Due, Route
from postilla.outbox.portions import along, in_portions, rows_by, together
from postilla.outbox.statements import PORTION
from tests.support.magazine import NOW

FIELDS = ("id", "state", "made_at")


def test_values_come_in_portions_and_in_their_order() -> None:
    assert list(in_portions(iter("abcde"), 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(in_portions([])) == []
    assert [len(some) for some in in_portions(range(PORTION + 1))] == [PORTION, 1]


@pytest.mark.django_db
def test_rows_are_found_by_more_values_than_a_statement_takes() -> None:
    Due.objects.bulk_create([Due(comment_id=one) for one in (1, 2, 40_000)])
    asked = [*range(2, 40_001), 2, 2]
    assert sorted(rows_by(Due, "comment_id", asked, "comment_id")) == [(2,), (40_000,)], "once, whatever is named twice"
    assert list(rows_by(Due, "comment_id", [], "comment_id")) == []


@pytest.fixture
def routes(db: None) -> list[tuple[int, str, int]]:
    """Many in one moment, some in others: (id, state, minute)."""
    said = [(one, "new" if one % 3 else "seen", one // 4) for one in range(1, 24)]
    fields = {"subject": "article:x", "kind": "question", "changed_at": NOW}
    Route.objects.bulk_create(
        [
            Route(id=one, comment_id=one, state=state, made_at=NOW + timedelta(minutes=at), **fields)
            for one, state, at in said
        ]
    )
    return said


@pytest.mark.parametrize("order", ["made_at", "-made_at", "id", "-id"])
@pytest.mark.parametrize("many", [1, 2, 3, 7, 23, 100])
def test_a_walk_comes_to_each_row_once_and_in_order(routes: list[tuple[int, str, int]], order: str, many: int) -> None:
    ids = [one for one, _, _ in routes]
    expected = ids[::-1] if order.startswith("-") else ids
    assert [row[0] for row in along(Route.objects.all(), order, FIELDS, many)] == expected
    parts = [along(Route.objects.filter(state=state), order, FIELDS, many) for state in ("new", "seen")]
    assert [row[0] for row in together(parts, order, FIELDS)] == expected


@pytest.mark.usefixtures("routes")
def test_a_walk_asks_for_no_more_than_is_taken(django_assert_num_queries) -> None:
    walk = along(Route.objects.all(), "-made_at", FIELDS, 5)
    with django_assert_num_queries(2):
        assert [next(walk)[0] for _ in range(8)] == [23, 22, 21, 20, 19, 18, 17, 16]
