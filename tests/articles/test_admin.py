"""The CMS's screens for what this room added: they open, they save, they show the true page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def editor(magazine: None, settings: Any) -> Client:
    from django.contrib.auth import get_user_model

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "secret"))
    return client


def test_lists_and_forms_open(editor: Client, bring: Callable[..., Any], picture: Callable[..., int]) -> None:
    from postilla.articles.models import ArticlePage, Author, SectionPage

    bring(picture=picture())
    article, section, author = ArticlePage.objects.get(), SectionPage.objects.get(), Author.objects.get()
    for path in (
        "/admin/",
        "/admin/articles/",
        f"/admin/pages/{section.pk}/",
        f"/admin/pages/{article.pk}/edit/",
        f"/admin/pages/{section.pk}/edit/",
        f"/admin/pages/add/articles/articlepage/{section.pk}/",
        f"/admin/pages/add/articles/standardpage/{section.get_parent().pk}/",
        "/admin/snippets/articles/author/",
        f"/admin/snippets/articles/author/edit/{author.pk}/",
        "/admin/snippets/articles/campaign/",
        "/admin/snippets/articles/campaign/add/",
        "/admin/settings/articles/magazinesettings/",
        "/admin/images/",
    ):
        assert editor.get(path, follow=True).status_code == 200, path


def test_view_live_leads_to_the_public_address(bring: Callable[..., Any]) -> None:
    from django.test import RequestFactory

    from postilla.articles.models import ArticlePage

    brought = bring()
    page = ArticlePage.objects.get()
    assert page.get_url() == brought.path
    assert page.full_url == f"http://127.0.0.1:8000{brought.path}"
    assert page.serve(RequestFactory().get("/")).headers["Location"] == brought.path


def test_a_draft_is_previewed_by_whoever_the_settings_name(bring: Callable[..., Any], settings: Any) -> None:
    from postilla.articles.models import ArticlePage

    bring()
    page = ArticlePage.objects.get()
    page.title = "As drafted"
    settings.POSTILLA_PREVIEW = "tests.articles.test_admin.render"
    assert page.make_preview_request(preview_mode="").content == b"As drafted: <p>One.</p>"
    settings.POSTILLA_PREVIEW = ""
    assert b"One." in page.make_preview_request(preview_mode="").content


def render(request: Any, page: Any) -> Any:
    from django.http import HttpResponse

    from postilla.articles import reads

    article = reads.article_of_page(page)
    assert article
    assert reads.standard_of_page(page) is None
    assert reads.listing_of_page(page) is None
    return HttpResponse(f"{article.card.title}: {article.body_html[:11]}")


def test_an_article_never_saved_can_be_previewed(bring: Callable[..., Any]) -> None:
    from postilla.articles import reads
    from postilla.articles.models import ArticlePage, Author, SectionPage

    bring()
    section = SectionPage.objects.get()
    page = ArticlePage(
        title="New", slug="new", depth=section.depth + 1, path=section.path + "00ZZ", locale=section.locale
    )
    page.set_url_path(section)
    page.bylines.add(ArticlePage.bylines.rel.related_model(author=Author.objects.get()))
    article = reads.article_of_page(page)
    assert article
    assert (article.card.title, article.card.path, article.authors[0].name) == ("New", "/cars/new/", "Ada Winter")


def test_addresses_with_a_meaning_are_refused_as_slugs(bring: Callable[..., Any]) -> None:
    from django.core.exceptions import ValidationError

    from postilla.articles.models import ArticlePage, SectionPage

    bring()
    for page, slug in ((SectionPage.objects.get(), "tags"), (ArticlePage.objects.get(), "page")):
        page.slug = slug
        with pytest.raises(ValidationError):
            page.full_clean()
