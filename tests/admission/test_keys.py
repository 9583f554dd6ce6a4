"""Passkeys and security keys: what a hostile browser may send, and a key that counts backwards."""

import hashlib
import json
import os

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

from postilla.admission import keys, reads, rules, writes
from postilla.admission.refusals import KeyCopied, KeyNotTaken, KnownKey
from postilla.admission.values import Site

_site = rules.site_of("https://magazine.example", "", "The Gazette")
assert _site is not None
SITE: Site = _site
FLAGS = 0x01 | 0x04  # somebody was there, and was verified


class Token:
    """A security key in software, that can be told to lie."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(32)
        self.counter = 0

    def _data(self, kind: str, challenge: str, origin: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin}).encode()

    def add(self, question, origin=SITE.origin, host=SITE.host, kind="webauthn.create") -> str:
        public = ES256.from_cryptography_key(self.private.public_key())
        credential = AttestedCredentialData.create(Aaguid(bytes(16)), self.id, public)
        made = AuthenticatorData.create(_hash(host), AuthenticatorData.FLAG(FLAGS | 0x40), self.counter, credential)
        client = self._data(kind, question["publicKey"]["challenge"], origin)
        attested = AttestationObject.create("none", made, {})
        return self._said({"clientDataJSON": client, "attestationObject": bytes(attested)})

    def use(
        self, question, origin=SITE.origin, host=SITE.host, kind="webauthn.get", flags: int = FLAGS, spoil=False
    ) -> str:
        self.counter += 1
        made = AuthenticatorData.create(_hash(host), AuthenticatorData.FLAG(flags), self.counter)
        client = self._data(kind, question["publicKey"]["challenge"], origin)
        signature = self.private.sign(bytes(made) + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        if spoil:
            signature = signature[:-1] + bytes([signature[-1] ^ 1])
        return self._said({"clientDataJSON": client, "authenticatorData": bytes(made), "signature": signature})

    def _said(self, response) -> str:
        coded = {name: websafe_encode(value) for name, value in response.items()}
        name = websafe_encode(self.id)
        return json.dumps(
            {"id": name, "rawId": name, "type": "public-key", "response": coded, "clientExtensionResults": {}}
        )


def _hash(host: str) -> bytes:
    return hashlib.sha256(host.encode()).digest()


@pytest.fixture
def token(ines, now):
    made = Token()
    question, state = keys.question_to_add(SITE, ines.pk, "ines", [])
    writes.add_key(ines.pk, SITE, state, made.add(question), "Keyring", now)
    return made


def _asked(ines):
    return keys.question_to_use(SITE, reads.keys_of(ines.pk))


def test_a_key_opens(ines, token, now):
    question, state = _asked(ines)
    factor = writes.use_key(ines.pk, SITE, state, token.use(question), now)
    assert reads.stands(factor, ines.pk)


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://evil.example"},
        {"origin": "https://sub.magazine.example"},
        {"origin": "http://magazine.example"},
        {"host": "evil.example"},
        {"kind": "webauthn.create"},
        {"flags": 0x04},  # nobody touched it
        {"spoil": True},
    ],
    ids=str,
)
def test_what_was_signed_for_something_else_opens_nothing(ines, token, now, lie):
    question, state = _asked(ines)
    with pytest.raises(KeyNotTaken):
        writes.use_key(ines.pk, SITE, state, token.use(question, **lie), now)


@pytest.mark.parametrize(
    "lie", [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"kind": "webauthn.get"}]
)
def test_what_was_made_for_another_site_is_not_added(ines, now, lie):
    question, state = keys.question_to_add(SITE, ines.pk, "ines", [])
    with pytest.raises(KeyNotTaken):
        writes.add_key(ines.pk, SITE, state, Token().add(question, **lie), "", now)


def test_an_answer_to_an_earlier_question_opens_nothing(ines, token, now):
    question, _ = _asked(ines)
    answer = token.use(question)
    _, state = _asked(ines)
    with pytest.raises(KeyNotTaken):
        writes.use_key(ines.pk, SITE, state, answer, now)


def test_another_key_and_another_persons_key_open_nothing(ines, token, now):
    from tests.support.staff import member

    question, state = _asked(ines)
    with pytest.raises(KeyNotTaken):
        writes.use_key(ines.pk, SITE, state, Token().use(question), now)
    otto = member("otto")
    with pytest.raises(KeyNotTaken):
        writes.use_key(otto.pk, SITE, state, token.use(question), now)


def test_a_key_that_counts_backwards_is_refused(ines, token, now):
    token.counter = 10
    question, state = _asked(ines)
    writes.use_key(ines.pk, SITE, state, token.use(question), now)
    token.counter = 4
    question, state = _asked(ines)
    with pytest.raises(KeyCopied):
        writes.use_key(ines.pk, SITE, state, token.use(question), now)


def test_the_same_key_is_on_one_list_once(ines, token, now):
    question, state = keys.question_to_add(SITE, ines.pk, "ines", [])
    with pytest.raises(KnownKey):
        writes.add_key(ines.pk, SITE, state, token.add(question), "again", now)


NONSENSE = [
    "", "null", "[]", "{}", "1", '"x"', "{", "[" * 5000, '{"response": {}}', '{"rawId": 5, "response": 7}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"____"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"GQ"}}',
    "x" * 30_000,
]  # fmt: skip


@pytest.mark.parametrize("answer", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_refused(ines, token, now, answer):
    _, state = _asked(ines)
    with pytest.raises(KeyNotTaken):
        writes.use_key(ines.pk, SITE, state, answer, now)
    with pytest.raises(KeyNotTaken):
        writes.add_key(ines.pk, SITE, state, answer, "", now)
