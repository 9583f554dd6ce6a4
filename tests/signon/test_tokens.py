"""The publisher's own login: a signed token, good once, for a short time, for this site alone."""

import base64
import json
import time
from datetime import UTC, datetime
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization as s
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from postilla.signon.values import SignOn, Standing, TokenIssuer
from tests.support.reader import Reader

ISSUER, HERE = "https://www.publisher.example", "http://127.0.0.1:8000"
SECRET = "thirty-two characters at the least"
ED, RSA, OTHER = (
    ed25519.Ed25519PrivateKey.generate(),
    rsa.generate_private_key(65537, 2048),
    ed25519.Ed25519PrivateKey.generate(),
)


def _public(key: Any) -> str:
    return str(key.public_key().public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo).decode())


SIGNING: dict[str, Any] = {"EdDSA": ED, "RS256": RSA, "HS256": SECRET}
CHECKING = {"EdDSA": _public(ED), "RS256": _public(RSA), "HS256": SECRET}
_counter = iter(range(1_000_000))


def _claims(**instead: Any) -> dict[str, Any]:
    now = int(time.time())
    claims = {
        "iss": ISSUER, "aud": HERE, "sub": "reader-7", "iat": now, "exp": now + 60, "jti": f"j{next(_counter)}",
        "name": "Ada Winter", "roles": ["subscriber"], **instead,
    }  # fmt: skip
    return {name: value for name, value in claims.items() if value is not None}


def _token(algorithm: str = "EdDSA", key: Any = None, **instead: Any) -> str:
    return jwt.encode(_claims(**instead), key or SIGNING[algorithm], algorithm=algorithm)


def _raw(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = [json.dumps(header).encode(), json.dumps(claims).encode(), signature]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


@pytest.fixture
def login(settings: Any, desk: Any) -> Any:
    def set_up(algorithm: str = "EdDSA") -> None:
        standing = Standing(roles={"subscriber": "verified"})
        issuer = TokenIssuer(
            ISSUER, HERE, algorithm, CHECKING[algorithm], label="The Publisher", origins=(ISSUER,), standing=standing
        )
        settings.POSTILLA_SIGN_ON = SignOn(token=issuer)

    set_up()
    return set_up


def _bring(token: str, reader: Reader | None = None, **headers: str) -> Any:
    headers = {"accept": "application/json", "origin": ISSUER, "sec-fetch-site": "cross-site", **headers}
    return (reader or Reader()).post("/me/token/", {"token": token, "next": "/cars/"}, headers=headers)


@pytest.mark.parametrize("algorithm", ["EdDSA", "RS256", "HS256"])
def test_a_token_signs_in(login, algorithm):
    from postilla.identity.models import Guest

    login(algorithm)
    reader = Reader()
    answer = _bring(_token(algorithm), reader)
    assert (answer.status_code, answer["Location"]) == (303, "/cars/")
    assert "postilla_guest" in reader.cookies
    guest = Guest.objects.get()
    assert (guest.name, guest.badge) == ("Ada Winter", "verified")


NOW = int(time.time())
REFUSED: dict[str, tuple[Any, str]] = {
    "nothing": ("", "token_malformed"),
    "no token": ("a.b.c", "token_malformed"),
    "two parts": ("e30.e30", "token_malformed"),
    "too long": ("x" * 9000, "token_malformed"),
    "unsigned": (lambda: _raw({"alg": "none"}, _claims()), "token_unsigned"),
    "unsigned, spelt otherwise": (lambda: _raw({"alg": "NoNe"}, _claims()), "token_unsigned"),
    "the public key as a secret": (
        lambda: _raw({"alg": "HS256"}, _claims(), b"x" * 32), "token_algorithm"),
    "another algorithm": (lambda: _token("RS256"), "token_algorithm"),
    "no algorithm": (lambda: _raw({"typ": "JWT"}, _claims()), "token_unsigned"),
    "another key": (lambda: _token(key=OTHER), "token_forged"),
    "words changed": (lambda: _renamed(_token()), "token_forged"),
    "a key of its own": (
        lambda: jwt.encode(_claims(), OTHER, "EdDSA", headers={"jwk": {"kty": "OKP"}}), "token_forged"),
    "wrong issuer": (lambda: _token(iss="https://evil.example"), "token_issuer"),
    "wrong audience": (lambda: _token(aud="https://other.example"), "token_audience"),
    "audiences of others": (lambda: _token(aud=["https://other.example"]), "token_audience"),
    "no audience": (lambda: _token(aud=None), "token_incomplete"),
    "no subject": (lambda: _token(sub=None), "token_incomplete"),
    "empty subject": (lambda: _token(sub=""), "token_incomplete"),
    "no number": (lambda: _token(jti=None), "token_incomplete"),
    "no end": (lambda: _token(exp=None), "token_incomplete"),
    "no beginning": (lambda: _token(iat=None), "token_incomplete"),
    "expired": (lambda: _token(exp=NOW - 60), "token_expired"),
    "too old, though it says it is good": (lambda: _token(iat=NOW - 900, exp=NOW + 9000), "token_too_old"),
    "of tomorrow": (lambda: _token(iat=NOW + 9000, exp=NOW + 9999), "token_early"),
    "not before tomorrow": (lambda: _token(nbf=NOW + 9000), "token_early"),
    "times that are none": (lambda: _token(iat=True), "token_malformed"),
    "times past all counting": (lambda: _token(exp=10**30), "token_malformed"),
    "a subject as long as a book": (lambda: _token(sub="x" * 300), "token_malformed"),
}  # fmt: skip


def _renamed(token: str) -> str:
    head, body, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    claims["name"] = "The Editor"
    return ".".join([head, base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("="), signature])


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_with_a_token_is_told_and_signs_nobody_in(login, case):
    token, code = REFUSED[case]
    reader = Reader()
    answer = _bring(token() if callable(token) else token, reader)
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["code"] == code
    assert "postilla_guest" not in reader.cookies


def test_a_token_is_good_once(login):
    token = _token()
    assert _bring(token).status_code == 303
    answer = _bring(token)
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (409, "token_replayed")


def test_a_refused_replay_is_forgotten_only_after_the_token_died(login):
    from postilla.signon.models import Used

    _bring(_token(exp=NOW + 900_000))
    assert (Used.objects.get().expires_at - datetime.now(UTC)).total_seconds() >= 300


def test_the_shared_secret_of_one_login_signs_nothing_where_a_key_pair_is_set_up(login):
    """Algorithm confusion: the public key, which everybody may know, used as the secret of HS256."""
    import hashlib
    import hmac

    head = base64.urlsafe_b64encode(json.dumps({"alg": "HS256"}).encode()).decode().rstrip("=")
    body = base64.urlsafe_b64encode(json.dumps(_claims()).encode()).decode().rstrip("=")
    digest = hmac.digest(CHECKING["EdDSA"].encode(), f"{head}.{body}".encode(), hashlib.sha256)
    forged = f"{head}.{body}." + base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert _bring(forged).json()["problems"][0]["code"] == "token_algorithm"


def test_a_site_that_is_not_in_the_settings_must_ask_the_reader_first(login):
    reader = Reader()
    token = _token()
    answer = _bring(token, reader, origin="https://evil.example")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "as Ada Winter" in page
    assert "The Publisher" in page
    assert "postilla_guest" not in reader.cookies
    answer = reader.post("/me/token/", {"token": token}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303
    assert "postilla_guest" in reader.cookies


def test_roles_that_nobody_mapped_give_nothing(login):
    from django.contrib.auth import get_user_model

    from postilla.identity.models import Guest

    reader = Reader()
    _bring(_token(roles=["moderator", "administrator", "staff"], badge="staff"), reader)
    assert Guest.objects.get().badge == ""
    assert get_user_model().objects.count() == 0
    assert reader.get("/admin/moderation/").status_code == 302


@pytest.mark.parametrize("name", ["", None, "   ", 7, "ada@mail.example.org", "x" * 500, "a\x00b\u202ec"])
def test_names_are_cleaned_and_addresses_are_no_names(login, name):
    from postilla.identity.models import Guest

    assert _bring(_token(name=name)).status_code == 303
    shown = Guest.objects.get().name
    assert 0 < len(shown) <= 80
    assert "@" not in shown
    assert "\u202e" not in shown


def test_where_no_login_is_set_up_there_is_no_such_door(settings, desk):
    settings.POSTILLA_SIGN_ON = SignOn()
    assert Reader().post("/me/token/", {"token": _token()}).status_code == 404
