"""The publisher's own login: a signed token (JWT), checked by PyJWT with the one algorithm and key of the settings."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import jwt

from postilla.signon import refusals as r, rules
from postilla.signon.values import TokenIssuer
from postilla.vocabulary import Refusal

log = logging.getLogger("postilla.signon")

LONGEST = 8_000  # characters
# Times are judged by our own rules, which are told what time it is; issuer and audience there too, each by its name.
_SIGNATURE_ALONE: Any = {"verify_signature": True, "verify_exp": False, "verify_nbf": False, "verify_iat": False,
                    "verify_aud": False, "verify_iss": False, "verify_sub": False, "verify_jti": False}  # fmt: skip


def checked(token: str, issuer: TokenIssuer, now: datetime) -> Mapping[str, Any]:
    """What a token says, once its signature, its issuer, its audience and its age hold. Raises a Token… refusal, whose
    code is told to the operator: its reader is told no more than that it cannot be read."""
    try:
        return _checked(token, issuer, now)
    except Refusal as refused:
        log.warning("a token for “%s” was not taken: %s", issuer.issuer, refused.code)
        raise


def _checked(token: str, issuer: TokenIssuer, now: datetime) -> Mapping[str, Any]:
    if len(token) > LONGEST:
        raise r.TokenMalformed
    try:
        said = jwt.get_unverified_header(token).get("alg")
    except (jwt.PyJWTError, ValueError, UnicodeError, RecursionError):
        raise r.TokenMalformed from None
    if str(said).lower() == "none":
        raise r.TokenUnsigned
    if said != issuer.algorithm:
        raise r.TokenAlgorithm  # the key is for one algorithm; a token does not choose another for it
    try:
        claims: Mapping[str, Any] = jwt.decode(
            token, issuer.key, algorithms=[issuer.algorithm], options=_SIGNATURE_ALONE
        )
    except jwt.InvalidSignatureError:
        raise r.TokenForged from None
    except (jwt.PyJWTError, ValueError, UnicodeError, RecursionError):
        raise r.TokenMalformed from None
    rules.token_is_for_us(claims, issuer, now)
    return claims
