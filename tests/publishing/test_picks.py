"""What editors put first on the front page and on a section's stands first there, in each edition and in no feed."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from postilla.publishing.addresses import render
from tests.support.editions import Editions
from tests.support.magazine import NOW, Desk
from tests.support.reader import tree

pytestmark = pytest.mark.django_db


def page_of(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.filter(translation_key=desk.subject.partition(":")[2]).order_by("pk").first()


def put_first(page: Any, *articles: Any) -> None:
    """Choose these in the form of a home or a section, and publish it."""
    model = page.picks.model
    page.picks.set([model(article=article, sort_order=place) for place, article in enumerate(articles)])
    page.save_revision().publish()


def titles(path: str) -> list[str]:
    return [
        str(title) for title in tree((render(path) or b"").decode()).xpath("//main//h2/a/text()|//main//h3/a/text()")
    ]


@pytest.fixture
def four(bring: Callable[..., Desk]) -> list[Desk]:
    return [bring(f"N{n}", slug=f"n{n}", published_at=NOW - timedelta(hours=n)) for n in range(4)]


def home() -> Any:
    from postilla.articles.models import HomePage

    return HomePage.objects.order_by("path").first()


def test_what_is_chosen_stands_first_and_nothing_twice(four: list[Desk]) -> None:
    from postilla.articles.models import SectionPage

    one, two, three, four_ = (page_of(desk) for desk in four)
    assert titles("/")[:4] == ["N0", "N1", "N2", "N3"]
    put_first(home(), four_, two)
    four[0].drain()
    assert titles("/") == ["N3", "N1", "N0", "N2"]
    assert titles("/cars/") == ["N0", "N1", "N2", "N3"]
    put_first(SectionPage.objects.get(slug="cars"), three)
    assert titles("/cars/")[0] == "N2"
    feed = json.loads(render("/cars/feed.json") or b"{}")
    assert [item["title"] for item in feed["items"]] == ["N0", "N1", "N2", "N3"], "feeds are read by time"
    four_.unpublish()
    assert titles("/") == ["N1", "N0", "N2"]
    put_first(home())
    assert titles("/") == ["N0", "N1", "N2"]
    assert one.title == "N0"


def test_further_pages_go_on_where_the_first_ended(bring: Callable[..., Desk]) -> None:
    made = [bring(f"M{n}", slug=f"m{n}", published_at=NOW - timedelta(hours=n)) for n in range(14)]
    put_first(home(), page_of(made[13]))
    said = titles("/") + titles("/page/2/")
    assert said[:2] == ["M13", "M0"]
    assert sorted(said) == sorted(f"M{n}" for n in range(14))


def test_each_edition_shows_its_own_translation(editions: Editions, bring: Callable[..., Desk]) -> None:
    from postilla.articles.models import HomePage

    alone = bring("In English alone", slug="alone", published_at=NOW + timedelta(hours=1))
    for page in HomePage.objects.all():
        put_first(page, editions.page("en"), page_of(alone))
    assert titles("/")[0] == editions.page("en").title
    assert titles("/fr/") == ["Une voiture"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"languages": "en, xx"}, "No article is in “xx”"),
        ({"views_a_day": 0}, "It would never be seen"),
        ({"views_in_all": 0}, "It would never be seen"),
    ],
)
def test_a_campaign_that_nobody_would_see_is_refused(site: None, wrong: dict[str, Any], words: str) -> None:
    from postilla.articles.models import Campaign

    with pytest.raises(ValidationError, match=words):
        Campaign(name="Tyres", **wrong).full_clean()
    Campaign(name="Tyres", languages="de, en", views_a_day=5).full_clean()
