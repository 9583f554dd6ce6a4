"""Figures from CSV files: dry run, report, repetition, contradictions, bad lines, and files larger than memory."""

import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from postilla.ledger import refusals, writes
from postilla.ledger.drafts import Source
from postilla.ledger.importing import LONGEST_LINE, NAMED, How, import_figures
from postilla.ledger.models import Observation, Subject
from tests.support.ledger import AFTER, Book

HEAD = "subject,metric,period,value,value_to,precision,source,source_on\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        made = tmp_path / "figures.csv"
        made.write_text(text, encoding="utf-8")
        return made

    return write


def test_a_dry_run_says_what_would_be_and_changes_nothing(book: Book, file: Any) -> None:
    book.figure("85000", source=Source("A count", date(2025, 2, 1)))
    lines = file(
        HEAD
        + "Valdora,Cars sold,2024,85000,,,A count,2025-02-01\n"
        + "valdora,cars-sold,2024,70000,,,Another,2025-02-02\n"
        + "Valdora,Cars sold,2023,70000,,more than,A count,2024-02-01\n"
        + "Valdora,Cars sold,2023,spring,,,A count,2024-02-01\n"
        + "Nobody,Cars sold,2023,5,,,A count,2024-02-01\n"
        + "Valdora,Horses,2023,5,,,A count,2024-02-01\n"
        + "Valdora,Cars sold,2023,5,,,A count,yesterday\n\n"
    )
    dry = import_figures(lines, How("ines", AFTER, dry_run=True))
    assert (dry.lines, dry.recorded, dry.repeated, dry.refused, dry.contradicting) == (7, 2, 1, 4, 1)
    assert Observation.objects.count() == 1
    real = import_figures(lines, How("ines", AFTER))
    assert (real.recorded, real.named) == (dry.recorded, dry.named)
    assert "line 2: stands in the ledger already" in real.named
    assert any("line 3: contradicts entry" in line for line in real.named)
    assert any("line 6: There is no subject “Nobody”" in line for line in real.named)
    again = import_figures(lines, How("ines", AFTER))
    assert (again.recorded, again.repeated, again.refused) == (0, 3, 4)


def test_lines_of_one_file_are_named_in_their_order(book: Book, file: Any) -> None:
    lines = file(
        HEAD
        + "Valdora,Cars sold,2024,85000,,,A count,2025-02-01\n"
        + "Valdora,Cars sold,2024,85000,,,A count,2025-02-01\n"
        + "Valdora,Cars sold,2024,-5,,,A count,2025-02-01\n"
        + "Nobody,Cars sold,2024,5,,,A count,2025-02-01\n"
        + "Valdora,Cars sold,2024,70000,,,Another,2025-02-01\n"
    )
    for dry_run in (True, False):
        report = import_figures(lines, How("ines", AFTER, dry_run))
        said = [line.partition(":") for line in report.named]
        assert [first for first, _, _ in said] == ["line 3", "line 4", "line 5", "line 6"]
        assert [rest.strip() for _, _, rest in (said[0], said[3])] == [
            "says the same as line 2", "contradicts line 2; both are kept",
        ]  # fmt: skip


def test_figures_brought_in_decide_promises(book: Book, file: Any) -> None:
    promise = book.promise()
    months = "".join(f"Valdora;Cars sold;2024-{month:02};7000;A count;2025-02-01\n" for month in range(1, 13))
    report = import_figures(file("\ufeffsubject;Metric;period;value;source;source on\n" + months), How("ines", AFTER))
    assert (report.recorded, report.named) == (12, [])
    assert book.state(promise) == "kept"


def test_new_subjects_are_made_when_asked(book: Book, file: Any) -> None:
    lines = file(HEAD + "Halden,Cars sold,2024,5,,,A count,2025-02-01\nTarn,Cars sold,2024,9,,,A count,2025-02-01\n")
    assert import_figures(lines, How("ines", AFTER, dry_run=True, new_subjects=True)).made == ["Halden", "Tarn"]
    assert Subject.objects.count() == 1
    assert import_figures(lines, How("ines", AFTER, new_subjects=True)).recorded == 2
    assert set(Subject.objects.values_list("name", flat=True)) == {"Valdora", "Halden", "Tarn"}


def test_a_restated_line_names_its_entry(book: Book, file: Any) -> None:
    promise, old = book.promise(), book.figure("85000")
    head = HEAD.replace("\n", ",restates\n")
    line = f"Valdora,Cars sold,2024,70000,,,Restated,2025-02-20,{old}\n"
    report = import_figures(file(head + line + line.replace("70000", "71000")), How("ines", AFTER))
    assert (report.recorded, report.refused, report.contradicting) == (1, 1, 0)
    assert book.state(promise) == "broken"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"subject,value\n", "metric, period"), (b"", "subject"), (b"\xff\xfe\x00s", "UTF-8")],
)
def test_a_file_that_makes_no_sense_is_refused_whole(book: Book, tmp_path: Path, content: bytes, why: str) -> None:
    made = tmp_path / "x.csv"
    made.write_bytes(content)
    with pytest.raises(refusals.FileUnreadable) as refused:
        import_figures(made, How("ines", AFTER))
    assert why in refused.value.english()
    with pytest.raises(refusals.FileUnreadable):
        import_figures(tmp_path / "missing.csv", How("ines", AFTER))


def test_a_file_larger_than_memory_takes_none(book: Book, tmp_path: Path) -> None:
    made = tmp_path / "long.csv"
    with made.open("w") as stream:
        stream.write(HEAD)
        for _ in range(300):
            stream.write("x" * LONGEST_LINE)  # 20 MB in one line
        stream.write("\nValdora,Cars sold,2024,85000,,,A count,2025-02-01\n")
        for _ in range(10_000):  # and 10 MB in lines of a kilobyte
            stream.write(f"Nobody,Cars sold,2024,85000,,,{'A' * 1000},2025-02-01\n")
    tracemalloc.start()
    report = import_figures(made, How("ines", AFTER))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (report.lines, report.refused, report.recorded, len(report.named)) == (10_002, 10_001, 1, NAMED)
    assert peak < 8_000_000


def test_settling_many_promises_takes_few_queries(book: Book, django_assert_max_num_queries: Any) -> None:
    for year in range(2030, 2040):
        book.promise(period=str(year))
    with django_assert_max_num_queries(20):
        writes.settle_all(AFTER)
