from collections.abc import Collection

from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.insights.models import Heard
from postilla.insights.packing import unpacked
from postilla.insights.reading import mask, masks_in
from postilla.insights.reads.comments import found_in, own_words
from postilla.insights.reads.known import labels_of
from postilla.insights.rules import corrected
from postilla.insights.values import Reading
from postilla.outbox.portions import in_portions, rows_by


def quotable(comment_ids: Collection[int]) -> dict[int, str]:
    """The own words of those of these comments that anybody may read and that were read as they stand, what must not
    be quoted in clear masked."""
    rows = rows_by(Heard, "comment_id", comment_ids, "comment_id", "revision", "reading")
    read = {one: (revision, reading) for one, revision, reading in rows}
    found = {one: here for one, here in found_in(read).items() if here.revision == read[one][0]}
    return {one: mask(here.comment.text, unpacked(one, read[one][1]).masked) for one, here in found.items()}


def masked_words(views: Collection[CommentView]) -> dict[int, str]:
    """Comments' own words as they stand now, by id, for the newsroom: masked like quotations, whether or not they were
    read. What was found when they were read as they stand is taken from there."""
    rows = rows_by(Heard, "comment_id", {view.id for view in views}, "comment_id", "revision", "reading")
    read = {(one, revision): reading for one, revision, reading in rows}
    found = {}
    for view in views:
        text, lang = own_words(view)
        kept = read.get((view.id, view.revision))
        found[view.id] = mask(text, masks_in(text, lang) if kept is None else unpacked(view.id, kept).masked)
    return found


def record_of(guest_ids: Collection[int]) -> list[dict[str, object]]:
    """What is kept of readers' comments besides the comments, for nobody but themselves; with what editors
    corrected."""
    found: dict[int, Reading] = {}
    for some in in_portions(discussion.ids_by(guest_ids)):
        rows = list(Heard.objects.filter(comment_id__in=some))
        labels = labels_of({row.comment_id: row.revision for row in rows})
        for row in rows:
            if not row.revision:  # it was edited and not read yet
                continue
            reading = unpacked(row.comment_id, row.reading)
            found[row.comment_id], _ = corrected(reading, (), labels[row.comment_id])
    return [
        {
            "comment_id": number,
            "kinds": [label.name for label in reading.kinds],
            "stance": reading.toward.name,
            "points": len(reading.points),
        }
        for number, reading in sorted(found.items())
    ]
