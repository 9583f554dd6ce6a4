"""A magazine in three languages with one article in all of them. Fixtures for a folder's conftest."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from tests.support.magazine import NOW, Desk

WORDS = {"fr": ("Une voiture", "Voitures", "Une phrase."), "de": ("Ein Wagen", "Wagen", "Ein Satz.")}


@dataclass
class Editions:
    """`desk` is the conversation as the first edition shows it; `paths` where the article stands in each language."""

    desk: Desk
    paths: dict[str, str]

    def at(self, language: str) -> Desk:
        return Desk(self.desk.subject, self.paths[language], self.desk.at, self.desk.guests)

    def page(self, language: str) -> Any:
        from postilla.articles.models import ArticlePage

        key = self.desk.subject.partition(":")[2]
        return ArticlePage.objects.get(translation_key=key, locale__language_code=language)


@pytest.fixture
def editions(desk: Desk) -> Editions:
    """The Gazette in English, French and German."""
    from postilla.articles import writes
    from postilla.articles.values import BroughtArticle, BroughtAuthor, BroughtSection

    paths = {"en": desk.path}
    for language, (title, section, text) in WORDS.items():
        writes.open_edition(writes.BroughtEdition(language, tagline=f"Tagline {language}"), NOW)
        brought = writes.bring_article(
            BroughtArticle(
                "", title, (("text", f"<p>{text}</p>"),), NOW - timedelta(days=1), section=BroughtSection(section),
                authors=(BroughtAuthor("Robin Quill"),), language=language, translates=desk.subject,
            ),
            NOW,
        )  # fmt: skip
        assert brought.subject == desk.subject
        paths[language] = brought.path
    desk.drain()
    return Editions(desk, paths)
