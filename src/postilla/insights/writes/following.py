"""What follows from the labels of a comment: whom it is put before, and what it counts as across articles."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from postilla.insights.reads.comments import Found
from postilla.insights.reads.known import labels_of
from postilla.insights.rules import corrected
from postilla.insights.values import Reading
from postilla.insights.writes.mentions import mention
from postilla.insights.writes.routes import route


def follow(
    found: Mapping[int, Found],
    readings: Mapping[int, Reading],
    themes: Mapping[int, Sequence[str]],
    now: datetime,
) -> None:
    """Within a transaction: routes and mentions of these comments, as they were read and as editors corrected it.
    `themes`: the key of each point, "" for none."""
    labels = labels_of({one: here.revision for one, here in found.items()})
    told = {one: corrected(readings[one], themes.get(one, ()), labels[one]) for one in found}
    kept = {one: reading for one, (reading, _) in told.items()}
    stands = {one: here.subject for one, here in found.items()}
    mention(kept, {one: keys for one, (_, keys) in told.items()}, stands,
            {one: here.comment.at for one, here in found.items()})  # fmt: skip
    route(found, kept, now)
