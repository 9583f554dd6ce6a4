"""Who says to speak for an organisation."""

from django.db.models import Case, When

from postilla.identity.models import Party
from postilla.identity.values import P_ASKED, P_PROVEN, PartyLine


def party(party_id: int) -> PartyLine | None:
    found = Party.objects.select_related("guest").filter(id=party_id).first()
    return line_of(found) if found else None


def parties_of(guest_id: int) -> list[PartyLine]:
    """For whom a guest said to speak, the newest first."""
    rows = Party.objects.select_related("guest").filter(guest_id=guest_id).order_by("-id")
    return [line_of(row) for row in rows[:20]]


def parties(most: int) -> list[PartyLine]:
    """Those that showed an address at least: who waits for the editors first, then the newest first."""
    rows = Party.objects.select_related("guest").exclude(state=P_ASKED)
    return [line_of(row) for row in rows.order_by(Case(When(state=P_PROVEN, then=0), default=1), "-id")[:most]]


def parties_waiting() -> int:
    """How many showed an address and wait for the editors."""
    return Party.objects.filter(state=P_PROVEN).count()


def line_of(row: Party) -> PartyLine:
    return PartyLine(
        row.id, row.guest_id, row.guest.name, row.organisation, row.domain, row.state, row.asked_at, row.decided_by,
        row.decided_at, row.reason,
    )  # fmt: skip
