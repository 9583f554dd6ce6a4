"""What became of a question is kept while its comment is away, told once, and shown without private words."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from postilla.articles.models import ArticlePage
from postilla.identity.models import Guest, Party
from postilla.identity.values import P_CONFIRMED, P_PROVEN
from postilla.insights import parts, reads, writes
from postilla.insights.models import Route
from postilla.insights.reading import read
from postilla.insights.routing import DECLINED, SEEN, USED
from postilla.insights.rules import Corrected
from postilla.moderation import writes as moderation
from postilla.notifications.letters import KINDS
from postilla.notifications.models import Letter
from postilla.notifications.rules import ANSWERS
from postilla.notifications.values import MailServer
from postilla.notifications.writes import subscriptions
from postilla.notifications.writes.subscriptions import Wish
from postilla.web.staff.insights import routes
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, NOW, Desk, bring, desk, site
from tests.support.reader import known_as, tree

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


def told(desk: Desk) -> list[str]:
    """What is said in the letters about routes that would be sent now."""
    letters = Letter.objects.filter(kind="route").order_by("id")
    made = [KINDS["route"](json.loads(one.about), one.to, LATER) for one in letters]
    return [str(content.parts[1]) for content in made if content is not None]


def test_what_is_mended_before_it_is_sent_is_told_once(desk: Desk, settings: Any) -> None:
    settings.POSTILLA_MAIL = MailServer("127.0.0.1", 1)  # nothing is sent here
    asked = desk.post("Where is it made?")
    guest = desk.guests[asked]
    Guest.objects.filter(id=guest).update(confirmed_at=LATER)
    subscriptions.follow(guest, Wish(ANSWERS), LATER, proven=True, language="en")
    read_all(desk)
    [route] = reads.open_routes([desk.subject], 10)
    for state, reason in ((DECLINED, "The mkaer does not say."), (SEEN, ""), (DECLINED, "The maker does not say.")):
        writes.settle(route.id, state, reason, "eve", LATER)
        desk.drain()
    writes.settle(route.id, DECLINED, "The maker says nothing.", "eve", LATER)
    desk.drain()
    assert told(desk) == ["They say: The maker says nothing."]


def test_what_became_of_it_is_there_again_when_its_comment_is(desk: Desk) -> None:
    asked = desk.post("Where is it made?")
    read_all(desk)
    [route] = reads.open_routes([desk.subject], 10)
    writes.settle(route.id, USED, "", "eve", LATER)
    desk.decide(asked, "rejected")
    read_all(desk)
    assert (reads.route(route.id), reads.settled_routes(None, 10), reads.answers_in(desk.subject)) == (None, [], {})
    desk.decide(asked, "published")
    read_all(desk)
    assert [(one.id, one.state, one.by) for one in reads.settled_routes(None, 10)] == [(route.id, USED, "eve")]
    desk.withdraw(asked)
    read_all(desk)
    assert not Route.objects.exists()


def test_a_party_reads_nothing_private_and_nobody_elses_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.POSTILLA_MAIL = MailServer("127.0.0.1", 1)  # without mail there is no such door
    monkeypatch.setattr(parts, "read", read)
    speaks = desk.post("We answer here.", author="Val Dora", email="val@valdora.example")
    Party.objects.create(
        guest_id=desk.guests[speaks], organisation="Valdora", domain="valdora.example", state=P_CONFIRMED, asked_at=NOW
    )
    one = desk.post("> Call Jane on 0170 7654321\n\nNobody at Valdora calls back. My number is 0170 1234567.")
    read_all(desk)
    Route.objects.all().delete()
    fields = {"subject": desk.subject, "kind": "complaint", "party": "Valdora", "state": "new"}
    Route.objects.create(comment_id=one, made_at=NOW, changed_at=NOW, **fields)
    page = known_as(desk.guests[speaks]).get("/me/party/").content.decode()
    assert "Nobody at Valdora calls back." in page
    assert f'<a href="/c/{one}">' in page
    assert "0170" not in page
    desk.edit(one, "Nobody at Valdora calls 0170 1234567 back.")
    writes.unread([one], LATER + timedelta(days=1))
    page = known_as(desk.guests[speaks]).get("/me/party/").content.decode()
    assert "calls" not in page, "nothing while it was not read"


def test_what_waits_is_found_behind_what_others_settle(
    desk: Desk, bring: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "PER_PAGE", 2)
    monkeypatch.setattr(routes, "PORTION", 2)
    asked = [desk.post(f"Where are the {what} made?") for what in ("wheels", "doors", "seats")]
    other = bring("Another car")
    for what in ("wheels", "doors", "seats", "lamps"):
        other.post(f"Who makes the {what}?")
    read_all(desk)
    read_all(other)
    writes.settle(reads.open_routes([desk.subject], 1)[0].id, SEEN, "", "eve", LATER)
    page = next(page for page in ArticlePage.objects.all() if page.subject == other.subject)
    ArticlePage.objects.filter(pk=page.pk).update(live=False)  # as good as one of a section that is not theirs
    client = Client()
    client.force_login(User.objects.create_superuser("root"))

    def listed(query: str) -> tuple[list[str], list[str]]:
        found = tree(client.get(f"/admin/insights/routes/{query}").content.decode())
        links = [str(one) for one in found.xpath("//a/@href") if "before=" in one]
        return [str(one) for one in found.xpath("//a[starts-with(@href, '/c/')][bdi]/@href")], links

    first, [older] = listed("?state=open")
    assert first == [f"/c/{asked[2]}", f"/c/{asked[1]}"]
    assert listed(older) == ([f"/c/{asked[0]}"], [])
    for route in reads.open_routes([desk.subject], 10):
        writes.settle(route.id, USED, "", "eve", LATER)
    first, [older] = listed("?state=settled")
    assert len({*first, *listed(older)[0]}) == 3, "those that were settled in one moment too"


def test_what_was_complained_of_before_comes_to_a_party_once_it_is_confirmed(desk: Desk) -> None:
    speaks = desk.post("We answer here.", author="Val Dora", email="val@valdora.example")
    one = desk.post("Nobody at Valdora calls back.")
    read_all(desk)
    writes.relabel(one, Corrected(0, 29, "kind", "complaint"), "", "eve", LATER)
    fields: dict[str, Any] = {"organisation": "Valdora", "domain": "valdora.example", "asked_at": NOW}
    party = Party.objects.create(guest_id=desk.guests[speaks], state=P_PROVEN, **fields)
    assert reads.routes_to("Valdora", 10) == []
    moderation.decide_party(party.pk, "party", "eve", desk.tick())
    read_all(desk)
    assert [found.comment_id for found in reads.routes_to("Valdora", 10)] == [one]
