"""Articles as they stand in lists, and the short answers other rooms ask for most."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from postilla.articles import rules
from postilla.articles.models import ArticleByline, ArticlePage, ArticleTag
from postilla.articles.pictures import picture_of, with_renditions
from postilla.articles.reads.place import Place, place, place_of_reader
from postilla.articles.values import Card, Link
from postilla.grounds.rules import state_under
from postilla.grounds.values import Conversation
from postilla.outbox.portions import in_portions

NEWEST_FIRST = ("-published_at", "-pk")
SETTLED = (
    "translation_key", "conversation_state", "close_after_days", "published_at", "url_path", "language", "moderation",
    "slow_seconds",
)  # fmt: skip


def author_link(where: Place, author: Any) -> Link:
    return Link(author.name, f"{where.mount}/authors/{author.slug}/")


def tag_link(where: Place, tag: Any) -> Link:
    return Link(tag.name, f"{where.mount}/tags/{tag.slug}/")


def public_articles(where: Place) -> "QuerySet[ArticlePage]":
    """All public articles of the edition, without a picture, an order or a body's cost."""
    return where.public(ArticlePage.objects.filter(published_at__isnull=False))


def translations(where: Place, key: UUID, *fields: str) -> list[ArticlePage]:
    """An article in all editions in which anybody may read it, the first one first."""
    dated = where.everywhere(ArticlePage.objects.filter(published_at__isnull=False, translation_key=key))
    return sorted(dated.only("url_path", *fields), key=where.rank)


def cards_from(where: Place, pages: "QuerySet[ArticlePage]") -> list[Card]:
    """The cards of a query, in its order, in four queries at most."""
    bylines = Prefetch("bylines", ArticleByline.objects.select_related("author").order_by("sort_order", "pk"))
    found = list(pages.defer("body").select_related("lead_picture").prefetch_related(bylines))
    with_renditions(page.lead_picture for page in found)
    return [card(where.of(page), page) for page in found]


def card(where: Place, page: ArticlePage) -> Card:
    """One article's card. `page` may be one that was never saved, for a preview."""
    section = where.section_of(page)
    published = page.published_at or page.first_published_at or page.latest_revision_created_at
    return Card(
        id=page.pk or 0,
        subject=page.subject,
        path=where.path(page),
        title=page.title,
        standfirst=page.standfirst,
        language=page.language,
        published_at=published,
        updated_at=page.updated_at or rules.shown_update(published, page.first_published_at, page.last_published_at),
        section=where.link(section) if section else None,
        authors=tuple(author_link(where, byline.author) for byline in page.bylines.all()),
        picture=picture_of(page.lead_picture, alt=page.lead_alt, caption=page.lead_caption),
    )


def keys_of(subjects: Iterable[str]) -> list[UUID]:
    """The translation keys of those subjects that are articles'."""
    keys = []
    for subject in subjects:
        kind, _, key = subject.partition(":")
        try:
            if kind == "article":
                keys.append(UUID(key))
        except ValueError:
            continue
    return keys


def cards_of(subjects: Sequence[str], language: str = "", only: str = "") -> dict[str, Card]:
    """{subject: card} of those that are public. Of several translations, the one in `language`, else that of the
    edition in which this reader is, else the first edition's.

    `only`: of those alone that stand in the edition of that language.
    """
    keys = keys_of(subjects)
    where = place() if keys else None
    if where is None:
        return {}
    if not where.roots:
        found = cards_from(where, public_articles(where).filter(translation_key__in=keys).order_by("-pk"))
        return {card.subject: card for card in found}
    roots = [root for root in reversed(where.roots) if not only or root.code == only]
    if language not in {root.code for root in roots}:
        language = place_of_reader(where).code
    order = sorted(roots, key=lambda root: root.code == language)
    cards: dict[str, Card] = {}
    for root in order:
        at = where.at(root)
        cards |= {card.subject: card for card in cards_from(at, public_articles(at).filter(translation_key__in=keys))}
    return cards


def card_of(subject: str, language: str = "") -> Card | None:
    return cards_of([subject], language).get(subject)


def with_open_comments(subjects: Collection[str], at: str = "/") -> set[str]:
    """Those subjects whose article anybody may read in the edition of `at`, and its conversation with it."""
    where = place(at) if subjects else None
    if where is None:
        return set()
    found = set[str]()
    for some in in_portions(keys_of(subjects)):
        dated = where.everywhere(ArticlePage.objects.filter(published_at__isnull=False, translation_key__in=some))
        editions = defaultdict[UUID, list[Any]](list)
        for row in dated.values_list("pk", "path", "url_path", "translation_key", "conversation_state", named=True):
            editions[row.translation_key].append(row)
        for key, rows in editions.items():
            settling = min(rows, key=where.rank)  # as in `ground.standing_of`
            if settling.conversation_state != "closed" and any(row.path.startswith(where.tree_path) for row in rows):
                found.add(f"article:{key}")
    return found


def path_of(subject: str) -> str | None:
    """Where the article stands, or None where nobody may read it."""
    keys = keys_of([subject])
    where = place() if keys else None
    if where is None:
        return None
    if where.roots:
        found = translations(where, keys[0])
        return where.path(found[0]) if found else None
    page = public_articles(where).filter(translation_key__in=keys).only("url_path").order_by("pk").first()
    return where.path(page) if page else None


def page_at(where: Place, pages: "QuerySet[Any]", path: str) -> Any:
    """The public page of a query at `path`, as a model, or None. Found by the index on slugs."""
    slug = path.strip("/").rpartition("/")[2]
    if not slug or not path.startswith(f"{where.mount}/") or not path.endswith("/"):
        return None
    return where.public(pages.filter(slug=slug, url_path=where.url_path(path))).first()


def subject_at(path: str) -> str | None:
    """The subject of the public article at `path`."""
    where = place(path)
    page = page_at(where, ArticlePage.objects.only("translation_key"), path) if where else None
    return page.subject if page else None


def conversation(where: Place, page: ArticlePage) -> Conversation:
    days = page.close_after_days if page.close_after_days is not None else where.settings.close_after_days
    section = where.section_of(page)
    moderation, slow = settled_above(where, section)
    moderation = page.moderation or moderation
    closes_at = rules.closes_at(page.published_at, days)
    state = state_under(page.conversation_state, moderation)
    return Conversation(
        page.subject, state, closes_at, moderation, page.slow_seconds if page.slow_seconds is not None else slow
    )


def settled_above(where: Place, section: Any) -> tuple[str, int]:
    """Moderation and slow mode (seconds) as the section says, where there is one that does, else the magazine."""
    slow = section.slow_seconds if section and section.slow_seconds is not None else where.settings.slow_seconds
    return (section.moderation if section else "") or where.settings.moderation, slow or 0


def any_closed_between(since: datetime, until: datetime) -> bool:
    """Whether a conversation stopped taking comments, by its age, after `since` and up to `until`."""
    where = place()
    if where is None:
        return False
    articles = where.everywhere(ArticlePage.objects.filter(published_at__isnull=False))
    own = articles.exclude(close_after_days=None).values_list("close_after_days", flat=True).distinct()
    ages = [(days, days) for days in own] + [(None, where.settings.close_after_days)]
    return any(
        articles.filter(
            close_after_days=kept,
            published_at__gt=since - timedelta(days=days),
            published_at__lte=until - timedelta(days=days),
        ).exists()
        for kept, days in ages
        if days
    )


def latest(limit: int, section: str | None = None, at: str = "/") -> list[Card]:
    """The newest articles of the edition in which the path `at` stands; of one section, where its path is given."""
    where = place(section or at)
    if where is None:
        return []
    pages = public_articles(where)
    if section is not None:
        tree_path = next((path for path, page in where.sections.items() if where.path(page) == section), None)
        if tree_path is None:
            return []
        pages = pages.filter(path__startswith=tree_path)
    return cards_from(where, pages.order_by(*NEWEST_FIRST)[:limit])


def related(subject: str, limit: int = 3, at: str = "/") -> list[Card]:
    """What to read next in the edition of `at`: most tags in common, then the same section, then the newest."""
    keys = keys_of([subject])
    where = place(at) if keys else None
    page = public_articles(where).filter(translation_key__in=keys).order_by("pk").first() if where else None
    if where is None or page is None:
        return []
    others = public_articles(where).exclude(translation_key=page.translation_key)
    tags = ArticleTag.objects.filter(content_object=page).values("tag_id")
    sharing = others.filter(tagged_items__tag_id__in=tags).annotate(common=Count("tagged_items__tag_id"))
    chosen: list[int] = []
    for pages in (
        sharing.order_by("-common", *NEWEST_FIRST),
        others.filter(path__startswith=page.path[: -page.steplen]).order_by(*NEWEST_FIRST),
        others.order_by(*NEWEST_FIRST),
    ):
        if len(chosen) < limit:
            ids = pages.values_list("pk", flat=True)[: limit + len(chosen)]
            chosen += [pk for pk in ids if pk not in chosen][: limit - len(chosen)]
    found = {card.id: card for card in cards_from(where, public_articles(where).filter(pk__in=chosen))}
    return [found[pk] for pk in chosen if pk in found]
