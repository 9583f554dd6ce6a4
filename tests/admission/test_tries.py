"""The limit on tries: by account and network, told with its wait, and no way to shut out somebody else."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.staff import Staff, shows


def test_the_sixth_try_waits_and_says_how_long(staff):
    for _ in range(5):
        assert "didn&#x27;t match" in staff.password(password="guess").content.decode()
    answer = staff.password()
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 300
    assert "Wait 5 minutes" in answer.content.decode()
    assert 'value="ines"' in answer.content.decode(), "the name need not be typed again"
    assert not staff.inside


def test_after_the_wait_the_right_password_opens(staff, clock):
    for _ in range(6):
        staff.password(password="guess")
    clock(datetime.now(UTC) + timedelta(minutes=5, seconds=2))
    assert staff.password().status_code == 302
    assert staff.inside


def test_who_guesses_elsewhere_does_not_shut_out_the_owner(staff):
    for at in ("203.0.113.1", "192.0.2.1", "100.64.0.9"):
        for _ in range(7):
            Staff(at).password(password="guess")
    assert staff.password().status_code == 302


def test_spelling_the_name_otherwise_is_the_same_account(staff):
    for name in ("INES", "Ines", " ines ", "ｉnes", "ines"):
        staff.password(name, "guess")
    assert staff.password().status_code == 429


def test_names_that_nobody_has_are_limited_alike(staff):
    answers = [staff.password("nobody", "guess").status_code for _ in range(6)]
    assert answers == [200, 200, 200, 200, 200, 429]


def test_one_network_that_tries_many_names_waits(staff):
    answers = [staff.password(f"name{n}", "guess").status_code for n in range(31)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {200}
    assert Staff("203.0.113.1").password().status_code == 302


def test_a_success_is_forgotten(staff):
    for _ in range(3):
        for _ in range(4):
            staff.password(password="guess")
        assert staff.password().status_code == 302
        staff.post("/admin/logout/")


def test_codes_are_limited_from_wherever_they_come(staff):
    staff.password()
    secret = staff.add_app()
    answers = []
    for n in range(9):
        thief = Staff(f"203.0.{n}.1")
        thief.password()
        answers.append(thief.code("000000").status_code)
    assert answers == [422] * 8 + [429]
    thief = Staff("203.0.77.1")
    thief.password()
    assert thief.code(shows(secret, 1)).status_code == 429, "the right one too, until the wait is over"


def test_what_is_counted_names_nobody(staff):
    from postilla.admission.models import Try

    staff.password(password="guess")
    row = Try.objects.get()
    assert "ines" not in row.account
    assert "198.51" not in row.network
    assert len(row.account) == len(row.network) == 32


@pytest.mark.django_db
def test_old_tries_are_thrown_away(now):
    from postilla.admission import writes
    from postilla.admission.models import Try

    writes.count_try("ines", "n", "password", now)
    writes.count_try("ines", "n", "password", now + timedelta(hours=25))
    assert Try.objects.count() == 1
