"""Which translations an article's correction concerns, what they say at its passage, and who has looked.

Segments are wagtail-localize's. A translation that was brought, or made without them, is read by its blocks alone.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from typing import Any

from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from postilla.articles.body import counterpart, words_in
from postilla.articles.models import ArticlePage, Recheck
from postilla.articles.reads.place import place
from postilla.vocabulary.quote import folded
from postilla.web.staff.desks import may_correct

LISTED = 10


@dataclass(frozen=True)
class Segment:
    """What a translation's segments have for a passage. `stale`: the corrected words are not in it yet."""

    state: str
    stale: bool = False
    sync: str = ""  # where the corrected words are taken over, if that is what is missing
    reads: str = ""  # its words, where they stand in the translation as it is


@dataclass(frozen=True)
class Asked:
    """A recheck as pages of the CMS show it."""

    id: int
    made_at: datetime  # of the correction
    note: str
    passage: str
    page: Any  # the translation
    language: str
    original: Any
    anchor: str  # where readers find the correction
    waits: bool
    settled_at: datetime | None
    by: str
    corrected: bool  # it was settled by a correction of the translation
    reads: str = ""  # the translation's paragraph in that place
    segment: Segment | None = None
    may: bool = True


def asked_of(page: Any) -> list[Asked]:
    """What corrections of its original ask of a translation, those that wait first."""
    return _asked(Recheck.objects.filter(page_id=page.pk))


def waiting_at(page: Any) -> list[Asked]:
    """Those that wait and whose originals readers can read, without a close look at what the translation says."""
    where, found = place(), _asked(Recheck.objects.filter(page_id=page.pk), closely=False)
    return [one for one in found if one.waits and where is not None and where.is_public(one.original)]


def asked_about(page: Any, user: Any) -> list[Asked]:
    """The translations that the corrections of an article ask about, those that wait first; `may`: this user settle."""
    return _asked(Recheck.objects.filter(correction__page_id=page.pk), user)


def number_asked_by(correction: int) -> int:
    return Recheck.objects.filter(correction_id=correction).count()


def waiting_for(user: Any) -> list[Asked]:
    """The oldest rechecks that wait and that this user may settle, for the CMS's first page: of originals that readers
    can read, since only there a correction stands."""
    theirs = PagePermissionPolicy().instances_user_has_permission_for(user, "publish").values("pk")
    where = place()
    if where is None:
        return []
    read: Any = where.everywhere(ArticlePage.objects.all()).values("pk")
    waiting = Recheck.objects.waiting().filter(page_id__in=theirs, correction__page__in=read)
    rows = Recheck.objects.filter(pk__in=list(waiting.order_by("pk").values_list("pk", flat=True)[: 3 * LISTED]))
    return [one for one in _asked(rows, user, closely=False) if one.may][:LISTED]


def _asked(rows: Any, user: Any = None, *, closely: bool = True) -> list[Asked]:
    """`closely`: with what the translation says there, for those that wait."""
    found = list(rows.filter(correction__withdrawn_at=None).select_related("correction", "answer").order_by("pk"))
    ids = {one.page_id for one in found} | {one.correction.page_id for one in found}
    pages = {page.pk: page for page in ArticlePage.objects.filter(pk__in=ids).select_related("locale")}
    listed = [_one(row, pages[row.page_id], pages[row.correction.page_id], closely=closely) for row in found]
    if user is not None:
        listed = [replace(one, may=may_correct(user, one.page)) for one in listed]
    return sorted(listed, key=lambda one: not one.waits)


def _one(row: Any, page: Any, original: Any, *, closely: bool) -> Asked:
    correction, taken_back = row.correction, row.answer is not None and row.answer.withdrawn_at is not None
    waits = row.settled_at is None or taken_back
    segment = segment_of(correction.exact, original, page) if waits and closely else None
    reads = segment.reads if segment else ""
    if waits and closely and not reads:
        reads = counterpart(correction.exact, original.body, page.body)
    return Asked(
        row.pk, correction.made_at, correction.note, correction.exact, page, page.locale.get_display_name(), original,
        f"{original.url}#correction-{correction.pk}", waits, row.settled_at, row.by,
        corrected=row.answer is not None, reads=reads, segment=segment,
    )  # fmt: skip


def segment_of(passage: str, original: Any, page: Any) -> Segment | None:
    """How the segments of a translation stand to a passage of its original; None where it has none."""
    by_key = Translation.objects.filter(source__object_id=page.translation_key, enabled=True)
    made = by_key.filter(source__locale=original.locale, target_locale=page.locale).select_related("source").first()
    if made is None:
        return None
    if not passage:
        total, done = made.get_progress()
        missing = total - done
        return Segment(f"{missing} of {total} segments wait for a translation." if missing else "All is translated.")
    found = [one for one in StringSegment.objects.filter(source=made.source).select_related("string")
             if _overlaps(passage, one.string.data)]  # fmt: skip
    if not found:
        sync = reverse("wagtail_localize:update_translations", args=[made.source_id])
        return Segment("The corrected words have not come into this translation yet.", stale=True, sync=sync)
    said = [_translation(one, page.locale) for one in found]
    if not all(said):
        return Segment("Its segment stands empty: what is corrected waits to be translated.", stale=True)
    reads = " ".join(folded(unescape(strip_tags(one.data))) for one in said)
    reads = reads if reads in folded(words_in(page.body)) else ""
    by_machine = next((one for one in said if one.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE), None)
    if by_machine is not None:
        return Segment(f"Translated by a machine ({by_machine.tool_name or 'unnamed'}): read it.", reads=reads)
    return Segment("Translated by hand.", reads=reads)


def _overlaps(passage: str, html: str) -> bool:
    words = folded(unescape(strip_tags(html)))
    return bool(words) and (passage in words or (len(words) > len(passage) // 4 and words in passage))


def _translation(segment: Any, locale: Any) -> Any:
    rows = StringTranslation.objects.filter(locale=locale, context=segment.context, translation_of=segment.string)
    return rows.filter(has_error=False).first()
