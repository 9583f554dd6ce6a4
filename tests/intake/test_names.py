"""Names that speak for the magazine: what the badges say, what the newsroom is called, and its people's."""

import pytest
from django.utils import timezone

from postilla.identity import writes as identity
from postilla.identity.models import Guest
from postilla.identity.refusals import NameTaken
from postilla.identity.writes.people import claim
from postilla.intake.offices import without_roles
from tests.support.magazine import Desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    [
        "Editors", "EDITORS", "The Editors", "Еditors", "Author of this article", "Die Redaktion", "rédaction",
        "redaction", "La  Redazione", "Moderador", "هيئة التحرير", "Admin", "Adm1n", "The Gazette",
        "Robin Quill", "Quill Robin", "Robin Quill (author)", "Robin Quill, editor", "Robin Quill | The Gazette",
        "Robin Quill – author", "robin.quill", "Robin Quill @ Gazette", "Editors (verified)", "Ed Itors",
        "admin ✔️", "editor ✓", "The Gazette ✔", "★ Robin Quill", "Robin Quill ☑️", "🅰dmin", "Robin Quill™",
        "The Gazette editors", "The Gazette Moderation", "Team The Gazette", "Editors of The Gazette",
        "The Gazette's editors",
        "The Gazette (official)", "The Gazette Staff", "Robin Quill staff", "Rédaction The Gazette", "فريق The Gazette",
    ],
)  # fmt: skip
def test_a_guest_has_no_name_that_speaks_for_the_magazine(desk: Desk, name: str) -> None:
    with pytest.raises(NameTaken):
        desk.post(author=name)


@pytest.mark.parametrize(
    "name",
    [
        "Edith", "Robin", "Robin Quills", "Quill", "Adam In", "Robin-Quentin", "Moda", "(:", "🚗", "Edith ★",
        "Gazette reader", "Thomas Staff", "Anna (Lyon)", "Author Unknown", "Team Blue", "The Gazette fan",
    ],
)  # fmt: skip
def test_a_name_that_only_begins_like_one_is_free(desk: Desk, name: str) -> None:
    assert desk.post(author=name)


@pytest.fixture
def mira(desk: Desk) -> None:
    """A reader to whom the names Mira and Quentin Marsh belong."""
    now = timezone.now()
    ids = [identity.meet(name, f"{name[:4]}@example.org", "", None, now).guest_id for name in ("Mira", "Quentin Marsh")]
    for guest_id in ids:
        Guest.objects.filter(id=guest_id).update(confirmed_at=now)
        assert claim(guest_id, Guest.objects.get(id=guest_id).name, now)


@pytest.mark.parametrize(
    "name",
    [
        "Mira ✓", "☑ Mira", "Mira ✔️", "Mira ⭐️", "M★i★r★a", "Mira (staff)", "Mira, moderator", "Mira Moderator",
        "Official Mira",
        "Quentin Marsh ✓", "Quentin Marsh (staff)", "Quentin Marsh staff", "Quentin Marsh – Redaktion",
        "Quentin Marsh (staff writer)", "Editor Quentin Marsh", "Quentin Marsh vérifié",
    ],
)  # fmt: skip
def test_a_readers_name_is_not_had_with_a_sign_or_an_office_beside_it(desk: Desk, mira: None, name: str) -> None:
    with pytest.raises(NameTaken):
        desk.post(author=name)


@pytest.mark.parametrize(
    "name",
    ["Mira Staff", "Mira (Lyon)", "Mira, Berlin", "Mira Novak", "Quentin Marshall", "Marsh", "Quentin Marsh-Novak"],
)
def test_readers_with_honest_names_have_them(desk: Desk, mira: None, name: str) -> None:
    assert desk.post(author=name)


def test_a_surname_that_sounds_of_an_office_is_nobody_else_s(desk: Desk) -> None:
    david = Guest.objects.create(name="David", avatar=1, created_at=timezone.now(), seen_at=timezone.now())
    claim(david.id, "David", timezone.now())
    desk.post(author="David Autor")
    for name in ("David (Autor)", "David Support", "Autor David Autor"):
        with pytest.raises(NameTaken):
            desk.post(author=name)


@pytest.mark.parametrize(
    "name", ["of the " * 9 + "Quill staff", "staff " + "de la " * 12, "of the Quill de la staff " * 3]
)
def test_a_name_of_many_small_words_is_looked_up_a_few_times(name: str) -> None:
    assert 0 < len(without_roles(name[:80])) <= 17


def test_small_words_are_left_out_all_or_in_part() -> None:
    assert {"Quill", "the Quill", "of the Quill"} <= set(without_roles("Staff of the Quill"))
    assert "Quill" in without_roles("staff of the of the of the Quill")
