"""A promise's conversation as the rest of the house sees it: other editions, the desk's limits, what is left out."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission

from postilla.articles.models import ArticlePage, MagazineSettings, SectionPage
from postilla.articles.reads import forget_standings
from postilla.discussion.values import HELD, Spot
from postilla.grounds import reads as grounds
from postilla.insights import reads as insights, writes as insights_writes
from postilla.ledger import writes
from postilla.ledger.drafts import Place
from postilla.ledger.reads import subject_of
from postilla.ledger.values import path_of
from postilla.moderation import writes as moderation
from postilla.moderation.desk import queue
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.places import spot_in
from postilla.moderation.desk.values import HELD as WAITING, Filters
from postilla.moderation.models import SectionDesk
from postilla.publishing.sweep import stale
from tests.support.editions import Editions
from tests.support.ledger import Book, new_book
from tests.support.magazine import LATER, Desk
from tests.support.reader import Reader, count_on, shown

pytestmark = pytest.mark.django_db


def talk_of(book: Book) -> Desk:
    number = book.promise()
    talk = Desk(subject_of(number), path_of(number))
    talk.drain()
    return talk


def test_it_stands_in_the_first_edition_and_is_reached_from_all(editions: Editions) -> None:
    talk = talk_of(new_book())
    one = Reader().says(talk, "Seen from wherever you are.")
    talk.drain()
    read = Reader().get
    assert read(f"/fr/c/{one}")["Location"] == read(f"/c/{one}")["Location"] == f"{talk.path}#c{one}"
    assert f"/c/{one}" in talk.page("/feeds/comments.json")
    assert json.loads(talk.page("/fr/feeds/comments.json"))["items"] == []
    assert f"/c/{one}" in read("/search/?q=wherever").content.decode()
    assert f"/c/{one}" not in read("/fr/search/?q=wherever").content.decode()
    assert f'href="{talk.path}comments/in/en/"' not in talk.page(), "there is one language among its comments"
    two = Reader().says(talk, "Une phrase entière, écrite en français, pour voir.", language="fr")
    talk.drain()
    assert list(shown(read(f"{talk.path}comments/in/fr/"))) == [f"c{two}"]
    assert count_on(talk.page()) == 2
    assert list(stale()) == []


def test_what_is_settled_for_the_section_or_the_magazine_holds_here(bring: Any) -> None:
    article, book = bring("Said in an interview"), new_book()
    talk = talk_of(book)
    number = int(talk.subject.partition(":")[2])
    writes.place(number, Place(article=article.subject), book.tick())
    SectionPage.objects.update(moderation="pre", slow_seconds=90)
    forget_standings()
    standing = grounds.standing_of(talk.subject)
    assert standing is not None
    assert (standing.conversation.moderation, standing.conversation.slow) == ("pre", 90)
    answer = Reader().send(talk, text="This one waits.")
    assert answer["Location"].startswith("/held/")
    ArticlePage.objects.get().unpublish()
    forget_standings()
    hidden = grounds.standing_of(talk.subject)
    assert hidden is not None, "what it was reported in is not published any more; its desk still has it"
    assert (hidden.conversation.moderation, hidden.conversation.slow) == ("pre", 90)
    SectionPage.objects.update(moderation="", slow_seconds=None)
    MagazineSettings.objects.update(moderation="closed")
    forget_standings()
    assert Reader().send(talk, text="Too late for this.").status_code == 403


def test_a_desk_of_one_section_sees_what_its_articles_reported(bring: Any, django_user_model: Any) -> None:
    article, book = bring("Said in an interview"), new_book()
    talk, free = talk_of(book), talk_of_another(book)
    writes.place(int(talk.subject.partition(":")[2]), Place(article=article.subject), book.tick())
    held = [one.post("To be looked at") for one in (talk, free)]
    for one, desk in zip(held, (talk, free), strict=True):
        desk.decide(one, HELD)
    [section] = grounds.sections_of([article.subject]).values()
    group = Group.objects.create(name="One section")
    group.permissions.set(Permission.objects.filter(content_type__app_label="moderation"))
    SectionDesk.objects.create(group=group, section_id=section)
    limited = django_user_model.objects.create(username="lim")
    limited.groups.add(group)
    everything = django_user_model.objects.create(username="all", is_superuser=True)
    seen = {
        user.username: {card.comment.id for card in queue.page(WAITING, Filters(), person_of(user), "", talk.at).cards}
        for user in (limited, everything)
    }
    assert seen == {"lim": {held[0]}, "all": set(held)}


def talk_of_another(book: Book) -> Desk:
    number = book.dated()
    return Desk(subject_of(number), path_of(number))


def test_a_branch_moves_between_an_article_and_a_promise(desk: Desk) -> None:
    talk = talk_of(new_book())
    one = desk.post("This is about the promise.")
    desk.post("So it is.", one)
    desk.drain()
    assert spot_in(f"http://127.0.0.1:8000{talk.path}") == Spot(talk.subject, None)
    moderation.move(one, spot_in(talk.path), "editor", desk.tick())
    desk.drain()
    assert (count_on(desk.page()), count_on(talk.page())) == (0, 2)
    assert Reader().get(f"/c/{one}")["Location"] == f"{talk.path}#c{one}"
    assert list(stale()) == []


def test_what_readers_say_is_not_sorted_here(desk: Desk) -> None:
    talk = talk_of(new_book())
    for one in (desk, talk):
        one.post("Why is there no estate car? My neighbour has asked for one for years.")
        one.drain()
    while insights_writes.read_some(LATER):
        pass
    assert len(insights.said(desk.subject)) == 1
    assert insights.said(talk.subject) == []
