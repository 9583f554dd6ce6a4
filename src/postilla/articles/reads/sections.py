"""Which section an article stands in, whether or not anybody may read it: what belongs to whose desk."""

from collections.abc import Iterable

from postilla.articles.models import ArticlePage, SectionPage
from postilla.articles.reads.cards import keys_of


def sections() -> dict[int, str]:
    """{id: title} of all sections, in the order of the menu."""
    return dict(SectionPage.objects.order_by("path").values_list("pk", "title"))


def sections_of(subjects: Iterable[str]) -> dict[str, int]:
    """{subject: id of its section} of those that are articles in a section. Of several translations, the first made."""
    pages = ArticlePage.objects.filter(translation_key__in=keys_of(subjects)).order_by("-pk")
    rows = list(pages.values_list("translation_key", "path"))
    if not rows:
        return {}
    by_path = dict(SectionPage.objects.values_list("path", "pk"))
    step = ArticlePage.steplen
    return {f"article:{key}": by_path[path[:-step]] for key, path in rows if path[:-step] in by_path}
