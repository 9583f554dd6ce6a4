"""Praise that is meant the other way is doubted: it is not told, and nobody is in favour by it. Honest praise is."""

import pytest

from postilla.insights.reading import TOLD
from postilla.insights.reading.reader import signs_in
from postilla.insights.reading.sneers import sneered
from tests.insights.reading.reading_of import reading

SNEERS = [
    ("en", "Oh great, another genius lamp that burns my retinas. Thank you so much, engineers..."),
    ("en", "Well done, council: the pool is closed for the hottest week of the year."),
    ("en", "Fantastic idea. Nobody can get to the hospital now."),
    ("en", "A round of applause for the planners. The lift is broken again."),
    ("en", "The “improved” timetable. My bus leaves before it arrives."),
    ("en", "Lovely service 🙄"),
    ("en", "Thanks for nothing."),
    ("de", "Na super, ganz toll gemacht, jetzt sehe ich gar nichts mehr. Danke auch!"),
    ("de", "Großartige Leistung, zum dritten Mal kaputt."),
    ("de", "Bravo! Wieder eine Stunde Verspätung."),
    ("de", "Der „tolle“ Service hat aufgelegt."),
    ("fr", "Ah ben bravo, il pleut dans la salle."),
    ("fr", "Quelle belle idée, plus une seule place pour les vélos."),
    ("fr", "Merci pour rien."),
    ("fr", "Chapeau bas : encore en panne."),
    ("it", "Complimenti vivissimi, ancora un treno cancellato."),
    ("it", "Ma che bravi, hanno chiuso pure la farmacia."),
    ("it", "Un applauso a chi ha pensato questo incrocio."),
    ("es", "Qué maravilla, otra vez sin agua."),
    ("es", "Enhorabuena al ayuntamiento: otra obra parada."),
    ("es", "Lo que nos faltaba."),
    ("es", "Parabéns à câmara: outra rua fechada."),  # Portuguese, as it is mostly read
    ("es", "Era só o que faltava."),
]
HONEST = [
    ("en", "Wonderful news. Well done to the council for listening to us swimmers!"),
    ("en", "Thanks for the article: the state of these bridges is a scandal."),
    ("en", "Great piece on a terrible subject."),
    ("en", "The lifeguards are lovely. But the showers have been cold since August."),
    ("en", "Well done, but the lift is broken again."),
    ("en", "Thank you so much for repairing the broken lift."),
    ("de", "Bravo! Endlich komme ich beim Metzger über die Straße."),
    ("de", "Ganz toll gemacht, vielen Dank!"),
    ("de", "Ein dickes Lob an die Schulleiterin! Endlich hat jemand Mut."),
    ("fr", "Très bonne décision, bravo à la mairie !"),
    ("fr", "La purée est délicieuse, bravo aux cuisiniers."),
    ("fr", "Merci pour cet article sur un scandale."),
    ("it", "Complimenti al Comune! Il paese non è mai stato così pulito."),
    ("it", "Che bell'articolo, e che belle foto."),
    ("es", "¡Qué buena noticia! Enhorabuena al ayuntamiento por esta decisión."),
    ("es", "Muchas gracias por la respuesta, Toni."),
]


@pytest.mark.parametrize(("lang", "text"), SNEERS)
def test_praise_that_is_belied_is_not_told(lang: str, text: str) -> None:
    told = reading(text, lang)
    assert sneered(signs_in(text, lang))
    for kinds in (told.kinds, *(point.kinds for point in told.points)):
        assert kinds[0].name != "praise"
        assert all(label.score < TOLD for label in kinds if label.name == "praise")
    assert "for" not in {told.toward.name, *(point.toward.name for point in told.points)}


@pytest.mark.parametrize(("lang", "text"), HONEST)
def test_honest_praise_is_left_alone(lang: str, text: str) -> None:
    assert not sneered(signs_in(text, lang))


def test_only_praise_near_it_is_doubted() -> None:
    text = " ".join(["Oh great, another app.", *["The train was on time today."] * 5, "The staff are wonderful."])
    doubted = sneered(signs_in(text, "en"))
    assert 0 in doubted
    assert len(signs_in(text, "en")) - 1 not in doubted


@pytest.mark.parametrize(
    ("lang", "text", "side"),
    [
        ("en", "I am against it.", "against"),
        ("en", "The whole thing is a disgrace.", "against"),
        ("de", "Ich halte nichts davon. Verbote haben noch keinem Kind etwas beigebracht.", "against"),
        ("de", "Reine Abzocke.", "against"),
        ("fr", "Les plats arrivent froids. C'est inadmissible !", "against"),
        ("it", "È una decisione sbagliata.", "against"),
        ("es", "Yo estoy en contra. Cada uno hace con su piso lo que quiere.", "against"),
        ("en", "I'm in favour of it.", "for"),
        ("fr", "Je suis pour. Un enfant n'a pas besoin de viande tous les jours.", "for"),
        ("es", "Estoy totalmente a favor de poner un límite.", "for"),
    ],
)
def test_a_side_that_is_taken_in_plain_words_is_believed(lang: str, text: str, side: str) -> None:
    told = reading(text, lang).toward
    assert told.name == side
    assert all(word in text for word in told.words)


def test_what_is_denied_takes_no_side() -> None:
    [one] = signs_in("It is not at all a disgrace.", "en")
    assert "against" not in one.outright
    [one] = signs_in("Nobody is against it.", "en")
    assert "against" not in one.outright


def test_praise_far_from_it_is_told_of_the_whole_comment() -> None:
    sneer, between = "Thanks for nothing, planners.", ["The train came at nine and went at ten."] * 4
    praise = "The staff are wonderful, kind and helpful, thank you so much!"
    near, far = reading(f"{sneer} {praise}"), reading(" ".join([sneer, *between, praise]))
    told = [{label.name for label in one.kinds if label.score >= TOLD} for one in (near, far)]
    assert ["praise" in names for names in told] == [False, True]
    assert "for" not in near.toward.name
