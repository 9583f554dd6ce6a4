"""The pure judgements on a draft."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from postilla.intake import rules
from postilla.intake.values import Draft

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


def clean(**said: str) -> rules.Clean:
    fields = {"text": "Hello", "name": "Ada", "email": "ada@example.org", "website": "", **said}
    return rules.Clean(
        fields["text"], not fields["text"], fields["name"], not fields["name"], fields["email"], fields["website"]
    )


@pytest.mark.parametrize(
    ("email", "right"),
    [
        ("a@b.c", True),
        ("ada.winter+cars@mail.example.org", True),
        ("ñandú@correo.example", False),
        ("ada@bücher.example", True),
        ("a@xn--bcher-kva.example", True),
        ("o'hara@example.org", True),
        ("a@b", False),
        ("@b.c", False),
        ("a@", False),
        ("a b@c.d", False),
        ("a@b..c", False),
        ("a@.b.c", False),
        ("a@b.c.", False),
        ("<a@b.c>", False),
        ("a@b.c\nBcc: x@y.z", False),
        ("a,b@c.d", False),
        ("a@b@c.d", False),
        (f"{'a' * 65}@b.c", False),
        (f"a@{'b' * 251}.c", False),
    ],
)
def test_addresses(email: str, right: bool) -> None:
    assert (rules.problems(clean(email=email)) == []) == right


@pytest.mark.parametrize(
    ("website", "right"),
    [
        ("http://e.org", True),
        ("https://e.org/a?b=c#d", True),
        ("HTTPS://E.org", True),
        ("https://münchen.example/ä", True),
        ("https://e.org:8080/", True),
        ("https://[2001:db8::1]/", True),
        ("e.org", False),
        ("//e.org", False),
        ("ftp://e.org", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https:///path", False),
        ("https://a@e.org", False),
        ("https://e.org/ x", False),
        ("https://e.org/\u00a0", False),
        ("https://e.org:99999", False),
        ("https://e.org:x", False),
        ("https://e.org/<b>", False),
        ("data:text/html,x", False),
        ("https://e.org/'", False),
        ("https://\\e.org", False),
    ],
)
def test_websites(website: str, right: bool) -> None:
    assert rules.is_web_address(website) == right


@pytest.mark.parametrize(
    ("ago", "seconds"),
    [
        ([], 0),
        ([1, 2, 3], 0),
        ([1, 2, 3, 4], 56),
        ([1, 2, 3, 59.5], 1),
        ([1, 2, 3, 60], 0),
        ([61] * 10, 0),
        ([100] * 30, 3500),
    ],
)
def test_how_long_to_wait(ago: list[float], seconds: int) -> None:
    sent = [NOW - timedelta(seconds=s) for s in ago]
    assert rules.wait(sent, rules.PERSON, NOW) == seconds


@given(st.lists(st.integers(0, 4000), max_size=150))
def test_after_waiting_one_may_send(ago: list[int]) -> None:
    sent = sorted((NOW - timedelta(seconds=s) for s in ago), reverse=True)
    seconds = rules.wait(sent, rules.PERSON, NOW)
    assert seconds >= 0
    later = NOW + timedelta(seconds=seconds)
    assert rules.wait([t for t in sent if later - t < rules.LONGEST_RATE], rules.PERSON, later) == 0


@pytest.mark.parametrize("elapsed", ["", "x", "nan", "inf", "-1", "1e400", "２", "9" * 500])
def test_an_odd_measure_of_time_is_no_bait(elapsed: str) -> None:
    assert rules.bait(Draft(elapsed=elapsed)) is None
