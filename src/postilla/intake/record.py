"""All that is kept about one reader, for themselves."""

from typing import Any

from postilla.discussion import reads as discussion
from postilla.identity import reads as identity
from postilla.moderation import reads as moderation


def record(guest_id: int) -> dict[str, Any]:
    """Everything about a reader, by what it is; times are aware datetimes. Empty if they are gone."""
    mine = identity.own_record(guest_id)
    if mine is None:
        return {}
    selves = identity.selves(guest_id)
    return {
        "reader": mine,
        **discussion.record_of(selves),
        "reports": [report for one in selves for report in moderation.reports_of(one)],
        "sanctions": moderation.sanctions_met(selves),
        "appeals": moderation.appeals_by(selves),
    }
