"""The desk's numbers: their arithmetic as tables, and that they say what happened."""

import csv
from datetime import timedelta
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest

from postilla.moderation import writes
from postilla.moderation.desk.numbers import numbers
from postilla.moderation.desk.sums import Made, loads, percentile, rules, steps, times
from postilla.moderation.values import HOLD, Verdict
from postilla.web.staff.charts import Column, columns
from postilla.web.staff.numbers import _safe, said
from tests.support.magazine import NOW, Desk


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([], 50, None),
        ([3], 50, 3),
        ([3], 95, 3),
        ([1, 2], 50, 1),
        ([3, 1, 2], 50, 2),
        (range(1, 101), 50, 50),
        (range(1, 101), 95, 95),
        (range(1, 21), 95, 19),
    ],
)
def test_percentiles(values: Any, percent: int, expected: int | None) -> None:
    found = percentile([minutes(value) for value in values], percent)
    assert found == (None if expected is None else minutes(expected))


def test_times_leave_out_what_did_not_wait() -> None:
    found = times([Made(1, "mo", "publish", minutes(4)), Made(2, "mo", "keep", None)])
    assert (found.number, found.median) == (1, minutes(4))


def test_loads() -> None:
    made = [
        Made(1, "mo", "publish", minutes(1)),
        Made(2, "mo", "reject", minutes(3)),
        Made(3, "mo", "spam", minutes(5), True),
        Made(3, "eve", "undo", None),
    ]
    mo, eve = loads(made)
    assert (mo.name, mo.decisions, mo.share, mo.published, mo.taken_out, mo.taken_back) == ("mo", 3, 0.75, 1, 2, 1)
    assert mo.median == minutes(3)
    assert (eve.decisions, eve.published, eve.median) == (1, 0, None)


def test_rules_and_how_often_a_person_agreed() -> None:
    findings = [(1, "word"), (2, "word"), (3, "word"), (3, "word"), (3, "links"), (4, "first")]
    word, first, links = rules(findings, {1: "rejected", 2: "published", 3: "spam", 4: "held"})
    assert (word.rule, word.held, word.share, word.agreed) == ("word", 3, 0.75, 2 / 3)
    assert (links.rule, links.agreed) == ("links", 1.0)
    assert (first.rule, first.waiting, first.agreed) == ("first", 1, None)
    assert rules([], {}) == []


@pytest.mark.parametrize(("days", "number"), [(7, 7), (30, 30), (90, 13)])
def test_a_period_is_cut_without_gaps(days: int, number: int) -> None:
    found = steps(NOW - timedelta(days=days), NOW, 31)
    assert len(found) == number
    assert found[0][0] == NOW - timedelta(days=days)
    assert found[-1][1] == NOW
    assert all(one[1] == other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (None, "–"),
        (timedelta(seconds=40), "40 s"),
        (minutes(5), "5 min"),
        (minutes(125), "2 h 5 min"),
        (timedelta(days=3, hours=4), "3 d 4 h"),
    ],
)
def test_spans_are_said(span: timedelta | None, text: str) -> None:
    assert said(span) == text


def test_a_chart_escapes_and_says_its_numbers() -> None:
    drawn = columns("k", "A <title>", "d", [Column("<1>", "one & two", (1, 0, 2)), Column("2", "none", (0, 0, 0))])
    assert "A &lt;title&gt;" in drawn
    assert "one &amp; two" in drawn
    assert drawn.count("<rect") == 2
    assert columns("k", "t", "d", [Column("1", "", (0, 0))]) == ""


@pytest.mark.parametrize(("cell", "kept"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("Many links", "Many links"), (-3, -3)])
def test_a_file_runs_nothing_in_a_spreadsheet(cell: Any, kept: Any) -> None:
    assert _safe(cell) == kept


@pytest.mark.django_db
def test_numbers_say_what_happened(held: None, cars: Desk) -> None:
    first = [cars.post(now=NOW + minutes(number)) for number in range(4)]
    writes.note(first[0], [Verdict(HOLD, "word", "", ("x",))], NOW)
    writes.decide(first[0], "reject", "mo", NOW + minutes(10))
    writes.decide(first[1], "publish", "mo", NOW + minutes(31))
    spam = writes.decide(first[2], "spam", "eve", NOW + minutes(32))
    writes.undo(spam.decision_id, "mo", NOW + minutes(33))
    found = numbers(7, NOW + timedelta(hours=1))
    today = found.days[-1]
    assert (today.published, today.held, today.taken_out, today.total) == (1, 2, 1, 4)
    assert (found.times.number, found.times.median, found.times.most) == (3, minutes(30), minutes(30))
    assert [(load.name, load.decisions, load.taken_back) for load in found.loads] == [("mo", 3, 0), ("eve", 1, 1)]
    assert {rule.rule: rule.held for rule in found.rules} == {"pre": 4, "word": 1}
    assert found.is_whole
    assert numbers(7, NOW + timedelta(days=30)).total == 0


@pytest.mark.django_db
def test_the_page_and_its_files(people: Any, held: None, cars: Desk, settings: Any) -> None:
    from django.utils import timezone

    writes.decide(cars.post(now=timezone.now()), "reject", "mo", timezone.now())
    mo = people("mo", "Moderators")
    page = mo.get("/admin/moderation/numbers/?days=7").content.decode()
    assert 'role="img"' in page
    assert "Who decided" in page
    answer = mo.get("/admin/moderation/numbers/?days=7&csv=people")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(StringIO(answer.content.decode())))
    assert rows[0][0] == "Moderator"
    assert rows[1][:2] == ["mo", "1"]
    for name in ("volume", "rules"):
        assert len(mo.get(f"/admin/moderation/numbers/?csv={name}").content.decode().splitlines()) > 1
    assert mo.get("/admin/moderation/numbers/?days=x&csv=y").status_code == 200
    assert people("eve", "Editors").get("/admin/moderation/numbers/").status_code == 302


@pytest.mark.django_db
def test_the_first_page_says_what_waits(people: Any, held: None, cars: Desk) -> None:
    cars.post()
    for name, groups, sees in (("mo", ["Moderators"], True), ("eve", ["Editors"], True), ("nobody", [], False)):
        page = people(name, *groups).get("/admin/").content.decode()
        assert ("Comments that wait for you" in page) is sees, name
