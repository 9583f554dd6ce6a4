"""The kind of a line: what most of its readers do in their own points of it."""

import pytest

from postilla.insights.summary.said import Placed, kind_of
from postilla.insights.values import Label, Point
from tests.insights.support import comment


def placed(number, kinds):
    return Placed(comment(number, "Well."), Point(0, 5, tuple(Label(*one) for one in kinds), Label("none", 0.5)), 0, 0)


@pytest.mark.parametrize(
    ("family", "told", "kind"),
    [
        ("said", {"a": [[("report", 0.9)]], "b": [[("report", 0.8)]], "c": [[("opinion", 0.9)]]}, "report"),
        ("said", {"a": [[("report", 0.9)]] * 5, "b": [[("praise", 0.5)]], "c": [[("praise", 0.5)]]}, "praise"),
        ("said", {"a": [[("report", 0.99), ("complaint", 0.5)]]}, "complaint"),
        ("said", {"a": [[("report", 0.99), ("complaint", 0.4)]]}, "report"),
        ("said", {"a": [[("report", 0.9)], [("opinion", 0.9)], [("opinion", 0.9)]]}, "opinion"),
        ("said", {"a": [[("report", 0.9)]], "b": [[("opinion", 0.6)]]}, "opinion"),
        ("said", {"a": [[("answer", 0.9)]], "b": [[("report", 0.9)]]}, "opinion"),
        ("said", {"a": [[("answer", 0.9)]], "b": [[("answer", 0.9)]], "c": [[("report", 0.9)]]}, "answer"),
        ("said", {"a": [[("correction", 0.9), ("praise", 0.3)]]}, "praise"),
        ("said", {"a": [[("correction", 0.9)]]}, "opinion"),
        ("asked", {"a": [[("request", 0.9)]], "b": [[("request", 0.6), ("question", 0.5)]]}, "request"),
        ("corrected", {"a": [[("correction", 0.9), ("report", 0.8)]]}, "correction"),
    ],
)
def test_what_most_readers_do(family, told, kind):
    points = [(reader, kinds) for reader, mine in told.items() for kinds in mine]
    who = {number: reader for number, (reader, _) in enumerate(points)}
    assert kind_of(family, [placed(number, kinds) for number, (_, kinds) in enumerate(points)], who) == kind
