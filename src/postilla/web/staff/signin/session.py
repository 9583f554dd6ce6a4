"""Who is signed in, and who is half way. Nobody is signed in by a password alone where a second factor is due."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from postilla.admission import reads
from postilla.identity.addresses import network_hash
from postilla.signon.values import Provider, SignOn, TokenIssuer

FACTOR, PROVED, HALF_WAY = "postilla_factor", "postilla_proved", "postilla_half_way"
BELIEVED = "postilla_believed"  # the issuer whose second factor opened a session
HALF_WAY_AGE = timedelta(minutes=10)
PROVED_AGE = timedelta(minutes=15)  # for which nobody asks for the password again


def required() -> bool:
    return bool(settings.POSTILLA_STAFF_2FA == "required")


class SecondFactorMiddleware(AuthenticationMiddleware):
    """Django's own, but a session whose second factor is due and was not given is nobody's, at every door."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        found = request.user
        request.user = SimpleLazyObject(lambda: _admitted(request, found))  # type: ignore[assignment]
        request.auser = sync_to_async(lambda: _admitted(request, found))


def _admitted(request: HttpRequest, user: Any) -> Any:
    if not user.is_authenticated:
        return AnonymousUser()
    if believes(request.session.get(BELIEVED, "")):
        return user
    factor = request.session.get(FACTOR)
    if factor is not None:
        return user if reads.stands(factor, user.pk) else AnonymousUser()
    return AnonymousUser() if required() or reads.has_factor(user.pk) else user


def believes(issuer: str) -> bool:
    """Whether the settings believe, still, that an issuer asks for a second factor."""
    setup: SignOn = settings.POSTILLA_SIGN_ON
    sites: list[Provider | TokenIssuer] = [*setup.for_staff, *([setup.token] if setup.token else [])]
    return any(one.issuer == issuer and one.staffing is not None and one.staffing.factors for one in sites)


def believe(request: HttpRequest, issuer: str) -> None:
    """Note that the second factor was given elsewhere; the session holds as long as the settings believe it."""
    request.session[BELIEVED] = issuer


@dataclass(frozen=True)
class HalfWay:
    """Somebody whose password was right, and whose second factor is due. Kept in the session, signed in nowhere."""

    user_id: int
    remember: bool
    onward: str
    proof: str  # changes with the password
    at: float


def wait_for_second(request: HttpRequest, user: Any, onward: str, now: datetime, *, remember: bool) -> None:
    request.session.cycle_key()
    waiting = HalfWay(user.pk, remember, onward, user.get_session_auth_hash(), now.timestamp())
    request.session[HALF_WAY] = asdict(waiting)


def half_way(request: HttpRequest, now: datetime) -> tuple[Any, HalfWay] | None:
    """The user whose password was given within ten minutes in this session, and where they were going."""
    kept = request.session.get(HALF_WAY)
    if kept is None:
        return None
    waiting = HalfWay(**kept)
    user = get_user_model().objects.filter(pk=waiting.user_id, is_active=True).first()
    late = now.timestamp() - waiting.at > HALF_WAY_AGE.total_seconds()
    if late or user is None or user.get_session_auth_hash() != waiting.proof:
        del request.session[HALF_WAY]
        return None
    return user, waiting


def enter(
    request: HttpRequest, user: Any, factor_id: int | None, now: datetime, *, remember: bool, proved: datetime | None
) -> None:  # fmt: skip
    """Sign in: a new session, which holds as long as the factor that opened it stands. `proved`: when they showed that
    it is them, so that they need not do it again to change their factors; None where nobody knows."""
    request.session.pop(HALF_WAY, None)
    request.session.pop(BELIEVED, None)
    login(request, user)
    if factor_id is not None:
        request.session[FACTOR] = factor_id
    request.session[PROVED] = min(proved, now).timestamp() if proved else 0
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if remember else 0)


def proved_lately(request: HttpRequest, now: datetime) -> bool:
    return bool(now.timestamp() - request.session.get(PROVED, 0) < PROVED_AGE.total_seconds())


def network_of(request: HttpRequest) -> str:
    return network_hash(getattr(request, "sender", "") or str(request.META.get("REMOTE_ADDR", "")))
