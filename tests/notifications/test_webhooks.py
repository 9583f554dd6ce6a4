"""Other systems are called once for each fact, signed, again when they did not take it; never in private networks."""

import base64
import hmac
import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from postilla.discussion.values import PUBLISHED, REJECTED
from postilla.notifications import errand, rules
from postilla.notifications.caller import NotCalled, call, signed
from postilla.notifications.models import Call, Endpoint
from postilla.notifications.writes import calls
from tests.support.listener import listening
from tests.support.magazine import ADDRESS, NOW

MINUTE = timedelta(minutes=1)


def _facts(listener):
    return [json.loads(heard.body)["type"] for heard in listener.heard]


def test_each_fact_is_told_once_and_signed(desk, endpoint, listener, out):
    number = desk.post("Good *brakes*.")
    out()
    out()
    assert sorted(_facts(listener)) == ["comment.posted", "comment.published"]
    for heard in listener.heard:
        assert heard.path == "/hook?a=1"
        words = b"%s.%s." % (heard.headers["webhook-id"].encode(), heard.headers["webhook-timestamp"].encode())
        key = base64.b64decode(endpoint.secret.removeprefix("whsec_"))
        made = base64.b64encode(hmac.digest(key, words + heard.body, "sha256")).decode()
        assert heard.headers["webhook-signature"] == f"v1,{made}"
        data = json.loads(heard.body)["data"]
        assert data["comment"]["id"] == number
        assert data["comment"]["text"] == "Good brakes."
        assert data["article"]["title"] == "A new car"
        assert ADDRESS.encode() not in heard.body
    assert len({heard.headers["webhook-id"] for heard in listener.heard}) == 2


def test_of_each_comment_it_is_told_that_it_was_posted_before_that_it_was_published(desk, endpoint, listener, out):
    made = [desk.post(f"Number {number}") for number in range(3)]
    out()
    bodies = [json.loads(heard.body) for heard in listener.heard]
    for number in made:
        told = [body["type"] for body in bodies if body["data"]["comment"]["id"] == number]
        assert told == ["comment.posted", "comment.published"]


def test_rejected_reported_and_decided_are_told(desk, endpoint, listener, out):
    from postilla import intake
    from postilla.intake import Visit

    number = desk.post()
    intake.report(number, "spam", "note", Visit(None, "n2"), desk.tick())
    desk.decide(number, REJECTED)
    desk.decide(number, PUBLISHED)
    out()
    assert sorted(_facts(listener)) == sorted(
        ["comment.posted", "comment.published", "comment.reported", "comment.rejected", "comment.decided",
         "comment.decided", "comment.published"]
    )  # fmt: skip


def test_only_what_is_ticked_is_told(desk, endpoint, listener, out):
    Endpoint.objects.update(posted=False, published=False)
    desk.post()
    out()
    Endpoint.objects.update(posted=True, active=False)
    desk.post()
    out()
    assert listener.heard == []
    assert not Call.objects.exists()


def test_what_was_not_taken_is_sent_again_under_its_id(desk, endpoint, listener, out):
    Endpoint.objects.update(posted=False)
    listener.answers = [500, 404]
    desk.post()
    out()
    at = desk.at
    row = Call.objects.get()
    assert (row.state, row.attempts, row.status) == ("waiting", 1, 500)
    out(at + MINUTE)
    out(at + 10 * MINUTE)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.status) == ("sent", 2, 204)
    assert len({heard.headers["webhook-id"] for heard in listener.heard}) == 1
    assert len({heard.headers["webhook-timestamp"] for heard in listener.heard}) == 3


def test_an_endpoint_that_fails_rests_and_the_other_does_not(desk, endpoint, listener, out):
    with listening() as other:
        Endpoint.objects.create(name="Other", url=other.url)
        listener.answers = [500] * 9
        desk.post()
        desk.post()
        out()
        assert len(listener.heard) == 1  # its other calls are not tried at once
        assert len(other.heard) == 2


def test_it_is_given_up_after_three_days_and_can_be_replayed(desk, endpoint, listener, out, staff):
    Endpoint.objects.update(posted=False)
    listener.answers = [500] * 40
    desk.post()
    out()
    while Call.objects.get().state == "waiting":
        Endpoint.objects.update(resume_at=None)
        errand.step(Call.objects.get().due_at)
    row = Call.objects.get()
    assert row.state == "failed"
    listener.answers = []
    Endpoint.objects.update(resume_at=None)
    client = Client()
    client.force_login(staff)
    page = client.get("/admin/webhooks/calls/").content.decode()
    assert "given up" in page
    assert client.post(f"/admin/webhooks/calls/{row.id}/again/").status_code == 302
    out(Call.objects.get().due_at)
    assert Call.objects.get().state == "sent"


def test_410_is_the_end(desk, endpoint, listener, out):
    Endpoint.objects.update(posted=False)
    listener.answers = [410]
    desk.post()
    out()
    assert Call.objects.get().state == "failed"
    assert not Endpoint.objects.get().active


def test_a_redirect_is_not_followed(desk, endpoint, listener, out):
    with listening() as other:
        listener.location, listener.answers = other.url, [302, 307]
        desk.post()
        out()
        assert other.heard == []


def test_a_call_whose_process_died_is_made_again(desk, endpoint, listener, out):
    Endpoint.objects.update(posted=False)
    desk.post()
    desk.drain()
    at = desk.at + timedelta(days=40000)
    assert calls.claim(at) is not None
    assert calls.claim(at) is None
    assert calls.claim(at + calls.LEASE) is not None


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("192.168.0.1", False), ("172.16.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("fe80::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True), ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_only_public_addresses_are_called(address, may):
    assert rules.may_call(address, ()) is may
    assert rules.may_call(address, ("0.0.0.0/0", "::/0"))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_loopback_is_not_called_unless_a_setting_allows_it(host):
    with listening() as other:
        with pytest.raises(NotCalled):
            call(f"http://{host}:{other.server_port}/", signed("whsec_AAAA", "k", "{}", NOW), "{}", ())
        assert other.heard == []


@pytest.mark.parametrize("url", ["ftp://a.example/", "https://", "https://a:b@c.example/", "https://c.example:x/", "x"])
def test_what_cannot_be_called_is_said_in_the_form(url):
    with pytest.raises(ValidationError, match="address"):
        Endpoint(name="x", url=url).clean()


def test_a_known_signature():
    """As the Standard Webhooks' own libraries make it."""
    from datetime import UTC, datetime

    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    headers = signed(
        secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", '{"test": 2432232314}', datetime.fromtimestamp(1614265330, UTC)
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
