"""Sessions: whom a browser is known as, by a cookie that anybody may try to forge."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import signing

from postilla.identity import reads, receipts, writes
from postilla.identity.models import Session
from postilla.identity.reads import cookie_for, known_by
from postilla.identity.rules import browser
from postilla.identity.values import Browser, Known, Ticket

NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)
FIREFOX = Browser("Firefox", "Android")


def guest(address: str = "ada@example.org") -> int:
    return writes.meet("Ada", address, "", None, NOW).guest_id


def welcomed(guest_id: int, known: Known | None = None, now: datetime = NOW) -> Ticket:
    ticket = writes.welcome(guest_id, known, FIREFOX, now)
    assert ticket is not None
    return ticket


@pytest.mark.django_db
def test_a_cookie_names_a_session_and_lasts_as_long_as_it() -> None:
    ada, eve = guest(), guest("eve@example.org")
    ticket = welcomed(ada)
    assert known_by(cookie_for(ticket)) == Known(ada, ticket, False, NOW)
    assert not writes.end(ticket.session_id, eve, NOW), "another's session is not theirs to end"
    assert known_by(cookie_for(ticket))
    assert writes.end(ticket.session_id, ada, NOW)
    assert known_by(cookie_for(ticket)) is None
    assert not writes.end(ticket.session_id, ada, NOW)


@pytest.mark.django_db
def test_a_cookie_that_was_tampered_with_is_nobody() -> None:
    ticket = welcomed(guest())
    good = cookie_for(ticket)
    assert known_by(good)
    for bad in (
        None, "", "7", good[:-1], good + "x", "a:b:c", receipts.receipt_for(7), "é", "\0",
        cookie_for(Ticket(ticket.session_id, ticket.key + 1)), cookie_for(Ticket(ticket.session_id + 1, ticket.key)),
        signing.dumps("7", salt="postilla.guest"), signing.dumps(10**12, salt="postilla.guest"),
        signing.dumps(7, salt="postilla.session"), signing.dumps([1], salt="postilla.session"),
        signing.dumps([ticket.session_id, ticket.key], salt="postilla.guest"),
    ):  # fmt: skip
        assert known_by(bad) is None, bad


@pytest.mark.django_db
def test_a_cookie_from_before_there_were_sessions_holds_until_one_signs_out_everywhere() -> None:
    ada = guest()
    old = signing.dumps(ada, salt="postilla.guest")
    known = known_by(old)
    assert known is not None
    assert (known.guest_id, known.ticket) == (ada, None)
    assert writes.welcome(ada, known, FIREFOX, NOW) is not None, "the next deed gives it a session"
    writes.end_all(ada, datetime.now(UTC) + timedelta(seconds=2))
    assert known_by(old) is None


@pytest.mark.django_db
def test_the_same_guest_in_the_same_browser_needs_no_other_session() -> None:
    ada = guest()
    ticket = welcomed(ada)
    cookie = cookie_for(ticket)
    assert writes.welcome(ada, known_by(cookie), FIREFOX, NOW + timedelta(hours=23)) is None
    tomorrow = NOW + timedelta(days=1)
    assert writes.welcome(ada, known_by(cookie), FIREFOX, tomorrow) == ticket, "its cookie is made to last again"
    assert [one.seen_at for one in reads.sessions_of(ada)] == [tomorrow]
    eve = guest("eve@example.org")
    assert welcomed(eve, known_by(cookie)) != ticket


@pytest.mark.django_db
def test_sessions_are_listed_and_ended_at_once() -> None:
    ada, eve = guest(), guest("eve@example.org")
    tickets = [welcomed(ada, now=NOW + timedelta(hours=n)) for n in range(3)]
    other = welcomed(eve)
    listed = reads.sessions_of(ada)
    assert [one.id for one in listed] == [ticket.session_id for ticket in reversed(tickets)]
    assert {one.browser for one in listed} == {FIREFOX}
    writes.end_all(ada, NOW)
    assert reads.sessions_of(ada) == []
    assert all(known_by(cookie_for(ticket)) is None for ticket in tickets)
    assert known_by(cookie_for(other)), "another guest is not signed out"


@pytest.mark.django_db
def test_asking_costs_one_statement(django_assert_num_queries: Any) -> None:
    cookie = cookie_for(welcomed(guest()))
    with django_assert_num_queries(1):
        assert known_by(cookie)
    with django_assert_num_queries(0):
        assert known_by("forged") is None
    assert Session.objects.count() == 1


GECKO = "Mozilla/5.0 ({}) Gecko/20100101 Firefox/144.0"
WEBKIT = "Mozilla/5.0 ({}) AppleWebKit/605.1.15 (KHTML, like Gecko) {}"


@pytest.mark.parametrize(
    ("agent", "called"),
    [
        (GECKO.format("Android 15; Mobile; rv:144.0"), ("Firefox", "Android")),
        (GECKO.format("X11; Linux x86_64; rv:144.0"), ("Firefox", "Linux")),
        (GECKO.format("Windows NT 10.0; Win64; x64; rv:144.0"), ("Firefox", "Windows")),
        (WEBKIT.format("Macintosh; Intel Mac OS X 10_15_7", "Version/18.5 Safari/605.1.15"), ("Safari", "macOS")),
        (WEBKIT.format("iPhone; CPU iPhone OS 18_5 like Mac OS X", "Mobile/15E148 Safari/604.1"), ("Safari", "iPhone")),
        (WEBKIT.format("iPhone; CPU iPhone OS 18_5 like Mac OS X", "CriOS/138.0 Safari/604.1"), ("Chrome", "iPhone")),
        (WEBKIT.format("iPad; CPU OS 18_5 like Mac OS X", "FxiOS/140.0 Safari/605.1.15"), ("Firefox", "iPad")),
        (WEBKIT.format("Linux; Android 10; K", "Chrome/138.0.0.0 Mobile Safari/537.36"), ("Chrome", "Android")),
        (WEBKIT.format("Windows NT 10.0", "Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0"), ("Edge", "Windows")),
        (WEBKIT.format("X11; CrOS x86_64 14541.0.0", "Chrome/138.0.0.0 Safari/537.36"), ("Chrome", "ChromeOS")),
        (WEBKIT.format("Linux; Android 14", "SamsungBrowser/28.0 Chrome/130.0"), ("Samsung Internet", "Android")),
        ("curl/8.5.0", ("", "")),
        ("", ("", "")),
        ("<script>\r\nX: y", ("", "")),
    ],
)
def test_a_browser_is_called_what_its_owner_calls_it(agent: str, called: tuple[str, str]) -> None:
    assert browser(agent) == Browser(*called)


@pytest.mark.django_db
def test_a_cookie_is_signed_as_django_signs_it(settings: Any) -> None:
    ticket = welcomed(guest())
    for secret in (settings.SECRET_KEY, "another secret"):
        settings.SECRET_KEY = secret
        assert signing.loads(cookie_for(ticket), salt="postilla.session") == [ticket.session_id, ticket.key]
        assert cookie_for(ticket)[:-44] == signing.dumps([ticket.session_id, ticket.key], salt="postilla.session")[:-44]
