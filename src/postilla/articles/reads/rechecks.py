"""Corrections of an original that wait to be weighed for its translations."""

from typing import Any

from wagtail_localize.models import TranslationSource

from postilla.articles.languages import edition_name
from postilla.articles.models import ArticlePage, Recheck
from postilla.articles.reads.place import Place
from postilla.articles.versions import CorrectedThere


def translations_from(where: Place, page: Any) -> list[Any]:
    """The articles, public or not, that were translated from this one and stand on words of their own.

    The original is the one whose segments are translated in the CMS; where there are none, the first edition's. Copies
    that follow it are none of them: they change with it.
    """
    if not where.roots:
        return []
    kin = ArticlePage.objects.filter(translation_key=page.translation_key, alias_of=None).defer("body")
    pages = sorted((one for one in kin.select_related("locale") if where.is_below_nothing_private(one)), key=where.rank)
    sources = TranslationSource.objects.filter(object_id=page.translation_key).values_list("locale_id", flat=True)
    original = next((one for one in pages if one.locale_id in set(sources)), pages[0] if pages else None)
    if original is None or original.pk != page.pk:
        return []
    return [one for one in pages if one.pk != page.pk]


def corrected_there(where: Place, page: Any) -> tuple[CorrectedThere, ...]:
    """Corrections of the public original of which nobody said yet whether they concern this article, oldest first."""
    if not where.roots or not page.pk:
        return ()
    rows = Recheck.objects.waiting().filter(page_id=page.pk).select_related("correction__page")
    return tuple(
        _value(where, row.correction)
        for row in rows.defer("correction__page__body").order_by("correction__made_at", "correction_id")
        if where.is_public(row.correction.page)
    )


def _value(where: Place, correction: Any) -> CorrectedThere:
    there = correction.page
    path = f"{where.path(there)}#correction-{correction.pk}"
    return CorrectedThere(correction.made_at, path, there.language, edition_name(there.language))
