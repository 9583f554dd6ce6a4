"""Whether a branch could be moved: told of its beginning alone, and of all of it by who moves it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.discussion import reads, rules, writes
from postilla.discussion.reads import fitting
from postilla.discussion.refusals import CannotGoThere
from postilla.discussion.values import Spot
from tests.support.magazine import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], tuple[int, Spot]]:
    """A root with some answers, after them one that is nested as deeply as can be, and a place one level down."""
    monkeypatch.setattr(rules, "DEEPEST", 3)

    def made(answers: int) -> tuple[int, Spot]:
        other, root = desk.post(), desk.post()
        for _ in range(answers):
            desk.post(parent=root)
        desk.post(parent=desk.post(parent=root))
        return root, Spot(desk.subject, other, None, None)

    return made


def test_what_is_nested_too_deeply_is_not_offered(branch: Callable[[int], tuple[int, Spot]]) -> None:
    assert not reads.may_go(*branch(3))


def test_of_a_long_branch_the_beginning_is_looked_at(
    branch: Callable[[int], tuple[int, Spot]], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "LOOKED", 3)
    root, spot = branch(3)
    with CaptureQueriesContext(connection) as queries:
        assert reads.may_go(root, spot)
    assert "LIMIT 3" in queries.captured_queries[-1]["sql"]
    with pytest.raises(CannotGoThere):
        writes.relocate(root, spot, desk.tick())


def test_a_branch_that_fits_goes(branch: Callable[[int], tuple[int, Spot]], desk: Desk) -> None:
    root, spot = branch(0)
    leaf = reads.answers_to([root])
    assert leaf is not None
    other = desk.post()
    assert reads.may_go(other, spot)
    writes.relocate(other, spot, desk.tick())
    assert reads.spot_of(other).parent_id == spot.parent_id
