"""What was decided about who says to speak for an organisation."""

from collections.abc import Collection

from postilla.moderation.models import Decision
from postilla.moderation.rules import PARTY


def party_settled_by(decision_id: int) -> tuple[int, str] | None:
    """The party that a decision was about and the state that it has since; None for any other decision."""
    changes = Decision.objects.filter(id=decision_id).values_list("changes", flat=True).first() or {}
    return (changes[PARTY][1][0], changes[PARTY][1][1]) if PARTY in changes else None


def last_about_parties(guest_ids: Collection[int]) -> dict[int, int]:
    """{party: the last decision about it} of those of these guests."""
    made = Decision.objects.filter(comment__guest_id__in=guest_ids, changes__has_key=PARTY).order_by("id")
    return {changes[PARTY][1][0]: decision for decision, changes in made.values_list("id", "changes")}
