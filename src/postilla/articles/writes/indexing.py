"""Wagtail's search index and its index of references, brought up to date once for a page instead of at each save."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import disable_reference_index_auto_update

from postilla.articles.models.common import search_index_paused
from postilla.outbox.portions import in_portions
from postilla.outbox.writes import one_writer

BATCH = 200

_waiting: ContextVar[list[int] | None] = ContextVar("waiting", default=None)


@contextmanager
def bringing_many() -> Iterator[None]:
    """Around many `bring_article`: what they bring is indexed at the end, in batches. Several times as quick."""
    waiting: list[int] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
        for some in in_portions(waiting, BATCH):
            _index(some)


@contextmanager
def paused() -> Iterator[None]:
    """Pages saved here are not indexed by it; call `index` afterwards."""
    token = search_index_paused.set(True)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        search_index_paused.reset(token)


def index(page_id: int) -> None:
    """Index a page now, or with the others where there are many."""
    waiting = _waiting.get()
    if waiting is None:
        _index([page_id])
    else:
        waiting.append(page_id)


def _index(page_ids: Sequence[int]) -> None:
    by_model: dict[Any, list[Page]] = {}
    for page in Page.objects.filter(pk__in=page_ids).specific():
        by_model.setdefault(type(page), []).append(page)
    with one_writer(), transaction.atomic():
        for model, pages in by_model.items():
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, pages)
            for page in pages:
                ReferenceIndex.create_or_update_for_object(page)
