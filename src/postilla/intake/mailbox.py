"""What readers do about their mailbox: another address, being forgotten by a link, speaking for an organisation."""

from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.discussion.text import clean_line, is_blank
from postilla.identity import writes as identity
from postilla.identity.refusals import NoOrganisation, NothingWritten, NotSignedIn, OrganisationLinks
from postilla.identity.rules import carries_address, domain_of
from postilla.intake import rules
from postilla.intake.values import Visit

ORGANISATION = 120  # characters


def ask_to_change_address(address: str, visit: Visit, language: str, now: datetime) -> None:
    """Send a link to the address that a reader wants to have from now on. Raises Refusals."""
    identity.ask_to_change_address(_signed_in(visit), _clean(address), visit.network, language, now)


def ask_to_erase(address: str, visit: Visit, language: str, now: datetime) -> None:
    """Send a link to an address, if anybody here has it; nothing tells whether. Raises Refusals."""
    identity.ask_to_erase(_clean(address), visit.network, language, now)


def ask_party(organisation: str, address: str, visit: Visit, now: datetime) -> None:
    """Say for whom one speaks: a link goes to the address at the organisation's domain. Raises Refusals."""
    guest_id = _signed_in(visit)
    name = clean_line(organisation[:1000])
    if is_blank(name) or len(name) > ORGANISATION:
        raise NoOrganisation(most=ORGANISATION)
    address = _clean(address)
    if carries_address(name, but=domain_of(address)):
        raise OrganisationLinks
    if not discussion.by_guest(guest_id, 1):
        raise NothingWritten
    identity.ask_party(guest_id, name, address, visit.network, now)


def _signed_in(visit: Visit) -> int:
    if visit.guest_id is None:
        raise NotSignedIn
    return visit.guest_id


def _clean(address: str) -> str:
    address = clean_line(address[:1000])
    problems = rules.address_problems(address)
    if problems:
        raise problems[0]
    return address
