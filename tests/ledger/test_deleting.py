"""What is deleted in lists of the CMS stands on no page any more."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from postilla.ledger import writes
from postilla.ledger.models import Promise, Subject
from postilla.publishing.sweep import stale
from tests.support.ledger import Book
from tests.support.magazine import Desk
from tests.support.staff import member


def delete(snippet: str, *keys: int) -> None:
    """As an editor does: in the form of one, or of many ticked in the list."""
    client = Client()
    client.force_login(member())
    ticked = "&".join(f"id={key}" for key in keys)
    one, many = f"snippets/ledger/{snippet}/delete/{keys[0]}/", f"bulk/ledger/{snippet}/delete/?{ticked}"
    assert client.post(f"/admin/{one if len(keys) == 1 else many}").status_code == 302


@pytest.mark.parametrize("others", [0, 1], ids=["one", "many"])
def test_deleted_promises_are_gone_from_every_page(
    bring: Callable[..., Desk], book: Book, settings: Any, others: int
) -> None:
    stays = book.promise("Another")
    gone = [book.promise(), *(book.promise("A third") for _ in range(others))]
    desk = bring(body=(("text", "<p>One.</p>"), *(("promise", one) for one in gone)))
    desk.drain()
    own = [f"/ledger/promise/{one}/" for one in gone]
    for path in ("/ledger/", "/ledger/valdora/", "/ledger/promises.csv", f"/ledger/promise/{stays}/", *own):
        desk.page(path)
    assert all(path in desk.page() for path in own)
    delete("promise", *gone)
    assert [one.pk for one in Promise.objects.all()] == [stays]
    desk.drain()
    assert not [path for path in own if (settings.POSTILLA_PAGES / path.strip("/") / "index.html").exists()]
    assert not [path for path in own if path in desk.page()]
    assert list(stale()) == []


def test_nothing_leads_to_a_ledger_whose_last_promise_was_deleted(bring: Callable[..., Desk], book: Book) -> None:
    promise, desk = book.promise(), bring()
    desk.drain()
    assert '<a href="/ledger/"' in desk.page()
    delete("promise", promise)
    desk.drain()
    assert "/ledger/" not in desk.page()
    assert list(stale()) == []


def test_a_deleted_subject_has_no_page(bring: Callable[..., Desk], book: Book, settings: Any) -> None:
    book.promise()
    below = writes.ensure_subject("Halden", book.tick(), parent_id=book.valdora)
    desk = bring()
    desk.drain()
    desk.page("/ledger/halden/")
    assert "Halden" in desk.page("/ledger/valdora/")
    delete("subject", below)
    assert not Subject.objects.filter(pk=below).exists()
    desk.drain()
    assert not (settings.POSTILLA_PAGES / "ledger/halden/index.html").exists()
    assert "/ledger/halden/" not in desk.page("/sitemap.xml")
    assert "/ledger/halden/" not in desk.page("/ledger/valdora/")
    assert list(stale()) == []
