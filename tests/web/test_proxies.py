"""Who is believed about a reader's address and scheme."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from postilla.web.pages.proxies import address_of, is_trusted

PROXIES = ("10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48")
READER, PROXY, INNER = "198.51.100.4", "192.0.2.7", "10.1.2.3"


@pytest.fixture(autouse=True)
def _proxies(settings: Any) -> None:
    settings.POSTILLA_TRUSTED_PROXIES = PROXIES


@pytest.mark.parametrize(
    ("sender", "forwarded", "address"),
    [
        (READER, "", READER),
        (PROXY, "", PROXY),
        (PROXY, READER, READER),
        (PROXY, f"203.0.113.9, {READER}", READER),  # what the reader claims about itself is not believed
        (INNER, f"203.0.113.9, {READER}, {PROXY}", READER),  # two proxies of ours in a row
        (INNER, f"10.9.9.9, {PROXY}", "10.9.9.9"),  # all of them ours: the farthest
        (READER, "203.0.113.9", READER),  # not a proxy of ours: what it says is nothing
        (READER, PROXY, READER),
        (PROXY, "unknown", PROXY),
        (INNER, f"203.0.113.9, nonsense, {PROXY}", PROXY),
        (PROXY, " , ,", PROXY),
        ("2001:db8:1::5", "2001:db8:beef::1", "2001:db8:beef::1"),
        ("2001:db8:2::5", "2001:db8:beef::1", "2001:db8:2::5"),
        ("::ffff:10.1.2.3", READER, READER),  # as a listener for both kinds of address names it
        (PROXY, f"{READER}:51234", READER),  # with the port, as some proxies write it
        (PROXY, "[2001:db8:beef::1]:51234", "2001:db8:beef::1"),
        (PROXY, f"{READER}:port", PROXY),
        ("", READER, ""),
    ],
)  # fmt: skip
def test_address_is_the_nearest_that_is_no_proxy_of_ours(sender: str, forwarded: str, address: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=sender, HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address


def test_nobody_is_trusted_unless_named(settings: Any) -> None:
    assert is_trusted(INNER)
    assert not is_trusted("nonsense")
    settings.POSTILLA_TRUSTED_PROXIES = ()
    assert not is_trusted(INNER)
    request = RequestFactory().get("/", REMOTE_ADDR=INNER, HTTP_X_FORWARDED_FOR=READER)
    assert address_of(request) == INNER


@pytest.mark.parametrize(("sender", "secure"), [(PROXY, True), ("2001:db8:1::5", True), (READER, False), ("", False)])
@pytest.mark.django_db
def test_scheme_is_believed_from_a_trusted_proxy_alone(sender: str, secure: bool, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    answer = Client(REMOTE_ADDR=sender).get("/health", headers={"x-forwarded-proto": "https"})
    assert answer.status_code == 200
    assert answer.wsgi_request.is_secure() is secure
