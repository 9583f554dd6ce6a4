"""Which articles show what stands in the ledger: by Wagtail's index of what blocks refer to."""

from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import ReferenceIndex

from postilla.articles.models import ArticlePage
from postilla.articles.reads.cards import keys_of
from postilla.articles.reads.place import place


def promises_in(subject: str) -> set[int]:
    """The promises that a public article shows, in any of its translations."""
    where, keys = place(), keys_of([subject])
    if where is None or not keys:
        return set()
    pages = where.everywhere(ArticlePage.objects.filter(translation_key__in=keys))
    rows = ReferenceIndex.objects.filter(
        to_content_type__app_label="ledger",
        to_content_type__model="promise",
        object_id__in=[str(pk) for pk in pages.values_list("pk", flat=True)],
    )
    return {int(key) for key in rows.values_list("to_object_id", flat=True) if key.isdigit()}


def showing_ledger(subject_ids: Iterable[int], promise_ids: Iterable[int]) -> list[str]:
    """The paths of public articles of all editions that show these promises, or figures of these subjects."""
    where = place()
    asked = Q(to_content_type__model="promise", to_object_id__in=[str(one) for one in promise_ids])
    asked |= Q(to_content_type__model="subject", to_object_id__in=[str(one) for one in subject_ids])
    rows = ReferenceIndex.objects.filter(asked, to_content_type__app_label="ledger")
    keys = {int(key) for key in rows.values_list("object_id", flat=True) if key.isdigit()}
    if where is None or not keys:
        return []
    pages = where.everywhere(ArticlePage.objects.filter(published_at__isnull=False, pk__in=keys))
    return [where.path(page) for page in pages.only("url_path").order_by("-published_at", "-pk")]
