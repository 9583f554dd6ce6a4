"""What many comments say together: lines, how many readers stand behind each, whom to quote. Pure.

The groups behind the lines are those of the article's own points, so a summary is a function of the article's comments
alone, the same for any order of them; known themes lend it their keys and nothing else.
"""

from collections.abc import Sequence

from postilla.insights.summary.doing import alone
from postilla.insights.summary.lines import lines
from postilla.insights.summary.people import copied
from postilla.insights.summary.said import table
from postilla.insights.values import Said, Summary, Theme

__all__ = ["RULES", "summarise"]

RULES = 11  # raised when the same comments make other lines: those that are kept are made again then


def summarise(said: Sequence[Said], themes: Sequence[Theme] = ()) -> Summary:
    """Three to seven lines, where there is so much, most readers first. `themes`: those that are known already.

    Comments without points (an emoji, nothing but code) are read and not covered; points that were not embedded too.
    """
    laid = table(said)
    first = copied([one.comment for one in laid.said.values()])
    found = lines(laid, first, themes)
    covered = {comment_id for line in found for comment_id in line.comments}
    held = {(one.comment_id, one.start) for line in found for one in line.points}
    return Summary(found, read=len(laid.said), covered=len(covered), alone=alone(laid, held, first))
