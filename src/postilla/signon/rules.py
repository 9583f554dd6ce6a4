"""Pure judgements on what a provider or the publisher's login says: is it in time, is it for us, who is it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from postilla.identity.rules import is_address
from postilla.signon import refusals as r
from postilla.signon.values import BADGES, Arrival, Provider, StaffArrival, Standing, TokenIssuer

LEEWAY = timedelta(seconds=30)  # for clocks that differ
NAME, SUBJECT, ROLES = 80, 255, 50
NEEDED = ("iss", "aud", "sub", "iat", "exp", "jti")


def token_is_for_us(claims: Mapping[str, Any], issuer: TokenIssuer, now: datetime) -> None:
    """Is a token, whose signature holds, from there, for here, and of now? Raises the refusal that says what is not."""
    if any(claims.get(name) in (None, "") for name in NEEDED):
        raise r.TokenIncomplete
    if claims["iss"] != issuer.issuer:
        raise r.TokenIssuerWrong
    audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    if issuer.audience not in audience:
        raise r.TokenAudience
    if not isinstance(claims["sub"], str) or not isinstance(claims["jti"], str) or len(claims["jti"]) > SUBJECT:
        raise r.TokenMalformed
    issued, expires = _time(claims["iat"]), _time(claims["exp"])
    begins = _time(claims["nbf"]) if "nbf" in claims else issued
    if max(issued, begins) > now + LEEWAY:
        raise r.TokenEarly
    if expires <= now - LEEWAY:
        raise r.TokenExpired
    if issued <= now - issuer.max_age - LEEWAY:
        raise r.TokenTooOld


def dies_at(claims: Mapping[str, Any], issuer: TokenIssuer) -> datetime:
    """From when on a token is refused for its age, so that nobody need remember any longer that it was used."""
    return min(_time(claims["exp"]), _time(claims["iat"]) + issuer.max_age) + 2 * LEEWAY


def _time(value: Any) -> datetime:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise r.TokenMalformed
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        raise r.TokenMalformed from None


def arrival(claims: Mapping[str, Any], site: Provider | TokenIssuer) -> Arrival:
    """Who it is, from claims that were checked. Raises TokenMalformed where nobody is named."""
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject or len(subject) > SUBJECT:
        raise r.TokenMalformed
    standing = site.standing
    roles = roles_of(claims.get(standing.roles_claim))
    email = claims.get("email") if claims.get("email_verified") is True else ""
    address = email if isinstance(email, str) and is_address(email) else ""
    badge = badge_of(claims, roles, standing)
    return Arrival(site.issuer, subject, _name(claims), address, badge, site.label or site.issuer, roles)


def roles_of(said: Any) -> tuple[str, ...]:
    """Names of roles, however they were said: a list, or words in one text."""
    listed = said.split() if isinstance(said, str) else said if isinstance(said, list) else []
    return tuple(one for one in listed[:ROLES] if isinstance(one, str) and len(one) <= NAME)


def staff_arrival(claims: Mapping[str, Any], site: Provider | TokenIssuer) -> StaffArrival:
    """Who wants to work here, from claims that were checked. Raises NoSuchProvider where nobody does from there,
    TokenMalformed."""
    if site.staffing is None:
        raise r.NoSuchProvider
    who, given = arrival(claims, site), site.staffing.groups
    said = claims.get("preferred_username")
    login = said if isinstance(said, str) and said else who.name
    return StaffArrival(
        who, login[:SUBJECT], frozenset(given[role] for role in who.roles if role in given),
        frozenset(given.values()), bool(site.staffing.factors & _factors(claims)), _shown_at(claims),
    )  # fmt: skip


def _factors(claims: Mapping[str, Any]) -> set[str]:
    """How they were recognised there: RFC 8176's `amr`, a list, and OpenID's `acr`."""
    methods, level = claims.get("amr"), claims.get("acr")
    return {one for one in (*(methods if isinstance(methods, list) else ()), level) if isinstance(one, str)}


def _shown_at(claims: Mapping[str, Any]) -> datetime | None:
    """When they showed there who they are; None where it is not said."""
    try:
        return _time(claims.get("auth_time"))
    except r.TokenMalformed:
        return None


def shown_since(arrival: StaffArrival, begun: float) -> bool:
    """Whether they showed there who they are after `begun`, in seconds, and it is said."""
    return arrival.shown_at is not None and arrival.shown_at.timestamp() >= begun - LEEWAY.total_seconds()


def login_name(said: str) -> str:
    """A name to sign in by, of signs that Django takes: ("Inès Marsh") → "Inès.Marsh"; "staff" for none."""
    return re.sub(r"[^\w.+-]+", ".", said.partition("@")[0]).strip(".")[:100] or "staff"


def badge_of(claims: Mapping[str, Any], roles: tuple[str, ...], standing: Standing) -> str:
    """The greatest of the badges that somebody's claims give. Roles that the settings do not name give none."""
    given = {standing.everybody} | {standing.roles.get(role, "") for role in roles}
    if standing.claim and claims.get(standing.claim) is True:
        given.add(BADGES[0])
    return max(given & set(BADGES), key=BADGES.index, default="")


def _name(claims: Mapping[str, Any]) -> str:
    for claim in ("name", "preferred_username", "nickname", "given_name"):
        said = claims.get(claim)
        if isinstance(said, str) and said.strip() and "@" not in said:  # an address is never a name
            return said
    return ""
