"""A call says what happened when it did, and carries no words that cannot be read any more when it is sent."""

import json
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN
from postilla.identity import writes as identity
from postilla.intake.forgetting import forget_who_wished
from postilla.notifications import errand, rules
from postilla.notifications.models import Call, Endpoint
from postilla.outbox.drain import drain

DAY = timedelta(days=1)
NAME, WORDS = "Ada Winter", "Brakes that squeal."


@pytest.fixture
def told(desk, endpoint, listener):
    """Act on all facts, let something happen meanwhile, make all calls: what was told, by its type."""

    def after(meanwhile=lambda: None):
        while drain(desk.at + timedelta(seconds=5)):
            pass
        meanwhile()
        at = desk.tick(5)
        while errand.step(at):
            pass
        return {found["type"]: found for found in (json.loads(heard.body) for heard in listener.heard)}

    return after


def test_a_call_says_when_it_happened_and_what_the_comment_was_then(desk, told):
    number = desk.post(WORDS)
    at = desk.at
    desk.tick(3600)
    found = told(lambda: desk.decide(number, HELD))["comment.published"]
    assert found["timestamp"] == at.isoformat()
    said = found["data"]["comment"]
    assert (said["state"], said["state_now"]) == (PUBLISHED, HELD)
    assert (said["author"], said["text"], said["html"]) == (None, None, None)


def test_what_can_be_read_goes_out_as_it_reads_now(desk, told):
    number = desk.post(WORDS)
    said = told(lambda: desk.edit(number, "Brakes that hold."))["comment.published"]["data"]["comment"]
    assert (said["state"], said["state_now"], said["author"]) == (PUBLISHED, PUBLISHED, NAME)
    assert said["text"] == "Brakes that hold."


@pytest.mark.parametrize(
    ("then", "now", "is_read", "was_public", "may"),
    [
        (PUBLISHED, PUBLISHED, True, True, True), (PUBLISHED, PUBLISHED, False, True, False),
        (PUBLISHED, HELD, True, True, False), (HELD, HELD, True, True, False), (HELD, HELD, True, False, True),
        (HELD, HELD, False, False, True), (HELD, PUBLISHED, True, True, True), (HELD, REJECTED, True, False, False),
        (HELD, WITHDRAWN, True, False, False), (REJECTED, REJECTED, True, True, False),
        (SPAM, SPAM, True, False, False), (WITHDRAWN, WITHDRAWN, True, True, False),
    ],
)  # fmt: skip
def test_whose_words_are_told(then, now, is_read, was_public, may):
    assert rules.may_carry_words(then, now, is_read=is_read, was_public=was_public) is may


def test_what_waits_is_told_with_its_words_and_not_once_it_was_rejected(desk, told, settings):
    settings.POSTILLA_CONFIRM = False
    number = desk.post(WORDS)
    desk.decide(number, REJECTED)
    found = told()
    assert found["comment.posted"]["data"]["comment"]["state"] == PUBLISHED
    assert found["comment.rejected"]["data"]["comment"]["state"] == REJECTED
    assert all(one["data"]["comment"]["text"] is None for one in found.values())


def test_under_an_article_that_nobody_may_read_there_are_no_words(desk, told):
    from postilla.articles.models import ArticlePage

    desk.post(WORDS)
    found = told(lambda: ArticlePage.objects.get().unpublish())["comment.published"]["data"]
    assert found["comment"]["text"] is None
    assert "title" not in found["article"]


def test_no_call_keeps_words_and_they_go_with_their_reader(desk, told, listener):
    number = desk.post(WORDS)
    guest = desk.visit(number).guest_id

    def gone():
        assert not [call for call in Call.objects.all() if WORDS in call.body or NAME in call.body]
        identity.wish_to_be_forgotten(guest, True, desk.at)
        assert forget_who_wished(desk.at + 2 * DAY)

    said = told(gone)["comment.published"]["data"]["comment"]
    assert (said["state_now"], said["author"], said["text"]) == (WITHDRAWN, None, None)
    assert not [heard for heard in listener.heard if WORDS.encode() in heard.body or NAME.encode() in heard.body]


def test_what_was_kept_of_calls_before_loses_its_words(endpoint, desk):
    desk.post(WORDS)
    desk.drain()
    row = Call.objects.filter(fact="published").get()
    kept = json.loads(row.body)
    old = {**kept, "data": {"comment": {**kept["data"]["comment"], "text": WORDS}, "article": {"title": "x"}}}
    Call.objects.filter(id=row.id).update(body=json.dumps(old))
    import_module("postilla.notifications.migrations.0008_calls_without_words").without_words(apps, None)
    row.refresh_from_db()
    assert json.loads(row.body) == kept


@pytest.mark.parametrize(
    ("secret", "problem"),
    [
        ("geheim", "guessed"), ("whsec_", "guessed"), ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "guessed"),
        ("whsec_abcdefghijklmnopqrstuvw", "guessed"), ("whsec_this is no base64 but is long", "base64"),
        ("a long sentence nobody has", ""), ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", ""),
    ],
)  # fmt: skip
def test_a_secret_that_can_be_guessed_is_refused(secret, problem):
    assert problem in rules.secret_problem(secret)
    assert bool(problem) is bool(rules.secret_problem(secret))
    made = Endpoint(name="x", url="https://a.example/", secret=secret)
    if problem:
        with pytest.raises(ValidationError, match=problem):
            made.clean()
    else:
        made.clean()


def test_an_empty_secret_is_made():
    made = Endpoint(name="x", url="https://a.example/", secret=" ")
    made.clean()
    assert rules.secret_problem(made.secret) == ""
    assert made.secret != " "


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://a.example/", True), ("http://a.example/", False), ("http://10.0.0.7/", False),
        ("http://localhost.example/", False), ("http://127.0.0.1.example/", False), ("http://localhost:9/", True),
        ("http://127.0.0.1:9/", True), ("http://[::1]:9/", True),
    ],
)  # fmt: skip
def test_without_tls_only_this_machine_is_called(url, may):
    assert bool(rules.endpoint_problem(url)) is not may


def test_an_endpoint_without_tls_from_before_is_not_called_and_says_why(desk, endpoint, out):
    Endpoint.objects.update(url="http://hooks.example/")
    desk.post(WORDS)
    out()
    assert "https://" in Call.objects.order_by("-attempts", "id")[0].last_error
