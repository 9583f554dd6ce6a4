"""What stands over a line: what readers share, else words of one of them that can be read by themselves."""

import pytest

from postilla.insights.headings import Heading, heading
from postilla.insights.values import Cited, Line, Quotation, Teller, Theme


def over(text, words, tellers=(), lang="en", language="en"):
    """What stands over a line of comments 1 and 2, by two readers, with one quotation."""
    points = (Cited(1, 0, 5, 0, "none"), Cited(2, 0, 5, 1, "none"))
    line = Line("said:k", "complaint", Theme("k", words), points, (), (), tuple(tellers))
    return heading(line, [Quotation(1, text, lang, "none")], language)


def told(*both, alone=()):
    return [Teller("en", word, (1, 2)) for word in both] + [Teller("en", word, (1,)) for word in alone]


def test_what_two_readers_say_stands_there_as_words():
    words = {"en": ("workshop", "answer", "desk")}
    found = over("The workshop has no answer.", words, told("workshop", "answer", alone=["desk"]))
    assert found == Heading("en", ("workshop", "answer"))


def test_one_shared_word_stands_there_in_a_sentence_if_there_is_one():
    words, tellers = {"en": ("workshop", "answer")}, told("workshop", alone=["answer"])
    assert over("I wait for an answer. The workshop is closed.", words, tellers).phrase == "The workshop is closed"
    assert over("I wait for an answer.", words, tellers) == Heading("en", ("workshop",))


@pytest.mark.parametrize(
    ("text", "lang", "words", "phrase"),
    [
        ("Well. There is a warning lamp, always. Bye now.", "en", ("lamp",), "There is a warning lamp, always"),
        ("Und zum Frühdienst fährt kein Bus.", "de", ("Frühdienst",), "zum Frühdienst fährt kein Bus"),
        ("Who repairs the battery?", "en", ("battery",), "Who repairs the battery?"),
        ("Ecco. « La sirena non suona. » Grazie a tutti.", "it", ("sirena",), "La sirena non suona"),
        (
            f"When I asked head office, nobody answered me {'at all ' * 12}, head office is closed.",
            "en", ("head office",), "head office is closed",
        ),
        ("Call […] about the lamp please.", "en", ("lamp",), ""),  # what masking left
        ("Lui, […], a ses phares. Ses phares m'aveuglent.", "fr", ("phares",), "Ses phares m'aveuglent"),
        (", roule toujours en pleins phares", "fr", ("phares",), "roule toujours en pleins phares"),
        ("¿Quién arregla los faros?", "es", ("faros",), "¿Quién arregla los faros?"),
        ("The lamp.", "en", ("lamp",), ""),  # too short to be read by itself
        ("lamp " * 40, "en", ("lamp",), ""),
        ("Nothing of the matter is said here.", "en", ("lamp",), ""),
        ("", "en", ("lamp",), ""),
    ],
)  # fmt: skip
def test_where_they_share_no_word_a_sentence_of_one_does(text, lang, words, phrase):
    found = over(text, {lang: words}, lang=lang, language=lang)
    assert found.phrase == phrase
    assert phrase.removesuffix("?") in text
    assert found.words == words


def test_it_is_in_the_language_of_the_page_if_it_can_be():
    words = {"en": ("lamp",), "de": ("Lampe",)}
    line = Line("said:k", "complaint", Theme("k", words), (Cited(1, 0, 5, 0, "none"),), (), ())
    quoted = [
        Quotation(1, "The warning lamp is on.", "en", "none"),
        Quotation(2, "Die Lampe brennt immer.", "de", "none"),
    ]
    assert heading(line, quoted, "de") == Heading("de", ("Lampe",), "Die Lampe brennt immer")
    assert heading(line, quoted, "en") == Heading("en", ("lamp",), "The warning lamp is on")
    assert heading(line, [], "fr") == Heading("en", ("lamp",))


def test_marks_without_end_are_read_once():
    assert over("…" + "!" * 300_000 + "a", {"en": ("lamp",)}) == Heading("en", ("lamp",))
