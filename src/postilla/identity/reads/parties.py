from postilla.identity.models import Party
from postilla.identity.values import P_ASKED, PartyLine


def party(party_id: int) -> PartyLine | None:
    found = Party.objects.select_related("guest").filter(id=party_id).first()
    return line_of(found) if found else None


def parties_of(guest_id: int) -> list[PartyLine]:
    """For whom a guest said to speak, the newest first."""
    rows = Party.objects.select_related("guest").filter(guest_id=guest_id).order_by("-id")
    return [line_of(row) for row in rows[:20]]


def parties(state: str = "", most: int = 200) -> list[PartyLine]:
    """Those that showed an address at least, in one state or in all, the newest first."""
    rows = Party.objects.select_related("guest").exclude(state=P_ASKED).order_by("-id")
    return [line_of(row) for row in (rows.filter(state=state) if state else rows)[:most]]


def line_of(row: Party) -> PartyLine:
    return PartyLine(
        row.id, row.guest_id, row.guest.name, row.organisation, row.domain, row.state, row.asked_at, row.decided_by,
        row.decided_at,
    )  # fmt: skip
