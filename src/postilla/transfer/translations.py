"""Articles of a site in several languages: which of them are translations, and in which edition they come in.

A translation comes in as one where the magazine has an edition in its language and its original is here: the two then
share one conversation. Otherwise it is an article of its own, and the report says why.
"""

from dataclasses import dataclass, field, replace

from postilla.articles.values import BroughtArticle
from postilla.transfer.staging import Staging
from postilla.transfer.wordpress.mapping import ARTICLE

FORETOLD = "foretold"  # stands for the subject of an article that is not brought in yet


@dataclass
class Translations:
    """`main`: the magazine's language. `editions`: the languages of its other editions."""

    staging: Staging
    main: str
    editions: frozenset[str]
    _originals: dict[str, str] = field(default_factory=dict)  # the subject of the original by what translations share

    def placed(self, number: int, article: BroughtArticle) -> BroughtArticle:
        """The article in its language, as a translation where it is one; notes for the report what became of it."""
        tongue = self.staging.tongue(number)
        if article.kind != ARTICLE or tongue.language in ("", self.main):
            return article
        original = self._originals.get(tongue.group) if tongue.group else None
        if tongue.language not in self.editions:
            self.staging.note(number, "language_without_edition")
        elif original is None:
            self.staging.note(number, "translation_without_original")
        else:
            self.staging.note(number, "translation_with_original")
            return replace(article, language=tongue.language, translates=original)
        return replace(article, language=tongue.language)

    def learn(self, number: int, subject: str = FORETOLD) -> None:
        """An article is here: what translates it can be brought in after it."""
        tongue = self.staging.tongue(number)
        if tongue.group and tongue.language in ("", self.main):
            self._originals.setdefault(tongue.group, subject)
