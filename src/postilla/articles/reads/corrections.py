"""Corrections and earlier versions of public articles."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from postilla.articles.body import quotable, words_in
from postilla.articles.models import ArticlePage, Correction as Row, Version as VersionRow
from postilla.articles.reads.cards import card, cards_from, keys_of, page_at, translations
from postilla.articles.reads.place import Place, place
from postilla.articles.values import Card
from postilla.articles.versions import Correction, Version
from postilla.vocabulary.quote import Quote

PER_PAGE = 30


def corrections_on(page: Any) -> tuple[Correction, ...]:
    """The corrections of one article that stand, oldest first; of a copy that follows its original, the original's."""
    said_of = page.alias_of_id or page.pk
    rows = Row.objects.filter(page_id=said_of, withdrawn_at=None).order_by("made_at", "id") if said_of else ()
    return tuple(value_of(row, page.subject) for row in rows)


def versions_on(page: Any) -> tuple[tuple[datetime, bool], ...]:
    """Since when each version was public, first to last, and whether readers may see it."""
    rows = VersionRow.objects.filter(page_id=page.pk).order_by("number") if page.pk else VersionRow.objects.none()
    return tuple((since, not withheld) for since, withheld in rows.values_list("since", "withheld"))


def versions_at(path: str) -> tuple[Card, list[Version]] | None:
    """The public article at a path, and all its versions, first to last; of a withheld one only its time is given."""
    where = place(path)
    page = page_at(where, ArticlePage.objects.defer("body"), path) if where else None
    if where is None or page is None:
        return None
    return card(where, page), [_version(row) for row in VersionRow.objects.filter(page=page).order_by("number")]


def hidden_texts(path: str) -> list[str]:
    """The words of those earlier versions of the public article at a path that nobody is to read."""
    where = place(path)
    page = page_at(where, ArticlePage.objects.defer("body"), path) if where else None
    return list(VersionRow.objects.filter(page=page, withheld=True).values_list("text", flat=True)) if page else []


def text_of(subject: str, language: str) -> str | None:
    """The words of a public article in a language that can be quoted, one line a paragraph; None without one."""
    page = _page_of(subject, language)
    return words_in(page.body) if page is not None else None


def paragraph_at(path: str, block: str) -> str | None:
    """The words of one paragraph of the public article at a path, by its id."""
    where = place(path)
    page = page_at(where, ArticlePage.objects.all(), path) if where else None
    words = quotable(page.body) if page is not None else None
    found = next((one for one in words.blocks if one.id == block), None) if words else None
    return words.text[found.start : found.end] if words and found else None


def _page_of(subject: str, language: str) -> Any:
    keys = keys_of([subject])
    where = place() if keys else None
    pages = translations(where, keys[0], "language", "body") if where else []
    return next(iter(sorted(pages, key=lambda page: page.language != language)), None)


def corrections(number: int) -> tuple[list[tuple[Correction, Card]], int]:
    """Page `number` (from 1) of all corrections of public articles, newest first, and how many pages there are."""
    where = place()
    if where is None:
        return [], 1
    rows = _public(where)
    pages = max(1, -(-rows.count() // PER_PAGE))
    found = list(rows.select_related("page").defer("page__body")[(number - 1) * PER_PAGE : number * PER_PAGE])
    cards = {c.id: c for c in cards_from(where, _articles(where).filter(pk__in={row.page_id for row in found}))}
    return [(value_of(row, cards[row.page_id].subject), cards[row.page_id]) for row in found], pages


def corrections_of(pages: Iterable[int]) -> dict[int, list[Correction]]:
    """{id of a page: its corrections, oldest first}, for those of these pages that have any."""
    found: dict[int, list[Correction]] = {}
    for row in Row.objects.filter(page_id__in=list(pages), withdrawn_at=None).order_by("made_at", "id"):
        found.setdefault(row.page_id, []).append(value_of(row, ""))
    return found


def prompted_by(comments: Sequence[int]) -> set[int]:
    """Those of these comments that led to a correction which stands."""
    rows = Row.objects.filter(comment__in=comments, withdrawn_at=None)
    return {comment for comment in rows.values_list("comment", flat=True) if comment is not None}


def corrected_since(subject: str, when: datetime) -> bool:
    """Whether a correction of an article, in whatever edition, was made since then and stands."""
    rows = Row.objects.filter(page__translation_key__in=keys_of([subject]), withdrawn_at=None, made_at__gte=when)
    return rows.exists()


def value_of(row: Any, subject: str) -> Correction:
    quote = Quote(row.exact, row.prefix, row.suffix, row.start) if row.exact else None
    return Correction(row.pk, subject, row.made_at, row.note, quote, row.version, row.comment, row.withdrawn_at, row.by)


def _public(where: Place) -> "QuerySet[Row]":
    pages = _articles(where).values("pk")
    return Row.objects.filter(withdrawn_at=None, page__in=pages).order_by("-made_at", "-id")


def _articles(where: Place) -> "QuerySet[ArticlePage]":
    """The public articles of all editions."""
    return where.everywhere(ArticlePage.objects.filter(published_at__isnull=False))


def _version(row: Any) -> Version:
    if row.withheld:
        return Version(row.number, row.since, withheld=True)
    return Version(row.number, row.since, row.title, row.standfirst, row.text)
