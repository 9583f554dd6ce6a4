"""The only code that changes this room's table: what is good once is used once."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from postilla.discussion.text import clean_line, is_blank
from postilla.identity import writes as identity
from postilla.identity.values import Elsewhere
from postilla.outbox.writes import telling
from postilla.signon import oidc, refusals as r, rules, tokens
from postilla.signon.models import Used
from postilla.signon.secrecy import seal, unseal
from postilla.signon.values import Arrival, Provider, StaffArrival, TokenIssuer
from postilla.vocabulary import Refusal

UNDER_WAY = timedelta(minutes=10)


def begin(
    provider: Provider, callback: str, onward: str, now: datetime, *, anew: bool = False
) -> tuple[str, str]:  # fmt: skip
    """Where the browser is sent, and what it keeps until it comes back: sealed, for it to neither read nor alter.

    `anew`: no session that is open there will do, they must show again who they are.
    """
    address, kept = oidc.question(provider, callback, anew=anew)
    begun = {"provider": provider.name, "back": callback, "onward": onward, "kept": kept}
    return address, seal(json.dumps(begun | ({"anew": now.timestamp()} if anew else {})), now)


def finish(
    provider: Provider, callback: str, sealed: str, said: Mapping[str, str], now: datetime
) -> tuple[int, str]:  # fmt: skip
    """Take a provider's answer; the guest whom it signs in, and where they were going. Raises this room's refusals."""
    claims, begun = _answered(provider, callback, sealed, said, now)
    return _welcome(rules.arrival(claims, provider), now), str(begun["onward"])


def finish_as_staff(
    provider: Provider, callback: str, sealed: str, said: Mapping[str, str], now: datetime
) -> tuple[StaffArrival, str]:  # fmt: skip
    """Take a provider's answer at the newsroom's door; who comes, and where to. Raises as `finish` does,
    and NotShownAnew."""
    claims, begun = _answered(provider, callback, sealed, said, now)
    arrival = rules.staff_arrival(claims, provider)
    if "anew" in begun and not rules.shown_since(arrival, begun["anew"]):
        raise r.NotShownAnew
    return arrival, str(begun["onward"])


def _answered(
    provider: Provider, callback: str, sealed: str, said: Mapping[str, str], now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:  # fmt: skip
    """The claims, and what was begun."""
    text = unseal(sealed, UNDER_WAY, now)
    if text is None:
        raise r.NotUnderWay
    begun: dict[str, Any] = json.loads(text)
    if (begun["provider"], begun.get("back")) != (provider.name, callback):
        raise r.MixedUp
    if not said.get("state") or said["state"] != begun["kept"]["state"]:
        raise r.StateWrong
    _once("state", said["state"], now + UNDER_WAY + rules.LEEWAY, now, r.CodeRefused)
    return oidc.answered(provider, callback, begun["kept"], said), begun


def look_at_token(token: str, issuer: TokenIssuer, now: datetime) -> Arrival:
    """Whom a token would sign in. Uses nothing up. Raises a Token… refusal."""
    return rules.arrival(tokens.checked(token, issuer, now), issuer)


def use_token(token: str, issuer: TokenIssuer, now: datetime) -> int:
    """Take a token of the publisher's login; the guest whom it signs in. Raises a Token… refusal."""
    claims = tokens.checked(token, issuer, now)
    arrival = rules.arrival(claims, issuer)
    with telling(now):
        _once("jti", f"{issuer.issuer}\n{claims['jti']}", rules.dies_at(claims, issuer), now, r.TokenReplayed)
        return _welcome(arrival, now)


def staff_by_token(token: str, issuer: TokenIssuer, now: datetime) -> StaffArrival:
    """Take a token of the publisher's login at the newsroom's door; who comes. Raises a Token… refusal."""
    claims = tokens.checked(token, issuer, now)
    arrival = rules.staff_arrival(claims, issuer)
    _once("jti", f"{issuer.issuer}\n{claims['jti']}", rules.dies_at(claims, issuer), now, r.TokenReplayed)
    return arrival


def _welcome(arrival: Arrival, now: datetime) -> int:
    line = clean_line(arrival.name)[: rules.NAME]
    name = "" if is_blank(line) else line
    who = Elsewhere(arrival.issuer, arrival.subject, name, arrival.email, arrival.badge, arrival.account, arrival.roles)
    return identity.arrive(who, now)


def _once(kind: str, what: str, until: datetime, now: datetime, refusal: type[Refusal]) -> None:
    """Note that something was used. Raises the refusal where it was before, also by somebody at this very moment."""
    digest = hashlib.sha256(f"{kind}\n{what}".encode()).hexdigest()
    with telling(now):
        Used.objects.filter(expires_at__lt=now).delete()
        try:
            with transaction.atomic():
                Used.objects.create(digest=digest, expires_at=until)
        except IntegrityError:
            raise refusal from None
