"""One plain case of each kind in each language, and what is not what it looks like."""

import pytest

from postilla.insights.reading import TOLD
from tests.insights.reading.reading_of import reading

PLAIN = [
    ("question", "en", "When will the new parts warehouse open?"),
    ("question", "en", "Does anyone know whether the old model fits the new charger"),
    ("question", "fr", "Quand est-ce que le nouvel entrepôt va ouvrir ?"),
    ("question", "fr", "quelqu'un sait si l'ancien modèle est repris"),
    ("question", "de", "Wann macht das neue Lager denn auf?"),
    ("question", "de", "weiß jemand, ob das alte Modell noch gebaut wird"),
    ("question", "it", "Quando apre il nuovo magazzino?"),
    ("question", "it", "qualcuno sa se il vecchio modello va bene"),
    ("question", "es", "¿Cuándo abre el nuevo almacén?"),
    ("correction", "en", "The article is wrong: the plant was opened in 1962, not in 1972."),
    ("correction", "fr", "Il y a une erreur dans l'article : l'usine a ouvert en 1962 et non en 1972."),
    ("correction", "de", "Im Artikel steht 1972, das stimmt nicht: Das Werk wurde 1962 eröffnet."),
    ("correction", "it", "C'è un errore nell'articolo: lo stabilimento è del 1962, non del 1972."),
    ("correction", "es", "Hay un error en el artículo: la fábrica se abrió en 1962, no en 1972."),
    ("report", "en", "I have owned mine for six years and my dealer changed the belt twice."),
    ("report", "fr", "J'ai la mienne depuis six ans et mon concessionnaire a changé deux fois la courroie."),
    ("report", "de", "Ich fahre meinen seit sechs Jahren, bei mir wurde der Riemen zweimal getauscht."),
    ("report", "it", "Ho la mia da sei anni e il mio meccanico ha cambiato la cinghia due volte."),
    ("report", "es", "Tengo el mío desde hace seis años y mi taller ha cambiado dos veces la correa."),
    ("praise", "en", "Thank you, a great article, very well written!"),
    ("praise", "fr", "Merci, un excellent article, très bien écrit !"),
    ("praise", "de", "Danke, ein sehr guter Artikel, toll geschrieben!"),
    ("praise", "it", "Grazie, un ottimo articolo, scritto molto bene!"),
    ("praise", "es", "Gracias, un artículo excelente, muy bien escrito."),
    ("request", "en", "Please publish the figures for every year."),
    ("request", "fr", "Merci de publier les chiffres de chaque année, s'il vous plaît."),
    ("request", "de", "Bitte veröffentlicht doch die Zahlen für jedes Jahr."),
    ("request", "it", "Per favore pubblicate i dati di ogni anno."),
    ("request", "es", "Por favor, publiquen las cifras de cada año."),
    ("opinion", "en", "I think that people will never accept this, it makes no sense."),
    ("opinion", "fr", "Je pense que les gens n'accepteront jamais cela, ça n'a aucun sens."),
    ("opinion", "de", "Ich finde, das hat keine Zukunft, die Leute werden das nie akzeptieren."),
    ("opinion", "it", "Secondo me la gente non lo accetterà mai, non ha senso."),
    ("opinion", "es", "Creo que la gente nunca lo aceptará, no tiene sentido."),
]  # fmt: skip
ANSWERS = [
    ("en", "Is it open on Mondays?", "No, it opens on Tuesday at 10."),
    ("fr", "C'est ouvert le lundi ?", "Non, ça ouvre le mardi à 10 h."),
    ("de", "Ist montags offen?", "Nein, erst ab Dienstag um 10 Uhr."),
    ("it", "È aperto il lunedì?", "No, apre il martedì alle 10."),
    ("es", "¿Abre los lunes?", "No, abre el martes a las 10."),
]
AGREES = [
    ("en", "Exactly, I agree."),
    ("fr", "Tout à fait d'accord."),
    ("de", "Genau, sehe ich auch so."),
    ("it", "Esatto, sono d'accordo."),
    ("es", "Exacto, estoy de acuerdo."),
]
DISAGREES = [
    ("en", "I disagree, that's not true."),
    ("fr", "Pas du tout d'accord, c'est faux."),
    ("de", "Nein, das stimmt so nicht."),
    ("it", "Non è vero, non sono d'accordo."),
    ("es", "No es verdad, no estoy de acuerdo."),
]
STATED = {"en": "They build far too many.", "fr": "Ils en construisent trop.", "de": "Die bauen viel zu viele.",
          "it": "Ne costruiscono troppe.", "es": "Construyen demasiados."}  # fmt: skip


@pytest.mark.parametrize(("kind", "lang", "text"), PLAIN)
def test_tells_the_kind_in_its_own_words(kind: str, lang: str, text: str) -> None:
    label = next(one for one in reading(text, lang).kinds if one.name == kind)
    assert label.score >= TOLD
    assert label.words


@pytest.mark.parametrize(("lang", "asked", "text"), ANSWERS)
def test_tells_an_answer_by_what_it_answers(lang: str, asked: str, text: str) -> None:
    def score(parent: str | None) -> float:
        return next((one.score for one in reading(text, lang, parent).kinds if one.name == "answer"), 0.0)

    assert score(asked) >= TOLD > score(None)


@pytest.mark.parametrize(("lang", "text"), AGREES)
def test_agrees(lang: str, text: str) -> None:
    label = reading(text, lang, STATED[lang]).answering
    assert label is not None
    assert label.name == "agrees"


@pytest.mark.parametrize(("lang", "text"), DISAGREES)
def test_disagrees(lang: str, text: str) -> None:
    label = reading(text, lang, STATED[lang]).answering
    assert label is not None
    assert label.name == "disagrees"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Who cares?"), ("fr", "À quoi bon ?"), ("de", "Wer soll das bezahlen?"), ("it", "Ma chi ci crede?")],
)
def test_scores_a_rhetorical_question_low(lang: str, text: str) -> None:
    assert all(one.score < 0.6 for one in reading(text, lang).kinds if one.name == "question")


def test_reads_what_it_has_no_table_for_with_low_scores() -> None:
    kinds = reading("Quando é que isso vai abrir?", "pt").kinds
    assert kinds[0].name == "question"
    assert kinds[0].score <= 0.8
