"""Signing in at an OpenID provider: the way there and back, and everything that may be wrong with it."""

import logging
import time
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.support.provider import OTHER_KEY, SECRET
from tests.support.reader import Reader

BACK = "/me/sso/press/callback"


def _asked(reader: Reader, **query: str) -> dict[str, str]:
    """Begin; what the provider is asked."""
    answer = reader.get("/me/sso/press/", query)
    assert answer.status_code == 302, answer.content.decode()
    return dict(parse_qsl(urlsplit(answer["Location"]).query))


def _back(reader: Reader, provider: Any, asked: dict[str, str], **instead: str) -> Any:
    code = provider.code(asked["nonce"], asked["code_challenge"])
    said = {"code": code, "state": asked["state"], "iss": provider.issuer, **instead}
    return reader.get(BACK, {name: value for name, value in said.items() if value})


def _signed_in(reader: Reader) -> bool:
    return "postilla_guest" in reader.cookies


def test_a_reader_comes_back_as_a_guest_with_the_name_they_have_there(reader, provider, desk):
    provider.userinfo = {"sub": "ada", "name": "Ada Winter", "groups": ["subscribers"]}
    asked = _asked(reader, next=desk.path)
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid profile email"
    answer = _back(reader, provider, asked)
    assert (answer.status_code, answer["Location"]) == (303, desk.path)
    assert _signed_in(reader)
    from postilla.identity.models import Guest

    guest = Guest.objects.get()
    assert (guest.name, guest.badge, guest.confirmed_at) == ("Ada Winter", "verified", None)


def test_the_same_person_is_the_same_guest_on_every_device(provider, desk):
    from postilla.identity.models import Guest, Session

    for name in ("Ada Winter", "Ada Summer"):
        provider.userinfo = {"sub": "ada", "name": name, "email": "ada@mail.example.org", "email_verified": True}
        device = Reader()
        _back(device, provider, _asked(device))
    guest = Guest.objects.get()
    assert guest.name == "Ada Summer"
    assert guest.confirmed_at is not None
    assert Session.objects.count() == 2


def test_what_they_post_carries_the_name_of_their_account(reader, provider, desk):
    _back(reader, provider, _asked(reader))
    comment = reader.says(desk, "A good car.", author="Somebody Else", email="else@mail.example.org")
    from postilla.discussion.reads import comment as read

    found = read(comment)
    assert found
    assert found[0].author_name == "Ada Winter"


def test_whose_account_was_let_through_is_known_whatever_address_they_type(reader, provider, desk, settings):
    settings.POSTILLA_MODERATION = "first"
    _back(reader, provider, _asked(reader))
    held = reader.send(desk, text="The first one.", email="one@mail.example.org")
    assert held["Location"].startswith("/held/")
    from postilla.discussion.models import Comment

    desk.decide(Comment.objects.get().id, "published")
    reader.says(desk, "The second one.", email="two@mail.example.org")
    held = Reader().send(desk, text="Another's.", author="Eve", email="two@mail.example.org")
    assert held["Location"].startswith("/held/")


def test_an_address_that_nobody_checked_is_not_taken(reader, provider):
    from postilla.identity.models import Guest

    provider.userinfo = {"sub": "ada", "name": "Ada", "email": "victim@mail.example.org", "email_verified": False}
    _back(reader, provider, _asked(reader))
    assert Guest.objects.get().address_hash == ""


@pytest.mark.parametrize("email", ["a@mail.example.org\r\nBcc: b@mail.example.org", "a b@mail.example.org", "a"])
def test_what_is_no_address_is_not_taken_though_the_provider_says_it_checked_it(reader, provider, email):
    from postilla.identity.models import Guest

    provider.userinfo = {"sub": "ada", "name": "Ada", "email": email, "email_verified": True}
    assert _back(reader, provider, _asked(reader)).status_code == 303
    assert (Guest.objects.get().address_hash, Guest.objects.get().confirmed_at) == ("", None)


TAMPERED = {
    "no cookie": ({}, "not_under_way"),
    "another state": ({"state": "x" * 43}, "state_wrong"),
    "no state": ({"state": ""}, "state_wrong"),
    "another issuer": ({"iss": "https://evil.example"}, "mixed_up"),
    "no issuer, though the provider always says it": ({"iss": ""}, "mixed_up"),
    "no code": ({"code": ""}, "declined"),
    "declined": ({"code": "", "error": "access_denied"}, "declined"),
    "a code that was never given": ({"code": "made up"}, "code_refused"),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_a_callback_that_was_tampered_with_signs_nobody_in(reader, provider, case):
    instead, code = TAMPERED[case]
    asked = _asked(reader)
    if case == "no cookie":
        del reader.cookies["postilla_signon"]
    answer = _json(reader, provider, asked, instead)
    assert answer.status_code >= 400
    assert answer.json()["problems"][0]["code"] == code
    assert not _signed_in(reader)


def _json(reader: Reader, provider: Any, asked: dict[str, str], instead: dict[str, str]) -> Any:
    said = {
        "code": provider.code(asked["nonce"], asked["code_challenge"]),
        "state": asked["state"],
        "iss": provider.issuer,
    }
    said = {name: value for name, value in {**said, **instead}.items() if value}
    return reader.get(BACK, said, headers={"accept": "application/json"})


NOW = int(time.time())
LIES: dict[str, tuple[dict[str, Any], str]] = {
    "wrong audience": ({"claims": {"aud": "somebody else"}}, "answer_wrong"),
    "wrong issuer": ({"claims": {"iss": "https://evil.example"}}, "answer_wrong"),
    "expired": ({"claims": {"exp": NOW - 3600, "iat": NOW - 7200}}, "answer_wrong"),
    "wrong nonce": ({"claims": {"nonce": "another"}}, "answer_wrong"),
    "no nonce": ({"claims": {"nonce": None}}, "answer_wrong"),
    "no subject": ({"claims": {"sub": None}}, "answer_wrong"),
    "unsigned": ({"algorithm": "none"}, "answer_wrong"),
    "another key": ({"key": OTHER_KEY}, "answer_wrong"),
    "signed with the secret instead": ({"algorithm": "HS256", "key": SECRET}, "answer_wrong"),
    "userinfo of another": ({"userinfo": {"sub": "eve", "name": "Eve"}}, "answer_wrong"),
    "azp of another": ({"claims": {"aud": ["postilla", "other"], "azp": "other"}}, "answer_wrong"),
}


@pytest.mark.parametrize("case", LIES)
def test_an_answer_that_cannot_be_trusted_signs_nobody_in(reader, provider, case, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("postilla"), "propagate", True)
    lie, code = LIES[case]
    for name, value in lie.items():
        setattr(provider, name, value)
    answer = _json(reader, provider, _asked(reader), {})
    assert answer.status_code >= 400, case
    assert answer.json()["problems"][0]["code"] == code
    assert not _signed_in(reader)
    (told,) = {one.getMessage() for one in caplog.records if one.name == "postilla.signon"}
    assert told.startswith("what “press” answered was not taken: ")
    assert SECRET not in told
    assert "eyJ" not in told


def test_a_callback_works_once(reader, provider):
    asked = _asked(reader)
    kept = reader.cookies["postilla_signon"].value
    assert _back(reader, provider, asked).status_code == 303
    thief = Reader()
    thief.cookies["postilla_signon"] = kept
    answer = _json(thief, provider, asked, {})
    assert answer.json()["problems"][0]["code"] == "code_refused"
    assert not _signed_in(thief)


def test_the_code_of_one_browser_does_not_sign_in_another(reader, provider):
    stolen = _asked(reader)
    code = provider.code(stolen["nonce"], stolen["code_challenge"])
    victim = Reader()
    asked = _asked(victim)
    answer = _json(victim, provider, asked, {"code": code})
    assert answer.json()["problems"][0]["code"] == "code_refused", "PKCE: the code is for another verifier"


def test_an_answer_at_the_address_of_another_provider_is_a_mix_up(reader, provider):
    asked = _asked(reader)
    said = {"code": "c", "state": asked["state"], "iss": provider.issuer}
    answer = reader.get("/me/sso/other/callback", said, headers={"accept": "application/json"})
    assert answer.json()["problems"][0]["code"] == "mixed_up"


@pytest.mark.parametrize("kept", ["", "nonsense", "gAAAAABh" + "x" * 100])
def test_a_forged_cookie_is_no_sign_in_under_way(reader, provider, kept):
    asked = _asked(reader)
    reader.cookies["postilla_signon"] = kept
    assert _json(reader, provider, asked, {}).json()["problems"][0]["code"] == "not_under_way"


def test_discovery_and_keys_are_asked_for_once(provider, desk):
    for _ in range(3):
        device = Reader()
        assert _back(device, provider, _asked(device)).status_code == 303
    assert provider.asked.count("/.well-known/openid-configuration") == 1
    assert provider.asked.count("/jwks") == 1


def test_a_provider_that_is_away_or_lies_about_itself(reader, provider):
    provider.metadata = {"issuer": "https://evil.example"}
    answer = reader.get("/me/sso/press/", headers={"accept": "application/json"})
    assert answer.json()["problems"][0]["code"] in ("answer_wrong", "mixed_up")
    provider.metadata, provider.broken = {}, True
    assert reader.get("/me/sso/press/").status_code in (400, 502)
    assert reader.get("/me/sso/nobody/").status_code == 404


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example/", "/\\evil.example", "x", "/a\nb"])
def test_nobody_is_sent_to_another_site(reader, provider, onward):
    answer = _back(reader, provider, _asked(reader, next=onward))
    assert answer["Location"] == "/me/"
