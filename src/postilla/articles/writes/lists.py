"""Old addresses of lists: of a section, an author, a tag."""

from collections.abc import Sequence
from datetime import datetime

from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect

from postilla.articles.models import Author
from postilla.articles.values import BroughtAuthor, BroughtSection, BroughtTag
from postilla.articles.writes import slugs
from postilla.articles.writes.parts import known_section
from postilla.articles.writes.redirects import lead
from postilla.outbox.writes import telling


def lead_to_list(old_paths: Sequence[str], to: BroughtSection | BroughtAuthor | BroughtTag, now: datetime) -> bool:
    """Let old addresses lead to the list of what was brought in before. Those that lead somewhere already are left
    alone: an editor may have changed them. False where there is no such list.
    """
    target = _target(to)
    if target is None:
        return False
    with telling(now):
        for old_path in old_paths:
            if not Redirect.objects.filter(old_path=Redirect.normalise_path(old_path)).exists():
                lead(old_path, target)
    return True


def _target(to: BroughtSection | BroughtAuthor | BroughtTag) -> str | int | None:
    if isinstance(to, BroughtSection):
        section = known_section(to)
        return int(section.pk) if section else None
    if isinstance(to, BroughtAuthor):
        slug = slugs.plain(to.slug or to.name, "author")
        return f"/authors/{slug}/" if Author.objects.filter(slug=slug).exists() else None
    tag = Tag.objects.filter(name__iexact=" ".join(to.name.split())[:100]).order_by("pk").first()
    return f"/tags/{tag.slug}/" if tag else None
