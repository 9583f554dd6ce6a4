"""Over what readers ask stands how many ask; over all else how many speak of it."""

import pytest

from postilla.insights.reads.shown import Shown
from postilla.insights.values import Cited, Line, Theme
from postilla.publishing.saying import _told


@pytest.mark.parametrize(
    ("kind", "readers", "parts"), [("question", "1 reader", 0), ("request", "1 reader", 0), ("opinion", "2 readers", 1)]
)
def test_who_answers_what_others_ask_is_not_counted_as_asking(kind, readers, parts):
    points = (Cited(1, 0, 9, 0, "none"), Cited(2, 0, 9, 1, "against", does=False))
    told = _told(Shown(Line("k", kind, Theme("k", {}), points, (), ()), (), (), "now"), "en")
    assert (told.readers, len(told.spread)) == (readers, parts)
