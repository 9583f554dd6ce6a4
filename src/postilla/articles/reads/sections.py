"""Which section an article stands in, whether or not anybody may read it: what belongs to whose desk."""

from collections import Counter
from collections.abc import Container, Iterable
from typing import Any
from uuid import UUID

from wagtail.permissions import page_permission_policy

from postilla.articles.models import ArticlePage, SectionPage
from postilla.articles.reads.cards import keys_of
from postilla.outbox.portions import rows_by


def sections() -> dict[int, str]:
    """{id: title} of all sections, in the order of the menu; those of one title with the language, “Industrie (fr)”."""
    rows = list(SectionPage.objects.order_by("path").values_list("pk", "title", "locale__language_code"))
    often = Counter(title for _, title, _ in rows)
    return {pk: title if often[title] == 1 else f"{title} ({language})" for pk, title, language in rows}


def sections_of(subjects: Iterable[str]) -> dict[str, int]:
    """{subject: id of its section} of those that are articles in a section. Of several translations, the first made."""
    return _by_section(rows_by(ArticlePage, "translation_key", keys_of(subjects), "pk", "translation_key", "path"))


def _by_section(pages: Iterable[tuple[int, UUID, str]]) -> dict[str, int]:
    """{subject: id of its section} of these articles (id, translation key, path in the tree)."""
    rows = sorted(pages, reverse=True)
    if not rows:
        return {}
    by_path = dict(SectionPage.objects.values_list("path", "pk"))
    step = ArticlePage.steplen
    return {f"article:{key}": by_path[path[:-step]] for _, key, path in rows if path[:-step] in by_path}


def editable_by(user: Any, sections: Container[int] | None) -> set[str]:
    """The subjects of all articles that somebody may edit, in these sections; None: in whatever sections."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change").values("pk")
    keys = ArticlePage.objects.filter(pk__in=pages).order_by().values_list("translation_key", flat=True)
    if sections is None:
        return {f"article:{key}" for key in keys}
    translations = ArticlePage.objects.filter(translation_key__in=keys).order_by()
    found = _by_section(translations.values_list("pk", "translation_key", "path"))
    return {subject for subject, section in found.items() if section in sections}
