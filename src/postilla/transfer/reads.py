"""What was brought in before, and where an address of an old site leads now."""

from collections.abc import Sequence

from django.db import connection

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.rules import pages_for
from postilla.grounds import reads as grounds
from postilla.outbox.portions import in_portions
from postilla.pagestore.paths import family_of
from postilla.transfer.models import OldAddress, Origin, Source
from postilla.transfer.wordpress.addresses import (
    anchor_number,
    comment_page,
    feed_form,
    list_keys,
    lookups,
    whole_feed,
    year_of,
)


def known_source(system: str, address: str) -> int | None:
    return Source.objects.filter(system=system, address=address[:255]).values_list("id", flat=True).first()


def known(source: int | None, kind: str, external_ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """{external id: (target, subject)} of those brought in before."""
    if source is None or not external_ids:
        return {}
    found: dict[str, tuple[int, str]] = {}
    with (
        connection.cursor() as cursor
    ):  # for every comment of an import: the ORM takes longer to word it than to ask it
        for some in in_portions(external_ids):
            cursor.execute(_KNOWN.format(", ".join(["%s"] * len(some))), [source, kind, *some])
            found.update({external_id: (target, subject) for external_id, target, subject in cursor.fetchall()})
    return found


_KNOWN = """
    SELECT external_id, target, subject FROM transfer_origin
    WHERE source_id = %s AND kind = %s AND external_id IN ({})"""


def old_address(path: str, query: str) -> tuple[str, int] | None:
    """What answers an old address, or None: a path, and which page of the conversation there (1 where there is none).

    Knows `/2024/01/slug/`, `/?p=12`, and what WordPress puts behind them: `/comment-page-2/`, `/amp/`, `/feed/`; lists,
    such as `/category/cars/` and `/?author=3`; and the site's feeds. No fragment is given, so a browser keeps the one
    it was asked for.
    """
    subject, language = _subject_of(path, query)
    target = _where(subject, language)
    if target is None:
        found = _list(path, query)
        return (found, 1) if found else None
    if form := feed_form(path, query):
        return f"{target}comments/feed.{form}", 1
    number = comment_page(path, query)
    there = 2 <= number <= pages_for(discussion.thread(subject).roots)
    return target, number if there else 1


def _list(path: str, query: str) -> str | None:
    """The list of articles, or the feed, that an old address named. Only where a site was brought in."""
    form, year = feed_form(path, query), year_of(path)
    keys = [key for key in list_keys(path, query) if key != path.rstrip("/")]  # the CMS answers those as they stand
    if not (keys or form or year) or not Source.objects.exists():
        return None
    for key in keys:
        found = articles.redirect_of(key)
        if found is not None and found[1]:
            return f"{found[0]}feed.{form}" if form and found[0].endswith("/") else found[0]
    if whole := whole_feed(path, query):
        return f"/feeds/{whole}.{form}"
    return f"/archive/{year}/" if year and articles.listing_at(f"/archive/{year}/") else None


def old_anchor(path: str, anchor: str) -> int | None:
    """The comment that had this anchor (`comment-123`) on the page at `path`, on the old site or on ours; else None.

    The numbers of two old sites may collide: then the path decides, and where it does not, nothing is guessed.
    """
    number = anchor_number(anchor)
    if not number:
        return None
    sources = list(Source.objects.values_list("id", flat=True))
    found = Origin.objects.filter(source_id__in=sources, kind="comment", external_id=number)
    targets = list(found.values_list("target", flat=True)[:20])
    if len(targets) <= 1:
        return targets[0] if targets else None
    subject = _subject_of(path, "")[0] or articles.subject_at(family_of(path))
    for target in targets:
        comment = discussion.comment(target, whole=True)
        if subject is not None and comment is not None and comment[1] == subject:
            return target
    return None


def _subject_of(path: str, query: str) -> tuple[str, str]:
    """The subject that an old address led to, and the language of the translation that stood there; "" for none."""
    keys = lookups(path, query)
    rows = OldAddress.objects.filter(key__in=keys).values_list("key", "subject", "language")
    found = {key: (subject, language) for key, subject, language in rows}
    return next((found[key] for key in keys if key in found), ("", ""))


def _where(subject: str, language: str) -> str | None:
    if not language:
        return articles.path_of(subject) if subject else None
    standing = grounds.standing_of(subject)
    return standing.path_in(language) if standing else None
