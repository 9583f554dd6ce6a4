"""The file that names the providers: what it may say, and a sentence for what it may not."""

import re
from pathlib import Path

import pytest

from postilla.signon.providers import read

GOOD = """
[[oidc]]
name = "press"
label = "The Press"
issuer = "https://login.press.example"
client_id = "postilla"
client_secret = "sixteen letters!"
roles_claim = "groups"
[oidc.roles]
subscribers = "verified"
desk = "staff"

[token]
issuer = "https://www.publisher.example"
algorithm = "HS256"
key_file = "publisher.key"
origins = ["https://www.publisher.example/"]
max_age = 120
"""


@pytest.fixture
def file(tmp_path):
    (tmp_path / "publisher.key").write_text("thirty-two characters at the least\n")

    def write(text):
        (tmp_path / "signon.toml").write_text(text)
        return tmp_path / "signon.toml"

    return write


def test_a_file_sets_up_both(file):
    found = read(file(GOOD), "https://magazine.example")
    press = found.provider("press")
    assert press
    assert (press.issuer, press.scopes, press.algorithm) == (
        "https://login.press.example", ("openid", "profile", "email"), "RS256")  # fmt: skip
    assert press.standing.roles == {"subscribers": "verified", "desk": "staff"}
    assert found.token
    assert (found.token.audience, found.token.max_age.total_seconds()) == ("https://magazine.example", 120)
    assert found.token.origins == ("https://www.publisher.example",)
    assert found.provider("nobody") is None


def test_the_file_of_the_manual_with_what_is_added_for_the_staff_can_be_read(file, tmp_path):
    manual = (Path(__file__).parents[2] / "docs" / "OPERATING.md").read_text()
    provider, factor, groups, token = re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)[:4]
    for name in ("press.secret", "publisher.pem"):
        (tmp_path / name).write_text("sixteen letters!\n-----BEGIN PUBLIC KEY-----\n")
    above, tables = provider.split("[oidc.roles]")
    found = read(file(f"{above}{factor}[oidc.roles]{tables}{groups}{token}"), "https://magazine.example")
    press = found.provider("press")
    assert press
    assert press.staffing
    assert (press.staffing.factors, press.staffing.groups["editor"]) == (frozenset({"mfa", "phr"}), "Editors")


def test_secrets_are_not_in_what_is_printed(file):
    said = repr(read(file(GOOD), "https://magazine.example"))
    assert "sixteen" not in said
    assert "thirty-two" not in said


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('name = "press"', 'name = "The Press"', "small letters"),
        ('name = "press"', "", "small letters"),
        ("https://login.press", "http://login.press", "https://"),
        ('client_id = "postilla"', "", "needs client_id"),
        ("sixteen letters!", "short", "at least 16"),
        ('subscribers = "verified"', 'subscribers = "administrator"', "one of verified, staff"),
        ('"HS256"', '"none"', "EdDSA, RS256, HS256"),
        ('"HS256"', '"EdDSA"', "a public key"),
        ("publisher.key", "missing.key", "cannot be read"),
        ("max_age = 120", "max_age = 86400", "10 to 3600"),
        ("max_age", "maxage", "means nothing"),
        ("[token]", "[tokens]", "means nothing"),
        ("[[oidc]]", "[[oidc", "not TOML"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(file, old, new, says):
    with pytest.raises(ValueError, match=says):
        read(file(GOOD.replace(old, new, 1)), "https://magazine.example")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ValueError, match="cannot be read"):
        read(tmp_path / "nothing.toml", "https://magazine.example")
