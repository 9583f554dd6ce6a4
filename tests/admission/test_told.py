"""Whoever comes in by a second factor is told by mail when one is added, taken off, used up or reset."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.admission import reads, writes
from postilla.admission.secrecy import unseal
from postilla.admission.values import CODES
from postilla.notifications.models import Letter
from postilla.outbox.drain import drain
from tests.notifications.conftest import office, postman, send
from tests.support.magazine import site
from tests.support.staff import member

__all__ = ["office", "postman", "send", "site"]
pytestmark = pytest.mark.django_db


def add_app(user: Any) -> int:
    """An authenticator app on somebody's list."""
    sealed = reads.new_secret()
    setup = reads.app_setup(sealed, "ines", "The Gazette")
    assert setup is not None
    secret = unseal(sealed.encode(), reads.SETUP_AGE)
    assert secret is not None
    now = timezone.now()
    code = reads.code_at(secret, now)
    return writes.add_app(user.pk, sealed, code, "My phone", now)


@pytest.fixture
def ines(site: None) -> Any:
    user = member()
    user.email = "ines@gazette.example"
    user.save()
    return user


def told(office: Any, send: Any) -> list[str]:
    """The letters that arrived since."""
    before, now = len(office.letters), timezone.now() + timedelta(seconds=5)
    while drain(now):
        pass
    send(now)
    assert all(letter.to == ["ines@gazette.example"] for letter in office.letters[before:])
    return [" ".join(letter.text.split()) for letter in office.letters[before:]]


def test_each_change_of_a_factor_is_told_once(ines: Any, office: Any, send: Any) -> None:
    app = add_app(ines)
    first = writes.new_codes(ines.pk, timezone.now())
    [added] = told(office, send)
    assert "“My phone” was added" in added
    assert "/admin/" in added
    writes.use_code(ines.pk, first[0], timezone.now())
    [spent] = told(office, send)
    assert "one of your recovery codes" in spent
    assert first[0] not in spent
    codes = writes.new_codes(ines.pk, timezone.now())
    [renewed] = told(office, send)
    assert "New recovery codes were made" in renewed
    assert not [code for code in codes if code in renewed]
    writes.remove(ines.pk, app, timezone.now(), required=False)
    [removed] = told(office, send)
    assert "“My phone” was taken off" in removed
    add_app(ines)
    writes.reset(ines.pk, timezone.now())
    assert ["taken away" in letter for letter in told(office, send)] == [False, True]


def test_coming_in_as_usual_is_not_told_and_without_mail_nothing_waits(ines: Any, settings: Any) -> None:
    settings.POSTILLA_MAIL = None
    add_app(ines)
    while drain(timezone.now() + timedelta(seconds=5)):
        pass
    assert not Letter.objects.exists()
    assert CODES not in {one.kind for one in reads.factors(ines.pk)}
