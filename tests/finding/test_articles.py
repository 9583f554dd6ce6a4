"""Articles are found by their words as comments are: in every language, public ones alone, those about it first."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.finding import index, reads, writes
from postilla.finding.models import DueArticle, Findable
from tests.support.editions import Editions
from tests.support.magazine import LATER, NOW, Desk

pytestmark = pytest.mark.django_db


def titles(query: str, at: str = "/", **how: int) -> list[str]:
    return [card.title for card in reads.articles(query, at, **how).cards]


def page_of(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])


def text(words: str) -> Any:
    return (("text", f"<p>{words}</p>"),)


@pytest.mark.parametrize(
    ("language", "body", "queries"),
    [
        ("ar", "زادت مبيعات السيارات الكهربائية في إيطاليا.", ("سيارة", "والسيارات", "المبيعات", "كهرباء", "لإيطاليا")),
        ("en", "Factories promised batteries.", ("factory", "promise", "BATTERY")),
        ("fr", "Les voitures électriques et leurs moteurs.", ("voiture", "electrique", "moteur")),
        ("de", "Die Autos der Häuser im Fahrzeugbau.", ("auto", "haus", "Hausern")),
        ("it", "Le fabbriche e le promesse.", ("fabbrica", "promessa")),
        ("es", "Los camiones y las fábricas.", ("camión", "camion", "fabrica")),
    ],
)
def test_articles_are_found_by_the_forms_of_their_words(
    bring: Callable[..., Desk], language: str, body: str, queries: tuple[str, ...]
) -> None:
    bring("Titel", language=language, body=text(body)).drain()
    assert [query for query in queries if titles(query) != ["Titel"]] == []


def test_those_about_it_come_first(bring: Callable[..., Desk]) -> None:
    for n, (title, standfirst, body) in enumerate(
        [
            ("Valve", "", "a"),
            ("One", "Of valves", "a"),
            ("Two", "", "valves"),
            ("Three", "", "A valve."),
            ("Four", "", "b"),
        ]
    ):
        when = NOW + timedelta(hours=n)
        desk = bring(title, slug=f"a{n}", standfirst=standfirst, body=text(body), published_at=when)
    desk.drain()
    assert titles("valve") == ["Valve", "One", "Three", "Two"]
    assert titles("valve", limit=2, offset=1) == ["One", "Three"]
    assert reads.articles("valve", limit=1).total == 4


def test_captions_authors_and_tags_are_words_too(bring: Callable[..., Desk]) -> None:
    from postilla.articles.values import BroughtAuthor, BroughtTag

    authors, tags = (BroughtAuthor("Bo Stern"),), (BroughtTag("Torque"),)
    bring(
        "Something", authors=authors, tags=tags, body=(("quote", {"text": "It turns", "attribution": "Ada"}),)
    ).drain()
    for query in ("stern", "torque", "ada", "bo turning"):
        assert titles(query) == ["Something"]


@pytest.mark.parametrize("deed", ["unpublish", "delete", "hide"])
def test_what_is_not_public_is_in_no_number(bring: Callable[..., Desk], deed: str) -> None:
    from wagtail.models import PageViewRestriction

    secret, other = bring("Secret plan", slug="secret"), bring("Public plan", slug="public")
    other.drain()
    page = page_of(secret)
    if deed == "hide":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        getattr(page, deed)()
    assert (titles("plan"), reads.articles("plan").total) == (["Public plan"], 1), "before any fact is acted on"
    other.drain()
    assert (titles("plan"), reads.articles("secret").total) == (["Public plan"], 0)
    if deed != "hide":
        assert Findable.objects.count() == 1


def test_what_is_moved_out_of_a_private_section_is_found(bring: Callable[..., Desk]) -> None:
    from wagtail.models import PageViewRestriction

    from postilla.articles.models import SectionPage
    from postilla.articles.values import BroughtSection

    secret = bring("Secret plan", section=BroughtSection("Vault"))
    other = bring("Public plan", section=BroughtSection("Industry"))
    vault = SectionPage.objects.get(slug="vault")
    PageViewRestriction.objects.create(page=vault.page_ptr, restriction_type="login")
    other.drain()
    page = page_of(secret)
    page.title = "Open plan"
    page.save_revision().publish()
    other.drain()
    assert titles("plan") == ["Public plan"]
    page_of(secret).move(SectionPage.objects.get(slug="industry"), pos="last-child")
    other.drain()
    assert (sorted(titles("plan")), titles("secret")) == (["Open plan", "Public plan"], [])


def test_a_kind_without_results_is_on_its_only_page(bring: Callable[..., Desk], client: Any) -> None:
    desk = bring("A squeak")
    desk.drain()
    answer = client.get("/search/?q=squeak&in=comments").content.decode()
    assert "There is no page" not in answer
    assert "There is no page 9" in client.get("/search/?q=squeak&in=articles&page=9").content.decode()


def test_new_words_take_the_place_of_the_old(bring: Callable[..., Desk]) -> None:
    desk = bring("A squeak")
    desk.drain()
    page = page_of(desk)
    page.title = "A rattle"
    page.save_revision().publish()
    desk.drain()
    assert (titles("squeak"), titles("rattles")) == ([], ["A rattle"])


def test_each_edition_finds_its_own(editions: Editions) -> None:
    editions.desk.drain()
    assert titles("voitures", "/fr/") == ["Une voiture"]
    assert titles("voitures", "/") == titles("voitures", "/de/") == []


@pytest.mark.parametrize(
    "odd",
    ["", "   ", "\0", '"', "*", "' OR 1=1 --", "a" * 5000, "(", "NEAR(", "-", "NOT x", "x OR", "title:x", "x* y", "{x}",
     "^x", "_", "q:*", "!x", "<->", "&|", "élan \U0001f697", "§en"],
)  # fmt: skip
def test_odd_queries_find_nothing_and_break_nothing(bring: Callable[..., Desk], odd: str) -> None:
    bring("Une").drain()
    assert reads.articles(odd).total == 0


def test_a_query_costs_no_more_with_more_articles_or_words(bring: Callable[..., Desk]) -> None:
    bring("Piston one", slug="one").drain()
    with CaptureQueriesContext(connection) as few:
        titles("piston")
    for n in range(4):
        bring(f"Piston {n}", slug=f"p{n}").drain()
    with CaptureQueriesContext(connection) as many:
        assert len(titles("piston " * 25)) == 5
    assert len(many) == len(few)


def test_what_was_there_before_the_index_is_put_in_by_and_by(bring: Callable[..., Desk]) -> None:
    from django.apps import apps

    bring("A piston", slug="one")
    bring("Another piston", slug="two").drain()
    for page_id in Findable.objects.values_list("article_id", flat=True):
        index.drop([page_id], index.ARTICLES)
    Findable.objects.all().delete()
    assert titles("piston") == []
    migration = import_module("postilla.finding.migrations.0004_articles")
    with connection.cursor() as cursor:
        cursor.execute(migration.EVERY_ARTICLE)
    assert apps.get_model("finding", "DueArticle").objects.count() == 2
    while writes.index_some_articles(LATER):
        pass
    assert not DueArticle.objects.exists()
    assert len(titles("piston")) == 2


def test_the_command_makes_all_anew(bring: Callable[..., Desk]) -> None:
    bring("A piston").drain()
    Findable.objects.create(article_id=999_999, subject="article:gone")
    assert writes.index_all_articles(LATER) == 1
    assert Findable.objects.count() == 1
    assert titles("piston") == ["A piston"]
