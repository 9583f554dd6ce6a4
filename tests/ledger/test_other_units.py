"""A figure in another unit or currency than its metric's is shown as it was written and as the number it comes to."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from postilla.articles.blocks.promises import bar, figures_html
from postilla.ledger import reads, words, writes
from postilla.ledger.drafts import Figure
from postilla.ledger.shown import Entry
from postilla.publishing.addresses import render
from tests.support.ledger import REPORT, Book


@dataclass(frozen=True)
class Made:
    book: Book
    metric: int

    def figure(self, value: str, unit: str = "mi", to: str = "", word: str = "", year: str = "2023") -> Entry:
        draft = Figure(self.book.valdora, self.metric, year, value, REPORT, value_to=to, unit=unit, precision=word)
        made = writes.record(draft, "ines", self.book.tick())
        return reads.entries_of(0, [made])[0]


@pytest.fixture
def made(site: None, book: Book) -> Made:
    return Made(book, writes.ensure_metric("Range of the car", "km", book.tick()))


@pytest.mark.parametrize(
    ("value", "to", "word", "said"),
    [
        ("300", "", "", "300 mi (482.8 km)"),
        ("300", "", "about", "about 300 mi (482.8 km)"),
        ("300", "", "nearly", "nearly 300 mi (482.8 km)"),
        ("300", "", "just over", "just over 300 mi (482.8 km)"),
        ("300", "", "more than", "more than 300 mi (482.8 km)"),
        ("300", "", "at most", "at most 300 mi (482.8 km)"),
        ("300", "310", "", "300 mi to 310 mi (482.8 to 498.9 km)"),
        ("123456", "", "", "123,456 mi (198,683 km)"),
        ("0", "", "", "0"),
    ],
)
def test_it_is_said_in_both(made: Made, value: str, to: str, word: str, said: str) -> None:
    assert words.figure(made.figure(value, to=to, word=word)) == said


def test_in_the_metric_s_own_unit_it_is_the_number_alone(made: Made) -> None:
    assert words.figure(made.figure("450", "km")) == "450"
    assert words.figure(made.figure("460", "")) == "460"
    assert words.with_unit(made.figure("470", "km")) == "470 km"
    assert words.with_unit(made.figure("300", year="2022")) == "300 mi (482.8 km)"


def test_a_currency_by_its_rate(site: None, book: Book) -> None:
    metric = writes.ensure_metric("Revenue", "EUR", book.tick())
    draft = Figure(book.valdora, metric, "2023", "5000000", REPORT, unit="USD", rate="0.9", rate_on=date(2024, 1, 11))
    entry = reads.entries_of(0, [writes.record(draft, "ines", book.tick())])[0]
    assert words.figure(entry) == "5,000,000 USD (4,500,000 EUR)"
    with translation.override("ar"):
        assert "\u2068USD\u2069 (\u20684,500,000 EUR\u2069)" in words.figure(entry)


def test_tables_charts_and_files_agree(made: Made) -> None:
    entry = made.figure("300")
    drawn = bar(entry)
    assert (drawn.text, drawn.value) == ("300 mi (482.8 km)", 482.8032)
    for path in ("/ledger/valdora/", "/ledger/valdora/figures/range-of-the-car/"):
        page = (render(path) or b"").decode()
        assert '<td class="number">300 mi (482.8 km)</td>' in page
        assert '<td class="number">300</td>' not in page, "no number of miles under “km”"
        assert "2023: 300 mi (482.8 km).</desc>" in page
    file = (render("/ledger/valdora/figures.csv") or b"").decode()
    assert ",300,,mi,482.8032,482.8032," in file


def test_a_chart_with_both_names_the_metric_s_unit_once(made: Made) -> None:
    entries = [made.figure("300"), made.figure("450", "km", year="2024")]
    shown = figures_html("Range", "km", entries, None, "a")
    assert "2023: 300 mi (482.8 km); 2024: 450 km.</desc>" in shown


def test_noughts_are_not_digits(made: Made) -> None:
    entry = replace(made.figure("300"), value=Decimal("300.000000"))
    assert words.figure(entry) == "300 mi (482.8 km)"
