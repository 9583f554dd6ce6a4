"""When a letter is tried again, what may stand in a header, what a server's words may be kept as."""

from datetime import UTC, datetime, timedelta

import pytest

from postilla.notifications import rules

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(0, 1), (1, 1), (2, 5), (3, 15), (4, 30), (5, 60), (6, 120), (7, 240), (500, 240)]
)
def test_a_letter_rests_longer_each_time(attempts, minutes):
    assert rules.wait_after(attempts) == timedelta(minutes=minutes)


@pytest.mark.parametrize(("failures", "seconds"), [(1, 5), (2, 10), (3, 20), (6, 160), (7, 300), (10_000, 300)])
def test_a_dead_server_is_asked_less_and_less_often(failures, seconds):
    assert rules.pause_after(failures) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("attempts", "left", "hopeless"),
    [
        (0, None, False),  # never tried: the server was away, and nothing is lost
        (1, None, False),
        (23, None, False),  # put off so often, it rested for a little less than three days
        (24, None, True),
        (0, timedelta(seconds=1), False),
        (0, timedelta(0), True),  # a link that is too old to follow need not be sent
    ],
)
def test_a_letter_is_given_up_after_three_days_or_when_its_time_has_passed(attempts, left, hopeless):
    until = None if left is None else NOW + left
    assert bool(rules.is_hopeless(attempts, until, NOW)) is hopeless


@pytest.mark.parametrize(
    ("code", "means"),
    [(250, "taken"), (251, "taken"), (354, "put off"), (421, "put off"), (450, "put off"), (550, "refused"),
     (599, "refused"), (600, "put off"), (0, "put off"), (-1, "put off")],
)  # fmt: skip
def test_what_a_code_means(code, means):
    assert rules.meaning(code) == means


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Ada\r\nBcc: eve@example.org", "Ada Bcc: eve@example.org"),
        ("Ada\nX", "Ada X"),
        ("Ada\u2028X\u2029Y\x85Z", "Ada X Y Z"),
        ("a\x00b\x1bc", "a b c"),
        ("  much \t space ", "much space"),
        ("\u202egnirts", "gnirts"),  # an override of the direction would turn what follows it
        ("lone \ud800 half", "lone half"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_what_a_stranger_wrote_stands_on_one_line(said, stands):
    assert rules.one_line(said) == stands


@pytest.mark.parametrize(
    "words",
    ["550 <ada@example.org>: unknown", "relaying to ada@example.org denied", "ada@example.org", "to=ada@example.org,",
     "<ada@example.org>", "'ada@example.org'", "(ada@example.org)", "ada+x@sub.example.org; no"],
)  # fmt: skip
def test_addresses_do_not_stay_in_what_a_server_said(words):
    kept = rules.without_addresses(words)
    assert "@" not in kept
    assert "(address)" in kept
