"""Pages at whose addresses something else has come to stand: named, set aside, and what was below them still found."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from postilla.articles import reads, writes
from postilla.articles.events import ArticleMoved, ArticlePublished
from postilla.grounds import reads as grounds

Bring = Callable[..., Any]


def section(brought: Any, slug: str) -> Any:
    """The article's section, at an address that no form lets one choose: so it stood before an update."""
    from postilla.articles.models import ArticlePage

    page = ArticlePage.objects.get(pk=brought.page_id).get_parent()
    page.slug = slug
    Page.save(page)
    return page


def test_a_page_whose_address_an_update_took_is_named_and_set_aside(
    bring: Bring, facts: Callable[[], list[Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    from postilla.cli.serve import name_unreachable

    brought = bring("A new car")
    assert reads.hidden() == []
    name_unreachable()
    assert capsys.readouterr().out == ""
    page = section(brought, "ledger")
    draft = page.specific
    draft.title = "Another title"
    draft.save_revision(clean=False)
    facts()
    name_unreachable()
    assert "/ledger/: “Cars” cannot be reached" in capsys.readouterr().out
    assert writes.set_aside(timezone.now()) == [("/ledger/", "/ledger-2/")]
    assert ArticleMoved(brought.subject, "/ledger/a-new-car/", "/ledger-2/a-new-car/") in facts()
    assert reads.redirect_of("/ledger/a-new-car/") == ("/ledger-2/a-new-car/", True)
    page = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (page.slug, page.title) == ("ledger-2", "Another title"), "the draft is kept"
    assert reads.hidden() == []
    assert writes.set_aside(timezone.now()) == []


@pytest.mark.parametrize("way", ["our own", "copied", "published"])
def test_an_edition_that_opens_sends_a_section_of_its_name_aside(bring: Bring, way: str) -> None:
    brought = bring("A new car")
    section(brought, "it")
    home = Site.objects.get().root_page.specific
    if way == "our own":
        writes.open_edition(writes.BroughtEdition("it"), timezone.now())
    else:
        locale = Locale.objects.create(language_code="it")
        made = home.copy_for_translation(locale, alias=way == "copied")
        if way == "published":
            made.save_revision().publish()
    assert reads.hidden() == []
    assert reads.path_of(brought.subject) == "/it-2/a-new-car/"
    assert reads.redirect_of("/it/a-new-car/") == ("/it-2/a-new-car/", True)


def test_a_copy_that_comes_live_is_told_and_keeps_its_language(bring: Bring, facts: Callable[[], list[Any]]) -> None:
    """So wagtail-localize fills an edition that follows another."""
    from wagtail_localize.models import LocaleSynchronization

    from postilla.articles.models import ArticlePage, Version

    brought = bring("A new car")
    english, french = Locale.objects.get(), Locale.objects.create(language_code="fr")
    facts()
    LocaleSynchronization.objects.create(locale=french, sync_from=english).sync_trees()
    told = [fact for fact in facts() if isinstance(fact, ArticlePublished)]
    assert [(fact.subject, fact.path) for fact in told] == [(brought.subject, "/fr/cars/a-new-car/")]
    standing = grounds.standing_of(brought.subject)
    assert standing is not None
    assert standing.editions == (("en", "/cars/a-new-car/"), ("fr", "/fr/cars/a-new-car/"))
    copy = ArticlePage.objects.get(locale=french)
    assert (copy.language, Version.objects.filter(page=copy).count()) == ("en", 1)
    copy.alias_of = None
    copy.save()
    assert copy.language == "fr", "from the day on which it is translated"


def test_a_correction_of_a_translation_alone_is_linked_from_every_edition(bring: Bring) -> None:
    from django.contrib.auth import get_user_model

    from postilla.articles.versions import Note
    from postilla.articles.writes.corrections import correct

    brought = bring("A new car")
    writes.open_edition(writes.BroughtEdition("fr"), timezone.now())
    french = bring("Une voiture", language="fr", translates=brought.subject)
    assert not reads.magazine("/").corrects
    editor = get_user_model().objects.create_user("editor")
    correct(french.page_id, Note("Une erreur."), editor, timezone.now())
    assert reads.magazine("/").corrects
    assert reads.magazine("/fr/").corrects
