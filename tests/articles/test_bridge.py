"""What editors do in the CMS becomes facts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from postilla.articles.events import ArticleMoved, ArticlePublished, ArticleWithdrawn, MagazineChanged

Facts = Callable[[], list[Any]]
Bring = Callable[..., Any]


def article(brought: Any) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(pk=brought.page_id)


def test_publishing(bring: Bring, facts: Facts) -> None:
    brought = bring(live=False)
    facts()
    page = article(brought)
    revision = page.save_revision()
    assert facts() == []
    revision.publish()
    assert facts() == [ArticlePublished(brought.page_id, brought.subject, brought.path, "/cars/")]


def test_an_article_published_without_a_time_gets_that_of_going_live(bring: Bring) -> None:
    from postilla.articles import reads

    page = article(bring(live=False))
    page.published_at = None
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.published_at == page.first_published_at is not None
    first = page.published_at
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.published_at == first
    assert reads.card_of(page.subject)


def test_scheduling_tells_when_the_time_has_come(bring: Bring, facts: Facts) -> None:
    from django.core.management import call_command
    from django.utils import timezone
    from wagtail.models import Revision

    page = article(bring(live=False))
    facts()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert facts() == []
    revision = Revision.objects.get()  # an hour passes
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert [fact.name for fact in facts()] == ["ArticlePublished"]


@pytest.mark.parametrize("deed", ["unpublish", "delete"])
def test_withdrawing_is_told(bring: Bring, facts: Facts, deed: str) -> None:
    brought = bring(tags=["One"])
    facts()
    getattr(article(brought), deed)()
    assert facts() == [ArticleWithdrawn(brought.subject, brought.path)]


def test_deleting_a_section_withdraws_its_articles(bring: Bring, facts: Facts) -> None:
    from postilla.articles.models import SectionPage

    subjects = {bring("One").subject, bring("Two").subject}
    bring("A draft", live=False)
    facts()
    SectionPage.objects.get().delete()
    told = facts()
    assert {fact.subject for fact in told if fact.name == "ArticleWithdrawn"} == subjects
    assert MagazineChanged() in told


@pytest.mark.django_db(transaction=True)
def test_another_slug_moves_the_article_and_the_old_address_leads_on(bring: Bring, facts: Facts) -> None:
    from postilla.articles import reads

    brought = bring()
    facts()
    page = article(brought)
    page.slug = "another"
    page.save_revision().publish()
    told = facts()
    assert ArticleMoved(brought.subject, "/cars/a-title/", "/cars/another/") in told
    assert reads.redirect_of("/cars/a-title/") == ("/cars/another/", True)


@pytest.mark.django_db(transaction=True)
def test_another_slug_of_a_section_moves_all_its_articles(bring: Bring, facts: Facts) -> None:
    from postilla.articles import reads
    from postilla.articles.models import SectionPage

    brought = bring()
    bring("A draft", live=False)
    facts()
    section = SectionPage.objects.get()
    section.slug = "autos"
    section.save_revision().publish()
    told = facts()
    assert [fact for fact in told if fact.name == "ArticleMoved"] == [
        ArticleMoved(brought.subject, "/cars/a-title/", "/autos/a-title/")
    ]
    assert MagazineChanged() in told
    assert reads.redirect_of("/cars/a-title/") == ("/autos/a-title/", True)


def test_moving_to_another_section(bring: Bring, facts: Facts) -> None:
    from postilla.articles import reads
    from postilla.articles.models import SectionPage

    brought = bring()
    bring("Other", section="Industry")
    facts()
    article(brought).move(SectionPage.objects.get(slug="industry"), pos="last-child")
    assert facts() == [ArticleMoved(brought.subject, "/cars/a-title/", "/industry/a-title/")]
    assert reads.redirect_of("/cars/a-title/") == ("/industry/a-title/", True)


def test_a_privacy_rule_withdraws_and_its_end_publishes(bring: Bring, facts: Facts) -> None:
    from wagtail.models import PageViewRestriction

    brought = bring()
    facts()
    restriction = PageViewRestriction.objects.create(page=article(brought).page_ptr, restriction_type="login")
    assert [fact.name for fact in facts()] == ["ArticleWithdrawn", "MagazineChanged"]
    article(brought).save_revision().publish()
    assert facts() == []  # public is what anybody may read
    restriction.delete()
    told = facts()
    assert told[0] == ArticlePublished(brought.page_id, brought.subject, brought.path, "/cars/")


def test_what_is_private_stays_so_when_its_siblings_are_sorted(bring: Bring, facts: Facts) -> None:
    from wagtail.models import PageViewRestriction

    from postilla.articles import reads

    shown, hidden = bring("Shown"), bring("Hidden")
    PageViewRestriction.objects.create(page=article(hidden).page_ptr, restriction_type="login")
    facts()
    assert [reads.card_of(one.subject) is None for one in (shown, hidden)] == [False, True]
    article(hidden).move(article(shown), pos="left")
    assert [reads.card_of(one.subject) is None for one in (shown, hidden)] == [False, True]
    assert reads.latest(5)[0].subject == shown.subject


def test_what_stands_on_many_pages_changes_the_magazine(bring: Bring, picture: Any, facts: Facts) -> None:
    from postilla.articles.models import Author, Campaign, MagazineSettings, NewsImage

    bring()
    bring("About", kind="page")
    picture()
    facts()
    for thing in (Author.objects.get(), MagazineSettings.objects.get(), NewsImage.objects.get()):
        thing.save()
        assert facts() == [MagazineChanged()], thing
    Campaign.objects.create(name="New")
    assert facts() == [MagazineChanged()]
    NewsImage.objects.get().get_file_hash()
    assert facts() == []
