"""Programs of the newsroom read what readers say, with the operator's key alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from postilla.insights import reads, writes
from postilla.insights.models import Gathered, Mention, Route
from postilla.insights.values import Seen, Theme
from tests.insights.conftest import by_words
from tests.insights.test_page import read_all
from tests.support.ledger import new_book
from tests.support.magazine import LATER, Desk, bring, desk, site

__all__ = ["bring", "by_words", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]

KEY, HOME = "k" * 32, "/insights/api/"
Ask = Callable[..., Any]


@pytest.fixture
def ask(settings: Any, desk: Desk) -> Ask:
    settings.POSTILLA_INSIGHTS_KEY = KEY

    def asked(name: str, key: str = KEY, **said: str) -> Any:
        return Client().get(f"{HOME}{name}.json", said, headers={"authorization": f"Bearer {key}"} if key else {})

    return asked


@pytest.fixture
def two(desk: Desk) -> list[int]:
    made = [
        desk.post(text, author=who, email=f"{who}@mail.example.org", network=who)
        for text, who in (
            ("Where is the gearbox made?", "Ada"),
            ("Does anybody know who makes the gearbox? Call 0117 496 0123.", "Ben"),
        )
    ]
    read_all(desk)
    return made


@pytest.mark.parametrize("name", ["index", "articles", "article", "themes", "routes"])
def test_only_with_the_key_and_with_what_is_known(ask: Ask, settings: Any, name: str) -> None:
    for wrong in ("", "x", KEY + "x", "é"):
        refused = ask(name, wrong)
        assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer")
    odd = ask(name, wek="1")
    assert (odd.status_code, odd.json()["problems"][0]["code"]) == (422, "parameter")
    assert Client().post(f"{HOME}{name}.json", headers={"authorization": f"Bearer {KEY}"}).status_code == 405
    settings.POSTILLA_INSIGHTS_KEY = ""
    assert ask(name).status_code == 404
    assert ask(name, "").status_code == 404


def test_an_articles_lines(ask: Ask, desk: Desk, two: list[int]) -> None:
    [listed] = ask("articles").json()["items"]
    assert (listed["subject"], listed["path"]) == (desk.subject, desk.path)
    assert ask("articles", after=desk.subject).json() == {"items": [], "next": None}
    answer = ask("article", article=desk.path)
    assert answer["Cache-Control"] == "private, no-store"
    said = answer.json()
    assert said == ask("article", article=desk.subject).json()
    [line] = said["lines"]
    assert (said["read"], said["covered"], line["kind"], line["readers"]) == (2, 2, "question", 2)
    assert (line["comments"], line["shown"], line["line"]) == (two, False, reads.summary(desk.subject).lines[0].key)
    assert "0117" not in str(said)
    assert all(name not in str(said) for name in ("Ada", "Ben"))
    writes.approve(desk.subject, reads.summary(desk.subject).lines[0], [Seen(two[0], 1)], "eve", LATER)
    desk.withdraw(two[1])
    [line] = ask("article", article=desk.path).json()["lines"]
    assert (line["comments"], line["shown"]) == ([two[0]], True), "gone at once"
    for nowhere in ("/cars/none/", "article:none", ""):
        assert ask("article", article=nowhere).status_code == 404


def test_themes_over_time(ask: Ask, two: list[int]) -> None:
    new_book()
    writes.keep_themes([Theme("gear", {"en": ("gearbox",)})], {two[0]: ("gear",)}, "words", LATER)
    Mention.objects.update(at=timezone.now())
    said = ask("themes", weeks="2").json()
    assert len(said["weeks"]) == 2
    assert said["items"] == [{"theme": "gear", "name": "", "words": {"en": ["gearbox"]}, "readers": [0, 1]}]
    assert ask("themes", about="valdora").json()["items"] == []
    assert ask("themes", about="nobody").status_code == 404
    for weeks in ("0", "53", "-1", "1e3", "²", "9" * 5000):
        assert ask("themes", weeks=weeks).status_code == 422


def test_routes(ask: Ask, desk: Desk, two: list[int]) -> None:
    first, second = Route.objects.order_by("id")
    said = ask("routes").json()
    assert [one["route"] for one in said["items"]] == [second.pk, first.pk]
    assert "0117" not in str(said)
    assert [one["route"] for one in ask("routes", before=str(second.pk)).json()["items"]] == [first.pk]
    writes.settle(first.pk, "declined", "Not ours.", "eve", LATER)
    [one] = ask("routes", state="settled", article=desk.path).json()["items"]
    assert (one["state"], one["reason"], one["comment"], one["kind"]) == ("declined", "Not ours.", two[0], "question")
    assert ask("routes", article="/nowhere/").json()["items"] == []
    Route.objects.filter(pk=second.pk).update(between=True)
    assert [[one["route"] for one in ask("routes", state=state).json()["items"]] for state in ("open", "between")] == [
        [],
        [second.pk],
    ]
    Route.objects.filter(pk=second.pk).update(between=False)
    for odd in ({"state": "new"}, {"before": "x"}, {"before": "9" * 30}):
        assert ask("routes", **odd).status_code == 422
    desk.withdraw(two[1])
    assert ask("routes").json()["items"] == []


def test_more_than_a_page(ask: Ask, two: list[int], monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    from postilla.web.pages import saying_api

    monkeypatch.setattr(saying_api, "PAGE", 1)
    begun = ask("routes", article=desk.subject).json()
    [one] = Client().get(begun["next"], headers={"authorization": f"Bearer {KEY}"}).json()["items"]
    assert one["comment"] == two[0]
    assert ask("articles").json()["next"] == f"{HOME}articles.json?after={desk.subject.replace(':', '%3A')}"
    assert Gathered.objects.count() == 1
