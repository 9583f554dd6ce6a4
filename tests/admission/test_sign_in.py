"""Signing in to the newsroom: password, code, recovery code, and what opens nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.support.staff import PASSWORD, Staff, member, shows


def _codes(page) -> list[str]:
    return re.findall(r"<li><code>([a-z2-9-]+)</code>", page.content.decode())


def test_without_a_factor_the_password_opens_where_none_is_required(staff):
    assert staff.password().status_code == 302
    assert staff.inside


def test_with_an_app_the_password_alone_opens_nothing(staff):
    staff.password()
    secret = staff.add_app()
    assert staff.inside, "who has just shown the factor goes on"
    other = Staff()
    answer = other.password()
    assert answer["Location"] == "/admin/login/second/"
    assert not other.inside
    assert other.code("000000").status_code == 422
    assert not other.inside
    assert other.code(shows(secret, 1)).status_code == 302
    assert other.inside


def test_a_code_opens_once(staff, clock):
    staff.password()
    secret = staff.add_app()
    code = shows(secret, 1)
    first, second = Staff(), Staff()
    for one in (first, second):
        one.password()
    assert first.code(code).status_code == 302
    answer = second.code(code)
    assert answer.status_code == 422
    assert "used already" in answer.content.decode()
    assert not second.inside


def test_the_code_that_confirmed_an_app_does_not_open_the_door_too(staff):
    staff.password()
    staff.add_app()
    other = Staff()
    other.password()
    assert other.code(staff.confirmed).status_code == 422


def test_where_it_is_required_a_newcomer_sets_one_up_and_is_in(staff, settings):
    settings.POSTILLA_STAFF_2FA = "required"
    answer = staff.password(next="/admin/images/")
    assert answer["Location"] == "/admin/second-factor/"
    assert not staff.inside
    page = staff.get("/admin/second-factor/").content.decode()
    assert "Add an authenticator app" in page
    staff.add_app()
    assert staff.inside
    assert Staff().get("/admin/second-factor/").status_code == 302, "but nobody else is"


def test_the_page_after_the_first_factor_shows_ten_codes_each_good_once(staff, settings):
    settings.POSTILLA_STAFF_2FA = "required"
    staff.password()
    page = staff.get("/admin/second-factor/app/").content.decode()
    import base64

    typed = re.search(r'signin-secret">([A-Z2-7 ]+)<', page)
    assert typed
    secret = base64.b32decode(typed[1].replace(" ", ""))
    codes = _codes(staff.post("/admin/second-factor/app/", {"code": shows(secret)}))
    assert len(set(codes)) == 10
    for code, expected in ((codes[0].upper(), 302), (codes[0], 422), (codes[1].replace("-", ""), 302)):
        other = Staff()
        other.password()
        assert other.code(code).status_code == expected
    fresh = _codes(staff.post("/admin/second-factor/codes/"))
    other = Staff()
    other.password()
    assert other.code(codes[2]).status_code == 422, "codes made earlier are void"
    assert other.code(fresh[0]).status_code == 302


def test_sessions_made_before_it_was_required_end(staff, settings):
    staff.password()
    assert staff.inside
    settings.POSTILLA_STAFF_2FA = "required"
    assert not staff.inside


def test_sessions_without_the_factor_end_once_there_is_one(staff):
    elsewhere = Staff()
    elsewhere.password()
    assert elsewhere.inside
    staff.password()
    staff.add_app()
    assert not elsewhere.inside
    assert staff.inside


def test_a_factor_taken_off_the_list_ends_the_sessions_it_opened(staff, ines):
    from postilla.admission import reads

    staff.password()
    secret = staff.add_app()
    elsewhere = Staff()
    elsewhere.password()
    elsewhere.code(shows(secret, 1))
    assert elsewhere.inside
    app = reads.factors(ines.pk)[0]
    assert staff.post(f"/admin/second-factor/{app.id}/remove/").status_code == 302
    assert not elsewhere.inside
    assert staff.inside
    assert reads.factors(ines.pk) == (), "recovery codes go with the last factor"


def test_the_last_factor_stays_where_it_is_required(staff, ines, settings):
    from postilla.admission import reads

    settings.POSTILLA_STAFF_2FA = "required"
    staff.password()
    staff.add_app()
    app = reads.factors(ines.pk)[0]
    answer = staff.post(f"/admin/second-factor/{app.id}/remove/", follow=True)
    assert "your only one" in answer.content.decode()
    assert reads.has_factor(ines.pk)


def test_half_way_lasts_ten_minutes_and_not_past_a_change_of_password(staff, ines, clock):
    staff.password()
    secret = staff.add_app()
    other = Staff()
    other.password()
    clock(datetime.now(UTC) + timedelta(minutes=11))
    assert other.code(shows(secret, 22))["Location"] == "/admin/login/"
    clock(datetime.now(UTC))
    third = Staff()
    third.password()
    ines.set_password("another one")
    ines.save()
    assert third.code(shows(secret, 1))["Location"] == "/admin/login/"


def test_factors_are_shown_to_who_gave_the_password_lately(staff, clock):
    staff.password()
    clock(datetime.now(UTC) + timedelta(minutes=20))
    answer = staff.get("/admin/second-factor/")
    assert answer["Location"].startswith("/admin/login/again/")
    assert staff.post("/admin/login/again/", {"password": "wrong"}).status_code == 422
    answer = staff.post("/admin/login/again/", {"password": PASSWORD, "next": "https://evil.example/"})
    assert answer["Location"] == "/admin/second-factor/"
    assert staff.get("/admin/second-factor/").status_code == 200


def test_somebody_elses_factor_cannot_be_removed(staff, ines):
    from postilla.admission import reads

    staff.password()
    staff.add_app()
    member("otto")
    otto = Staff()
    otto.password("otto")
    app = reads.factors(ines.pk)[0]
    otto.post(f"/admin/second-factor/{app.id}/remove/")
    assert reads.has_factor(ines.pk)


def test_secrets_lie_in_the_database_encrypted_or_hashed(staff, ines):
    from postilla.admission.models import Factor

    staff.password()
    secret = staff.add_app()
    stored = b"".join(bytes(row.secret) for row in Factor.objects.all())
    assert secret not in stored
    assert secret.hex().encode() not in stored


@pytest.mark.parametrize("path", ["/admin/login/second/", "/admin/second-factor/app/", "/admin/second-factor/codes/"])
def test_forms_need_a_token_against_forgery(ines, path):
    client = Client(enforce_csrf_checks=True)
    assert client.post(path, {"code": "1"}).status_code == 403


def test_an_app_setup_is_good_for_an_hour(ines, now):
    import time

    from cryptography.fernet import Fernet

    from postilla.admission import reads, writes
    from postilla.admission.refusals import StaleSetup

    assert reads.app_setup(reads.new_secret(), "ines", "The Gazette") is not None
    for broken in ("", "nonsense", Fernet(Fernet.generate_key()).encrypt(b"x" * 20).decode()):
        with pytest.raises(StaleSetup):
            writes.add_app(ines.pk, broken, "123456", "", datetime.now(UTC))
    from django.conf import settings

    from postilla.admission.secrecy import _keys

    old = _keys(settings.POSTILLA_STAFF_KEY)[1].encrypt_at_time(b"x" * 20, int(time.time()) - 3700).decode()
    with pytest.raises(StaleSetup):
        writes.add_app(ines.pk, old, "123456", "", datetime.now(UTC))
