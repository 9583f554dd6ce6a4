"""What is written in the ledger, and that nothing is ever lost there."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from postilla.ledger import clusters, reads, refusals, writes
from postilla.ledger.drafts import Aim, Change, Place, Promised, Said, Source
from postilla.ledger.models import Observation, Promise, Subject, Verdict
from postilla.outbox.models import Delivery
from postilla.outbox.writes import telling
from tests.support.ledger import AFTER, REPORT, Book

OTHER = Source("A paper", date(2025, 2, 3))


def told() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("fact", flat=True))


def test_a_figure_decides_a_promise_and_tells(book: Book) -> None:
    promise = book.promise()
    assert book.state(promise) == "overdue"
    Delivery.objects.all().delete()
    entry = book.figure("85000")
    assert book.state(promise) == "kept"
    assert "VerdictChanged" in told()
    verdict = Verdict.objects.filter(promise_id=promise).latest("pk")
    assert (verdict.state, verdict.by, verdict.used, verdict.why) == ("kept", "", [entry], "figure")
    assert Promise.objects.get(pk=promise).state_since == book.at


def test_the_ledger_opens_with_its_first_promise_alone(book: Book) -> None:
    Delivery.objects.all().delete()
    with telling(book.tick()):
        book.promise()
        book.promise("Another")
    assert told().count("LedgerOpened") == 1
    book.figure("85000")
    book.promise("A third")
    assert told().count("LedgerOpened") == 1


def test_what_is_not_exact_enough_says_so(book: Book) -> None:
    promise = book.promise()
    book.figure("70 000", precision="more than")
    verdict = Verdict.objects.filter(promise_id=promise).latest("pk")
    assert (verdict.state, verdict.missing, verdict.detail) == ("undecided", "exact", ">70000..")


def test_a_restated_figure_takes_the_place_of_the_old_one_which_stays(book: Book) -> None:
    promise = book.promise()
    first = book.figure("85000")
    second = book.figure("78500", restates=first, source=OTHER)
    assert book.state(promise) == "broken"
    assert Observation.objects.get(pk=first).value == 85000
    with pytest.raises(refusals.RestatedAlready):
        book.figure("79000", restates=first, source=OTHER)
    with pytest.raises(refusals.RestatesAnother):
        book.figure("79000", "2023", restates=second)
    writes.take_back(second, "It was a misprint.", "ines", book.tick())
    assert book.state(promise) == "kept"  # as though the misprint had never been entered: the first one counts again
    with pytest.raises(refusals.TakenBackAlready):
        writes.take_back(second, "It was not in the report.", "otto", book.tick())
    assert Observation.objects.get(pk=second).taken_back_why == "It was a misprint."
    third = book.figure("79000", restates=first, source=OTHER)
    with pytest.raises(refusals.RestatedAlready):
        writes.take_back(first, "It was a misprint.", "ines", book.tick())
    assert [(one.id, one.counts) for one in reads.entries_of(0, [first, second, third])] == [
        (first, False),
        (second, False),
        (third, True),
    ]
    assert book.state(promise) == "broken"


def test_the_same_twice_is_refused_and_another_source_is_not(book: Book) -> None:
    entry = book.figure("85000")
    with pytest.raises(refusals.RepeatedFigure) as refused:
        book.figure("85000")
    assert str(entry) in refused.value.english()
    book.figure("85000", source=OTHER)


def test_sources_that_contradict_are_both_kept_and_said(book: Book) -> None:
    promise = book.promise()
    one, other = book.figure("85000"), book.figure("79000", source=OTHER)
    verdict = Verdict.objects.filter(promise_id=promise).latest("pk")
    assert (verdict.state, verdict.contested, verdict.used) == ("kept", True, [one, other])


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"value": "many"}, refusals.NumberUnclear),
        ({"value": "77.000"}, refusals.NumberAmbiguous),
        ({"value": "NaN"}, refusals.NumberUnclear),
        ({"value": ""}, refusals.NumberMissing),
        ({"value": "9" * 30}, refusals.NumberUnclear),
        ({"value": "90000", "value_to": "80000"}, refusals.RangeUpsideDown),
        ({"value": "80000", "precision": "between"}, refusals.NumberMissing),
        ({"value": "80000", "precision": "roughly"}, refusals.PrecisionUnknown),
        ({"value": "80000", "period": "spring"}, refusals.PeriodUnclear),
        ({"value": "80000", "source": Source("x")}, refusals.SourceMissing),
        ({"value": "80000", "source": Source("", date(2025, 1, 1))}, refusals.SourceMissing),
        ({"value": "80000", "source": Source("x", date(2023, 12, 31))}, refusals.SourceBeforePeriod),
        ({"value": "80000", "source": Source("x", date(2025, 1, 1), "javascript:alert(1)")}, refusals.LinkUnclear),
        ({"value": "80000", "unit": "km"}, refusals.UnitsDiffer),
        ({"value": "80000", "subject_id": 10**9}, refusals.NoSuchEntry),
    ],
)
def test_bad_figures_are_refused_and_store_nothing(book: Book, more: dict[str, Any], refusal: Any) -> None:
    with pytest.raises(refusal) as refused:
        book.figure(more.pop("value"), **more)
    assert refused.value.english()
    assert not Observation.objects.exists()


def test_units_are_converted_and_kept_as_written(book: Book) -> None:
    book.cars = writes.ensure_metric("Range", "km", AFTER)
    row = Observation.objects.get(pk=book.figure("250", unit="mile", precision="more than"))
    assert (row.value, row.unit, row.low, row.low_open) == (250, "mile", Decimal("402.336"), True)


def test_another_currency_needs_its_rate_and_the_day_of_it(book: Book) -> None:
    book.cars = writes.ensure_metric("Turnover", "EUR", AFTER)
    assert Observation.objects.get(pk=book.figure("5", unit="€")).low == 5
    with pytest.raises(refusals.CurrencyNeedsRate):
        book.figure("100", unit="USD")
    with pytest.raises(refusals.CurrencyNeedsRate):
        book.figure("100", unit="USD", rate="0.9")
    with pytest.raises(refusals.UnitsDiffer):
        book.figure("100", unit="cars")
    with pytest.raises(refusals.NumberUnclear):
        book.figure("9" * 20, unit="USD", rate="12345.123456", rate_on=date(2024, 12, 31))
    row = Observation.objects.get(pk=book.figure("100", unit="USD", rate="0.9", rate_on=date(2024, 12, 31)))
    assert (row.low, row.unit, row.rate_on) == (90, "USD", date(2024, 12, 31))


def test_a_period_that_is_not_over_decides_nothing(book: Book) -> None:
    promise = book.promise()
    book.figure("85000", source=Source("A forecast", date(2024, 10, 1)))
    verdict = Verdict.objects.filter(promise_id=promise).latest("pk")
    assert (verdict.state, verdict.missing) == ("undecided", "final")


def test_months_add_up_and_a_day_passing_makes_overdue(book: Book) -> None:
    promise = book.promise(period="2026")
    assert book.state(promise) == "open"
    assert writes.settle_due(AFTER + timedelta(days=1000)) == 1
    assert book.state(promise) == "overdue"
    other = book.promise()
    for month in range(1, 13):
        book.figure("7000", f"2024-{month:02}")
    assert book.state(other) == "kept"


def test_a_done_thing_and_its_evidence(book: Book) -> None:
    promise = book.dated(due=date(2024, 9, 30))
    book.happened(promise, "2024-10-01", holds=False)
    assert book.state(promise) == "broken"
    book.happened(promise, "2024-11")
    assert book.state(promise) == "partly"


@pytest.mark.parametrize(
    ("change", "more", "state"),
    [
        ("lowered", {"low": "70000", "high": "79000"}, "kept"),
        ("raised", {"low": "90000", "high": "95000"}, "broken"),
        ("delayed", {"period": "2025"}, "open"),
        ("reworded", {"words": "Some 80,000."}, "broken"),
    ],
)
def test_a_promise_revised_in_time_is_judged_by_its_new_terms(
    book: Book, change: str, more: dict[str, Any], state: str
) -> None:
    promise = book.promise()
    book.figure("75000")
    said = Source("A paper", date(2024, 6, 2))
    writes.revise(promise, Change(change, date(2024, 6, 1), said, **more), "ines", book.tick())
    assert book.state(promise) == state
    assert Promise.objects.get(pk=promise).low == 80000  # the first terms stay as they were


def test_a_promise_revised_after_its_day_is_judged_as_it_was(book: Book) -> None:
    promise = book.promise()
    book.figure("75000")
    change = Change("lowered", date(2025, 1, 20), REPORT, low="70000", high="76000")
    writes.revise(promise, change, "ines", book.tick())
    assert book.state(promise) == "broken"
    with pytest.raises(refusals.ChangeUnknown):
        writes.revise(promise, Change("forgotten", date(2025, 1, 20), REPORT), "ines", book.tick())


def test_an_editor_may_judge_otherwise_and_undo_it(book: Book) -> None:
    promise = book.promise()
    book.figure("79500")
    with pytest.raises(refusals.ReasonMissing):
        writes.overrule(promise, "partly", "so", "ines", book.tick())
    verdict = writes.overrule(promise, "partly", "Half a per cent short.", "ines", book.tick())
    book.figure("85000", source=OTHER)
    assert book.state(promise) == "partly"  # whatever the rules find
    writes.undo(verdict, "ines", book.tick())
    with pytest.raises(refusals.TakenBackAlready):
        writes.undo(verdict, "otto", book.tick())
    assert book.state(promise) == "kept"
    assert Verdict.objects.get(pk=verdict).undone_by == "ines"


@pytest.mark.parametrize(
    ("aim", "refusal"),
    [
        ({"low": "90000", "high": "80000"}, refusals.RangeUpsideDown),
        ({"high": ""}, refusals.TermsUnclear),
        ({"metric_id": None}, refusals.TermsUnclear),
        ({"kind": "hope"}, refusals.TermsUnclear),
        ({"count": 0}, refusals.TermsUnclear),
    ],
)
def test_a_promise_that_cannot_be_measured_must_say_so(book: Book, aim: dict[str, Any], refusal: Any) -> None:
    with pytest.raises(refusal):
        book.promise(**aim)
    assert not Promise.objects.exists()


def test_a_promise_needs_its_words_and_its_place(book: Book) -> None:
    said = Said("It will be good.", date(2024, 1, 1))
    vague = Promised(book.valdora, "Good cars", said, Aim("condition", measurable=False))
    with pytest.raises(refusals.PlaceMissing):
        writes.promise(vague, "ines", AFTER)
    place = Place(link_url="https://example.org/")
    promise = writes.promise(Promised(book.valdora, "Good cars", said, vague.aim, place), "ines", AFTER)
    assert book.state(promise) == "unmeasurable"


def test_merged_subjects_are_one_and_are_split_without_loss(book: Book) -> None:
    promise = book.promise()
    twin = writes.ensure_subject("Valdora S.p.A.", AFTER)
    book.figure("85000", subject_id=twin)
    assert book.state(promise) == "overdue"
    writes.merge(twin, book.valdora, "ines", book.tick())
    assert (book.state(promise), clusters.canonical(twin)) == ("kept", book.valdora)
    with pytest.raises(refusals.WithinItself):
        writes.merge(book.valdora, twin, "ines", book.tick())
    writes.split(twin, "ines", book.tick())
    assert book.state(promise) == "overdue"
    assert Observation.objects.get().subject_id == twin
    assert list(Subject.objects.get(pk=twin).mergings.values_list("into_id", flat=True)) == [book.valdora, None]
    with pytest.raises(refusals.NotMerged):
        writes.split(twin, "ines", book.tick())


def test_a_subject_is_found_by_name_and_alias(book: Book) -> None:
    Subject.objects.filter(pk=book.valdora).update(aliases="Valdora Automobili\nVA")
    assert writes.ensure_subject("VALDORA ", AFTER) == book.valdora
    assert writes.ensure_subject("valdora automobili", AFTER) == book.valdora
    assert writes.ensure_subject("Valdor", AFTER) != book.valdora
    assert writes.ensure_subject("Promise", AFTER) != writes.ensure_subject("promises", AFTER)
    assert set(Subject.objects.values_list("slug", flat=True)) >= {"promise-2", "promises-2"}


def test_settling_all_again_changes_nothing(book: Book) -> None:
    book.promise()
    book.figure("85000")
    before = Verdict.objects.count()
    assert writes.settle_all(book.at) == 0
    assert Verdict.objects.count() == before
