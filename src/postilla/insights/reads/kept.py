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


def masked_words(view: CommentView) -> str:
    """A comment's own words as they stand now, for the newsroom: masked like quotations, whether or not it was read."""
    text, lang = own_words(view)
    return mask(text, masks_in(text, lang))


def record_of(guest_ids: Collection[int]) -> list[dict[str, object]]:
    """What is kept of readers' comments besides the comments, for nobody but themselves; with what editors
    corrected."""
    found: dict[int, Reading] = {}
    for some in in_portions(discussion.ids_by(guest_ids)):
        rows = list(Heard.objects.filter(comment_id__in=some))
        labels = labels_of({row.comment_id: row.revision for row in rows})
        for row in rows:
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
