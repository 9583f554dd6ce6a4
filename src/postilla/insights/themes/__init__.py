"""What points are about: groups of like meaning, across languages, that keep their names. Pure.

`groups` finds them among points, and how many there are; `nearest` tells to which known theme a point belongs; `known`
finds known themes again in new groups, so that nothing that people have seen is renamed; `named` words them in the
readers' own terms. None of them depends on the order in which points come: rows are whole steps (`insights.vectors`),
whose sums are exact, and whatever must have an order gets one by what the points say.
"""

from postilla.insights.themes.familiar import drawn_together
from postilla.insights.themes.grouping import NONE, Groups, groups, groups_of, in_context, key_of, let_go, of_comments
from postilla.insights.themes.known import centre_of, nearest, recognised
from postilla.insights.themes.naming import Wording, named, stems

__all__ = [
    "NONE",
    "Groups",
    "Wording",
    "centre_of",
    "drawn_together",
    "groups",
    "groups_of",
    "in_context",
    "key_of",
    "let_go",
    "named",
    "nearest",
    "of_comments",
    "recognised",
    "stems",
]
