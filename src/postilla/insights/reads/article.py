"""All that the newsroom sees of what readers say under one article."""

from dataclasses import dataclass

from postilla.discussion import reads as discussion
from postilla.insights.reads.comments import said, whole_of
from postilla.insights.reads.lines import summary_of
from postilla.insights.values import Said, Summary


@dataclass(frozen=True)
class Heard:
    """An article's comments by id, with the names beside them and their revisions; the lines that they make.

    `waiting`: public comments that were not read: not yet, because who wrote them does not want it, or
    because the newsroom wrote them.
    """

    said: dict[int, Said]
    summary: Summary
    names: dict[int, str]
    revisions: dict[int, int]
    waiting: int


def article(subject: str) -> Heard:
    """What is known of an article's comments as they stand now."""
    heard = {one.comment.id: one for one in said(subject)}
    views = whole_of(heard)
    waiting = discussion.counts([subject])[subject] - len(heard)
    return Heard(
        heard,
        summary_of(list(heard.values())),
        {one: views[one][0].author_name for one in heard if one in views},
        {one: views[one][0].revision for one in heard if one in views},
        max(waiting, 0),
    )
