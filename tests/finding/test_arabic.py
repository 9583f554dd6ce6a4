"""Arabic words are found in whatever form they stand: with article and particles, with endings, vowelled or not."""

from itertools import product

import pytest

from postilla.finding import terms

FORMS = (
    "كتاب الكتاب والكتاب بالكتاب للكتاب كِتَابٌ كتابه وكتاب لكتاب فالكتاب كتابها وللكتاب",
    "سيارة السيارة سيارات السيارات بسيارة والسيارات للسيارات سيّارة سيارته سيـــارة سيارتين",
    "أحمد احمد وأحمد لأحمد",
    "إنتاج انتاج الإنتاج الانتاج بإنتاج والإنتاج للإنتاج",
    "مبيعات المبيعات بالمبيعات ومبيعات لمبيعات مبيعاتها",
    "شركة الشركة شركات للشركة والشركة شركتها بشركة لشركة شركاتهم",
    "بطارية البطارية بطاريات البطاريّات",
    "كهرباء الكهرباء كهربائي كهربائية بالكهرباء",
    "مستشفى مستشفي المستشفى للمستشفى",
    "إيطاليا إيطالي الإيطالية بإيطاليا لإيطاليا",
    "لون اللون للون بلون",
    "بيت البيت ببيت لبيت",
)


def has(query: str, text: str, language: str) -> bool:
    have = set(terms.terms(text, language))
    return all(have & one for one in terms.wanted(query))


@pytest.mark.parametrize("forms", FORMS)
def test_every_form_of_a_word_finds_every_other(forms: str) -> None:
    words = forms.split()
    assert [(one, other) for one, other in product(words, repeat=2) if not has(one, other, "ar")] == []


@pytest.mark.parametrize(
    ("query", "text"),
    [("كتاب", "تاب"), ("ألمانيا", "ألم"), ("وطن", "طن"), ("كلب", "لب"), ("كبير", "بير"), ("بلد", "لد")],
)
def test_a_word_that_begins_or_ends_like_a_particle_is_whole(query: str, text: str) -> None:
    assert not has(query, text, "ar")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("car cars", "en"), ("factory factories", "en"), ("promise promises promised", "en"),
        ("voiture voitures", "fr"), ("cheval chevaux", "fr"), ("promesse promesses", "fr"),
        ("macchina macchine", "it"), ("fabbrica fabbriche", "it"), ("promessa promesse", "it"),
        ("Auto Autos", "de"), ("Haus Häuser", "de"), ("Fahrzeug Fahrzeuge", "de"), ("Werk Werke Werken", "de"),
        ("coche coches", "es"), ("camión camiones", "es"), ("fábrica fábricas fabricas", "es"),
    ],
)  # fmt: skip
def test_one_and_many_are_one_word(words: str, language: str) -> None:
    every = words.split()
    assert [(one, other) for one, other in product(every, repeat=2) if not has(one, other, language)] == []
