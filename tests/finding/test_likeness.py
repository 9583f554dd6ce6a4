"""Which articles are like which: settled when they are published, read when a page is made, said in words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from postilla.finding import likeness
from tests.support.magazine import LATER, NOW, Desk
from tests.support.reader import tree

TEXTS = (
    ("The Valdora platform", "Valdora builds its platform for batteries, and the platform carries four models."),
    ("A second model for Valdora", "On the same platform Valdora builds a van with smaller batteries."),
    ("Tyres in winter", "Snow asks for other tyres than summer does, and rubber grows hard."),
    ("Rubber, tested", "We drove eleven tyres over snow and measured how rubber brakes."),
    ("The garage door", "A hinge squeaks until somebody oils it."),
    ("A lamp restored", "Brass, glass and patience."),
)


def test_the_title_weighs_most_and_words_keep_their_form() -> None:
    found = likeness.portrait("Platforms", "", "A platform. Platforms and a door, a door.", "en")
    assert [(one.term, one.word) for one in found[:2]] == [("platform", "platform"), ("door", "door")]
    assert likeness.portrait("Rust. Rust", "", "", "en")[0].word == "Rust"  # said in no other form


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "First, every part goes; and nobody said this."),
        ("fr", "Après cela, chaque personne était toujours avec nous, mais rien."),
        ("it", "Ogni cosa della quale nessuno ha mai detto niente, anche questo."),
        ("de", "Jeder hatte nicht immer alles, und niemand weiß etwas über uns."),
        ("es", "Cada cosa que nadie dijo nunca, pero también esto y todo."),
        ("ar", "كل هذا الذي كان على من في هذه ولا أحد"),
    ],
)
def test_words_that_say_nothing_say_not_what_a_text_is_about(language: str, text: str) -> None:
    assert [one.word for one in likeness.portrait(text, text, text, language)] == []


def test_readers_are_told_what_few_articles_say_and_both_are_about() -> None:
    weights = (("rust", 2.4), ("noon", 2.0), ("car", 3.0))
    mine = {word: likeness.Term(word, word, weight) for word, weight in weights}
    rare = dict.fromkeys(mine, 1.0)
    (like,) = likeness.likeness(mine, {7: {"rust": 1.0, "noon": 1.0, "car": 1.0}}, rare, common={"car"})
    assert like.words == ("rust",)
    assert likeness.likeness(mine, {7: {"noon": 1.0, "car": 1.0}}, rare, common={"car"}) == []  # nothing to tell
    assert [likeness.is_common(said_by, 30) for said_by in (2, 6, 7)] == [False, False, True]
    assert not likeness.is_common(2, 3)


@pytest.mark.django_db
def test_what_waits_is_compared_anew_beside_the_server(bring: Callable[..., Desk]) -> None:
    from wagtail.models import Page

    from postilla.finding import reads, writes
    from postilla.finding.models import Alike, DueArticle

    for n, (title, text) in enumerate(TEXTS):
        bring(title, slug=f"a{n}", body=(("text", f"<p>{text}</p>"),), tags=())
    writes.portray_all(LATER)
    first = Page.objects.get(slug="a0").pk
    Alike.objects.update(words="")
    DueArticle.objects.create(article_id=first)
    assert writes.index_some_articles(LATER) == 1
    assert all(words for _, words in reads.alike(first))


@pytest.mark.parametrize(
    ("said_by", "articles", "weighs"), [(1, 4, False), (1, 10, True), (5, 10, False), (10, 10, False)]
)
def test_what_many_say_weighs_nothing(said_by: int, articles: int, weighs: bool) -> None:
    assert (likeness.rarity(said_by, articles) > 0) is weighs


@pytest.mark.django_db
def test_what_is_alike_stands_under_an_article_and_says_why(bring: Callable[..., Desk]) -> None:
    from wagtail.models import Page

    from postilla.finding import reads, writes

    made: list[Any] = []
    for n, (title, text) in enumerate(TEXTS):
        body = (("text", f"<p>{text}</p>"),)
        made.append(bring(title, slug=f"a{n}", body=body, tags=(), published_at=NOW + timedelta(minutes=n)))
    assert writes.portray_all(LATER) == len(TEXTS)
    made[0].drain()
    page = tree(made[0].page())
    assert page.xpath("//aside[@class='related']//h3/a/@href")[0] == made[1].path
    assert len(page.xpath("//aside[@class='related']//h3")) == 3  # filled up with what is new
    (why,) = page.xpath("//p[@class='teaser-shares']/text()")
    assert why.startswith("Shares: ")
    assert {"Valdora", "platform"} <= set(why.removeprefix("Shares: ").split(", "))
    ids = {page.slug: page.pk for page in Page.objects.filter(slug__startswith="a")}
    assert [one for one, _ in reads.alike(ids["a3"])] == [ids["a2"]]
    Page.objects.get(slug="a1").unpublish()
    made[0].drain()
    assert made[1].path not in made[0].page()
    assert writes.portray(ids["a1"], LATER) == 0
    assert reads.alike(ids["a0"]) == []
