"""What was approved before it was one record: the line as it stood, with what its editor saw of it."""

import json
from importlib import import_module

from postilla.insights.keeping import as_stood, packed, stood
from postilla.insights.values import Cited, Line, Quotation, Summary, Theme

LINE = Line(
    "said:k",
    "complaint",
    Theme("k", {"en": ("lamp",)}, b"c"),
    (Cited(1, 0, 9, 0, "none"), Cited(2, 0, 9, 1, "none")),
    (),
    (Quotation(2, "", "en", "against"),),
)
SEEN = json.dumps([[1, 3, [[0, 9]]], [2, 1]])
as_one = import_module("postilla.insights.migrations.0016_one_record_of_what_was_approved").as_one


def test_a_line_that_was_kept_has_what_was_seen_of_it():
    line, rests = as_stood(as_one("said:k", SEEN, stood(LINE, {1: 3, 2: 1}), "[0]", "[]"))
    assert [(one.comment_id, one.spans) for one in line.quotations] == [(1, ((0, 9),)), (2, ())]
    assert (line.points, line.theme, rests) == (LINE.points, LINE.theme, {1: 3, 2: 1})


def test_one_that_was_not_kept_is_as_the_article_has_it():
    lines = packed(Summary((LINE,), 2, 2))
    line, rests = as_stood(as_one("said:k", SEEN, "", lines, "[[1, 3], [2, 2], [7, 1]]"))
    assert line.points == LINE.points
    assert rests == {1: 3, 2: 1}, "of its own comments, as they were seen"
    assert as_one("said:other", SEEN, "", lines, "[]") == ""
