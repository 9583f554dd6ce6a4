"""Where an article stands and whether it takes comments: asked with every post, so kept until something is settled.

What the newsroom settles (closing a conversation, moving an article) holds at once in every process on this machine:
`forget_standings` touches a file in the home folder whose stamp each look compares.
"""

from dataclasses import dataclass

from django.conf import settings

from postilla.articles.models import ArticlePage
from postilla.articles.reads.cards import SETTLED, conversation, keys_of, page_at, public_articles, translations
from postilla.articles.reads.place import Place, place
from postilla.articles.reads.settled import Settled, forget_settled
from postilla.articles.values import Conversation


@dataclass(frozen=True)
class Standing:
    """One public article: where it is, in which language, and what was settled for its conversation."""

    subject: str
    path: str
    language: str
    conversation: Conversation
    editions: tuple[tuple[str, str], ...] = ()  # (language, path) of all its public translations, where it has several

    languages: tuple[str, ...] = ()  # of the magazine's editions, where it has several

    def path_in(self, language: str) -> str:
        """Where it stands in the edition of that language; where the conversation has its home, if it is not there."""
        return dict(self.editions).get(language) or (self.editions[0][1] if self.editions else self.path)


_known: Settled[Standing | None] = Settled()


def standing_at(path: str) -> Standing | None:
    """The article at a path, or None."""
    return _known.get(path, lambda: _found_at(path), _names)


def standing_of(subject: str) -> Standing | None:
    """The article of a subject, or None."""
    return _known.get(subject, lambda: _found_of(subject), _names)


def comment_languages(standing: Standing | None) -> tuple[str, ...]:
    """The languages that comments may be in: those the operator named, else the editions'. None where it is one."""
    named: tuple[str, ...] = settings.POSTILLA_COMMENT_LANGUAGES
    found = named or (standing.languages if standing else ())
    return found if len(found) > 1 else ()


def forget_standings() -> None:
    """Look everything up again, in all processes that share the home folder."""
    forget_settled()


def _names(found: Standing | None) -> tuple[str, ...]:
    if found is None:
        return ()
    return (found.path,) if found.editions else (found.path, found.subject)


def _found_at(path: str) -> Standing | None:
    where = place(path)
    page = page_at(where, ArticlePage.objects.only(*SETTLED), path) if where else None
    if where is None or page is None:
        return None
    return _standing(where, page, translations(where, page.translation_key, *SETTLED) if where.roots else [page])


def _found_of(subject: str) -> Standing | None:
    keys = keys_of([subject])
    where = place() if keys else None
    if where is None:
        return None
    if where.roots:
        pages = translations(where, keys[0], *SETTLED)
    else:
        pages = list(public_articles(where).filter(translation_key__in=keys).only(*SETTLED).order_by("pk")[:1])
    return _standing(where, pages[0], pages) if pages else None


def _standing(where: Place, page: ArticlePage, pages: list[ArticlePage]) -> Standing:
    """`pages`: all its translations, the one first whose settings hold."""
    editions = tuple((where.of(one).code, where.path(one)) for one in pages) if len(pages) > 1 else ()
    home = where.of(pages[0])
    languages = tuple(root.code for root in where.roots)
    return Standing(page.subject, where.path(page), page.language, conversation(home, pages[0]), editions, languages)
