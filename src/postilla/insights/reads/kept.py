from collections.abc import Collection

from postilla.insights.models import Heard
from postilla.insights.packing import unpacked
from postilla.insights.values import Reading


def readings_of(comment_ids: Collection[int]) -> dict[int, Reading]:
    """What comments were read to say, by id, without what editors corrected."""
    rows = Heard.objects.filter(comment_id__in=list(comment_ids)).values_list("comment_id", "reading")
    return {number: unpacked(number, text) for number, text in rows}
