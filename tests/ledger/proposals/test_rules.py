"""What each kind of words makes of a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from postilla.ledger.proposals import propose
from postilla.ledger.proposals.numbers import numbers
from postilla.ledger.proposals.tables import LANGUAGES
from postilla.ledger.proposals.times import times

DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "80,000", 80_000), ("en", "1.2 billion", 1_200_000_000), ("en", "£3.5bn", 3_500_000_000),
        ("en", "two million", 2_000_000), ("en", "40kwh", 40), ("en", "1 250 000", 1_250_000), ("en", "12,5", "12.5"),
        ("fr", "80 000", 80_000), ("fr", "1,2 milliard", 1_200_000_000), ("fr", "3 milliers", 3_000),
        ("fr", "2,5", "2.5"), ("fr", "450 m€", 450_000_000), ("it", "90 mila", 90_000), ("it", "90mila", 90_000),
        ("it", "1.234.567", 1_234_567), ("it", "4,6 mld", 4_600_000_000), ("de", "1,2 mrd.", 1_200_000_000),
        ("de", "50 mio.", 50_000_000), ("de", "80.000", 80_000), ("de", "1'200", 1_200), ("de", "zwölf", 12),
        ("es", "18.700 millones", 18_700_000_000), ("es", "3 mil millones", 3_000_000_000), ("es", "80 mil", 80_000),
        ("es", "4,6", "4.6"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_each_language_writes_them(language, text, value):
    assert [one.value for one in numbers(text, LANGUAGES[language], ())] == [Decimal(value)]


@pytest.mark.parametrize("text", ["the 500e", "the 21st floor", "x5", "v2.0b"])
def test_names_and_ordinals_are_no_numbers(text):
    assert numbers(text, LANGUAGES["en"], ()) == []


@pytest.mark.parametrize(
    ("language", "text", "first", "last", "due"),
    [
        ("en", "in 2025", "2025-01-01", "2025-12-31", None), ("en", "by 2026", None, None, "2026-12-31"),
        ("en", "before the fourth quarter of 2024", None, None, "2024-09-30"),
        ("en", "by the end of june 2025", None, None, "2025-06-30"), ("en", "by mid-2025", None, None, "2025-06-30"),
        ("en", "in the second half of 2025", "2025-07-01", "2025-12-31", None),
        ("en", "in q1 2026", "2026-01-01", "2026-03-31", None),
        ("en", "on 3 may 2025", "2025-05-03", "2025-05-03", None),
        ("en", "may 3, 2025", "2025-05-03", "2025-05-03", None),
        ("en", "next year", "2025-01-01", "2025-12-31", None),
        ("en", "by the end of the decade", None, None, "2030-12-31"),
        ("en", "by the end of next year", None, None, "2025-12-31"),
        ("en", "within two years", None, None, "2026-03-12"),
        ("en", "between 2025 and 2027", "2025-01-01", "2027-12-31", None),
        ("en", "in early 2025", "2025-01-01", "2025-03-31", None),
        ("en", "by spring 2025", None, None, "2025-05-31"),
        ("en", "at the latest in 2026", "2026-01-01", "2026-12-31", None),
        ("fr", "avant le quatrième trimestre 2024", None, None, "2024-09-30"),
        ("fr", "d'ici fin 2028", None, None, "2028-12-31"),
        ("fr", "au premier semestre 2025", "2025-01-01", "2025-06-30", None),
        ("fr", "le 1er janvier 2026", "2026-01-01", "2026-01-01", None),
        ("fr", "d'ici la fin de l'année", None, None, "2024-12-31"),
        ("fr", "l'an prochain", "2025-01-01", "2025-12-31", None),
        ("fr", "au cours des trois prochaines années", None, None, "2027-03-12"),
        ("fr", "avant l'été 2025", None, None, "2025-05-31"),
        ("it", "entro il 2027", None, None, "2027-12-31"),
        ("it", "prima del quarto trimestre del 2024", None, None, "2024-09-30"),
        ("it", "entro la fine dell'anno", None, None, "2024-12-31"),
        ("it", "nei prossimi tre anni", None, None, "2027-03-12"),
        ("it", "l'anno scorso", "2023-01-01", "2023-12-31", None),
        ("it", "dal 2025 al 2027", "2025-01-01", "2027-12-31", None),
        ("de", "bis ende 2028", None, None, "2028-12-31"),
        ("de", "vor dem vierten quartal 2024", None, None, "2024-09-30"),
        ("de", "ab 1. märz 2026", "2026-03-01", "2026-03-01", None),
        ("de", "nächstes jahr", "2025-01-01", "2025-12-31", None),
        ("de", "bis zum jahresende", None, None, "2024-12-31"), ("de", "spätestens 2026", None, None, "2026-12-31"),
        ("es", "antes del cuarto trimestre de 2024", None, None, "2024-09-30"),
        ("es", "antes de que acabe el año", None, None, "2024-12-31"),
        ("es", "a finales de 2026, como muy tarde", None, None, "2026-12-31"),
        ("es", "el próximo año", "2025-01-01", "2025-12-31", None),
    ],
)  # fmt: skip
def test_times_are_periods_or_last_days(language, text, first, last, due):
    (when,) = times(text, LANGUAGES[language], DAY)
    if due:
        assert when.due == date.fromisoformat(due)
    else:
        assert when.due is None
        assert (when.period.start.isoformat(), when.period.end.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "published", "first"),
    [
        ("en", "this winter", "2024-01-16", "2023-12-01"), ("en", "this winter", "2024-10-01", "2024-12-01"),
        ("en", "next winter", "2024-01-16", "2024-12-01"), ("fr", "cet hiver", "2024-02-29", "2023-12-01"),
        ("de", "diesen winter", "2024-03-01", "2024-12-01"), ("it", "questo inverno", "2024-01-02", "2023-12-01"),
        ("es", "este verano", "2024-01-02", "2024-06-01"), ("en", "winter 2025", "2024-01-16", "2025-12-01"),
    ],
)  # fmt: skip
def test_a_season_without_a_year_is_the_one_that_runs_or_comes(language, text, published, first):
    [when] = times(text, LANGUAGES[language], date.fromisoformat(published))
    assert when.period.start.isoformat() == first


@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        ("The brand aims for between 80,000 and 90,000 cars in 2025.", "range", "aims"),
        ("The brand will sell at least 80,000 cars in 2025.", "at-least", "will"),
        ("The group plans to build no more than 300 cars in 2025.", "at-most", "plans"),
        ("The group hopes to sell 300 cars in 2025.", "number", "may"),
        ("The plant will open in 2025.", "done", "will"),
        ("A new model will be launched every year.", "cadence", "will"),
        ("Production will remain in Italy.", "condition", "will"),
        ("No plant will be closed before 2030.", "condition", "will"),
    ],
)
def test_kinds_and_certainties(text, kind, certainty):
    (one,) = propose(text, "en", DAY)
    assert (one.what, one.kind, one.certainty) == ("promise", kind, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "Will the plant open in 2025?", "If demand holds, the plant will open in 2025.",
        "The plant might open in 2025.",
        "Analysts expect 95,000 cars in 2025.", "The company denied that it will close the plant in 2025.",
        "The company has no plans to open a plant in 2025.", "The company had promised 90,000 cars for 2025.",
        "Residents fear that the plant will close in 2025.", "The company recalled 12,000 cars in 2023.",
        "A press conference will take place on 3 May.", "The car costs 24,990 euros.", "",
    ],
)  # fmt: skip
def test_what_is_not_announced_is_not_proposed(text):
    assert propose(text, "en", DAY) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plan since then has been to sell fewer cars at better prices."),
        ("en", "A company that wants to sell a seventh more cars will have to look after a seventh more this winter."),
        ("en", "We have entered all six promises in our calendar and shall return to them."),
        ("en", "He who leaves his winter tyres on until June saves a morning at the workshop."),
        ("en", "With the tank full the display promised 1,040 km."),
        ("en", "It used 5.1 litres at best, and 5.6 over three months."),
        ("en", "It is the first car in ten years that my mother got into without a word."),
        ("fr", "Quiconque veut rouler en 2026 devra s’équiper d’ici fin 2025."),
        ("fr", "Nous avons noté ces promesses pour nos lecteurs et nous y reviendrons en 2025."),
        ("it", "Chi vuole vendere 90.000 auto nel 2025 aprirà nuove officine."),
        ("it", "Le promesse stanno nella nostra agenda: ci torneremo nel 2025."),
        ("de", "Wer 2025 mehr Autos verkaufen will, wird mehr Werkstätten eröffnen."),
        ("de", "Wir werden im Oktober 2025 darauf zurückkommen, unsere Leser lesen es hier."),
        ("es", "Quien quiera vender 90.000 coches en 2025 abrirá más talleres."),
        ("es", "Las promesas están en nuestra agenda: volveremos sobre ellas en 2025."),
    ],
)  # fmt: skip
def test_what_nobody_else_announces_is_not_proposed(language, text):
    """What anybody would have to do, what the paper says of itself, what was the plan, what a display shows."""
    assert propose(text, language, DAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A start-up that makes batteries will open a plant in 2026.",
        "The plan has been approved and 300 cars will be built in 2025.",
        "Those who ordered a car will receive it by the end of 2025.",
        "The ferries will return to the island in 2025.",
    ],
)
def test_what_only_looks_like_that_is(text):
    assert [one.what for one in propose(text, "en", DAY)] == ["promise"]


def test_every_field_says_which_words_made_it():
    text = "The brand plans to sell just over 80,000 cars by the end of 2026."
    (one,) = propose(text, "en", DAY)
    words = {reason.field: text[reason.start : reason.end] for reason in one.reasons}
    assert words == {
        "value": "80,000", "precision": "just over ", "unit": "cars", "certainty": "plans",
        "due": "by the end of 2026",
    }  # fmt: skip


def test_one_sentence_may_hold_a_figure_and_a_promise():
    text = "After 77,000 cars in 2019, the brand is aiming for 90,000 cars in 2025."
    assert [(one.what, int(one.low or 0), one.period) for one in propose(text, "en", DAY)] == [
        ("figure", 77_000, "2019"), ("promise", 90_000, "2025"),
    ]  # fmt: skip
