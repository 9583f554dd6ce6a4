"""A forgotten password: asked for often or by nobody, with a mail server that is dead; the letter, and its link."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from postilla.notifications.models import Letter
from tests.notifications.conftest import office, postman, send
from tests.support.magazine import site
from tests.support.staff import Staff, member

__all__ = ["office", "postman", "send", "site"]
pytestmark = pytest.mark.django_db
ADDRESS, DOOR = "ines@gazette.example", "/admin/password_reset/"


@pytest.fixture
def ines(site: None, settings: Any) -> Any:
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    user = member()
    user.email = ADDRESS
    user.save()
    return user


def test_a_new_password_comes_by_a_letter_of_the_queue(ines: Any, office: Any, send: Any) -> None:
    staff = Staff()
    assert staff.post(DOOR, {"email": ADDRESS}).status_code == 302
    assert (office.letters, getattr(mail, "outbox", [])) == ([], []), "nothing is sent while somebody waits"
    row = Letter.objects.get()
    assert (row.kind, row.to, row.rank, row.about) == ("password", f"user:{ines.pk}", 0, "{}"), (
        "and no queue holds a link"
    )
    send(timezone.now() + timedelta(seconds=1))
    [letter] = office.letters
    assert letter.to == [ADDRESS]
    way = re.search(r"http://127\.0\.0\.1:8000(/admin/password_reset/confirm/\S+)", letter.text)
    assert way
    form = staff.get(way[1], follow=True)
    assert b"new_password1" in form.content
    words = {"new_password1": "another horse battery", "new_password2": "another horse battery"}
    assert staff.post(form.redirect_chain[-1][0], words).status_code == 302
    ines.refresh_from_db()
    assert ines.check_password("another horse battery")
    assert b"new_password1" not in Staff().get(way[1], follow=True).content, "it works once"


def test_asking_is_counted_and_tells_nothing(ines: Any, office: Any) -> None:
    known, unknown = (Staff().post(DOOR, {"email": email}) for email in (ADDRESS, "nobody@gazette.example"))
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    answers = [Staff(f"198.51.{n}.4").post(DOOR, {"email": ADDRESS.upper()}) for n in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429], "whatever the network and the case"
    assert int(answers[-1]["Retry-After"]) > 0
    assert Letter.objects.count() == 3


@pytest.mark.parametrize("how", ["late", "gone"])
def test_a_letter_that_is_late_or_for_nobody_is_dropped(ines: Any, office: Any, send: Any, how: str) -> None:
    Staff().post(DOOR, {"email": ADDRESS})
    if how == "gone":
        ines.is_active = False
        ines.save()
    send(timezone.now() + timedelta(hours=2 if how == "late" else 0, seconds=1))
    assert office.letters == []
