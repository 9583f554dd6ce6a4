"""Names that readers had before signs beside letters were left out of the comparison."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from postilla.identity import reads
from postilla.identity.looks import looks_of, looks_with_signs
from postilla.identity.models import Claim, Guest

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def had(name: str, *, days: int = 0, with_signs: bool = True) -> int:
    """Somebody who had confirmed a name so many days after the first."""
    at = NOW + timedelta(days=days)
    guest = Guest.objects.create(name=name, avatar=1, confirmed_at=at, created_at=at, seen_at=at)
    looks = (looks_with_signs(name) if with_signs else ()) or looks_of(name)
    Claim.objects.bulk_create(Claim(look=look, name=name, guest=guest, claimed_at=at) for look in looks)
    return guest.id


def migrate() -> None:
    import_module("postilla.identity.migrations.0009_names_without_signs").look_again(apps, None)


def test_whoever_had_a_name_with_a_sign_has_it_without_too() -> None:
    ada = had("Ada ★")
    assert reads.holders_of("Ada") == set(), "as it was kept"
    migrate()
    assert reads.holders_of("Ada") == reads.holders_of("Ada ★") == reads.holders_of("Ada ✓") == {ada}


def test_a_name_that_is_somebodys_without_the_sign_stays_theirs_and_so_does_the_one_with_it() -> None:
    plain, starred = had("Ada"), had("Ada ★")
    migrate()
    assert reads.holders_of("Ada") == reads.holders_of("Ada ✓") == {plain}
    assert reads.holders_of("Ada ★") == {starred}


def test_of_two_that_differ_by_signs_the_earlier_has_the_name_without() -> None:
    later, earlier = had("Ada ☆", days=1), had("Ada ★")
    migrate()
    assert reads.holders_of("Ada") == {earlier}
    assert (reads.holders_of("Ada ☆"), reads.holders_of("Ada ★")) == ({later}, {earlier})


def test_migrating_twice_changes_nothing() -> None:
    had("Ada ★")
    had("Eve", with_signs=False)
    migrate()
    before = sorted(Claim.objects.values_list("look", "guest_id"))
    migrate()
    assert sorted(Claim.objects.values_list("look", "guest_id")) == before
