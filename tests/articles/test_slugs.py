"""What an article, a list or a page may be called in its address."""

import re
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from postilla.articles.rules import RESERVED_AT_TOP, RESERVED_BELOW
from postilla.articles.values import BroughtArticle, BroughtAuthor, BroughtSection, BroughtTag
from tests.articles.conftest import NOW


def first_words() -> set[str]:
    """The words with which an address of ours begins, from the tables that answer them."""
    from django.conf import settings
    from django.urls import get_resolver

    from postilla.publishing.addresses import EDITION, TABLE

    urls: list[Any] = list(get_resolver().url_patterns)
    *doors, readers = urls
    addresses = [str(pattern.pattern) for pattern in (*doors, *readers.url_patterns)]
    addresses += [pattern.pattern.removeprefix(EDITION).removeprefix("/") for pattern, _ in TABLE]
    addresses += [settings.STATIC_URL.strip("/"), settings.MEDIA_URL.strip("/")]
    starts = (re.match(r"([a-z-]+)(?:/|$)", address) for address in addresses)
    return {found[1] for found in starts if found}


def test_no_page_is_called_as_an_address_of_ours_begins() -> None:
    words = first_words()
    assert {"admin", "c", "feeds", "search", "static"} <= words
    assert words <= RESERVED_AT_TOP


def test_what_follows_an_address_is_reserved_below_it_and_nothing_else() -> None:
    from postilla.pagestore.paths import family_of
    from postilla.publishing.addresses import TABLE

    words = set(chain.from_iterable(re.findall(r"[a-z]{2,}", pattern.pattern) for pattern, _ in TABLE))
    assert {"comments", "feed", "branch"} <= words
    taken = {word for word in words | {"page"} if family_of(f"/cars/{word}/") != f"/cars/{word}/"}
    assert taken == RESERVED_BELOW


@pytest.mark.parametrize("word", sorted(RESERVED_BELOW))
def test_what_is_brought_steps_aside_and_is_reached(magazine: None, word: str) -> None:
    from postilla.articles import reads, writes

    def bring(title: str) -> Any:
        return writes.bring_article(
            BroughtArticle(
                origin="", title=title, slug=word, published_at=NOW, body="<p>One.</p>", section=BroughtSection("Cars"),
                authors=(BroughtAuthor(word),), tags=(BroughtTag(word),),
            ),
            NOW,
        )  # fmt: skip

    assert [bring("One").path, bring("Two").path] == [f"/cars/{word}-2/", f"/cars/{word}-3/"]
    card = reads.latest(1)[0]
    article = reads.article_at(card.path)
    assert article
    assert [link.path for link in (*card.authors, *article.tags)] == [f"/authors/{word}-2/", f"/tags/{word}-2/"]
    for path in (f"/authors/{word}-2/", f"/tags/{word}-2/"):
        listing = reads.listing_at(path)
        assert listing, path
        assert len(listing.cards) == 2


@pytest.mark.parametrize("word", sorted(RESERVED_BELOW))
def test_the_cms_refuses_reserved_words_with_a_sentence(bring: Callable[..., Any], word: str) -> None:
    from postilla.articles.models import ArticlePage, Author, HomePage, SectionPage, StandardPage

    bring()
    about = HomePage.objects.get().add_child(instance=StandardPage(title="About"))
    for page in (ArticlePage.objects.get(), Author.objects.get(), SectionPage.objects.get(), about):
        page.slug = word
        with pytest.raises(ValidationError) as refused:
            page.full_clean()
        assert f"Choose another, such as “{word}-2”" in str(refused.value)


def test_a_slug_that_wagtail_makes_of_a_title_steps_aside(bring: Callable[..., Any]) -> None:
    from postilla.articles.models import ArticlePage, HomePage, SectionPage

    bring()
    section = SectionPage.objects.get()
    made = [section.add_child(instance=ArticlePage(title="Comments")).slug for _ in range(2)]
    assert made == ["comments-2", "comments-2-2"]
    assert HomePage.objects.get().add_child(instance=SectionPage(title="Search")).slug == "search-2"


def test_a_tag_typed_into_the_form_steps_aside(bring: Callable[..., Any]) -> None:
    from taggit.models import Tag

    from postilla.articles.models import ArticlePage

    bring()
    article = ArticlePage.objects.get()
    article.tags.add("Comments", "comments!", "Page", "***", "Cars")
    article.save()
    slugs = dict(Tag.objects.values_list("name", "slug"))
    assert slugs["Comments"] == "comments-2"
    assert slugs["Cars"] == "cars"
    assert slugs["***"] == "tag"
    assert len(set(slugs.values())) == 5
    assert not RESERVED_BELOW & set(slugs.values())
