"""What a card says of reports and appeals: of those that are open, however many were settled before."""

import pytest

from postilla.discussion.models import Comment
from postilla.moderation.desk.cards import REPORTS, appeals_on, cards_of
from postilla.moderation.desk.rights import Person
from postilla.moderation.models import Appeal, Report
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db


def reported(comment_id: int, since: int, many: int, *, settled: bool) -> None:
    fields = {"comment_id": comment_id, "reason": "abuse", "created_at": NOW, "settled_at": NOW if settled else None}
    Report.objects.bulk_create(
        [Report(reporter=f"n{number}", note=f"{number}", **fields) for number in range(since, since + many)]
    )


def test_open_reports_are_counted_and_the_first_are_shown(desk: Desk) -> None:
    one, other, calm = (desk.post() for _ in range(3))
    reported(one, 0, 30, settled=True)
    reported(one, 30, REPORTS + 5, settled=False)
    reported(other, 0, 1, settled=False)
    first, second, third = cards_of([one, other, calm], Person("mo"))
    assert (first.number_of_reports, [said.note for said in first.reports]) == (
        REPORTS + 5, [str(number) for number in range(30, 30 + REPORTS)],
    )  # fmt: skip
    assert (second.number_of_reports, len(second.reports)) == (1, 1)
    assert (third.number_of_reports, third.reports) == (0, ())


def test_the_first_appeal_that_waits_is_shown(desk: Desk) -> None:
    ids = [desk.post() for _ in range(3)]
    Comment.objects.filter(id__in=ids).update(state="rejected")
    for comment_id, text, decided in (
        (ids[0], "decided", NOW), (ids[0], "first", None), (ids[0], "second", None), (ids[1], "decided", NOW),
    ):  # fmt: skip
        Appeal.objects.create(comment_id=comment_id, text=text, made_at=NOW, decided_at=decided)
    assert {one: line.text for one, line in appeals_on(ids).items()} == {ids[0]: "first"}
