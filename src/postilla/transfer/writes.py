"""The only code that changes transfer's tables, and where they change together with what they tell of.

Each function is one transaction: a record and the note that it was brought in are stored both or not at all, so an
import that was cut off goes on where it stopped.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from django.db import connection

from postilla.articles import writes as articles
from postilla.articles.values import Brought as BroughtPage, BroughtArticle, BroughtPicture
from postilla.discussion import writes as discussion
from postilla.discussion.values import Brought
from postilla.identity import writes as identity
from postilla.outbox.writes import telling
from postilla.transfer.models import OldAddress, Origin, Source

Person = tuple[str, str, str]  # name, address, website


def source_of(system: str, address: str, now: datetime) -> int:
    """The id of a source, noted where it is new."""
    with telling(now):
        return Source.objects.get_or_create(system=system, address=address[:255])[0].id


def bring_article(
    source: int, external_id: str, brought: BroughtArticle, keys: Sequence[str], now: datetime
) -> BroughtPage:
    """Bring in an article or page with the old addresses that shall lead to it.

    Raises ValidationError where the CMS refuses it.
    """
    with telling(now):
        page = articles.bring_article(brought, now)
        subject = page.subject if brought.kind == "article" else ""
        Origin.objects.create(
            source_id=source, kind=brought.kind, external_id=external_id, target=page.page_id, subject=subject
        )
        if subject:
            language = brought.language if brought.translates else ""
            addresses = [OldAddress(key=key, subject=subject, language=language, source_id=source) for key in keys]
            OldAddress.objects.bulk_create(addresses, ignore_conflicts=True)
    return page


def bring_picture(source: int, external_id: str, brought: BroughtPicture, now: datetime) -> int:
    """Bring in a picture; its id. Raises PIL.UnidentifiedImageError or OSError for a file that is no picture."""
    with telling(now):
        picture = articles.bring_picture(brought, now)
        if external_id:
            origin = {"source_id": source, "kind": "attachment", "external_id": external_id}
            Origin.objects.get_or_create(**origin, defaults={"target": picture})
    return picture


def bring_comments(
    source: int, subject: str, batch: Sequence[tuple[str, Brought]], people: Sequence[Person | None], now: datetime
) -> list[int]:
    """Bring in comments of one thread, each with its number on the old site and who wrote it (None: no address given).

    Their ids, in order. Their parents are here already. The thread's counts are wrong until `settle_thread`.
    """
    with telling(now):
        guests = identity.bring_guests([person for person in people if person is not None], now)
        following = iter(guests)
        ids = [next(following) if person is not None else None for person in people]
        rows = [
            replace(comment, guest_id=guest, avatar=_avatar(comment.author_name, guest))
            for (_, comment), guest in zip(batch, ids, strict=True)
        ]
        brought = discussion.bring_in(subject, rows, now)
        _note_comments(source, [external_id for external_id, _ in batch], brought)
    return brought


def settle_thread(source: int, external_id: str, subject: str, now: datetime) -> None:
    """Count a thread after its last batch, and note that it was done."""
    with telling(now):
        discussion.settle(subject, now)
        origin = {"source_id": source, "kind": "thread", "external_id": external_id}
        Origin.objects.get_or_create(**origin, defaults={"target": 0, "subject": subject})


def unsettle_thread(source: int, external_id: str, now: datetime) -> None:
    """Note that a thread is about to get comments, so that a cut-off import is known to have left it uncounted."""
    with telling(now):
        Origin.objects.filter(source_id=source, kind="thread", external_id=external_id).delete()


def _note_comments(source: int, external_ids: Sequence[str], targets: Sequence[int]) -> None:
    """As `bulk_create` would, in a fifth of the time: these are as many rows as there are comments."""
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, ("source_id", "kind", "external_id", "target", "subject")))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(Origin._meta.db_table)} ({columns}) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608  (names of our own columns)
            [
                (source, "comment", external_id, target, "")
                for external_id, target in zip(external_ids, targets, strict=True)
            ],
        )


def _avatar(name: str, guest: int | None) -> int:
    """What a picture is drawn from: the same for the same guest, and nothing that comes from an address."""
    key = f"guest {guest}" if guest is not None else f"name {name}"
    return int.from_bytes(blake2b(key.encode(), digest_size=7).digest())
