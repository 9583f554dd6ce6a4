from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.articles.conftest import NOW


def test_a_site_is_made_from_nothing_and_from_wagtails_beginnings(db: None) -> None:
    from wagtail.models import Page, Site

    from postilla.articles import reads, writes

    home = writes.ensure_site("The Gazette", "https://gazette.example")  # on what the migrations left
    assert writes.ensure_site("Another name", "https://gazette.example") == home
    assert [page.title for page in Page.objects.order_by("path")] == ["Root", "The Gazette"]
    Site.objects.all().delete()
    Page.objects.all().delete()
    writes.ensure_site("The Gazette", "http://127.0.0.1:8123")  # on empty tables
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("127.0.0.1", 8123, True)
    assert reads.magazine().name == "The Gazette"
    listing = reads.listing_at("/")
    assert listing
    assert listing.cards == ()


def test_the_same_is_brought_once(bring: Callable[..., Any], facts: Callable[[], list[Any]]) -> None:
    first = bring("A title", origin="wordpress:1", tags=["One"], old_paths=("/?p=1",))
    assert first.created
    assert "ArticlePublished" in [fact.name for fact in facts()]
    again = bring("Changed there", origin="wordpress:1", tags=["Two"], old_paths=("/?p=1",))
    assert (again.page_id, again.subject, again.path, again.created) == (
        first.page_id,
        first.subject,
        first.path,
        False,
    )
    assert facts() == []


def test_it_tells_what_became_public_and_nothing_else(
    bring: Callable[..., Any], facts: Callable[[], list[Any]]
) -> None:
    from postilla.articles.events import ArticlePublished, MagazineChanged

    brought = bring()
    assert facts() == [  # the section is new, so the menu changed
        MagazineChanged(),
        ArticlePublished(brought.page_id, brought.subject, brought.path, "/cars/"),
    ]
    bring("A draft", live=False)
    assert facts() == []


@pytest.mark.parametrize(
    ("title", "slug", "path"),
    [
        ("Élan & co", "", "/cars/elan-co/"),
        ("日本", "", "/cars/riben/"),
        ("T", "%e6%97%a5%e6%9c%ac", "/cars/riben/"),
        ("…", "", "/cars/article/"),
        ("", "", "/cars/article/"),
        ("Page", "page", "/cars/page-2/"),
        ("T", "x" * 400, f"/cars/{'x' * 120}/"),
        ("T" * 400, "t", "/cars/t/"),
    ],
)
def test_slugs_are_plain(bring: Callable[..., Any], title: str, slug: str, path: str) -> None:
    from postilla.articles import reads

    assert bring(title, slug=slug).path == path
    assert reads.article_at(path)


def test_slugs_that_are_taken_get_a_number(bring: Callable[..., Any]) -> None:
    assert [bring("Same").path for _ in range(3)] == ["/cars/same/", "/cars/same-2/", "/cars/same-3/"]
    assert bring("Same", section="Else").path == "/else/same/"
    assert bring("Cars", kind="page").path == "/cars-2/"
    assert bring("Search", kind="page").path == "/search-2/"
    assert bring("T", section="Archive").path == "/archive-section/t/"


def test_many_are_found_by_search_and_references_afterwards(bring: Callable[..., Any], picture: Any) -> None:
    from wagtail.models import ReferenceIndex

    from postilla.articles import writes
    from postilla.articles.models import ArticlePage, NewsImage

    image = picture()
    with writes.bringing_many():
        for number in range(3):
            bring(f"Valve {number}", picture=image, authors=["Ada Winter"])
        assert not ArticlePage.objects.search("valve").count()
    assert ArticlePage.objects.search("valve").count() == ArticlePage.objects.search("winter").count() == 3
    assert ReferenceIndex.get_references_to(NewsImage.objects.get()).count() == 3


def test_redirects_lead_to_where_the_page_is_now(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads, writes

    brought = bring(old_paths=("/2024/03/a-title/", "/?p=12"))
    assert reads.redirect_of("/2024/03/a-title/") == (brought.path, True)
    assert reads.redirect_of("/2024/03/a-title") == (brought.path, True)
    assert reads.redirect_of("/?p=12") == (brought.path, True)
    assert reads.redirect_of("/2024/03/a-title/?utm_source=x") == (brought.path, True)
    assert reads.redirect_of("/?p=13") is None
    assert writes.add_redirect("/feed/", "/feeds/articles.rss", NOW)
    assert not writes.add_redirect("/feed/", "/feeds/articles.rss", NOW)
    assert reads.redirect_of("/feed/") == ("/feeds/articles.rss", True)
    assert writes.add_redirect("/feed/", brought.page_id, NOW)
    assert reads.redirect_of("/feed/") == (brought.path, True)
    assert not writes.add_redirect("/", brought.page_id, NOW)
    assert not writes.add_redirect("/" + "x" * 300, brought.page_id, NOW)


def test_pictures_and_campaigns_are_brought_once(picture: Callable[..., int]) -> None:
    from postilla.articles import writes
    from postilla.articles.models import NewsImage
    from postilla.articles.values import BroughtCampaign, BroughtPicture

    content = NewsImage.objects.get(pk=picture()).file.read()
    one = BroughtPicture("a.png", content, alt="A", origin="wp:1")
    assert writes.bring_picture(one, NOW) == writes.bring_picture(one, NOW)
    campaign = BroughtCampaign("key", "Name", picture(), "/subscribe/")
    assert writes.bring_campaign(campaign, NOW) == writes.bring_campaign(campaign, NOW)
    with pytest.raises(ValidationError):
        writes.bring_campaign(BroughtCampaign("k2", "N", picture(), "javascript:x"), NOW)
    with pytest.raises(ValidationError):
        writes.bring_campaign(BroughtCampaign("k3", "N", picture(), "/", size="1x1"), NOW)


def test_times_are_those_of_the_source(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads

    later = NOW + timedelta(days=4)
    card = reads.card_of(bring(updated_at=later).subject)
    assert card
    assert (card.published_at, card.updated_at) == (NOW, later)
    card = reads.card_of(bring().subject)
    assert card
    assert card.updated_at is None


def test_settings_are_checked_and_told(magazine: None, facts: Callable[[], list[Any]]) -> None:
    from postilla.articles import reads, writes
    from postilla.articles.values import SettledMagazine

    writes.settle_magazine(SettledMagazine(name="New name", ads_after_paragraphs="2"), NOW)
    assert reads.magazine().name == "New name"
    assert [fact.name for fact in facts()] == ["MagazineChanged"]
    writes.settle_magazine(SettledMagazine(name="New name"), NOW)
    assert facts() == []
    with pytest.raises(ValidationError):
        writes.settle_magazine(SettledMagazine(ads_after_paragraphs="often"), NOW)
