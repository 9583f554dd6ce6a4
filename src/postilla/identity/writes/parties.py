"""Named parties: who speaks for an organisation, as an address at its domain shows and staff confirm."""

from datetime import datetime, timedelta

from postilla.identity.addresses import address_hash
from postilla.identity.domains import is_anybodys
from postilla.identity.events import PartyProven
from postilla.identity.models import Guest, Party
from postilla.identity.reads.parties import line_of
from postilla.identity.reads.proofs import checked
from postilla.identity.refusals import (
    AnybodysDomain,
    NamedAlready,
    NotSignedIn,
    ProofElsewhere,
    ProofExpired,
    SpeaksAlready,
    TooManyLinks,
)
from postilla.identity.rules import PARTIES_A_DAY, domain_of, named, unnamed
from postilla.identity.values import P_ASKED, P_CONFIRMED, P_PROVEN, PARTY, PartyLine
from postilla.identity.writes.proofs import ask, ask_from, not_too_many, use
from postilla.outbox.writes import telling


def ask_party(guest_id: int, organisation: str, address: str, network: str, now: datetime) -> int:
    """Somebody says that they speak for an organisation: a link goes to their address at its domain; the party's id.

    Raises NotSignedIn, AnybodysDomain, SpeaksAlready, TooManyLinks.
    """
    domain = domain_of(address)
    if not domain or is_anybodys(domain):
        raise AnybodysDomain(domain=domain)
    with telling(now):
        guest = Guest.objects.select_for_update().filter(id=guest_id).first()
        if guest is None:
            raise NotSignedIn
        if other := _named(guest_id):
            raise SpeaksAlready(organisation=other)
        not_too_many(PARTY, address_hash(address), network, now)
        if Party.objects.filter(guest=guest, asked_at__gt=now - timedelta(days=1)).count() >= PARTIES_A_DAY:
            raise TooManyLinks
        row = Party.objects.create(guest=guest, organisation=organisation, domain=domain, state=P_ASKED, asked_at=now)
        ask_from(network, ask(PARTY, guest_id, now, payload=row.id, address=address))
    return row.id


def prove_party(token: str, guest_id: int | None, now: datetime) -> int:
    """The link was followed in the browser in which it was asked for: staff may confirm now. Tells PartyProven.

    Raises ProofElsewhere, ProofExpired, and as `use` does; a refusal does not use the link up.
    """
    with telling(now) as tell:
        row = checked(token, PARTY, now, lock=True)
        if guest_id is None or row.guest_id != guest_id:
            raise ProofElsewhere
        party = Party.objects.select_for_update().filter(id=row.payload or 0, guest_id=guest_id, state=P_ASKED).first()
        if party is None:
            raise ProofExpired
        use(token, PARTY, now)
        party.state, party.proven_at = P_PROVEN, now
        party.save(update_fields=["state", "proven_at"])
        tell(PartyProven(party.id))
    return party.id


def settle_party(
    party_id: int, before: str, after: str, by: str, now: datetime, reason: str = ""
) -> PartyLine | None:  # fmt: skip
    """Move a party from one state to another; the party then, None where it was not in `before`. On the way to
    confirmed, and from there, what their guest writes from then on carries the organisation's name, or no longer. The
    `reason` is told to them.

    Raises NamedAlready: nobody speaks for two organisations at a time.
    """
    with telling(now):
        party = Party.objects.select_for_update().filter(id=party_id, state=before).first()
        if party is None:
            return None
        guest = Guest.objects.select_for_update().get(id=party.guest_id)
        if after == P_CONFIRMED and (other := _named(guest.id)):
            raise NamedAlready(organisation=other)
        party.state, party.decided_by, party.decided_at, party.reason = after, by, now, reason[:300]
        party.save(update_fields=["state", "decided_by", "decided_at", "reason"])
        if P_CONFIRMED in (before, after):
            guest.badge = named(guest.badge, party.organisation) if after == P_CONFIRMED else unnamed(guest.badge)
            guest.save(update_fields=["badge"])
    return line_of(party)


def _named(guest_id: int) -> str:
    """The organisation that a guest is marked with; empty for none."""
    found = Party.objects.filter(guest_id=guest_id, state=P_CONFIRMED).values_list("organisation", flat=True)
    return found.first() or ""
