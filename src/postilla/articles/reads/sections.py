"""Which section an article stands in, whether or not anybody may read it: what belongs to whose desk."""

from collections import Counter
from collections.abc import Container, Iterable
from typing import Any

from wagtail.permissions import page_permission_policy

from postilla.articles.models import ArticlePage, SectionPage
from postilla.articles.reads.cards import keys_of


def sections() -> dict[int, str]:
    """{id: title} of all sections, in the order of the menu; those of one title with the language, “Industrie (fr)”."""
    rows = list(SectionPage.objects.order_by("path").values_list("pk", "title", "locale__language_code"))
    often = Counter(title for _, title, _ in rows)
    return {pk: title if often[title] == 1 else f"{title} ({language})" for pk, title, language in rows}


def sections_of(subjects: Iterable[str]) -> dict[str, int]:
    """{subject: id of its section} of those that are articles in a section. Of several translations, the first made."""
    pages = ArticlePage.objects.filter(translation_key__in=keys_of(subjects)).order_by("-pk")
    rows = list(pages.values_list("translation_key", "path"))
    if not rows:
        return {}
    by_path = dict(SectionPage.objects.values_list("path", "pk"))
    step = ArticlePage.steplen
    return {f"article:{key}": by_path[path[:-step]] for key, path in rows if path[:-step] in by_path}


def editable_by(user: Any, sections: Container[int] | None) -> set[str]:
    """The subjects of all articles that somebody may edit, in these sections; None: in whatever sections."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change").values("pk")
    keys = ArticlePage.objects.filter(pk__in=pages).values_list("translation_key", flat=True)
    subjects = {f"article:{key}" for key in keys}
    if sections is None:
        return subjects
    return {subject for subject, section in sections_of(subjects).items() if section in sections}
