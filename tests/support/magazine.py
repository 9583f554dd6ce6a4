"""A magazine with one article, and a hand to post, decide and publish with. Fixtures for a folder's conftest."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from tests.support import standing

NOW = standing.NOW

LATER = datetime(2100, 1, 1, tzinfo=UTC)
ADDRESS = "ada.winter@mail.example.org"


@dataclass
class Desk:
    """One article's conversation, and what can be done to it through the rooms' doors."""

    subject: str
    path: str
    at: datetime = NOW
    guests: dict[int, int] = field(default_factory=dict)  # comment id -> the guest who wrote it
    _texts: Iterator[int] = field(default_factory=count)

    def tick(self, seconds: float = 1) -> datetime:
        self.at += timedelta(seconds=seconds)
        return self.at

    def post(self, text: str = "", parent: int | None = None, **said: Any) -> int:
        """Post through intake; the comment's id. `said`: author, email, website, key, guest_id, network, now."""
        from postilla import intake
        from postilla.intake import Draft, Visit

        visit = Visit(said.pop("guest_id", None), said.pop("network", "n"), said.pop("language", ""))
        now = said.pop("now", None) or self.tick()
        said = {"author": "Ada Winter", "email": ADDRESS, **said}
        text = text or f"Comment number {next(self._texts)}"
        posted = intake.post(self.subject, Draft(text=text, parent=str(parent or ""), **said), visit, now)
        if posted.guest_id is not None:
            self.guests[posted.comment_id] = posted.guest_id
        return posted.comment_id

    def visit(self, comment_id: int) -> Any:
        from postilla.intake import Visit

        return Visit(self.guests[comment_id], "n")

    def withdraw(self, comment_id: int) -> None:
        from postilla import intake

        intake.withdraw(comment_id, self.visit(comment_id), self.tick())

    def edit(self, comment_id: int, text: str) -> None:
        from postilla import intake

        intake.edit(comment_id, text, self.visit(comment_id), self.tick())

    def agree(self, comment_id: int, browser: str = "another") -> int:
        from postilla import intake
        from postilla.intake import Visit

        return intake.agree(comment_id, Visit(None, f"network of {browser}"), self.tick())[0]

    def decide(self, comment_id: int, state: str) -> None:
        from postilla.moderation import writes
        from postilla.moderation.rules import STATE_AFTER

        verb = next(verb for verb, after in STATE_AFTER.items() if after == state)
        writes.decide(comment_id, verb, "editor", self.tick())

    def drain(self) -> None:
        """Act on every fact, as the worker does."""
        from postilla.outbox.drain import drain

        while drain(LATER):
            pass

    def page(self, path: str = "") -> str:
        """The stored page at a path (the article's where not said), made if it is not there."""
        from postilla.publishing.maker import maker

        body = maker().ready(path or self.path)
        assert body is not None, f"nothing stands at {path or self.path}"
        return body.decode()

    @property
    def count(self) -> int:
        from postilla.discussion import reads

        return reads.counts([self.subject])[self.subject]


@pytest.fixture
def site(db: None, settings: Any, tmp_path: Any) -> None:
    """An empty magazine; pages and shells of earlier tests are gone. Rates and minimum times are off."""
    from postilla.articles import writes
    from postilla.articles.reads import forget_standings
    from postilla.publishing import shell

    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.POSTILLA_TESTING = True
    forget_standings()
    shell.forget_all()
    writes.ensure_site("The Gazette", "http://127.0.0.1:8000")


@pytest.fixture
def bring(site: None) -> Callable[..., Desk]:
    """Brings an article; what is not said is filled in."""
    from postilla.articles import writes

    def make(title: str = "A new car", **fields: Any) -> Desk:
        brought = writes.bring_article(standing.article(title, **fields), NOW)
        return Desk(brought.subject, brought.path)

    return make


@pytest.fixture
def desk(bring: Callable[..., Desk]) -> Desk:
    """One open conversation; what was told when the article came is forgotten."""
    from postilla.outbox.models import Delivery

    if found := standing.standing():
        return Desk(found.subject, found.path)
    made = bring()
    Delivery.objects.all().delete()
    return made


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three roots to a page and two replies to a branch, so that few comments cross every border."""
    from postilla.discussion import rules

    monkeypatch.setattr(rules, "PAGE", 3)
    monkeypatch.setattr(rules, "BRANCH_COMMENTS", 2)


@pytest.fixture
def dice() -> random.Random:
    return random.Random(7)
