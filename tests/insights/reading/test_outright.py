"""Who says outright that they agree or disagree is believed, whatever the weights make of the rest."""

import pytest

from postilla.insights.values import Label
from tests.insights.reading.reading_of import reading

ABOVE = {
    "en": "The bridge should be closed to cars.",
    "de": "Die Brücke sollte für Autos gesperrt werden.",
    "fr": "Le pont devrait être fermé aux voitures.",
    "it": "Il ponte andrebbe chiuso alle auto.",
    "es": "El puente debería cerrarse a los coches.",
}


def answering(text: str, lang: str) -> Label:
    told = reading(text, lang, parent=ABOVE[lang]).answering
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I disagree."),
        ("en", "I must disagree a little with the complaint about the crash test."),
        ("en", "Sorry, I don’t agree at all."),
        ("en", "I respectfully disagree: my brother lives there."),
        ("en", "We do not agree with you."),
        ("de", "Da muss ich Ihnen leider widersprechen."),
        ("de", "Da bin ich ganz anderer Meinung."),
        ("de", "Das sehe ich völlig anders."),
        ("fr", "Je ne suis pas d'accord avec vous."),
        ("fr", "Pas du tout d’accord."),
        ("it", "Non sono per niente d'accordo."),
        ("it", "Dissento."),
        ("es", "No estoy de acuerdo."),
        ("es", "Discrepo, y mucho."),
    ],
)
def test_disagreement(lang: str, text: str) -> None:
    told = answering(text, lang)
    assert (told.name, told.score >= 0.9) == ("disagrees", True)
    assert all(word in text for word in told.words)
    assert told.words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I agree."),
        ("en", "I couldn't agree more."),
        ("en", "I agree with you, it is high time."),
        ("de", "Da stimme ich Ihnen voll und ganz zu."),
        ("de", "Dem kann ich nur zustimmen."),
        ("fr", "Tout à fait d’accord, vivement l’été."),
        ("fr", "Je suis entièrement d’accord avec vous."),
        ("it", "Pienamente d'accordo con lei."),
        ("it", "Concordo in pieno."),
        ("es", "Totalmente de acuerdo."),
        ("es", "Coincido contigo."),
    ],
)
def test_agreement(lang: str, text: str) -> None:
    told = answering(text, lang)
    assert (told.name, told.score >= 0.9) == ("agrees", True)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The two reports do not agree on the year."),
        ("de", "Dann ist es nichts für Sie, da widerspreche ich nicht."),
        ("fr", "28 euros, d’accord, mais qui paie le reste ?"),
        ("it", "D'accordo con il medico abbiamo spostato tutto di un giorno."),
    ],
)
def test_what_only_sounds_like_it_is_weighed(lang: str, text: str) -> None:
    told = answering(text, lang)
    assert not any("agree" in word or "accord" in word or "widerspreche" in word for word in told.words) or (
        told.score < 0.9
    )
