from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.editions import editions
from tests.support.listener import Listener, listening
from tests.support.magazine import NOW, bring, desk, dice, site, small_pages
from tests.support.post import PostOffice

__all__ = ["bring", "desk", "dice", "editions", "site", "small_pages"]


@pytest.fixture
def office(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """A mail server, and a site that sends its mail there and is not patient with it."""
    from postilla.notifications import smtp

    monkeypatch.setattr(smtp, "TIMEOUT", 2)
    made = PostOffice()
    settings.POSTILLA_MAIL = made.server
    settings.POSTILLA_MAIL_FROM = "mail@gazette.example"
    yield made
    made.close()


@pytest.fixture
def postman() -> Iterator[Any]:
    from postilla.notifications.postman import Postman

    made = Postman()
    yield made
    made.rest()


@pytest.fixture
def staff(site: None) -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create(
        username="editor", email="editor@gazette.example", is_superuser=True, is_staff=True
    )


@pytest.fixture
def send(postman: Any) -> Any:
    """Send all that is due at a time; how many steps it took."""

    def all_due(at: datetime) -> int:
        steps = 0
        while postman.step(at):
            steps += 1
        return steps

    return all_due


@pytest.fixture
def order(staff: Any, office: PostOffice) -> Any:
    """Queues a letter to the editor; its row."""
    from postilla.notifications.models import Letter
    from postilla.notifications.values import Order
    from postilla.notifications.writes.letters import queue

    def ordered(key: str = "one", **more: Any) -> Letter:
        number = queue(Order(key, "trial", f"user:{staff.pk}", **more), NOW)
        assert number is not None
        return Letter.objects.get(id=number)

    return ordered


@pytest.fixture
def listener(settings: Any) -> Iterator[Listener]:
    """Another system that may be called."""
    settings.POSTILLA_WEBHOOK_NETWORKS = ("127.0.0.0/8",)
    with listening() as made:
        yield made


@pytest.fixture
def endpoint(site: None, listener: Listener) -> Any:
    """The listener wants to hear of all."""
    from postilla.notifications import rules
    from postilla.notifications.models import Endpoint

    return Endpoint.objects.create(name="Elsewhere", url=listener.url, **dict.fromkeys(rules.HOOKS, True))


@pytest.fixture
def out(desk: Any) -> Any:
    """Act on every fact and call all that is due at a time (now where not said)."""
    from postilla.notifications import errand

    def deliver(at: datetime | None = None) -> None:
        from postilla.outbox.drain import drain

        while drain(desk.at + timedelta(seconds=5)):
            pass
        at = at or desk.tick(5)
        while errand.step(at):
            pass

    return deliver
