"""Passkeys and security keys (WebAuthn, by `fido2`): what the browser is asked, and whether its answer holds."""

import json
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from postilla.admission.refusals import KeyNotTaken
from postilla.admission.values import Site

LONGEST = 20_000  # characters of a browser's answer
PREFERRED = UserVerificationRequirement.PREFERRED


def question_to_add(site: Site, user_id: int, name: str, known: Sequence[bytes]) -> tuple[dict[str, Any], Any]:
    """What the browser is asked to make a new key, and the state to check its answer by."""
    person = PublicKeyCredentialUserEntity(id=f"staff-{user_id}".encode(), name=name, display_name=name)
    options, state = _server(site).register_begin(
        person, [AttestedCredentialData(one) for one in known],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED, user_verification=PREFERRED,
    )  # fmt: skip
    return dict(options), _plain(state)


def question_to_use(site: Site, known: Sequence[bytes]) -> tuple[dict[str, Any], Any]:
    """What the browser is asked to sign with one of the keys, and the state to check its answer by."""
    options, state = _server(site).authenticate_begin([AttestedCredentialData(one) for one in known], PREFERRED)
    return dict(options), _plain(state)


def added(site: Site, state: Any, answer: str) -> tuple[bytes, int]:
    """The public half of a new key, and what it has counted so far. Raises KeyNotTaken."""
    try:
        response = RegistrationResponse.from_dict(_read(answer))
        made = _server(site).register_complete(state, response)
        if made.credential_data is None:
            raise KeyNotTaken
    except _FAULTS as fault:
        raise KeyNotTaken from fault
    return bytes(made.credential_data), made.counter


def used(site: Site, state: Any, answer: str, known: Sequence[bytes]) -> tuple[bytes, int]:
    """Which of the known keys has signed, and what it has counted so far. Raises KeyNotTaken."""
    try:
        response = AuthenticationResponse.from_dict(_read(answer))
        signed = _server(site).authenticate_complete(state, [AttestedCredentialData(one) for one in known], response)
    except _FAULTS as fault:
        raise KeyNotTaken from fault
    return bytes(signed), response.response.authenticator_data.counter


def same_key(one: bytes, other: bytes) -> bool:
    return bool(AttestedCredentialData(one).credential_id == AttestedCredentialData(other).credential_id)


# Whatever a hostile browser makes up is an answer that does not fit; the library raises what its parsing meets.
_FAULTS = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, NotImplementedError, RecursionError,
    UnsupportedAlgorithm, struct.error,
)  # fmt: skip


def _server(site: Site) -> Fido2Server:
    party = PublicKeyCredentialRpEntity(id=site.host, name=site.name)
    return Fido2Server(party, verify_origin=lambda origin: origin == site.origin)


def _plain(state: Mapping[str, Any]) -> dict[str, str]:
    return {"challenge": str(state["challenge"]), "user_verification": PREFERRED.value}


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST:
        raise KeyNotTaken
    value = json.loads(answer)
    if not isinstance(value, dict):
        raise KeyNotTaken
    return value
