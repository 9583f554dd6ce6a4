"""What a reader takes away to read: a page with headings, dates and titles, in their language, and no Python in it."""

import json
from datetime import timedelta
from typing import Any

import pytest

from postilla import intake
from postilla.identity import writes as identity
from postilla.identity.models import Guest
from postilla.identity.values import Browser
from postilla.intake import Visit
from postilla.moderation.values import Terms, Why
from postilla.moderation.writes import appeal_sanction, impose
from postilla.notifications.values import MailServer
from postilla.notifications.writes.subscriptions import Wish, follow
from tests.support.magazine import Desk
from tests.support.reader import known_as, tree

pytestmark = pytest.mark.django_db
DOOR = "/me/data.html"


@pytest.fixture
def guest(desk: Desk, bring: Any, settings: Any) -> int:
    """A confirmed reader who did everything."""
    settings.POSTILLA_MAIL = MailServer("127.0.0.1", 1)
    other = desk.post("Somebody else's words", author="Bob", email="bob@mail.example.org")
    one = desk.post("My <b>own</b> *words*", website="https://ada.example")
    guest = desk.guests[one]
    Guest.objects.filter(id=guest).update(confirmed_at=desk.at)
    desk.edit(one, "My own *words*, mended")
    desk.post("An answer of mine", parent=other, guest_id=guest, website="https://ada.example")
    bring("A new road", slug="road").post("Of roads", guest_id=guest, website="https://ada.example")
    visit = Visit(guest, "n")
    intake.agree(other, visit, desk.tick())
    intake.report(other, "spam", "Buys & sells", visit, desk.tick())
    made = impose(one, "mute", "mo", desk.tick(), Why("insult"), Terms(desk.at + timedelta(days=1)))
    from postilla.moderation.reads import sanctions_over

    appeal_sanction(sanctions_over([made.comment_id])[made.comment_id][0].id, "I meant no harm", desk.tick())
    identity.welcome(guest, None, Browser("Firefox", "Linux"), desk.tick())
    row = follow(guest, Wish("conversation", desk.subject, "weekly"), desk.tick(), proven=True)
    from postilla.notifications.models import Subscription

    Subscription.objects.filter(id=row).update(quiet_from=22, quiet_until=7)
    return guest


def page_of(guest: int) -> Any:
    answer = known_as(guest).get(DOOR)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.html"'
    return tree(answer.content.decode())


def words(page: Any) -> str:
    return " ".join(page.xpath("//main")[0].text_content().split())


def test_sections_have_headings_and_comments_stand_under_titles(guest: int) -> None:
    page = page_of(guest)
    titles = [
        "About you", "Comments", "What you agreed with", "What you reported", "What the editors decided about you",
        "Appeals", "Letters", "Browsers", "Links sent to you by mail",
    ]  # fmt: skip
    assert page.xpath("//h2/text()") == titles
    comments = page.xpath("//section[h2='Comments']")[0]
    assert comments.xpath("h3/a/text()") == ["A new car", "A new road"]
    assert comments.xpath("h3/a/@href")[0].startswith("http")
    first = comments.xpath("article")[0]
    assert first.xpath(".//p[@class='when']/a/text()") == ["5 January 2024, 10:00"]
    assert first.xpath("div//em/text()") == ["words"]
    assert first.xpath("blockquote/text()") == ["My <b>own</b> *words*"]


def test_all_that_the_file_for_programs_has_is_said_in_words(guest: int) -> None:
    said = words(page_of(guest))
    for told in (
        "Ada Winter", "ada.winter@mail.example.org (confirmed on", "https://ada.example", "published · edited on",
        "an answer", "It advertises something", "Buys & sells", "I meant no harm", "It insults or attacks somebody.",
        "The editors do not let you post here until", "The editors have not decided about your appeal yet.",
        "new comments under “A new car”", "once a week", "Quiet hours: 22:00–07:00", "Firefox on Linux",
    ):  # fmt: skip
        assert told in said, told
    for python in ("datetime", "[{", "None", "{'", "thread__subject", "comment_id", "False"):
        assert python not in said, python


def test_it_speaks_the_readers_language(guest: int) -> None:
    Guest.objects.filter(id=guest).update(language="de")
    page = page_of(guest)
    assert page.xpath("/html/@lang") == ["de"]
    assert page.xpath("//h2/text()")[:2] == ["Über Sie", "Kommentare"]
    assert "veröffentlicht" in words(page)


def test_of_what_is_not_public_no_title_is_named(guest: int) -> None:
    from postilla.articles.models import ArticlePage

    ArticlePage.objects.get(slug="road").unpublish()
    page = page_of(guest)
    assert page.xpath("//section[h2='Comments']/h3//text()") == ["A new car", "A conversation that is not public now"]
    assert "A new road" not in words(page)


def test_what_readers_wrote_runs_nowhere_in_it(guest: int) -> None:
    Guest.objects.filter(id=guest).update(name="<script>x()</script>")
    assert not page_of(guest).xpath("//script")


def test_who_wrote_nothing_is_told_so(desk: Desk) -> None:
    from postilla.discussion.models import Comment

    one = desk.post()
    Comment.objects.filter(id=one).update(guest=None)
    page = page_of(desk.guests[one])
    assert page.xpath("//h2/text()")[:2] == ["About you", "Comments"]
    assert "You have not written anything here yet." in words(page)


def test_the_file_for_programs_is_as_it_was(guest: int) -> None:
    found = json.loads(known_as(guest).get("/me/data.json").content)
    assert {"site", "reader", "comments", "earlier_versions", "agreements", "reports", "sanctions", "appeals",
            "subscriptions", "analysis"} == found.keys()  # fmt: skip
