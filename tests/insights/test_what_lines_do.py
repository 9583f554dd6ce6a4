"""The kind of a line: what most of its readers do in it, in its points and in the comments around them."""

import pytest

from postilla.insights.summary.doing import kind_of
from postilla.insights.summary.said import Placed
from postilla.insights.values import Label, Point, Reading, Said
from tests.insights.support import comment

REPORT, COMPLAINT, OPINION, PRAISE = ("report", 0.9), ("complaint", 0.8), ("opinion", 0.9), ("praise", 0.5)


def placed(number, kinds):
    return Placed(comment(number, "Well."), Point(0, 5, tuple(Label(*one) for one in kinds), Label("none", 0.5)), 0, 0)


def kind(family, told, around=None):
    """`told`: by reader, the kinds of each of their points; `around`: those of each comment, else as its point's."""
    points = [(reader, kinds) for reader, mine in told.items() for kinds in mine]
    who = {number: reader for number, (reader, _) in enumerate(points)}
    made = [placed(number, kinds) for number, (_, kinds) in enumerate(points)]
    said = {
        one.comment.id: Said(one.comment, Reading(
            one.comment.id, tuple(Label(*label) for label in around) if around is not None else one.point.kinds,
            Label("none", 0.5), None, (one.point,),
        ))
        for one in made
    }  # fmt: skip
    return kind_of(family, made, who, said)


@pytest.mark.parametrize(
    ("family", "told", "does"),
    [
        ("said", {"a": [[REPORT]], "b": [[("report", 0.8)]], "c": [[OPINION]]}, "report"),
        ("said", {"a": [[REPORT]] * 5, "b": [[PRAISE]], "c": [[PRAISE]]}, "praise"),  # readers, not comments
        ("said", {"a": [[REPORT, COMPLAINT]]}, "complaint"),  # told at first hand
        ("said", {"a": [[("report", 1.0), ("complaint", 0.78)]]}, "complaint"),  # the comment surely is one
        ("said", {"a": [[("report", 1.0), ("complaint", 0.7)]]}, "report"),
        ("said", {"a": [[REPORT, ("complaint", 0.4)]]}, "report"),
        ("said", {"a": [[REPORT]], "b": [[COMPLAINT]]}, "report"),  # half of them: most are to complain
        ("said", {"a": [[REPORT]], "b": [[COMPLAINT]], "c": [[COMPLAINT]]}, "complaint"),
        ("said", {"a": [[COMPLAINT]], "b": [[REPORT]], "c": [[OPINION]]}, "report"),  # a third complains
        (
            "said",
            {
                "a": [[COMPLAINT]],
                "b": [[COMPLAINT]],
                "c": [[("report", 0.9), ("opinion", 0.8)]],
                "d": [[("opinion", 0.9), ("report", 0.7)]],
                "e": [[OPINION]],
            },
            "opinion",
        ),
        ("said", {"a": [[REPORT], [OPINION], [OPINION]]}, "report"),
        ("said", {"a": [[REPORT]], "b": [[("opinion", 0.6)]]}, "report"),
        ("said", {"a": [[("answer", 0.9)]], "b": [[REPORT]]}, "report"),
        ("said", {"a": [[("answer", 0.9)]], "b": [[("answer", 0.9)]], "c": [[REPORT]]}, "answer"),
        ("said", {"a": [[("answer", 0.9)]], "b": [[("answer", 0.9)]], "c": [[REPORT]], "d": [[REPORT]]}, "report"),
        ("said", {"a": [[("correction", 0.9), ("praise", 0.3)]]}, "praise"),
        ("said", {"a": [[("correction", 0.9)]]}, "opinion"),
        ("asked", {"a": [[("request", 0.9)]], "b": [[("request", 0.6), ("question", 0.5)]]}, "request"),
        ("corrected", {"a": [[("correction", 0.9), ("report", 0.8)]]}, "correction"),
    ],
)
def test_what_most_readers_do(family, told, does):
    assert kind(family, told) == does


def test_what_the_comment_does_counts_as_much_as_what_the_point_does():
    point = {"a": [[("opinion", 0.6), ("report", 0.5)]]}
    assert kind("said", point) == "report"
    assert kind("said", point, [("report", 0.1)]) == "report"
    assert kind("said", point, [("opinion", 0.9), ("report", 0.3)]) == "opinion"
    assert kind("said", {"a": [[("opinion", 0.9)]]}, []) == "opinion"
