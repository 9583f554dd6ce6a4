from xml.etree import ElementTree

import pytest

from postilla.articles.chart import BAR_TOP, ROW, Band, Bar, Chart, svg


def drawn(bars: list[Bar], band: Band | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(svg(Chart("chart-1", "Sales & more", "In words", bars, band)))


def named(element: ElementTree.Element, name: str) -> list[dict[str, str]]:
    return [e.attrib for e in element.iter() if e.get("class") == name]


@pytest.mark.parametrize(
    ("values", "widths"),
    [
        ([100, 50, 25], ["100%", "50%", "25%"]),
        ([0, 10], ["0.3%", "100%"]),  # nothing is still seen as a line
        ([0, 0], ["0.3%", "0.3%"]),
        ([131_000, 77_000, 70_000], ["100%", "58.78%", "53.44%"]),
        ([10, -10], ["50%", "50%"]),
    ],
)
def test_lengths_are_in_proportion(values: list[float], widths: list[str]) -> None:
    element = drawn([Bar(str(v), str(v), v) for v in values])
    assert [bar["width"] for bar in named(element, "chart-bar")] == widths


def test_shares_are_drawn_as_shares_of_the_whole() -> None:
    shares = Chart(
        "chart-1", "Shares", "In words", [Bar("a", "25%", value=0.25), Bar("b", "10%", value=0.1)], whole=1.0
    )
    assert [bar["width"] for bar in named(ElementTree.fromstring(svg(shares)), "chart-bar")] == ["25%", "10%"]


def test_below_zero_there_is_a_line_at_zero() -> None:
    element = drawn([Bar("a", "10", 10), Bar("b", "-10", -10)])
    assert [bar["x"] for bar in named(element, "chart-bar")] == ["50%", "0%"]
    assert named(element, "chart-zero")[0]["x1"] == "50%"


def test_a_range_is_hatched_and_every_number_stands_there_in_words() -> None:
    element = drawn([Bar("2023", "100", 100), Bar("2024", "80–90", low=80, high=90)], Band("Target", 80, 90))
    (hatched,) = named(element, "chart-range")
    assert (hatched["x"], hatched["width"], hatched["fill"]) == ("80%", "10%", "url(#chart-1-hatch)")
    (band,) = named(element, "chart-band")
    assert (band["x"], band["stroke-dasharray"]) == ("80%", "4 3")
    assert [e.text for e in element.iter() if e.get("class") in {"chart-label", "chart-value"}] == [
        "2023", "100", "2024", "80–90",
    ]  # fmt: skip


def test_it_is_named_and_described_for_those_who_do_not_see_it() -> None:
    element = drawn([Bar("<b>", "1", 1)])
    assert element.get("role") == "img"
    assert element.get("aria-labelledby") == "chart-1-title chart-1-desc"
    assert [e.text for e in element if e.tag in {"title", "desc"}] == ["Sales & more", "In words"]
    assert "style=" not in svg(Chart("k", "t", "d", [Bar("a", "1", 1)]))


def test_no_figures_no_chart() -> None:
    assert svg(Chart("k", "t", "d", [])) == ""


@pytest.mark.parametrize(
    ("labels", "rows", "between"),
    [
        (["2018", "2019", "2023"], [0, 1, 5], ["2020", "2021", "2022"]),
        (["2021", "2022", "2023"], [0, 1, 2], []),
        (["2023", "2019", "2018"], [0, 1, 2], []),  # not in the order of time
        (["1950", "2023"], [0, 1], []),  # too long a time to leave room for
        (["2019", "2023 (plan)"], [0, 1], []),
    ],
)
def test_years_stand_as_far_apart_as_they_lie(labels: list[str], rows: list[int], between: list[str]) -> None:
    element = drawn([Bar(label, "1", 1) for label in labels])
    assert [int(bar["y"]) for bar in named(element, "chart-bar")] == [ROW * row + BAR_TOP for row in rows]
    assert [e.text for e in element.iter() if e.get("class") == "chart-between"] == between
    assert element.get("height") == str(ROW * (rows[-1] + 1))
