"""What the magazine settled for conversations that stand under something else than an article."""

from typing import Any

from postilla.articles.models import ArticlePage, SectionPage
from postilla.articles.reads.cards import keys_of, settled_above, translations
from postilla.articles.reads.place import Place, place
from postilla.grounds.values import House


def house(near: str = "") -> House | None:
    """What holds for them, near an article (its subject) what its section says; None while there is no magazine."""
    where = place()
    if where is None:
        return None
    languages = tuple(root.code for root in where.roots)
    return House(where.language, languages, *settled_above(where, _section_near(where, near)))


def _section_near(where: Place, near: str) -> Any:
    """The section of an article, or None. Where nobody may read the article any more, its desk still looks after what
    hangs on it, so what was settled there still holds."""
    keys = keys_of([near])
    if not keys:
        return None
    pages = translations(where, keys[0], "path")
    if not pages:
        hidden = ArticlePage.objects.filter(translation_key=keys[0]).only("path", "url_path")
        pages = sorted(hidden, key=where.rank)
    paths = [page.path[: -page.steplen] for page in pages[:1]]
    return SectionPage.objects.filter(path__in=paths).only("moderation", "slow_seconds").first()
