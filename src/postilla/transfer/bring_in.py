"""`bring_in`: a whole WordPress site, once, with a report on every record.

First the file is read to its end and put in order; only then is anything stored. Articles come before the comments
under them, a comment before its answers. What is stored is noted in the same transaction, so that a second run, or one
after a cut, goes on where the first stopped.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection

from postilla.articles.reads import languages, magazine
from postilla.articles.values import UNNAMED, SettledMagazine
from postilla.articles.writes import lead_to_list, settle_magazine
from postilla.discussion.text import clean_line
from postilla.transfer import reads, writes
from postilla.transfer.account import account
from postilla.transfer.compose import Composer
from postilla.transfer.feed import feed
from postilla.transfer.media import Media
from postilla.transfer.pictures import Pictures
from postilla.transfer.report import UNCHANGED, Report
from postilla.transfer.resolve import resolve
from postilla.transfer.staging import Staging
from postilla.transfer.translations import Translations
from postilla.transfer.wordpress.mapping import ARTICLE, ATTACHMENT, PAGE
from postilla.transfer.wordpress.reader import Reader
from postilla.transfer.wordpress.records import Record

SYSTEM = "wordpress"
Progress = Callable[[str, int, int | None], object]  # what is being done, how much of it, of how much


def bring_in(file: Path, *, dry_run: bool, media: Path | None, now: datetime, progress: Progress) -> Report:
    """Bring in a WordPress export (WXR, plain or gzipped). With `dry_run` nothing is stored and the report foretells.

    `media` is a copy of the old site's uploads; without it pictures stay as links. Needs `articles.ensure_site` before.
    Nobody is told but the pages. Raises CannotImport (a refusal: nothing was stored), OSError.
    """
    _lean()
    folder = settings.POSTILLA_HOME if Path(settings.POSTILLA_HOME).is_dir() else None
    with tempfile.TemporaryDirectory(prefix="import-", dir=folder) as temporary:
        staging = Staging(Path(temporary), now)
        try:
            reader = Reader(file)
            staging.fill(_watched(reader, progress))
            progress("Putting comments in order", 0, None)
            resolve(staging)
            report = Report(file.name, staging.site.home, dry_run, repairs=reader.repairs, named=_name_for(staging))
            if dry_run:
                composer, pictures = _foretell(staging, Media(media), now, progress)
            else:
                composer, pictures = _bring(staging, Media(media), now, progress)
                if report.named:
                    settle_magazine(SettledMagazine(name=report.named), now)
            _say(report, composer, pictures)
            account(staging, report)
        finally:
            staging.close()
    return report


def _name_for(staging: Staging) -> str:
    """The old site's title for a magazine that has no name of its own; else nothing."""
    title = clean_line(staging.site.title)[:120]
    return title if title != UNNAMED and magazine().name == UNNAMED else ""


def _lean() -> None:
    """SQLite maps its file into memory for readers; an import goes through all of it, and would seem to need it all."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")


def _watched(reader: Reader, progress: Progress) -> Iterator[Record]:
    for number, record in enumerate(reader.records()):
        if number % 1000 == 0:
            progress("Reading", reader.source.read, reader.source.size)
        yield record


def _say(report: Report, composer: Composer, pictures: Pictures) -> None:
    """What composing the articles showed."""
    report.shortcodes = composer.shortcodes
    report.kept_blocks, report.empty_blocks = composer.kept_blocks, composer.empty_blocks
    report.notes += Counter(pictures_left_as_links=pictures.left_as_links, articles_cut_short=composer.cut_short)
    report.dropped = composer.dropped


def _bring(staging: Staging, media: Media, now: datetime, progress: Progress) -> tuple[Composer, Pictures]:
    source = writes.source_of(SYSTEM, staging.site.home, now)
    pictures = Pictures(staging, media, source, now)
    composer, translations = Composer(staging, now), _translations(staging)
    _attachments(staging, pictures, source, progress)
    done, total = 0, staging.records_waiting()

    def tick(more: int) -> None:
        nonlocal done
        done += more
        progress("Bringing in articles and comments", done, total)

    for kind in (PAGE, ARTICLE):
        waiting = staging.waiting(kind, translations.main)
        before = reads.known(source, kind, [external_id for _, external_id, _ in waiting])
        for number, external_id, live in waiting:
            if external_id in before:
                subject = before[external_id][1]
                staging.settle_item(number, UNCHANGED)
            else:
                subject = _one(composer, translations, pictures, (number, kind, live), source)
            if subject:
                translations.learn(number, subject)
                feed(staging, (source, number, external_id, subject), now, tick)
            tick(1)
    for which, where in composer.lists.items():
        lead_to_list(composer.list_addresses(which), where, now)
    return composer, pictures


def _translations(staging: Staging) -> Translations:
    main, *editions = languages()
    return Translations(staging, main, frozenset(editions))


def _one(
    composer: Composer, translations: Translations, pictures: Pictures, which: tuple[int, str, bool], source: int
) -> str:
    """Bring in one article or page; the subject of its conversation, or "" where there is none."""
    number, kind, live = which
    staging = composer.staging
    item = staging.item(number)
    article = translations.placed(number, composer.compose(item, kind, live, pictures))
    external_id = staging.external_id(number)
    try:
        page = writes.bring_article(source, external_id, article, composer.keys(item), composer.now)
    except ValidationError:
        staging.settle_item(number, "not_accepted")
        staging.leave_out_comments(number, "on_article_not_accepted")
        return ""
    staging.settle_item(number, "out")
    return page.subject if kind == ARTICLE else ""


def _attachments(staging: Staging, pictures: Pictures, source: int, progress: Progress) -> None:
    waiting = staging.waiting(ATTACHMENT)
    before = reads.known(source, ATTACHMENT, [external_id for _, external_id, _ in waiting])
    for done, (number, external_id, _) in enumerate(waiting):
        progress("Bringing in pictures", done, len(waiting))
        known = external_id in before
        staging.settle_item(number, UNCHANGED if known else pictures.bring_attachment(staging.item(number)))


def _foretell(staging: Staging, media: Media, now: datetime, progress: Progress) -> tuple[Composer, Pictures]:
    """Give every row the fate it would meet, and compose what would come in, for what that shows."""
    source = reads.known_source(SYSTEM, staging.site.home)
    pictures, composer = Pictures(staging, media, None, now), Composer(staging, now)
    translations = _translations(staging)
    for kind in (ATTACHMENT, PAGE, ARTICLE):
        waiting = staging.waiting(kind, translations.main)
        before = reads.known(source, kind, [external_id for _, external_id, _ in waiting])
        for done, (number, external_id, live) in enumerate(waiting):
            progress("Looking at articles and pictures", done, len(waiting))
            fate = "out"
            if external_id in before:
                fate = UNCHANGED
            elif kind == ATTACHMENT:
                fate = pictures.bring_attachment(staging.item(number))
            else:
                translations.placed(number, composer.compose(staging.item(number), kind, live, pictures))
            translations.learn(number)
            staging.settle_item(number, fate)
    for batch in staging.comments():
        before = reads.known(source, "comment", [external_id for _, external_id in batch])
        staging.settle_comments((UNCHANGED if xid in before else "out", None, seq) for seq, xid in batch)
    return composer, pictures
