"""Keeping what an article said, and correcting it in public."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from postilla.articles import refusals as r
from postilla.articles.body import words_in
from postilla.articles.events import ArticleCorrected
from postilla.articles.models import ArticlePage, Correction, Version
from postilla.articles.reads.place import Place, place
from postilla.articles.versions import Note
from postilla.articles.writes import rechecks
from postilla.outbox.writes import telling
from postilla.vocabulary.quote import CONTEXT, LONGEST, Quote, find, folded, how_often, quote_at

LONGEST_NOTE = 1000


def keep_version(page: Any, since: datetime) -> None:
    """Keep the words of a public article as its next version, unless they are those of the last one."""
    with transaction.atomic():
        Page.objects.select_for_update(no_key=True).only("pk").get(pk=page.pk)  # numbers are given one by one
        _keep_version(page, since)


def _keep_version(page: Any, since: datetime) -> None:
    last = Version.objects.filter(page=page).order_by("-number").first()
    said = {"title": page.title, "standfirst": page.standfirst, "text": words_in(page.body)}
    if last is None or any(getattr(last, name) != words for name, words in said.items()):
        Version.objects.create(page=page, number=last.number + 1 if last else 1, since=since, **said)


def correct(page_id: int, note: Note, user: Any, now: datetime) -> int:
    """Put a correction under the article; its id. Its translations are to be looked at from then on.

    Raises NotPublished, NoteMissing, NoteTooLong, PassageUnknown, PassageTwice, PassageTooLong, NoSuchRecheck,
    SettledAlready.
    """
    text = folded(note.text.replace("\0", ""))
    if not text:
        raise r.NoteMissing
    if len(text) > LONGEST_NOTE:
        raise r.NoteTooLong(most=LONGEST_NOTE, length=len(text))
    with _changing(page_id, now) as (where, page):
        keep_version(page, page.last_published_at or now)  # of what was brought in, nothing is kept until now
        last = Version.objects.filter(page=page).order_by("-number")[:1].get()
        quote = _found(note.passage, last.text)
        row = Correction.objects.create(
            page=page, version=last.number, made_at=now, note=text, exact=quote.exact, prefix=quote.prefix,
            suffix=quote.suffix, start=quote.start, comment=note.comment, by=user.get_username(),
        )  # fmt: skip
        rechecks.answer(row, note.answers)
        rechecks.ask(where, row)
        log(page, "postilla.correct", user=user, data={"correction": row.pk, "note": text})
    return int(row.pk)


def take_back(page_id: int, correction_id: int, user: Any, now: datetime) -> None:
    """A correction is shown no more. The second time nothing happens. Raises NoSuchCorrection, NotPublished."""
    _set(page_id, correction_id, now, user, now)


def put_back(page_id: int, correction_id: int, user: Any, now: datetime) -> None:
    """A correction that was taken back is shown again. Raises NoSuchCorrection, NotPublished."""
    _set(page_id, correction_id, None, user, now)


def withhold(page_id: int, number: int, withheld: bool, user: Any, now: datetime) -> None:
    """Hide an earlier version from readers, or show it again. Raises PresentVersion, NoSuchCorrection, NotPublished."""
    with _changing(page_id, now) as (_, page):
        version = Version.objects.filter(page=page, number=number).first()
        if version is None:
            raise r.NoSuchCorrection
        if withheld and not Version.objects.filter(page=page, number__gt=number).exists():
            raise r.PresentVersion
        Version.objects.filter(pk=version.pk).update(withheld=withheld)
        log(page, "postilla.withhold" if withheld else "postilla.unwithhold", user=user, data={"version": number})


def _set(page_id: int, correction_id: int, withdrawn_at: datetime | None, user: Any, now: datetime) -> None:
    with _changing(page_id, now) as (_, page):
        row = Correction.objects.select_for_update().filter(page=page, pk=correction_id).first()
        if row is None:
            raise r.NoSuchCorrection
        if (row.withdrawn_at is None) == (withdrawn_at is None):
            return
        row.withdrawn_at = withdrawn_at
        row.save(update_fields=["withdrawn_at"])
        verb = "postilla.uncorrect" if withdrawn_at else "postilla.recorrect"
        log(page, verb, user=user, data={"correction": row.pk, "note": row.note})


@contextmanager
def _changing(page_id: int, now: datetime) -> Iterator[tuple[Place, Any]]:
    """The magazine's place and the public article, in a transaction of its own; that it changed is told at the end."""
    with telling(now) as tell:
        where, page = place(), ArticlePage.objects.filter(pk=page_id).first()
        if where is None or page is None or not where.is_public(page):
            raise r.NotPublished
        yield where, page
        tell(_told(where, page))


def _told(where: Place, page: Any) -> ArticleCorrected:
    return ArticleCorrected(page.subject, where.path(page))


def _found(passage: Quote, text: str) -> Quote:
    """The passage as the article has it. What was sent only tells which of several places is meant."""
    exact = folded(passage.exact[: 4 * LONGEST].replace("\0", ""))
    if not exact:
        return Quote("")
    if len(exact) > LONGEST:
        raise r.PassageTooLong(most=LONGEST)
    times = how_often(exact, text)
    if not times:
        raise r.PassageUnknown
    if times > 1 and not (passage.prefix or passage.suffix):
        raise r.PassageTwice(times=times)
    span = find(Quote(exact, passage.prefix[-CONTEXT:], passage.suffix[:CONTEXT], passage.start), text)
    assert span is not None  # it stands there, as was just counted
    return quote_at(text, span.start, span.end)
