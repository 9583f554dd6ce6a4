"""Reports: one voice each, and one voice for many of one network or a burst of newcomers; what came of them."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from postilla.intake import Visit, report
from postilla.intake.refusals import OwnReport, TooManyReports
from postilla.moderation import reads, writes
from postilla.moderation.models import Report
from postilla.moderation.values import Sender
from postilla.vocabulary import Refusals
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("sent", "voices"),
    [
        ([("a", False, 0), ("b", False, 0), ("c", False, 0)], 3),
        ([("a", False, 0), ("a", False, 1), ("a", False, 2)], 1),
        ([("a", True, 0), ("b", True, 1), ("c", True, 9)], 1),
        ([("a", True, 0), ("b", True, 11), ("c", True, 30)], 3),
        ([("a", True, 0), ("b", False, 1)], 2),
        ([("", False, 0), ("", False, 0)], 2),
    ],
)
def test_how_many_voices_reports_have(desk: Desk, sent: list[tuple[str, bool, int]], voices: int) -> None:
    one = desk.post()
    for n, (network, is_new, minute) in enumerate(sent):
        writes.report(one, "abuse", "", f"g{n}", NOW + minute * MINUTE, Sender(network, is_new))
    (card,) = reads.reported()
    assert card.reports == voices


def test_ten_thousand_reports_by_one_network_are_few_rows(desk: Desk, settings: Any) -> None:
    """The first five hundred are sent: each after the thirtieth finds the tables as the one before it left them."""
    ids = [desk.post() for _ in range(10)]
    known = [desk.guests[desk.post(author=f"Known {n}", email=f"k{n}@mail.example.org")] for n in range(3)]
    settings.POSTILLA_TESTING = False
    later, refused = NOW + timedelta(days=2), 0
    for n in range(500):
        try:
            report(ids[n % 10], "spam", "", Visit(known[n // 10 % 3], "one network"), later)
        except TooManyReports:
            refused += 1
    assert Report.objects.count() == 30
    assert refused == 500 - 30
    assert sum(card.reports for card in reads.reported()) == 10
    report(ids[0], "spam", "", Visit(None, "another network"), later)


def test_people_unknown_here_do_not_fill_the_queue_from_one_network(desk: Desk, settings: Any) -> None:
    """Nobody tells them apart: each may be the same one without a cookie. Whoever is known still reports from there."""
    ids = [desk.post() for _ in range(20)]
    settings.POSTILLA_TESTING = False
    for minutes, most in ((0, 5), (9, 5), (11, 10), (30, 10), (71, 15)):
        for n, one in enumerate(ids):
            with suppress(TooManyReports):
                report(one, "spam", "", Visit(9_000_000 + n, "one network"), NOW + minutes * MINUTE)
        assert Report.objects.filter(network="one network").count() == most, minutes
    report(ids[-1], "spam", "", Visit(9_000_000, "another network"), NOW)


def test_one_comment_keeps_few_reports_of_one_network(desk: Desk) -> None:
    one = desk.post()
    made = [writes.report(one, "spam", "", f"g{n}", NOW, Sender("a")) for n in range(9)]
    assert [bool(m) for m in made] == [True] * 5 + [False] * 4
    assert Report.objects.count() == 5


def test_nobody_reports_their_own_comment(desk: Desk) -> None:
    one = desk.post()
    with pytest.raises(OwnReport):
        report(one, "spam", "", desk.visit(one), NOW)


@pytest.mark.parametrize(
    ("verb", "said"), [("", "not looked at it yet"), ("keep", "left the comment"), ("reject", "took the comment out")]
)
def test_who_reported_learns_what_came_of_it(desk: Desk, reader: Reader, verb: str, said: str) -> None:
    one = desk.post()
    thanks = reader.post(f"/c/{one}/report", {"reason": "abuse", "note": ""})
    (address,) = tree(thanks).xpath("//a[starts-with(@href, '/reported/')]/@href")
    made = writes.decide(one, verb, "editor", desk.tick()) if verb else None
    assert said in reader.get(address).content.decode()
    if made is not None:
        writes.undo(made.decision_id, "editor", desk.tick())
        assert "not looked at it yet" in reader.get(address).content.decode()
    assert reader.get(f"{address}x").status_code == 404
    assert reader.get(address.replace("/reported/", "/appeal/")).status_code == 404, "an address is for one purpose"


def test_a_report_that_is_refused_is_typed(desk: Desk) -> None:
    one = desk.post()
    with pytest.raises(Refusals):
        report(one, "no such reason", "", Visit(None, "n"), NOW)
