"""The public API: stable pages by ranges of ids, JSON and CSV, and the card that other sites show."""

import csv
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest

from postilla.edge.headers import for_page
from postilla.ledger import writes
from postilla.ledger.drafts import Source
from postilla.publishing.addresses import render
from postilla.publishing.ledger import api
from postilla.publishing.sweep import stale
from tests.support.ledger import Book
from tests.support.magazine import Desk

ROOT = "/ledger/api/"


def data(path: str) -> dict[str, Any]:
    body = render(ROOT + path)
    assert body is not None, path
    found: dict[str, Any] = json.loads(body)
    return found


def test_everything_is_listed_with_its_id(site: None, book: Book) -> None:
    assert render(f"{ROOT}index.json") is None  # nothing is kept yet
    promise = book.promise()
    entry = book.figure("77000", precision="just over")
    index = data("index.json")
    assert index["lists"]["promises"]["pages"] == 1
    assert data("metrics.json")["items"][0] | {"slug": "cars-sold", "unit": "cars"} == data("metrics.json")["items"][0]
    [subject] = data("subjects-1.json")["items"]
    assert (subject["id"], subject["slug"], subject["merged_into"]) == (book.valdora, "valdora", None)
    [row] = data("promises-1.json")["items"]
    assert (row["id"], row["verdict"]) == (promise, "broken")
    [figure] = data("observations-1.json")["items"]
    assert (figure["id"], figure["low"], figure["high"], figure["counts"]) == (entry, "77000", "78000", True)
    verdicts = data("verdicts-1.json")["items"]
    assert [one["verdict"] for one in verdicts] == ["overdue", "broken"]
    assert verdicts[1]["observations"] == [entry]
    whole = data(f"promise-{promise}.json")
    assert (whole["low"], whole["high"], whole["observations"][0]["id"]) == ("80000", "90000", entry)
    lines = list(csv.DictReader(StringIO((render(f"{ROOT}observations-1.csv") or b"").decode())))
    assert lines[0]["value"] == "77000"


def test_pages_are_ranges_of_ids_and_lead_on(site: None, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "PER_PAGE", 2)
    made = [book.promise(f"Promise {number}") for number in range(3)]
    first = data(f"promises-{-(-made[0] // 2)}.json")
    assert made[0] in [one["id"] for one in first["items"]]
    assert first["next"].endswith(f"promises-{-(-made[0] // 2) + 1}.json")
    assert data(f"promises-{-(-made[-1] // 2)}.json")["next"] is None
    for wrong in ("promises-0.json", "promises-01.json", "promises-999.json", "secrets-1.json", "promise-999.json"):
        assert render(ROOT + wrong) is None, wrong


def test_what_changes_is_dropped_and_no_editor_is_named(bring: Callable[..., Desk], book: Book) -> None:
    desk, promise = bring(), book.promise()
    other = book.promise("Another", period="2026")
    desk.drain()
    names = ("index.json", "metrics.csv", "subjects-1.json", "promises-1.json", "observations-1.csv", "verdicts-1.json")
    paths = [ROOT + name for name in (*names, f"promise-{promise}.json")]
    paths += [f"{ROOT}promise-{other}.json", f"/ledger/promise/{promise}/card/"]
    for path in paths:
        desk.page(path)
    entry = book.figure("85000", source=Source("=A1", date(2025, 2, 9)))
    writes.overrule(promise, "partly", "Of two counts one is low.", "ines", book.tick())
    desk.drain()
    assert list(stale()) == []
    assert "ines" not in desk.page(f"{ROOT}verdicts-1.json") + desk.page(f"{ROOT}promise-{promise}.json")
    assert "'=A1" in desk.page(f"{ROOT}observations-1.csv")
    writes.take_back(entry, "It was a misprint.", "ines", book.tick())
    desk.drain()
    assert list(stale()) == []


def test_a_card_stands_within_other_sites_and_nothing_else_does(site: None, book: Book) -> None:
    promise = book.promise(title="<b>80,000</b>")
    card = (render(f"/ledger/promise/{promise}/card/") or b"").decode()
    assert "promise-card" in card
    assert "<script" not in card
    assert "&lt;b&gt;80,000" in card
    assert render("/ledger/promise/999/card/") is None
    page = (render(f"/ledger/promise/{promise}/") or b"").decode()
    assert f"/ledger/promise/{promise}/card/&quot;" in page
    headers = dict(for_page(f"/ledger/promise/{promise}/card/"))
    assert b"frame-ancestors *" in headers[b"content-security-policy"]
    assert b"script-src" not in headers[b"content-security-policy"]
    assert headers[b"x-robots-tag"] == b"noindex"
    assert b"x-frame-options" not in headers
    for path in ("/", f"/ledger/promise/{promise}/", "/ledger/valdora/", "/cars/promise/1/card/"):
        assert b"frame-ancestors 'self'" in dict(for_page(path))[b"content-security-policy"]
        assert b"access-control-allow-origin" not in dict(for_page(path))
    assert dict(for_page(f"{ROOT}index.json"))[b"access-control-allow-origin"] == b"*"
