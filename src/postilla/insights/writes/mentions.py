"""What comments speak of, kept to be counted across articles."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.insights.models import Heard, Mention
from postilla.insights.packing import unpacked
from postilla.insights.reads.comments import Found
from postilla.insights.reads.known import labels_of
from postilla.insights.rules import corrected
from postilla.insights.values import Reading


def mention(
    readings: Mapping[int, Reading],
    themes: Mapping[int, Sequence[str]],
    stands: Mapping[int, str],
    times: Mapping[int, datetime],
) -> None:
    """Within a transaction: keep what these comments speak of instead of what was kept of them. `stands`: the
    conversation of each; `times`: when each was posted."""
    Mention.objects.filter(comment_id__in=list(stands)).delete()
    rows = []
    for one, subject in stands.items():
        reading = readings[one]
        kind = reading.kinds[0].name if reading.kinds else ""
        spoken = [(Mention.SAID, "")] + [(Mention.THEME, key) for key in themes.get(one, ()) if key]
        spoken += [(Mention.NAME, span.name) for span in reading.entities]
        for what, key in dict.fromkeys(spoken):
            rows.append(
                Mention(comment_id=one, subject=subject, what=what, key=key, kind=kind,
                        toward=reading.toward.name, at=times[one])
            )  # fmt: skip
    Mention.objects.bulk_create(rows, ignore_conflicts=True)  # another listener may have read them too


def sent_with(found: Mapping[int, Found]) -> dict[int, int | None]:
    """By comment the first that its network sent on its day, so that a campaign is one reader; as it was known before
    where the network is not known any more."""
    known = dict(Heard.objects.filter(comment_id__in=list(found)).values_list("comment_id", "sent_with"))
    return {
        one: discussion.first_of_day(here.comment.network, here.comment.at) if here.comment.network else known.get(one)
        for one, here in found.items()
    }


def silence(comment_ids: Collection[int]) -> None:
    """Within a transaction: these comments speak of nothing any more."""
    Mention.objects.filter(comment_id__in=list(comment_ids)).delete()


def themes_again(keys: Mapping[int, Sequence[str]]) -> None:
    """Within a transaction: these comments' points are about other themes; their kinds stay."""
    rows = {row.comment_id: row for row in Heard.objects.filter(comment_id__in=list(keys))}
    labels = labels_of({one: row.revision for one, row in rows.items()})
    told = {one: corrected(unpacked(one, row.reading), keys[one], labels[one]) for one, row in rows.items()}
    times = discussion.times_of(rows)
    stands = {one: row.subject for one, row in rows.items() if one in times}
    mention(
        {one: reading for one, (reading, _) in told.items()}, {one: about for one, (_, about) in told.items()}, stands,
        times,
    )  # fmt: skip
