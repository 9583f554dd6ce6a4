"""Receipts: the author learns the state and the reason, and appeals, with a form and without scripts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from postilla.identity.receipts import receipt_for
from postilla.moderation import reads, writes
from postilla.moderation.reasons import secret_of
from postilla.moderation.values import Terms, Why
from tests.support.magazine import Desk
from tests.support.reader import Reader, problems, tree

pytestmark = pytest.mark.django_db


def text_of(page) -> str:
    return " ".join(tree(page).xpath("//main")[0].text_content().split())


def test_the_whole_way_of_an_appeal(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words about something else")
    writes.decide(one, "reject", "ada", timezone.now(), Why("off_topic"))
    assert f"/held/{receipt_for(one)}" in reader.get("/me/").content.decode()
    address = f"/held/{receipt_for(one)}"
    page = reader.get(address)
    for said in ("removed by the editors", "nothing to do with the article", "A person decided", "Keep this address"):
        assert said in text_of(page)
    assert tree(page).xpath("//form[@class='deed-form']/@action") == [address]
    wrong = reader.post(address, {"text": " "})
    assert (wrong.status_code, set(problems(wrong))) == (422, {"text"})
    long = reader.post(address, {"text": "y" * 501})
    assert "y" * 501 in long.content.decode(), "nothing that was typed is lost"
    sent = reader.post(address, {"text": "It <b>is</b> about the car."})
    assert (sent.status_code, sent["Location"]) == (303, address)
    page = reader.get(address)
    assert "It <b>is</b> about the car." in text_of(page)
    assert "have not decided about your appeal yet" in text_of(page)
    assert tree(page).xpath("//form[@class='deed-form']") == []
    assert reader.post(address, {"text": "Once more"}).status_code == 409
    (line,) = reads.open_appeals()
    writes.decide_appeal(line.id, True, "ben", timezone.now(), Why(text="You were right."))
    assert "Your appeal was granted. You were right." in text_of(reader.get(address))
    assert "is published" in text_of(reader.get(address))


def test_a_get_changes_nothing_and_another_site_cannot_post(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words")
    writes.decide(one, "reject", "ada", timezone.now())
    address = f"/held/{receipt_for(one)}"
    reader.get(f"{address}?text=Please")
    assert reader.post(address, {"text": "Please"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert reads.open_appeals() == []


def test_somebody_banned_reads_why_and_appeals(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words")
    until = timezone.now() + timedelta(days=3)
    writes.impose(one, "mute", "ada", timezone.now(), Why("insult"), Terms(until))
    (line,) = reads.in_force(timezone.now())
    address = f"/appeal/{secret_of(line.id)}"
    assert address in reader.get("/me/").content.decode()
    assert address in reader.send(desk, text="More words").content.decode()
    page = reader.get(address)
    assert "do not let you post here until" in text_of(page)
    assert "It insults or attacks somebody." in text_of(page)
    assert "Words" not in text_of(page), "who shares the network does not read somebody else's comment"
    assert reader.post(address, {"text": "I am sorry."}).status_code == 303
    (made,) = reads.open_appeals()
    writes.decide_appeal(made.id, True, "ben", timezone.now(), Why())
    assert "you can post again" in text_of(reader.get(address))
    assert reader.send(desk, text="Other words").status_code == 303


def test_a_warning_is_shown_and_hinders_nothing(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words")
    writes.impose(one, "warn", "ada", timezone.now(), Why("insult"), Terms())
    assert "The editors warn you" in text_of(reader.get("/me/"))
    assert reader.send(desk, text="More words").status_code == 303
    (line,) = reads.sanctions_over([one])[one]
    page = reader.get(f"/held/{receipt_for(one)}")
    assert "is published" in text_of(page)
    assert "The editors warn you" in text_of(page)
    assert f"/appeal/{secret_of(line.id)}" in page.content.decode(), "where it says why"
    writes.lift(line.id, "ada", timezone.now())
    assert "The editors" not in text_of(reader.get(f"/held/{receipt_for(one)}"))


@pytest.mark.parametrize("secret", ["1", "1.x", "é", ".", "1:2"])
def test_addresses_of_sanctions_cannot_be_guessed(site: None, reader: Reader, secret: str) -> None:
    assert reader.get(f"/appeal/{secret}").status_code == 404
    assert reader.get(f"/held/{secret}").status_code == 404


def test_what_stood_published_was_removed_and_what_never_did_was_not_published(
    desk: Desk, reader: Reader, settings
) -> None:
    stood = reader.says(desk, "Words")
    writes.decide(stood, "reject", "ada", timezone.now(), Why("insult"))
    assert "This comment was removed by the editors." in text_of(reader.get(f"/held/{receipt_for(stood)}"))
    settings.POSTILLA_MODERATION = "pre"
    never = reader.send(desk, text="Other words")["Location"]
    [card] = reads.held()
    writes.decide(card.comment.id, "reject", "ada", timezone.now(), Why("insult"))
    assert "The editors decided not to publish your comment." in text_of(reader.get(never))


def test_a_warning_names_the_comment_it_is_about(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "What they warned of")
    writes.impose(one, "warn", "ada", timezone.now(), Why("insult"), Terms())
    [way] = [way for way in tree(reader.get("/me/")).xpath("//a/@href") if way.startswith("/appeal/")]
    assert "What they warned of" in text_of(reader.get(way))


def test_one_of_two_sanctions_taken_back_lets_nobody_post(desk: Desk, reader: Reader) -> None:
    one, now = reader.says(desk, "Words"), timezone.now()
    writes.impose(one, "mute", "ada", now, Why("insult"), Terms(now + timedelta(days=3)))
    writes.impose(one, "ban", "ada", now, Why("insult"), Terms())
    mute = next(line for line in reads.in_force(now) if line.kind == "mute")
    address = f"/appeal/{secret_of(mute.id)}"
    reader.post(address, {"text": "I am sorry."})
    (made,) = reads.open_appeals()
    writes.decide_appeal(made.id, True, "ben", timezone.now(), Why())
    page = text_of(reader.get(address))
    assert "you can post again" not in page
    assert "The editors took this back." in page
    assert "The editors do not let you post here any more." in page, "the other is named"
    assert [line.kind for line in reads.others_over(mute.id, timezone.now())] == ["ban"]
