"""Articles as what conversations stand under: what `grounds.reads` asks of them."""

from collections.abc import Collection, Mapping, Sequence

from postilla.articles.models import ArticlePage
from postilla.articles.reads.cards import (
    SETTLED,
    cards_of,
    conversation,
    keys_of,
    page_at,
    public_articles,
    translations,
    with_open_comments,
)
from postilla.articles.reads.paths import lists_showing
from postilla.articles.reads.place import Place, place
from postilla.articles.reads.sections import sections_of
from postilla.grounds.values import Conversation, Heading, Standing

__all__ = ["headings_of", "lists_showing", "readable", "sections_of", "standing_at", "standing_of"]


def standing_at(path: str) -> Standing | None:
    where = place(path)
    page = page_at(where, ArticlePage.objects.only(*SETTLED), path) if where else None
    if where is None or page is None:
        return None
    return _standing(where, page, translations(where, page.translation_key, *SETTLED) if where.roots else [page])


def standing_of(subject: str) -> Standing | None:
    keys = keys_of([subject])
    where = place() if keys else None
    if where is None:
        return None
    if where.roots:
        pages = translations(where, keys[0], *SETTLED)
    else:
        pages = list(public_articles(where).filter(translation_key__in=keys).only(*SETTLED).order_by("pk")[:1])
    return _standing(where, pages[0], pages) if pages else None


def conversation_of(subject: str) -> Conversation | None:
    """What the newsroom settled for this conversation, asked anew."""
    found = standing_of(subject)
    return found.conversation if found else None


def headings_of(subjects: Sequence[str], language: str = "", only: str = "") -> Mapping[str, Heading]:
    return cards_of(subjects, language, only)


def readable(subjects: Collection[str], at: str) -> set[str]:
    return with_open_comments(subjects, at)


def _standing(where: Place, page: ArticlePage, pages: list[ArticlePage]) -> Standing:
    """`pages`: all its translations, the one first whose settings hold."""
    editions = tuple((where.of(one).code, where.path(one)) for one in pages) if len(pages) > 1 else ()
    home = where.of(pages[0])
    languages = tuple(root.code for root in where.roots)
    return Standing(page.subject, where.path(page), page.language, conversation(home, pages[0]), editions, languages)
