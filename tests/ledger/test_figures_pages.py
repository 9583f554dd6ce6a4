"""A subject with many figures: a few metrics are drawn on its page, each has a page of its own, and both follow."""

import re
from io import BytesIO
from typing import Any

import pytest

from postilla.ledger import writes
from postilla.ledger.drafts import Figure
from postilla.ledger.importing import How, import_csv
from postilla.ledger.models import Metric
from postilla.ledger.refusals import BelowZero
from postilla.publishing.addresses import render
from postilla.publishing.ledger import figures
from tests.support.ledger import REPORT, Book
from tests.support.magazine import Desk

MONTHS = [f"20{year}-{month:02}" for year in (20, 21, 22) for month in range(1, 13)]


def body(path: str) -> str:
    found = render(path)
    assert found is not None, path
    return found.decode()


@pytest.fixture
def many(site: None, book: Book) -> Book:
    """Three years of months of the metric that a promise is about, and four other metrics with a figure each."""
    book.promise()
    for place, month in enumerate(MONTHS):
        book.figure(str(5000 + place), month)
    for name, year in (("Boats sold", "2023"), ("Trams sold", "2022"), ("Vans sold", "2021"), ("Wheels sold", "2020")):
        metric = writes.ensure_metric(name, "pieces", book.tick())
        writes.record(Figure(book.valdora, metric, year, "12", REPORT), "ines", book.tick())
    return book


def test_a_few_are_drawn_and_the_others_named(many: Book) -> None:
    page = body("/ledger/valdora/")
    drawn = re.findall(r'<figcaption class="figures-title">(.*?)</figcaption>', page)
    assert drawn == ["Boats sold", "Cars sold", "Trams sold"]  # what promises are about, then the newest; by name
    named = re.findall(r'<a href="/ledger/valdora/figures/([^"]+)/"', page)
    assert named == ["cars-sold", "vans-sold", "wheels-sold"]
    assert "5,035" in page
    assert "5,011" not in page, "the newest two years"
    assert "Cars sold: all 36 figures" in page
    assert '"variableMeasured":["Boats sold (pieces)","Cars sold (cars)"' in page


def test_a_metric_has_a_page_of_its_own(many: Book, monkeypatch: Any) -> None:
    page = body("/ledger/valdora/figures/cars-sold/")
    assert page.count('<th scope="row">') == 36
    assert "80,000 to 90,000 cars in 2024" in page, "the promise is marked there too"
    assert "newest" not in page
    assert 'href="/ledger/valdora/figures.csv"' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/ledger/valdora/figures/cars-sold/">' in page
    monkeypatch.setattr("postilla.ledger.reads.SHOWN", 20)
    page = body("/ledger/valdora/figures/cars-sold/")
    assert page.count('<th scope="row">') == 20
    assert "Here are the newest 20 of 36 figures" in page


@pytest.mark.parametrize("path", ["figures/nothing/", "figures/", "figures/CARS-SOLD/"])
def test_what_is_not_measured_has_none(many: Book, path: str) -> None:
    assert render(f"/ledger/valdora/{path}") is None
    assert render("/ledger/nobody/figures/cars-sold/") is None


def test_it_follows_what_is_recorded(many: Book, desk: Desk) -> None:
    path = "/ledger/valdora/figures/cars-sold/"
    desk.drain()
    assert "6,400" not in desk.page(path)
    many.figure("6400", "2023-01")
    desk.drain()
    assert "6,400" in desk.page(path)


def test_its_cost_does_not_grow_with_metrics_and_figures(many: Book, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(36):
        assert len(body("/ledger/valdora/")) < 60_000
    assert figures.DRAWN * figures.NEWEST < 100


def test_years_and_months_are_drawn_apart(site: None, book: Book) -> None:
    book.promise()
    for month in MONTHS[:3]:
        book.figure("5000", month)
    book.figure("70000", "2019")
    book.figure("81000", "2024")
    page = body("/ledger/valdora/figures/cars-sold/")
    drawn = re.findall(r'<figure class="figures.*?</figure>', page, re.DOTALL)
    titles = [re.findall(r'<figcaption class="figures-title">(.*?)</figcaption>', one)[0] for one in drawn]
    assert titles == ["Cars sold, by year", "Cars sold, by month"]
    assert ["80,000 to 90,000 cars in 2024" in one for one in drawn] == [True, False], "the band is a year's"
    assert "5,000" not in drawn[0]
    assert "81,000" not in drawn[1]
    keys = re.findall(r'<svg[^>]* aria-labelledby="([^"]+)"', page)
    assert len(set(keys)) == 2


def test_a_hole_in_a_row_of_months_is_named(site: None, book: Book) -> None:
    for month in ("2020-01", "2020-02", "2020-06", "2020-08"):
        book.figure("5000", month)
    book.figure("70000", "2018")
    book.figure("81000", "2024")
    years, months = re.findall(r"<svg.*?</svg>", body("/ledger/valdora/figures/cars-sold/"), re.DOTALL)
    assert re.findall(r'class="chart-label"[^>]*>([^<]*)<', months) == [
        "January 2020", "February 2020", "March 2020 to May 2020", "June 2020", "July 2020", "August 2020",
    ]  # fmt: skip
    assert (months.count(">no figure<"), months.count("chart-track")) == (2, 4)
    assert "no figure" not in years, "years are drawn as far apart as they lie"


@pytest.mark.parametrize(("adds_up", "refused"), [(True, True), (False, False)])
def test_a_figure_below_zero_is_of_metrics_that_have_some(book: Book, adds_up: bool, refused: bool) -> None:
    Metric.objects.update(adds_up=adds_up)
    line = f"subject,metric,period,value,source,source_on\nValdora,cars-sold,2023-05,-5,R,{REPORT.on}\n"
    report = import_csv(BytesIO(line.encode()), How("ines", book.tick()))
    assert report.refused == (1 if refused else 0)
    deeds = (lambda: book.figure("-6", "2023-06"), lambda: book.promise(low="-7", high="9"))
    for deed in deeds:
        if refused:
            with pytest.raises(BelowZero):
                deed()
        else:
            assert deed()
