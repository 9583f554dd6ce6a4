"""Which promises readers contest: those that they speak of, and no other of the same article."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from postilla.insights import writes
from postilla.insights.contesting import Claim, marks, terms
from postilla.insights.models import Heard, Mention, OptedOut
from postilla.insights.reads import across
from postilla.insights.values import Theme
from postilla.ledger.models import Promise, Subject
from tests.insights.test_page import read_all
from tests.support.ledger import Book, new_book
from tests.support.magazine import LATER, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]

AGAINST = "They never sold 90,000 cars, and they never will"


def promised(desk: Desk) -> tuple[Book, list[int]]:
    book = new_book()
    dated: dict[str, Any] = {"kind": "done", "metric_id": None, "low": "", "high": "", "period": ""}
    titles = "80,000 to 90,000 cars in 2024", "The Tordo renewed in 2025", "Two built at San Rocco"
    made = [book.promise(titles[0]), *(book.promise(title, **dated) for title in titles[1:])]
    Promise.objects.update(article=desk.subject, language="en")
    for promise, words in zip(made[1:], ("The Tordo is renewed in 2025.", "Two are built at San Rocco."), strict=True):
        Promise.objects.filter(pk=promise).update(words=words)
    return book, made


def against(desk: Desk, *texts: str) -> list[int]:
    made = [
        desk.post(text, author=f"R{at}", email=f"r{at}@mail.example.org", network=f"n{at}")
        for at, text in enumerate(texts)
    ]
    read_all(desk)
    Mention.objects.filter(comment_id__in=made).update(toward="against", kind="opinion")
    return made


def test_a_promise_is_contested_by_those_who_speak_of_it(desk: Desk, django_assert_max_num_queries: Any) -> None:
    _, (cars, tordo, _) = promised(desk)
    said = AGAINST, "Ninety? My dealer told me of 90.000!", "That Tordo will come in 2030", "Dreadful stuff"
    made = against(desk, *said)
    with django_assert_max_num_queries(40):
        found = across.contested()
    assert {one.promise.id: one.readers for one in found} == {cars: 2, tordo: 1}
    writes.keep_themes([Theme("sales", {"en": ("sales",)})], {made[0]: ("sales",)}, "words", LATER)
    Mention.objects.filter(comment_id__in=made).update(toward="against", kind="opinion")
    assert across.contested()[0].themes[0].key == "sales"
    desk.withdraw(made[0])
    assert across.contested()[0].readers == 1, "gone at once, before its fact was acted on"
    OptedOut.objects.create(guest_id=desk.guests[made[1]], at=LATER)
    assert [one.promise.id for one in across.contested()] == [tordo]


def test_without_a_theme_it_is_contested_all_the_same(desk: Desk) -> None:
    _, (cars, *_) = promised(desk)
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    desk.post(AGAINST)
    desk.drain()
    assert "1 comment waits to be read" in client.get("/admin/insights/").content.decode()
    against(desk, AGAINST)
    assert not Mention.objects.filter(what=Mention.THEME).exists()
    assert [one.promise.id for one in across.contested()] == [cars]
    page = client.get("/admin/insights/").content.decode()
    assert "Nobody is against" not in page
    assert "No themes across articles yet" in page


def test_comments_read_before_that_was_kept_are_read_again(desk: Desk) -> None:
    one = desk.post(AGAINST)
    read_all(desk)
    Heard.objects.update(bands=None)
    Mention.objects.all().delete()
    from postilla.insights.writes import hearing

    hearing._seen.clear()
    read_all(desk)
    assert Mention.objects.filter(comment_id=one, what=Mention.SAID).exists()


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("161.000 was the number", {1}),
        ("I sold 161 000 of them", {1}),
        ("The Tordo is old", set()),
        ("The Tordo comes in 2030", {2}),
        ("A Tordo renewed? Never.", {2}),
        ("Those 14", set()),
        ("Valdora is dreadful", set()),
        ("In 2025 I shall be old", set()),
        ("What of the station at Monte?", {3}),
        ("Their workshops close everywhere, like every station", {3}),
    ],
)
def test_by_numbers_names_and_words_together(text: str, speaks: set[int]) -> None:
    known = marks([
        Claim(1, "Valdora", "161,000 cars in 2025", "", "cars sold cars", "en"),
        Claim(2, "Valdora", "The Tordo renewed in 2025", "", "", "en"),
        Claim(3, "Valdora", "Workshops near each of the 14 stations of Monte", "", "", "en"),
    ])  # fmt: skip
    assert {one for one, mark in known.items() if mark.are_in(terms(text, "en"))} == speaks


@pytest.mark.parametrize(
    ("text", "contests"),
    [
        ("Tavora sold 90,000 cars. Their workshops are dreadful.", False),
        ("Ninety thousand, I say 90,000. The workshops are dreadful.", True),
        ("The workshops sold me nothing. All their cars are dreadful. 2024 was a bad year.", False),
    ],
)
def test_only_sentences_that_speak_of_a_promise_count(desk: Desk, text: str, contests: bool) -> None:
    _, (cars, *_) = promised(desk)
    Subject.objects.create(name="Tavora", slug="tavora")
    against(desk, text)
    assert [one.promise.id for one in across.contested()] == ([cars] if contests else [])


def test_a_promise_is_contested_by_what_is_said_of_it_and_by_nothing_else(desk: Desk) -> None:
    promised(desk)
    [one] = against(desk, "They will never sell 90,000 cars. My workshop has been closed since May.")
    known = [Theme("sales", {"en": ("sales",)}), Theme("workshop", {"en": ("workshop",)})]
    writes.keep_themes(known, {one: ("sales", "workshop")}, "words", LATER)
    Mention.objects.filter(comment_id=one).update(toward="against")
    [found] = across.contested()
    assert [theme.key for theme in found.themes] == ["sales"]
    assert found.comments == (one,)
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    assert client.get("/admin/insights/?json=contested").json()["rows"][0]["comments"] == [one]
    assert f'href="/c/{one}"' in client.get("/admin/insights/").content.decode()


def test_who_is_for_and_against_contests_where_they_are_against(desk: Desk) -> None:
    _, (cars, *_) = promised(desk)
    made = against(desk, "I love it, 90,000 cars, great!", "A disgrace, those 90,000 cars. The seats are good.")
    Mention.objects.filter(comment_id__in=made).update(toward="mixed", kind="opinion")
    found = across.contested()
    assert [(one.promise.id, one.comments) for one in found] == [(cars, (made[1],))]
