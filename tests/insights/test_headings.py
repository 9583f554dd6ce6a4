"""What stands over a line: what many readers share, else a sentence of one of them that can be read by itself."""

from dataclasses import replace

import pytest

from postilla.insights.clauses import clauses
from postilla.insights.headings import Heading, heading
from postilla.insights.values import Cited, Line, Quotation, Teller, Theme


def line_of(text, words, tellers=(), kind="complaint", readers=3):
    """A line of comments by so many readers, who all say this and do what it is called by."""
    points = tuple(Cited(n, 0, len(text) or 1, n, "none", kind=kind) for n in range(1, readers + 1))
    return Line("said:k", kind, Theme("k", words), points, (), (), tuple(tellers))


def over(text, words, tellers=(), lang="en", language="en", **more):
    return heading(line_of(text, words, tellers, **more), [Quotation(1, text, lang, "none")], language)


def told(*words, by):
    return [Teller("en", word, tuple(range(1, by + 1))) for word in words]


def test_what_many_of_its_readers_say_stands_there_as_words():
    words = {"en": ("workshop", "answer", "desk")}
    tellers = [*told("workshop", "answer", by=3), *told("desk", by=2)]
    assert over("The workshop gives me no answer.", words, tellers) == Heading("en", ("workshop", "answer"))


@pytest.mark.parametrize(("by", "readers"), [(2, 3), (3, 12)])
def test_what_few_of_them_share_is_said_in_a_sentence(by, readers):
    words = {"en": ("workshop", "answer")}
    found = over("The workshop is closed.", words, told("workshop", "answer", by=by), readers=readers)
    assert found == Heading("en", ("workshop", "answer"), "The workshop is closed")


def test_without_such_a_sentence_what_two_readers_say_is_better_than_what_one_does():
    words = {"en": ("workshop", "answer", "desk")}
    assert over("Well.", words, told("workshop", "desk", by=2)) == Heading("en", ("workshop", "desk"))
    assert over("Well.", words, told("workshop", by=2)) == Heading("en", ("workshop", "answer", "desk"))


def test_a_question_that_says_nothing_alone_stands_over_no_line():
    text = "The first set of tyres lasted 24,000 km. Is that normal?"
    assert over(text, {"en": ("tyres",)}, kind="question").phrase == "The first set of tyres lasted 24,000 km"
    assert over("Is that normal?", {"en": ("tyres",)}, kind="question").phrase == "Is that normal?", "all that is said"


@pytest.mark.parametrize(
    ("text", "lang", "words", "phrase"),
    [
        ("Well. There is a warning lamp, always. Bye now.", "en", ("lamp",), "There is a warning lamp, always"),
        ("Und zum Frühdienst fährt kein Bus.", "de", ("Frühdienst",), "Und zum Frühdienst fährt kein Bus"),
        ("Who repairs the battery?", "en", ("battery",), "Who repairs the battery?"),
        ("Ecco. « La sirena non suona. » Grazie a tutti.", "it", ("sirena",), "La sirena non suona"),
        (
            f"When I asked head office, nobody answered me {'at all ' * 12}, head office is closed.",
            "en", ("head office",), "head office is closed",
        ),
        ("Call […] about the lamp please.", "en", ("lamp",), ""),  # what masking left
        ("Lui, […], a ses phares. Ses phares m'aveuglent.", "fr", ("phares",), "Ses phares m'aveuglent"),
        (", on roule toujours en pleins phares", "fr", ("phares",), "on roule toujours en pleins phares"),
        ("¿Quién arregla ya los faros?", "es", ("faros",), "¿Quién arregla ya los faros?"),
        ("The lamp.", "en", ("lamp",), ""),  # too short to be read by itself
        ("lamp " * 40, "en", ("lamp",), ""),
        ("It is bad. The lamp is always on.", "en", ("lamp",), "The lamp is always on"),
        ("", "en", ("lamp",), ""),
    ],
)  # fmt: skip
def test_a_sentence_of_one_stands_over_few(text, lang, words, phrase):
    found = over(text, {lang: words}, lang=lang, language=lang)
    assert found.phrase == phrase
    assert phrase.removesuffix("?") in text
    assert found.words == words


LONG = " and the man at the desk could tell nobody in the whole long queue what had become of it"


@pytest.mark.parametrize(
    "text",
    [
        f"In a hire car of theirs{LONG}, in a hire car with lamps, with lamps that blind.",
        f"There are so many places where lamps{LONG}, enough places for lamps, because the lamps are there.",
        f"Mit diesen Lampen auf dem Land, die man mir versprochen hat, weil Lampen fehlen {'und wieder ' * 8}",
    ],
)
def test_nothing_is_cut_that_says_little_without_the_rest(text):
    lang = "de" if "Lampen" in text else "en"
    assert [one.text for one in clauses(text, lang)] == []


def test_a_language_without_a_table_is_not_cut():
    text = f"Os faróis estão acesos, {'sempre acesos e ' * 9}nada muda."
    assert list(clauses(text, "pt")) == []
    assert [one.text for one in clauses("Os faróis estão acesos.", "pt")] == ["Os faróis estão acesos"]


def test_over_what_readers_ask_or_want_stands_what_does_so():
    text = "There are lamps enough by now. Please put one lamp at the bus stop."
    want = text.index("Please")
    line = line_of(text, {"en": ("lamp", "bus stop")}, kind="request")
    points = (Cited(1, 0, want - 1, 1, "none", kind="opinion"), Cited(1, want, len(text), 1, "none", kind="request"))
    line = replace(line, points=points)
    assert heading(line, [Quotation(1, text, "en", "none")], "en").phrase == "Please put one lamp at the bus stop"
    cut = Quotation(1, text[want:], "en", "none", ((want, len(text)),))
    assert heading(line, [cut], "en").phrase == "Please put one lamp at the bus stop"
    none = replace(line, points=points[:1])
    assert heading(none, [Quotation(1, text, "en", "none")], "en").phrase == ""
    asked = over("The lamp is off. Who mends the lamp now?", {"en": ("lamp",)}, kind="question")
    assert asked.phrase == "Who mends the lamp now?"


def test_what_does_not_do_what_the_line_is_called_by_does_not_stand_over_it():
    text = "The lamp was fine for years. Now the lamp blinds everybody."
    now = text.index("Now")
    points = (Cited(1, 0, now - 1, 1, "none", does=False), Cited(1, now, len(text), 1, "none", kind="complaint"))
    line = replace(line_of(text, {"en": ("lamp",)}), points=points)
    assert heading(line, [Quotation(1, text, "en", "none")], "en").phrase == "Now the lamp blinds everybody"


def test_it_is_in_the_language_of_the_page_if_it_can_be():
    words = {"en": ("lamp",), "de": ("Lampe",)}
    line = line_of("x" * 30, words)
    quoted = [
        Quotation(1, "The warning lamp is on.", "en", "none"),
        Quotation(2, "Die Lampe brennt immer.", "de", "none"),
    ]
    assert heading(line, quoted, "de") == Heading("de", ("Lampe",), "Die Lampe brennt immer")
    assert heading(line, quoted, "en") == Heading("en", ("lamp",), "The warning lamp is on")
    assert heading(line, [], "fr") == Heading("en", ("lamp",))


def test_marks_without_end_are_read_once():
    assert over("…" + "!" * 300_000 + "a", {"en": ("lamp",)}) == Heading("en", ("lamp",))
