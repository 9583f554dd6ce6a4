"""Halves, thirds and quarters of a year are times; of anything else they are shares."""

from datetime import date

import pytest

from postilla.ledger.proposals import propose

BEFORE, AFTER = date(2025, 11, 28), date(2026, 11, 27)
FIRST_THIRD = "2026-01-01..2026-04-30"


@pytest.mark.parametrize(
    ("language", "lead", "time", "period"),
    [
        ("en", "The firm aims to deliver between 3,000 and 4,000 vans", time, period)
        for time, period in (
            ("in the first half of 2026", "2026-H1"), ("in the latter half of 2026", "2026-H2"),
            ("in the second half of next year", "2026-H2"), ("in the first quarter of 2026", "2026-Q1"),
            ("in the first third of 2026", FIRST_THIRD),
        )
    ] + [
        ("fr", "L’entreprise vise entre 3 000 et 4 000 fourgons", time, period)
        for time, period in (
            ("au premier semestre 2026", "2026-H1"), ("dans la première moitié de 2026", "2026-H1"),
            ("pendant la seconde moitié de l’année prochaine", "2026-H2"), ("au premier quart de 2026", "2026-Q1"),
            ("dans le premier tiers de 2026", FIRST_THIRD),
        )
    ] + [
        ("de", "Das Unternehmen strebt zwischen 3.000 und 4.000 Transporter an", time, period)
        for time, period in (
            ("im ersten Halbjahr 2026", "2026-H1"), ("in der zweiten Hälfte des Jahres 2026", "2026-H2"),
            ("im ersten Viertel des Jahres 2026", "2026-Q1"), ("im ersten Drittel des Jahres 2026", FIRST_THIRD),
        )
    ] + [
        ("it", "L’azienda punta a consegnare tra 3.000 e 4.000 furgoni", time, period)
        for time, period in (
            ("nella prima metà del 2026", "2026-H1"), ("nella seconda metà dell’anno prossimo", "2026-H2"),
            ("nel primo quarto del 2026", "2026-Q1"), ("nel primo quadrimestre del 2026", FIRST_THIRD),
        )
    ] + [
        ("es", "La empresa aspira a entregar entre 3.000 y 4.000 furgonetas", time, period)
        for time, period in (
            ("en la primera mitad de 2026", "2026-H1"), ("en la segunda mitad del año que viene", "2026-H2"),
            ("en el primer cuarto de 2026", "2026-Q1"), ("en el primer cuatrimestre de 2026", FIRST_THIRD),
        )
    ],
)  # fmt: skip
def test_a_part_of_a_year_is_when(language: str, lead: str, time: str, period: str) -> None:
    [one] = propose(f"{lead} {time}.", language, BEFORE)
    assert (one.what, one.kind, one.certainty) == ("promise", "range", "aims")
    assert one.low == 3000
    assert one.high == 4000
    assert one.period == period


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The firm aims to deliver between 3,000 and 4,000 vans in the first half of 2026."),
        ("en", "The firm aims to deliver between 3,000 and 4,000 vans in the first half of 2026, Halden said."),
        ("fr", "L’entreprise vise entre 3 000 et 4 000 fourgons au premier semestre 2026."),
        ("de", "Das Unternehmen strebt im ersten Halbjahr 2026 zwischen 3.000 und 4.000 Transporter an."),
        ("it", "L’azienda punta a consegnare tra 3.000 e 4.000 furgoni nella prima metà del 2026."),
        ("es", "La empresa aspira a entregar entre 3.000 y 4.000 furgonetas en la primera mitad de 2026."),
    ],
)
def test_what_somebody_aims_at_is_a_promise_in_a_text_dated_after_it(language: str, text: str) -> None:
    [one] = propose(text, language, AFTER)
    assert (one.what, one.kind, one.certainty, one.period) == ("promise", "range", "aims", "2026-H1")


@pytest.mark.parametrize(
    "text",
    [
        "The firm aimed to deliver 3,000 vans in the first half of 2026.",
        "The firm was aiming for 3,000 vans in the first half of 2026.",
        "The firm aims to deliver 3,000 vans in 2021.",
    ],
)
def test_what_was_once_aimed_at_is_none(text: str) -> None:
    assert propose(text, "en", AFTER) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Half of the vans will be electric in 2027."),
        ("en", "Half of the vans will be electric in the first half of 2027."),
        ("en", "Half of next year's vans will be electric."),
        ("fr", "La moitié des fourgons seront électriques en 2027."),
        ("de", "Die Hälfte der Transporter wird 2027 elektrisch sein."),
        ("it", "Metà dei furgoni sarà elettrica nel 2027."),
        ("es", "La mitad de las furgonetas será eléctrica en 2027."),
    ],
)
def test_half_of_the_vans_is_a_share(language: str, text: str) -> None:
    [one] = propose(text, language, AFTER)
    assert (one.what, one.unit) == ("promise", "%")
    assert one.low == 50
