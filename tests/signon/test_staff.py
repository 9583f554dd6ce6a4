"""Coming into the newsroom by signing in elsewhere: whose roles open it, what they give and take, and what never."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jwt
import pytest
from django.contrib.auth.models import Group, User

from postilla.signon import oidc, rules
from postilla.signon.values import SignOn, Staffing, TokenIssuer
from tests.support.staff import Staff, member, shows

pytestmark = pytest.mark.django_db
BEGIN, BACK, SECOND = "/admin/login/with/press/", "/admin/login/with/press/callback", "/admin/login/second/"
AGAIN, FACTORS = "/admin/login/again/", "/admin/second-factor/"
GROUPS = {"editor": "Editors", "moderator": "Moderators"}
DESK = {"sub": "ada", "name": "Inès Marsh", "preferred_username": "ines", "groups": ["editor", "subscribers"]}
SECRET = "what both logins know, and nobody else does"


@pytest.fixture
def press(provider: Any, settings: Any) -> Any:
    """The provider of the other tests, whose roles open the newsroom."""
    settings.POSTILLA_STAFF_2FA = "optional"
    staff(settings, Staffing(GROUPS))
    provider.userinfo = dict(DESK)
    return provider


def staff(settings: Any, staffing: Staffing | None) -> None:
    first, *others = settings.POSTILLA_SIGN_ON.providers
    settings.POSTILLA_SIGN_ON = SignOn((replace(first, staffing=staffing), *others))
    oidc.forget()


def come(client: Staff, press: Any, onward: str = "", way: str = "", **lies: Any) -> Any:
    """Sign in by the provider, which says of this time alone what `lies` holds."""
    asked = client.get(way) if way else client.get(BEGIN, {"next": onward} if onward else {})
    assert asked.status_code == 302, asked.content.decode()
    query = dict(parse_qsl(urlsplit(asked["Location"]).query))
    code = press.code(query["nonce"], query["code_challenge"])
    said, press.claims = press.claims, press.claims | lies
    answer = client.get(BACK, {"code": code, "state": query["state"], "iss": press.issuer})
    press.claims = said
    assert answer.status_code in (302, 400, 403), answer.content.decode()
    return answer


def opens_factors(client: Staff) -> bool:
    return bool(client.get(FACTORS).status_code == 200)


def groups(name: str = "ines") -> list[str]:
    return sorted(User.objects.get(username=name).groups.values_list("name", flat=True))


def test_roles_give_groups_and_take_them_away(press: Any) -> None:
    client = Staff()
    assert "press" in client.get("/admin/login/").content.decode()
    assert come(client, press, "/admin/pages/")["Location"] == "/admin/pages/"
    assert client.inside
    user = User.objects.get()
    assert (user.username, user.get_full_name(), user.is_superuser, user.has_usable_password()) == (
        "ines", "Inès Marsh", False, False,
    )  # fmt: skip
    by_hand = Group.objects.create(name="Travel desk")
    user.groups.add(by_hand)
    for roles, expected in (
        (["moderator"], ["Moderators", "Travel desk"]),
        (["editor", "moderator"], ["Editors", "Moderators", "Travel desk"]),
        (["editor"], ["Editors", "Travel desk"]),
    ):
        press.userinfo["groups"] = roles
        assert come(Staff(), press).status_code == 302
        assert groups() == expected
    press.userinfo["groups"] = ["subscribers"]
    answer = come(Staff(), press)
    assert answer.status_code == 403
    assert "no role that opens the newsroom" in answer.content.decode()
    assert groups() == ["Travel desk"]
    assert not client.inside, "the browser that is signed in still has lost its rights too"
    assert User.objects.count() == 1


@pytest.mark.parametrize("said", [[], ["Editors"], ["admin"], "subscribers", None, {"editor": True}, [["editor"]]])
def test_what_the_settings_do_not_name_opens_nothing(press: Any, said: Any) -> None:
    press.userinfo["groups"] = said
    client = Staff()
    assert come(client, press).status_code == 403
    assert (client.inside, User.objects.count()) == (False, 0)


def test_nobody_becomes_somebody_who_was_here_before(press: Any) -> None:
    boss = member("Ines")
    User.objects.filter(pk=boss.pk).update(email="boss@gazette.example.org")
    press.userinfo |= {"email": "boss@gazette.example.org", "email_verified": True}
    come(Staff(), press)
    assert sorted(User.objects.values_list("username", "is_superuser")) == [("Ines", True), ("ines-2", False)]
    boss.refresh_from_db()
    assert boss.groups.count() == 0
    User.objects.filter(username="ines-2").update(is_active=False)
    client = Staff()
    assert come(client, press).status_code == 403
    assert not client.inside


def test_the_second_factor_is_asked_for_here(press: Any, settings: Any) -> None:
    settings.POSTILLA_STAFF_2FA = "required"
    client = Staff()
    assert come(client, press)["Location"] == "/admin/second-factor/"
    assert not client.inside
    secret = client.add_app()
    assert client.inside
    again = Staff()
    assert come(again, press)["Location"] == SECOND
    assert not again.inside
    again.code(shows(secret, 1))
    assert again.inside


@pytest.mark.parametrize(
    ("claims", "believed"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "phr"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "mfa"}, True),  # the library makes a list of it
        ({"acr": ["phr"]}, False),
        ({}, False),
    ],
)
def test_one_that_was_given_there_is_believed_where_the_settings_say(
    press: Any, settings: Any, claims: dict[str, Any], believed: bool
) -> None:
    settings.POSTILLA_STAFF_2FA = "required"
    staff(settings, Staffing(GROUPS, frozenset({"mfa", "phr"})))
    press.claims = claims
    client = Staff()
    come(client, press)
    assert client.inside == believed
    staff(settings, Staffing(GROUPS))
    assert not client.inside, "believed no longer"
    staff(settings, None)
    assert client.get(BEGIN).status_code == 404


def test_who_has_no_password_shows_at_the_provider_that_it_is_them(press: Any) -> None:
    """A session that is open there will not do: they are asked there again, and the answer says that they were."""
    client, now = Staff(), int(time.time())
    come(client, press, auth_time=now - 3600)
    assert (client.inside, opens_factors(client)) == (True, False)
    way = client.get(AGAIN, {"next": FACTORS})["Location"]
    asked = dict(parse_qsl(urlsplit(client.get(way)["Location"]).query))
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    for lie in (None, now - 3600, now - 60, True, "now"):
        press.userinfo["auth_time"] = now  # it is not what is signed
        answer = come(client, press, way=way, auth_time=lie)
        assert answer.status_code in (400, 403), lie
        assert (client.inside, opens_factors(client)) == (True, False), lie
    refused = come(client, press, way=way).content.decode()
    assert "did not ask again who you are" in refused
    assert "You are not signed in" not in refused
    assert come(client, press, way=way, auth_time=int(time.time()))["Location"] == FACTORS
    assert opens_factors(client)


@pytest.mark.parametrize(("ago", "opened"), [(None, False), (3600, False), (60, True)])
def test_the_ordinary_way_in_shows_no_more_than_the_provider_says(
    press: Any, settings: Any, ago: int | None, opened: bool
) -> None:
    """Else a session that is open there would give a key to whoever finds the desk left open."""
    press.claims = {} if ago is None else {"auth_time": int(time.time()) - ago}
    client = Staff()
    come(client, press)
    assert (client.inside, opens_factors(client)) == (True, opened)
    staff(settings, Staffing(GROUPS, frozenset({"mfa"})))
    come(client, press, amr=["mfa"])
    assert (client.inside, opens_factors(client)) == (True, opened)


def test_a_sign_in_of_readers_opens_no_newsroom(press: Any) -> None:
    """What was begun at one door is worth nothing at the other, with the right cookie under the other's name too."""
    client = Staff()
    asked = dict(parse_qsl(urlsplit(client.get("/me/sso/press/")["Location"]).query))
    kept = client.cookies["postilla_signon"].value
    client.cookies["postilla_staff_signon"] = kept
    code = press.code(asked["nonce"], asked["code_challenge"])
    answer = client.get(BACK, {"code": code, "state": asked["state"], "iss": press.issuer})
    assert answer.status_code == 400
    assert (client.inside, User.objects.count()) == (False, 0)


def test_elsewhere_is_no_way_out(press: Any) -> None:
    assert come(Staff(), press, "https://evil.example/")["Location"] == "/admin/"


def token(**said: Any) -> str:
    now = datetime.now(UTC)
    claims = {"iss": "https://login.example", "aud": "here", "sub": "ines", "name": "Inès Marsh", "roles": ["editor"],
              "iat": now, "exp": now + timedelta(minutes=1), "jti": "one", **said}  # fmt: skip
    return jwt.encode(claims, SECRET, algorithm="HS256")


@pytest.mark.parametrize(
    ("said", "origin", "inside"),
    [
        ({}, "https://www.example", True),
        ({}, "https://evil.example", False),
        ({}, "", False),
        ({"roles": ["subscriber"]}, "https://www.example", False),
        ({"aud": "elsewhere"}, "https://www.example", False),
    ],
)
def test_the_publishers_own_login(settings: Any, site: None, said: dict[str, Any], origin: str, inside: bool) -> None:
    settings.POSTILLA_STAFF_2FA = "optional"
    issuer = TokenIssuer("https://login.example", "here", "HS256", SECRET, origins=("https://www.example",))
    settings.POSTILLA_SIGN_ON = SignOn((), replace(issuer, staffing=Staffing(GROUPS)))
    client = Staff()
    headers = {"Origin": origin} if origin else {}
    client.post("/admin/login/token/", {"token": token(**said)}, headers=headers)
    assert client.inside == inside
    if inside:
        assert not opens_factors(client)
        page = client.get(AGAIN).content.decode()
        assert ("have no password here" in page, 'type="password"' in page) == (True, False)
        anew = token(**said, jti="two", auth_time=datetime.now(UTC).timestamp())
        client.post("/admin/login/token/", {"token": anew}, headers=headers)
        assert opens_factors(client)
    replayed = Staff()
    replayed.post("/admin/login/token/", {"token": token(**said)}, headers=headers)
    assert not replayed.inside


@pytest.mark.parametrize(
    ("said", "name"),
    [("ines", "ines"), ("Inès Marsh", "Inès.Marsh"), ("ines@press.example", "ines"), ("<>", "staff"), ("", "staff")],
)
def test_names_to_sign_in_by(said: str, name: str) -> None:
    assert rules.login_name(said) == name
