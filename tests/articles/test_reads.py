from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.articles.conftest import NOW


def hide(page_id: int) -> None:
    from wagtail.models import Page, PageViewRestriction

    PageViewRestriction.objects.create(page=Page.objects.get(pk=page_id), restriction_type="login")


def withdraw(page_id: int) -> None:
    from wagtail.models import Page

    Page.objects.get(pk=page_id).unpublish()


def test_without_a_site_there_is_nothing_and_no_error(db: None) -> None:
    from wagtail.models import Site

    from postilla.articles import reads

    Site.objects.all().delete()
    assert reads.magazine().name == "Postilla"
    assert reads.article_at("/cars/a/") is None
    assert reads.listing_at("/") is None
    assert list(reads.all_paths()) == []


def test_an_article_is_read_whole(bring: Callable[..., Any], picture: Callable[..., int]) -> None:
    from postilla.articles import reads

    brought = bring("Élan vital", tags=["Strategy"], language="fr", standfirst="In short.", picture=picture())
    article = reads.article_at(brought.path)
    assert article is not None
    card = article.card
    assert (card.path, card.title, card.language, card.published_at) == ("/cars/elan-vital/", "Élan vital", "fr", NOW)
    assert card.section is not None
    assert (card.section.path, card.authors[0].path, article.tags[0].path) == (
        "/cars/", "/authors/ada-winter/", "/tags/strategy/",
    )  # fmt: skip
    assert article.description == "In short."
    assert article.lead is not None
    assert [width for _, width in article.lead.sources] == [320, 480, 720, 960, 1600]
    assert reads.subject_at(brought.path) == card.subject == brought.subject
    assert reads.card_of(card.subject) == card
    assert reads.path_of(card.subject) == brought.path


@pytest.mark.parametrize("deed", [withdraw, hide])
def test_what_is_not_public_is_nowhere(bring: Callable[..., Any], deed: Callable[[int], None]) -> None:
    from postilla.articles import reads

    brought = bring("Secret plan", tags=["Plans"], old_paths=("/old/",))
    other = bring("Public plan")
    deed(brought.page_id)
    assert reads.article_at(brought.path) is None
    assert reads.cards_of([brought.subject]) == {}
    assert reads.path_of(brought.subject) is None
    assert reads.subject_at(brought.path) is None
    assert reads.conversation_of(brought.subject) is None
    assert reads.related(brought.subject) == []
    assert brought.subject not in {card.subject for card in reads.related(other.subject)}
    assert [card.title for card in reads.latest(9)] == ["Public plan"]
    assert brought.path not in set(reads.all_paths()) | {entry.path for entry in reads.sitemap_entries()}
    assert reads.listing_at("/tags/plans/") is None
    assert reads.redirect_of("/old/") is None


def test_a_private_section_hides_its_articles(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads
    from postilla.articles.models import SectionPage

    brought = bring()
    hide(SectionPage.objects.get().pk)
    assert reads.article_at(brought.path) is None
    assert reads.listing_at("/cars/") is None
    assert reads.magazine().sections == ()


def test_every_address_that_is_named_leads_somewhere_and_no_list_is_forgotten(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads

    for number in range(30):
        bring(f"Article {number}", published_at=NOW - timedelta(days=number * 20), tags=["One", f"T{number % 3}"])
    bring("About us", kind="page", in_menu=True)
    paths = list(reads.all_paths())
    assert len(paths) == len(set(paths))
    for path in paths:
        assert reads.listing_at(path) or reads.article_at(path) or reads.standard_at(path), path
    assert {"/page/3/", "/tags/one/page/3/", "/archive/2022/", "/about-us/"} <= set(paths)
    assert not {"/page/4/", "/page/1/"} & set(paths)


def test_an_article_stands_on_the_lists_that_are_said_to_show_it(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads

    brought = bring("This", tags=["One", "Two"], authors=["Ada Winter", "Bo Stern"])
    bring("Other", section="Industry", published_at=datetime(2020, 1, 1, tzinfo=UTC), authors=["Cy Roth"], tags=["No"])
    showing = [
        path
        for path in reads.all_paths()
        if (listing := reads.listing_at(path)) and brought.subject in {card.subject for card in listing.cards}
    ]
    assert sorted(reads.lists_showing(brought.subject)) == sorted([*showing, "/feeds/"])
    withdraw(brought.page_id)
    assert sorted(reads.lists_showing(brought.subject)) == sorted([*showing, "/feeds/"])


@pytest.mark.parametrize(
    "path",
    [
        "/page/1/", "/page/0/", "/page/02/", "/page/9/", "/nowhere/", "/archive/1999/", "/archive/0000/", "/archive/x/",
        "/tags/none/", "/authors/none/", "/tags/", "/authors/", "//", "", "x", "/archive", "/archive/page/x/",
        "/page/99999999999999999999/", "/archive/²⁰²⁴/", "/cars/page/2/page/2/", "/cars/../",
    ],
)  # fmt: skip
def test_where_no_list_stands(bring: Callable[..., Any], path: str) -> None:
    from postilla.articles import reads

    bring()
    assert reads.listing_at(path) is None
    assert reads.article_at(path) is None
    assert reads.standard_at(path) is None


def test_lists_are_newest_first_and_twelve_to_a_page(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads

    for number in range(14):
        bring(f"N{number}", published_at=NOW - timedelta(hours=number))
    first, second = reads.listing_at("/"), reads.listing_at("/page/2/")
    assert first
    assert second
    assert [card.title for card in first.cards + second.cards] == [f"N{n}" for n in range(14)]
    assert (first.number, first.pages, second.number, len(second.cards)) == (1, 2, 2, 2)
    assert [card.title for card in reads.latest(2)] == ["N0", "N1"]
    assert len(reads.latest(99, section="/cars/")) == 14
    assert reads.latest(9, section="/nowhere/") == []


def test_reading_takes_few_queries(
    bring: Callable[..., Any], picture: Callable[..., int], django_assert_max_num_queries: Any
) -> None:
    from postilla.articles import reads

    image = picture()
    body = [("text", "<p>a</p>"), *[("picture", {"image": image})] * 6]
    for number in range(13):
        brought = bring(f"N{number}", body=tuple(body), picture=image, tags=["One", "Two"], authors=["Ada", "Bo"])
    paths = ("/", "/page/2/", "/cars/", "/tags/one/", "/authors/ada/", "/archive/", "/archive/2024/")
    reads.article_at(brought.path)  # makes the pictures' files
    for path in paths:
        with django_assert_max_num_queries(13):  # two of them for corrections and versions
            assert reads.listing_at(path)
    with django_assert_max_num_queries(13):  # two of them for corrections and versions
        reads.article_at(brought.path)
    with django_assert_max_num_queries(6):
        reads.magazine()
    with django_assert_max_num_queries(6):
        reads.conversation_of(brought.subject)


def test_related_prefers_tags_then_the_section_then_the_newest(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads

    this = bring("This", tags=["One", "Two"])
    bring("Both tags", section="Else", tags=["One", "Two"], published_at=NOW - timedelta(days=900))
    bring("One tag", section="Else", tags=["One"], published_at=NOW - timedelta(days=800))
    bring("Same section", published_at=NOW - timedelta(days=700))
    bring("Newest", section="Else")
    assert [c.title for c in reads.related(this.subject, 4)] == ["Both tags", "One tag", "Same section", "Newest"]
    assert [c.title for c in reads.related(this.subject, 1)] == ["Both tags"]


def test_conversations_close_by_the_article_or_the_magazine(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads, writes
    from postilla.articles.values import SettledMagazine

    always, soon, usual = bring(close_after_days=0), bring(close_after_days=3), bring(conversation="read-only")
    writes.settle_magazine(SettledMagazine(close_after_days=30), NOW)
    found = [reads.conversation_of(brought.subject) for brought in (always, soon, usual)]
    assert [(c.state, c.closes_at) for c in found if c] == [
        ("open", None),
        ("open", NOW + timedelta(days=3)),
        ("read-only", NOW + timedelta(days=30)),
    ]
    for odd in ("", "article:", "article:x", "other:1", f"x{always.subject}"):
        assert reads.conversation_of(odd) is None


def test_advertising_stands_after_its_paragraphs_and_is_the_same_each_time(
    bring: Callable[..., Any], picture: Callable[..., int]
) -> None:
    from postilla.articles import reads, writes
    from postilla.articles.values import BroughtCampaign, SettledMagazine

    writes.settle_magazine(SettledMagazine(ads_after_paragraphs="1, 3"), NOW)
    image = picture(300, 250)
    last = date(2024, 3, 31)
    for key in ("a", "b"):
        writes.bring_campaign(BroughtCampaign(key, key, image, f"/{key}/", starts_on=NOW.date(), ends_on=last), NOW)
    brought = bring()
    article = reads.article_at(brought.path, NOW.date())
    assert article
    assert [part.partition("</div></div>")[2] for part in article.body_html.split('<div class="ad ')[1:]] == [
        "<p>Two.</p><p>Three.</p>",
        "<p>Four.</p>",
    ]
    assert 'href="/ad/1/"' in article.body_html  # two campaigns, two slots: neither is shown twice
    assert 'href="/ad/2/"' in article.body_html
    assert 'class="ad ad-300x250" data-ad="1"><p class="ad-label">Advertising<' in article.body_html
    assert reads.article_at(brought.path, NOW.date()) == article
    after = reads.article_at(brought.path, last + timedelta(days=1))
    assert after
    assert 'class="ad ' not in after.body_html
    assert reads.advertising_changes(NOW.date()) == last + timedelta(days=1)
    assert article.between_comments is None  # no campaign of that size
    assert article.between_comments_every == 0


def test_foreign_code_stands_in_a_sandboxed_frame_alone(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads
    from postilla.articles.models import Campaign, Creative

    campaign = Campaign(name="Network")
    campaign.creatives.add(Creative(size="320x100", code="<script>track()</script>"))
    campaign.save()
    creative = Creative.objects.get().pk
    article = reads.article_at(bring().path)
    assert article
    assert article.between_comments
    assert article.between_comments.html.count("<iframe") == 1
    assert f'src="/ads/frame/{creative}/" width="320" height="100"' in article.between_comments.html
    assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in article.between_comments.html
    assert "track()" not in article.between_comments.html + article.body_html
    assert "<script>track()</script>" in (reads.foreign_code(creative) or "")
    assert reads.foreign_code(creative + 1) is None
    Campaign.objects.update(active=False)
    assert reads.foreign_code(creative) is None
