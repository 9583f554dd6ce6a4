"""The public log and the statements of reasons: what is told of decisions, and what is not."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from postilla.moderation import reads, writes
from postilla.moderation.log import Entry, Tally, blurred, month
from postilla.moderation.models import Day, Decision
from postilla.moderation.statements import CATEGORIES, FIELDS, Case, as_row, statement
from postilla.moderation.values import Terms, Why
from tests.support.magazine import NOW, Desk

JANUARY = date(2024, 1, 1)


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5), (1000, 1000)])
def test_small_numbers_are_not_told(count: int, told: int | None) -> None:
    assert blurred(count) == told


def test_a_month_in_numbers() -> None:
    entries = [Entry(NOW, "reject", "insult", timedelta(minutes=n)) for n in range(1, 8)]
    entries += [Entry(NOW, "spam", "", None)] * 2 + [Entry(NOW, "publish", "", timedelta(minutes=4))] * 3
    made = month(JANUARY, entries, [True] * 5 + [False, None], 3)
    assert (made.decisions, made.removed_all, made.removed) == (12, 9, (("", 9),)), "7 would say that 2 were spam"
    assert (made.median, made.appeals, made.granted, made.sanctions) == (timedelta(minutes=4), 7, 5, None)
    few = month(JANUARY, entries[:2], [True], 0)
    assert (few.median, few.appeals, few.granted, few.sanctions) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("removed", "told"),
    [
        ({"a": 39, "b": 26, "c": 24, "d": 5, "e": 5, "f": 4}, (("a", 39), ("b", 26), ("c", 24), ("d", 5), ("", 9))),
        ({"a": 9, "b": 2, "c": 1}, (("", 12),)),
        ({"a": 9, "b": 3, "c": 2}, (("a", 9), ("", 5))),
        ({"a": 9, "b": 8}, (("a", 9), ("b", 8))),
        ({"a": 2, "b": 1}, (("a", None), ("b", None))),
        ({"a": 2, "b": 2, "c": 2}, (("", 6),)),
        ({}, ()),
    ],
)
def test_no_small_number_is_what_is_missing_to_the_sum(removed: dict[str, int], told: object) -> None:
    entries = [Entry(NOW, "reject", kind, None) for kind, count in removed.items() for _ in range(count)]
    assert month(JANUARY, entries, [], 0).removed == told


CASE = Case(7, "reject", "It insults.", "terms", "ILLEGAL_OR_HARMFUL_SPEECH", "de-CH", NOW, NOW, None, 0, False, False)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (CASE, {"decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"], "content_language": "DE",
                "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT", "source_type": "SOURCE_VOLUNTARY",
                "incompatible_content_explanation": "It insults.", "automated_detection": "No", "puid": "postilla-7"}),
        (replace(CASE, ground="illegal"), {"decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
                                           "illegal_content_legal_ground": "It insults."}),
        (replace(CASE, reports=2), {"source_type": "SOURCE_TYPE_OTHER_NOTIFICATION"}),
        (replace(CASE, reports=2, notified=True), {"source_type": "SOURCE_ARTICLE_16"}),
        (replace(CASE, found_by_rule=True), {"automated_detection": "Yes"}),
        (replace(CASE, verb="ban"), {"decision_provision": "DECISION_PROVISION_PARTIAL_TERMINATION"}),
        (replace(CASE, verb="mute", until=NOW + timedelta(days=3)),
         {"decision_provision": "DECISION_PROVISION_PARTIAL_SUSPENSION", "end_date_service_restriction": "2024-01-08"}),
    ],
)  # fmt: skip
def test_statements(case: Case, said: dict[str, object]) -> None:
    made = statement(case)
    assert {name: made[name] for name in said} == said
    assert set(made) <= set(FIELDS)
    required = {"decision_ground", "content_type", "category", "territorial_scope", "content_date", "application_date",
                "decision_facts", "source_type", "automated_detection", "automated_decision", "puid"}  # fmt: skip
    assert required <= set(made)
    assert made["category"].removeprefix("STATEMENT_CATEGORY_") in dict(CATEGORIES)
    assert len(as_row(made)) == len(FIELDS)


@pytest.mark.django_db
def test_what_was_taken_back_is_told_nowhere(desk: Desk) -> None:
    ids = [desk.post(f"Words {n} of Somebody Unmistakable") for n in range(7)]
    made = [writes.decide(one, "reject", "ada", desk.tick(60), Why("off_topic")) for one in ids]
    writes.undo(made[0].decision_id, "ada", desk.tick())
    writes.impose(ids[1], "mute", "ada", desk.tick(), Why("insult"), Terms(desk.at + timedelta(days=1)))
    (line,) = reads.log()
    assert (line.first, line.removed, line.sanctions) == (JANUARY, (("off_topic", 6),), None)
    found = [statement(case) for case in reads.cases(NOW - timedelta(days=1))]
    assert [one["puid"] for one in found[:6]] == [f"postilla-{m.decision_id}" for m in made[1:]]
    assert found[6]["end_date_service_restriction"] == "2024-01-06"
    said = " ".join(str(one) for one in found)
    assert "Unmistakable" not in said
    assert "Ada" not in said
    assert 'href="/moderation-log/"' in desk.page()


@pytest.mark.django_db
def test_the_page_of_the_log_follows_the_decisions(desk: Desk) -> None:
    from django.utils import timezone

    assert "Nothing was decided yet." in desk.page("/moderation-log/")
    ids = [desk.post(now=timezone.now()) for _ in range(5)]
    made = [writes.decide(one, "reject", "ada", timezone.now(), Why("off_topic")) for one in ids]
    desk.drain()
    page = desk.page("/moderation-log/")
    assert "It has nothing to do with the article." in page
    assert "fewer than 5" not in page.partition("<table")[2]
    writes.undo(made[1].decision_id, "ada", timezone.now())
    desk.drain()
    assert "fewer than 5" in desk.page("/moderation-log/").partition("<table")[2]


@pytest.mark.django_db
def test_days_are_added_up_once_and_again_where_a_decision_of_theirs_is_taken_back(desk: Desk) -> None:
    made = []
    for day in range(70):
        one = desk.post(now=NOW + timedelta(days=day))
        made.append(writes.decide(one, "reject", "ada", NOW + timedelta(days=day, minutes=5), Why("off_topic")))
    whole = reads.log()
    assert [(line.first.month, line.decisions) for line in whole] == [(3, 14), (2, 29), (1, 27)]
    kept = Day.objects.count()
    assert kept == 68, "all but the last two days, of which decisions may be on their way"
    Decision.objects.filter(id=made[5].decision_id).update(kind="insult")
    assert reads.log() == whole, "what is kept is not walked again"
    writes.undo(made[3].decision_id, "ada", NOW + timedelta(days=69, hours=1))
    assert Day.objects.count() == kept - 1
    assert [line.decisions for line in reads.log()] == [14, 29, 26]
    Day.objects.all().delete()
    assert [line.decisions for line in reads.log()] == [14, 29, 26], "what is kept is a copy"


@pytest.mark.parametrize(
    ("minutes", "kept"), [(0, 0), (59, 59), (60, 60), (64, 60), (1439, 1435), (1440, 1440), (1600, 1560)]
)
def test_long_waits_are_kept_coarsely(minutes: int, kept: int) -> None:
    tally = Tally()
    tally.count(Entry(NOW, "publish", "", timedelta(minutes=minutes)))
    assert list(tally.waits) == [kept]
    assert Tally.of_json(json.loads(json.dumps(tally.to_json()))) == tally
