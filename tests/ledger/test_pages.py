"""The ledger's public pages, and the cards and charts of articles: what they show, and that they follow the verdict."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest

from postilla.ledger import writes
from postilla.ledger.drafts import Change, Place, Source
from postilla.ledger.models import Promise, Subject
from postilla.publishing import shell
from postilla.publishing.addresses import render
from postilla.publishing.ledger.files import safe
from postilla.publishing.sweep import every_path, stale
from tests.support.ledger import REPORT, Book
from tests.support.magazine import Desk


def body(path: str) -> str:
    with shell.left_aside():  # the facts of what was just written need not be acted on
        found = render(path)
    assert found is not None, path
    return found.decode()


def words(path: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", body(path)).split())


def test_nothing_leads_to_a_ledger_in_which_nothing_is_kept(bring: Callable[..., Desk], book: Book) -> None:
    desk = bring()
    assert render("/ledger/") is None
    assert "/ledger/" not in body(desk.path)
    assert not [path for path in every_path() if path.startswith("/ledger/")]
    book.promise()
    desk.drain()
    assert '<a href="/ledger/"' in desk.page()
    assert {"/ledger/", "/ledger/valdora/"} <= set(every_path())
    assert "/ledger/valdora/" in desk.page("/sitemap.xml")
    writes.ensure_subject("Halden", book.tick())
    desk.drain()
    assert "/ledger/halden/" in desk.page("/sitemap.xml")


def test_a_promise_says_its_words_its_verdict_and_why(site: None, book: Book) -> None:
    promise = book.promise()
    book.figure("70000", precision="more than", note="rounded")
    said = words(f"/ledger/promise/{promise}/")
    assert "Cannot be decided yet" in said
    assert "they leave more than 70,000 cars possible" in said
    assert "What is missing: a more exact figure" in said
    assert "Between 80,000 and 90,000." in said
    assert "more than 70,000 rounded" in said
    assert "ClaimReview" not in body(f"/ledger/promise/{promise}/")  # nothing is claimed before it is decided
    book.figure("85000", source=Source("A count", date(2025, 2, 9)))
    review = json.loads(re.findall(r'ld\+json">(.*?)</script>', body(f"/ledger/promise/{promise}/"))[0])
    assert (review["@type"], review["reviewRating"]["alternateName"]) == ("ClaimReview", "Kept")
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Ottavio Brenna"}


def test_a_subject_has_its_record_its_figures_and_its_files(site: None, book: Book) -> None:
    book.promise()
    book.dated(due=date(2024, 9, 30))
    book.figure("85000")
    book.figure("77000", "2019", Source("=HYPERLINK(1)", date(2020, 1, 20)), precision="just over")
    said = words("/ledger/valdora/")
    assert "1 of 1 kept" in said
    assert "just over 77,000" in said
    page = body("/ledger/valdora/")
    assert '<svg class="chart"' in page
    assert '"@type":"Dataset"' in page
    rows = list(csv.DictReader(StringIO(body("/ledger/valdora/figures.csv"))))
    assert [(row["period"], row["value"], row["low"]) for row in rows] == [
        ("2019", "77000", "77000"),
        ("2024", "85000", "85000"),
    ]
    assert rows[0]["source"] == "'=HYPERLINK(1)"  # no spreadsheet runs it
    assert "Kept: Valdora" in body("/ledger/valdora/feed.atom")
    assert json.loads(body("/ledger/valdora/feed.json"))["home_page_url"].endswith("/ledger/valdora/")
    assert render("/ledger/nobody/feed.rss") is None
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', page)[0])
    assert 50 <= len(data["description"]) <= 5000
    assert data["temporalCoverage"] == "2019-01-01/2024-12-31"
    assert json.loads(body("/ledger/valdora/figures.json"))[0]["source"] == "=HYPERLINK(1)"


def test_lists_are_by_verdict_without_scripts(site: None, book: Book) -> None:
    kept, late = book.promise(), book.dated("done", due=date(2024, 9, 30))
    book.figure("85000")
    front = words("/ledger/")
    assert "1 of 1 kept" in front
    assert re.search(r"Decided lately .*80,000 to 90,000", front)
    assert re.search(r"Overdue .*done", front)
    for path in ("/ledger/verdict/kept/", "/ledger/valdora/verdict/kept/"):
        assert f"/ledger/promise/{kept}/" in body(path)
        assert f"/ledger/promise/{late}/" not in body(path)
    assert render("/ledger/verdict/broken/") is None
    assert render("/ledger/verdict/kept/page/1/") is None
    assert render("/ledger/verdict/kept/page/2/") is None
    assert render("/ledger/verdict/kept/page/0/") is None
    assert render("/ledger/verdict/kept/page/01/") is None
    assert render("/ledger/nobody/") is None
    assert render("/ledger/promise/999/") is None
    assert "Kept: Valdora" in body("/ledger/feed.atom")
    assert [row["verdict"] for row in csv.DictReader(StringIO(body("/ledger/promises.csv")))] == ["kept", "overdue"]


def test_a_card_and_a_chart_in_an_article_follow_the_verdict(bring: Callable[..., Desk], book: Book) -> None:
    promise = book.promise()
    book.figure("131000", "2018", Source("A count", date(2019, 1, 20)))
    chart = {"title": "", "subject": book.valdora, "metric": book.cars, "promise": promise}
    desk = bring(body=(("text", "<p>One.</p>"), ("promise", promise), ("ledger_figures", chart)))
    other = bring("Another article")
    desk.drain()
    assert "Overdue" in desk.page()
    assert "131,000" in desk.page()
    before = other.page()
    book.figure("85000")
    desk.drain()
    assert "Overdue" not in desk.page()
    assert "What the sources say (85,000 cars) is what was promised." in desk.page()
    assert "85,000" in desk.page()
    assert other.page() == before
    assert list(stale()) == []


def test_a_figure_touches_only_the_pages_that_show_it(bring: Callable[..., Desk], book: Book, settings: Any) -> None:
    promise = book.promise()
    other = writes.ensure_subject("Halden", book.at)
    desk = bring()
    desk.drain()
    shown = ["/ledger/", "/ledger/valdora/", "/ledger/halden/", f"/ledger/promise/{promise}/", desk.path]
    for path in shown:
        desk.page(path)
    book.figure("85000", subject_id=other)
    desk.drain()
    stood = [path for path in shown if (settings.POSTILLA_PAGES / path.strip("/") / "index.html").exists()]
    assert stood == ["/ledger/valdora/", f"/ledger/promise/{promise}/", desk.path]
    assert list(stale()) == []


def test_a_subjects_page_asks_as_much_for_many_promises(
    site: None, book: Book, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        book.promise(f"Promise {number}", low="80000")
    for year in range(2010, 2025):
        book.figure("85000", str(year), Source("A count", date(year + 1, 2, 1)))
    with django_assert_max_num_queries(40):
        assert body("/ledger/valdora/").count("promise-line") > 12


def test_a_passage_that_was_edited_away_is_kept_and_said(bring: Callable[..., Desk], book: Book) -> None:
    promise = book.promise()
    desk = bring(body=(("text", "<p>They mean to sell <b>80,000</b> cars.</p>"),))
    where = f"/ledger/promise/{promise}/"
    writes.place(promise, Place(desk.subject, None, "They mean to sell 80,000 cars."), book.tick())
    assert f'href="{desk.path}"' in body(where)
    assert "The article was changed since" not in body(where)
    writes.place(promise, Place(desk.subject, None, "They will sell 100,000 cars."), book.tick())
    assert "The article was changed since" in body(where)
    assert "They will sell 100,000 cars." in body(where)


def test_words_are_printed_once_and_in_one_pair_of_marks(bring: Callable[..., Desk], book: Book) -> None:
    promise, said = book.promise(), "“We will sell 80,000,” she said."
    desk = bring(body=(("text", f"<p>{said} More of it below.</p>"), ("promise", promise)))
    where = f"/ledger/promise/{promise}/"
    writes.place(promise, Place(desk.subject, None, said), book.tick())
    assert 'class="promise-words"' in body(f"{where}card/")
    assert 'class="ledger-passage has-marks"' in body(where)
    Promise.objects.update(words=said)
    assert 'class="promise-words has-marks"' in body(f"{where}card/")
    assert "ledger-passage" not in body(where), "the words are the passage"


def test_history_and_contradictions_are_told(site: None, book: Book) -> None:
    promise = book.promise()
    said = Source("A paper", date(2024, 6, 2), "https://example.org/lowered")
    writes.revise(promise, Change("lowered", date(2024, 6, 1), said, low="78000", high="90000"), "ines", book.tick())
    first = book.figure("79000")
    book.figure("70000", source=Source("Another count", date(2025, 2, 2)))
    book.figure("79500", source=Source("Restated", date(2025, 2, 20)), restates=first)
    text = words(f"/ledger/promise/{promise}/")
    assert "Sources contradict each other." in text
    assert (
        "Sources differ All are kept; none is chosen. 2024: 70,000 ( Another count , 2 February 2025) ; 79,500 ("
        in text
    )
    assert "Lowered 78,000 to 90,000 cars · 2024" in text
    assert "79,000 restated since" in text
    verdict = writes.overrule(promise, "partly", "Of two counts one is too low.", "ines", book.tick())
    assert "Set by an editor." in words(f"/ledger/promise/{promise}/")
    writes.undo(verdict, "ines", book.tick())
    assert "Of two counts one is too low. (taken back since)" in words(f"/ledger/promise/{promise}/")


def test_what_is_typed_is_text_and_never_markup(site: None, book: Book) -> None:
    promise = book.promise(title="<script>alert(1)</script>")
    Subject.objects.filter(pk=book.valdora).update(name="</script><b>", about="<i>")
    book.figure("85000", note="<img src=x>", source=Source("<u>", date(2025, 2, 9)))
    for path in ("/ledger/", "/ledger/valdora/", f"/ledger/promise/{promise}/", "/ledger/verdict/kept/"):
        page = body(path)
        assert "<script>alert" not in page
        assert not re.search(r"<(b|i|u|img src=x)>", page)


def test_the_page_of_a_merged_subject_shows_what_it_was_merged_into(site: None, book: Book) -> None:
    book.promise()
    twin = writes.ensure_subject("Valdora SpA", book.at)
    writes.merge(twin, book.valdora, "ines", book.tick())
    assert '<link rel="canonical" href="http://127.0.0.1:8000/ledger/valdora/">' in body("/ledger/valdora-spa/")
    assert "Also known as Valdora SpA" in words("/ledger/valdora/")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1.5", "-1.5"),
        ("-cmd", "'-cmd"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        ("5", "5"),
        (5, 5),
    ],
)
def test_no_cell_begins_a_formula(cell: Any, said: Any) -> None:
    assert safe(cell) == said


def test_reports_have_their_link(site: None, book: Book) -> None:
    promise = book.promise()
    book.figure("85000")
    assert f'href="{REPORT.url}"' in body(f"/ledger/promise/{promise}/")
