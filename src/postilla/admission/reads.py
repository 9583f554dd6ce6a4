import base64
import json
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from postilla.admission import rules
from postilla.admission.models import Factor
from postilla.admission.secrecy import seal, unseal
from postilla.admission.values import APP, CODES, KEY, FactorView

SETUP_AGE = 3600  # seconds for which a secret that was shown can be confirmed


def factors(user_id: int) -> tuple[FactorView, ...]:
    """What stands on somebody's list, the oldest first; recovery codes last."""
    rows = Factor.objects.filter(user_id=user_id).order_by("id")
    views = [
        FactorView(row.id, row.kind, row.name, row.created_at, row.used_at, _left(row))
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(views, key=lambda view: view.kind == CODES))


def _left(row: Factor) -> int:
    return len(json.loads(bytes(row.secret))) if row.kind == CODES else 0


def has_factor(user_id: int) -> bool:
    """Whether a password alone does not open this account."""
    return Factor.objects.filter(user_id=user_id, kind__in=(APP, KEY)).exists()


def stands(factor_id: int, user_id: int) -> bool:
    """Whether a session that this factor opened still holds: it does until the factor is removed."""
    return Factor.objects.filter(id=factor_id, user_id=user_id).exists()


def keys_of(user_id: int) -> list[bytes]:
    rows = Factor.objects.filter(user_id=user_id, kind=KEY).order_by("id").values_list("secret", flat=True)
    return [bytes(row) for row in rows]


def new_secret() -> str:
    """A secret for an authenticator app, sealed: what a page keeps until the app's first code confirms it."""
    return seal(secrets.token_bytes(20)).decode()


def app_setup(sealed: str, account: str, issuer: str) -> tuple[str, str] | None:
    """The secret to type, in groups of four, and the address to put into a QR code; None if it is too old."""
    secret = unseal(sealed.encode(), SETUP_AGE)
    if secret is None:
        return None
    typed = base64.b32encode(secret).decode()
    groups = " ".join(typed[at : at + 4] for at in range(0, len(typed), 4))
    return groups, totp(secret).get_provisioning_uri(account, issuer)


def totp(secret: bytes) -> TOTP:
    return TOTP(secret, rules.DIGITS, SHA1(), rules.STEP)  # noqa: S303  (what authenticator apps know; as an HMAC it holds)


def code_at(secret: bytes, now: datetime) -> str:
    """What an app with this secret shows."""
    return totp(secret).generate(int(now.timestamp())).decode()
