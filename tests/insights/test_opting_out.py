"""Who opted out is in nothing that is kept or told: not by a race, in another browser, or when they are forgotten."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from postilla.discussion import writes as discussion_writes
from postilla.identity.models import Guest
from postilla.insights import parts, reads, writes
from postilla.insights.models import Due, Heard, Mention, OptedOut, Route
from postilla.insights.reads import across
from postilla.insights.values import Theme
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, NOW, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


def test_who_opts_out_while_a_portion_is_read_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one = desk.post("Where is it made?")
    desk.drain()

    def nearest(rows: Sequence[bytes], langs: Sequence[str], known: Sequence[Theme]) -> list[str]:
        writes.opt_out([desk.guests[one]], LATER)
        return [""] * len(rows)

    monkeypatch.setattr(parts, "nearest", nearest)
    read_all(desk)
    assert (Heard.objects.count(), Route.objects.count(), Due.objects.count()) == (0, 0, 0)


def test_what_a_table_still_holds_of_them_is_told_nowhere(desk: Desk) -> None:
    one = desk.post("Where is it made?")
    read_all(desk)
    writes.keep_themes([Theme("parts", {"en": ("parts",)})], {one: ("parts",)}, "words", LATER)
    Mention.objects.update(at=NOW)
    [route] = reads.open_routes(None, 10)
    assert across.weeks("", 1, NOW)[0][1] == {"parts": 1}
    OptedOut.objects.create(guest_id=desk.guests[one], at=LATER)  # as a transaction that ran beside it left it
    assert across.weeks("", 1, NOW)[0][1] == {}
    assert (reads.open_routes(None, 10), reads.route(route.id), across.waiting_since(LATER)) == ([], None, [])
    Route.objects.update(state="used")
    assert (reads.settled_routes(None, 10), reads.answers_in(desk.subject), across.useful()) == ([], {}, [])


def test_it_follows_the_confirmed_person_and_nobody_else(desk: Desk) -> None:
    one = desk.post("One.", email="ada@mail.example.org")
    owner = desk.guests[one]
    writes.opt_out([owner], LATER)
    two = desk.post("Two.", email="ada@mail.example.org")
    typed = desk.guests[two]
    assert typed != owner
    read_all(desk)
    assert [said.comment.id for said in reads.said(desk.subject)] == [two], "nobody confirmed the address"
    Guest.objects.filter(id=typed).update(confirmed_at=LATER)
    assert reads.said(desk.subject) != [], "whoever types an address cannot opt its owner out"
    Guest.objects.filter(id=typed).update(confirmed_at=None)
    Guest.objects.filter(id=owner).update(confirmed_at=LATER)
    assert reads.is_opted_out(typed)
    assert reads.said(desk.subject) == []


def test_to_be_forgotten_does_not_undo_it(desk: Desk) -> None:
    one = desk.post("One.")
    guest = desk.guests[one]
    writes.opt_out([guest], LATER)
    two = desk.post("Two.", guest_id=guest)
    other = desk.post("Three.", author="Ben", email="ben@mail.example.org")
    read_all(desk)
    discussion_writes.forget_author([guest], "A reader", LATER, words=False)
    writes.note([one, two], LATER)
    read_all(desk)
    assert [said.comment.id for said in reads.said(desk.subject)] == [other]


def test_names_of_helpful_readers_are_joined_only_where_both_are_confirmed(desk: Desk) -> None:
    one = desk.post("Where?", author="Ada", email="ada@mail.example.org")
    two = desk.post("By whom?", author="Stranger", email="ada@mail.example.org")
    assert desk.guests[one] != desk.guests[two]
    read_all(desk)
    Route.objects.update(state="used")
    Guest.objects.filter(id=desk.guests[one]).update(confirmed_at=LATER)
    assert [(who.name, who.total) for who in across.useful()] == [("Ada", 1), ("Stranger", 1)]
    Guest.objects.filter(id=desk.guests[two]).update(confirmed_at=LATER)
    assert [(who.name, who.total) for who in across.useful()] == [("Stranger", 2)]


def test_a_comment_that_cannot_be_read_keeps_none_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    old, bad, new = desk.post("Old."), desk.post("Poison."), desk.post("New.")
    real = parts.read_all

    def read_all_of(comments: Any, names: Any) -> Any:
        if any(comment.text == "Poison." for comment in comments):
            raise ValueError
        return real(comments, names)

    monkeypatch.setattr(parts, "read_all", read_all_of)
    read_all(desk)
    assert [said.comment.id for said in reads.said(desk.subject)] == [old, new]
    assert list(Due.objects.values_list("comment_id", "attempts")) == [(bad, 3)]
    monkeypatch.setattr(parts, "read_all", real)
    writes.note([bad], LATER + timedelta(days=1))
    read_all(desk)
    assert not Due.objects.exists()
