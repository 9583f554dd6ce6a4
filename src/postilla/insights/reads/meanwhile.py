"""What other readers answered meanwhile to what waits for somebody."""

from collections.abc import Collection

from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.identity import reads as identity
from postilla.insights.models import Heard
from postilla.insights.packing import unpacked
from postilla.insights.reading import TOLD
from postilla.insights.reads.comments import person_of
from postilla.insights.reads.people import silent
from postilla.outbox.portions import rows_by

ANSWERS = ("answer", "report", "correction")  # kinds of what tells somebody what they asked
ASKS = ("question", "request")


def answered_by_readers(comment_ids: Collection[int]) -> dict[int, CommentView]:
    """By comment the first public answer by another reader that tells something and asks nothing back."""
    answers = discussion.answers_to(comment_ids)
    written = discussion.written({*comment_ids, *answers})
    persons = identity.persons_of({one.guest_id for one in written.values() if one.guest_id is not None})
    left_out = silent(answers)
    telling = {one for one in _telling(answers) if one not in left_out}
    found: dict[int, CommentView] = {}
    for one, (view, _) in sorted(discussion.whole(telling).items()):
        asked = written.get(view.parent_id or 0)
        if not view.is_public or view.badge or asked is None or asked.id in found:
            continue
        if person_of(asked, persons) != person_of(written[one], persons):
            found[asked.id] = view
    return found


def _telling(comment_ids: Collection[int]) -> set[int]:
    found = set[int]()
    for one, kept in rows_by(Heard, "comment_id", comment_ids, "comment_id", "reading"):
        kinds = unpacked(one, kept).kinds
        told = {label.name for label in kinds if label.score >= TOLD}
        if kinds and kinds[0].name in ANSWERS and not told.intersection(ASKS):
            found.add(one)
    return found
