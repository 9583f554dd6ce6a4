"""Which complaints an organisation is told of: those of somebody who waits for an answer. Pure."""

import re
from collections.abc import Collection, Sequence

from postilla.insights.names import names_one
from postilla.insights.reading import TOLD
from postilla.insights.values import Comment, Label, Point, Reading

LONG_AGO = 10  # years after which nobody waits for an answer any more
_YEAR = re.compile(
    r"(?<![\w.,€$£-])((?:19|20)\d\d)(?![\w€%°]|[.,]\d| ?(?:[€$£%°]|km|kilom|mil|euro|pound|pfund|dollar|fran|mark|rpm|"
    r"u/min|tr/min|kw|ps|hp|cv|ch|cc|liv|lir|pes)(?!\w{8}))"
)


def complains_to(reading: Reading, comment: Comment, names: Collection[str]) -> bool:
    """Whether somebody complains of an organisation that the comment speaks of, by these names.

    Who is altogether for what they speak of does not, nor who tells of what was long ago: who remembers a bad car
    fondly waits for no answer. Under an article about the organisation all complaints are of it, and so is what is
    told at first hand against it; elsewhere it must be blamed where it is named, or right after.
    """
    if reading.toward.name == "for" or _is_long_ago(comment):
        return False
    if names_one(comment.about, names):
        return _is_told(reading.kinds) or (_reports(reading) and reading.toward.name in ("against", "mixed"))
    return _is_told(reading.kinds) and (not names_one(comment.text, names) or _blames(reading.points, comment, names))


def _is_told(kinds: Collection[Label]) -> bool:
    return any(label.name == "complaint" and label.score >= TOLD for label in kinds)


def _reports(reading: Reading) -> bool:
    return bool(reading.kinds) and reading.kinds[0].name == "report" and reading.kinds[0].score >= TOLD


def _blames(points: Sequence[Point], comment: Comment, names: Collection[str]) -> bool:
    """Whether a sentence that names it complains, or the next one does nothing so much as that."""
    before = False
    for point in points:
        named = names_one(comment.text[point.start : point.end], names)
        blames = point.toward.name != "for" and _is_told(point.kinds if named else point.kinds[:1])
        if blames and (named or before):
            return True
        before = named
    return False


def _is_long_ago(comment: Comment) -> bool:
    """Whether it names years, and all of them are long before it was posted."""
    years = [int(year) for year in _YEAR.findall(comment.text.lower())]
    return bool(years) and max(years) <= comment.at.year - LONG_AGO
