"""How long somebody waits, what is a code, which host a key is bound to: tables."""

from datetime import UTC, datetime, timedelta

import pytest

from postilla.admission import rules

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)
LIMITS = ((3, timedelta(minutes=5)), (6, timedelta(hours=1)))


@pytest.mark.parametrize(
    ("ago", "seconds"),
    [
        ([], 0),
        ([10, 20], 0),
        ([10, 20, 30], 270),  # the third try, half a minute ago, leaves the five minutes in four and a half
        ([10, 20, 30, 40], 270),
        ([1, 299, 299], 1),
        ([1, 300, 300], 0),
        ([310, 320, 330, 340, 350, 360], 3240),
        ([10, 20, 30, 340, 350, 360], 3240),  # the longer of both
    ],
)
def test_waits(ago, seconds):
    assert rules.wait([NOW - timedelta(seconds=one) for one in ago], LIMITS, NOW) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (60, "60 seconds"),
        (61, "2 minutes"),
        (300, "5 minutes"),
        (3600, "60 minutes"),
        (3601, "2 hours"),
    ],
)
def test_a_wait_is_said_in_words_and_never_too_short(seconds, words):
    assert rules.spoken(seconds) == words


@pytest.mark.parametrize("typed", ["abcde-fghjk", "ABCDE FGHJK", " abcdefghjk ", "abc-def-ghjk"])
def test_a_code_may_be_typed_as_people_type(typed):
    assert rules.folded(typed) == "abcdefghjk"


@pytest.mark.parametrize(
    ("base", "asked", "host"),
    [
        ("https://magazine.example", "magazine.example", "magazine.example"),
        ("https://magazine.example", "evil.example", "magazine.example"),  # what a request says changes nothing
        ("https://magazine.example:8443", "magazine.example:8443", "magazine.example"),
        ("http://magazine.example", "magazine.example", None),  # browsers offer keys over HTTPS alone
        ("http://localhost:8000", "localhost:8000", "localhost"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", None),
        ("http://127.0.0.1:8000", "localhost:8000", "localhost"),
        ("http://[::1]:8000", "localhost:8000", "localhost"),
        ("https://192.0.2.7", "localhost", None),
        ("https://192.0.2.7", "192.0.2.7", None),
    ],
)
def test_a_key_is_bound_to_the_sites_own_host(base, asked, host):
    site = rules.site_of(base, asked, "The Gazette")
    assert (site.host if site else None) == host
