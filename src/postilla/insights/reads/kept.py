from collections.abc import Collection

from postilla.discussion import reads as discussion
from postilla.insights.models import Heard
from postilla.insights.packing import unpacked
from postilla.insights.values import Reading


def readings_of(comment_ids: Collection[int]) -> dict[int, Reading]:
    """What comments were read to say, by id, without what editors corrected."""
    rows = Heard.objects.filter(comment_id__in=list(comment_ids)).values_list("comment_id", "reading")
    return {number: unpacked(number, text) for number, text in rows}


def record_of(guest_ids: Collection[int]) -> list[dict[str, object]]:
    """What is kept of readers' comments besides the comments, for nobody but themselves."""
    found = readings_of(discussion.ids_by(guest_ids))
    return [
        {
            "comment_id": number,
            "kinds": [label.name for label in reading.kinds],
            "stance": reading.toward.name,
            "points": len(reading.points),
        }
        for number, reading in sorted(found.items())
    ]
