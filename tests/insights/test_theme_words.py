"""What a theme may be called: what readers share, and nobody's name or address."""

from dataclasses import replace

import pytest

from postilla.insights.meaning.words import Words
from postilla.insights.reading import read
from postilla.insights.summary import summarise
from postilla.insights.summary.said import part
from postilla.insights.themes import Wording, named, stems
from postilla.insights.themes.everywhere import joined
from postilla.insights.themes.naming import left_of
from postilla.insights.vectors import packed
from tests.insights.support import comment, said

ASKED = "Ask Herr Zwickelbauer at jane.roe@example.org about the workshop, who lives at Rosenweg 12, 12345 Musterstadt"


def really(comments):
    """With the readings of the real rules, so with what they mask."""
    made = []
    for one in comments:
        reading = read(one)
        texts = [one.text[point.start : point.end] for point in reading.points]
        rows = packed(Words().of(texts, [one.lang] * len(texts)))
        made.append(replace(said([one], Words())[0], reading=reading, vectors=rows))
    return made


def words_of(themes):
    return " ".join(word for theme in themes for words in theme.words.values() for word in words).casefold()


@pytest.mark.parametrize("others", [[], ["The workshop is slow.", "A slow workshop, that is all."]])
def test_what_is_masked_names_no_theme(others):
    heard = really([comment(n, text) for n, text in enumerate([ASKED, *others], start=1)])
    lines = [line.theme for line in summarise(heard).lines]
    found = words_of(lines) + words_of(joined([part("a", heard)], ()).themes)
    assert "workshop" in found
    for word in ("jane", "roe", "example", "rosenweg"):
        assert word not in found


def test_one_of_several_readers_names_nothing_alone():
    texts = ["Zwickelbauer keeps the workshop.", "The workshop is closed.", "Closed, the workshop."]
    points = [Wording(text, "en", number, 0, reader=f"p{number}") for number, text in enumerate(texts)]
    assert set(named(points)[0]["en"]) == {"workshop", "closed"}
    alone = [replace(point, reader="p1") for point in points]
    assert "Zwickelbauer" in named(alone)[0]["en"] + named(points[:1])[0]["en"]
    waits = [Wording("Zwickelbauer waits.", "en", 1, 0), Wording("Nothing but rain.", "en", 2, 0)]
    strangers = [*waits, *(Wording("Trams.", "en", number, 1) for number in range(3, 6))]
    assert "Zwickelbauer" not in (found := named(strangers)[0]["en"])
    assert found


def test_neither_numbers_nor_one_reader_who_says_it_twice_name_a_theme():
    one = "The workshop asks five thousand for the price list."
    points = [Wording(one, "en", number, 0, 1.0, "ada") for number in (1, 2)]
    points += [
        Wording(f"The workshop of {name} has five.", "en", number, 0) for number, name in ((3, "Ulm"), (4, "Ely"))
    ]
    points += [Wording("The tram is late.", "en", number, 1) for number in (5, 6)]
    assert named(points)[0] == {"en": ("workshop",)}


def test_what_readers_say_together_names_a_theme_together():
    """Also where the other one says it of something else."""
    points = [
        Wording("Head office sent one sentence.", "en", 1, 0),
        Wording("Le siège ne répond pas.", "fr", 2, 0),
        Wording("Three questions for head office.", "en", 3, 1),
        Wording("Three questions, no more.", "en", 4, 1),
    ]
    assert named(points)[0]["en"][0] == "head office"


def test_a_word_is_still_said_in_another_form_and_in_its_language():
    known = {"en": ("Zwickelbauer", "workshop"), "de": ("Ersatzteile",), "fr": ("atelier",)}
    assert left_of(known, {"en": set(stems("Always workshops.", "en")), "de": set(stems("Das Ersatzteil.", "de"))}) == {
        "en": ("workshop",), "de": ("Ersatzteile",)
    }  # fmt: skip


def test_a_line_is_called_by_what_its_own_readers_say():
    """Whatever a known theme is called elsewhere: the same comments make the same lines."""
    texts = ["The Zwickelbauer workshop is closed.", "The workshop is closed.", "The workshop is closed for good."]
    heard = said([comment(n, text) for n, text in enumerate(texts, start=1)], Words())
    plain = summarise(heard)
    theme = next(line.theme for line in plain.lines if len(line.comments) == 3)
    known = [replace(theme, words={"en": ("dealer price", "Zwickelbauer", "workshop")})]
    assert summarise(heard, known) == plain
    left = summarise(heard[1:], known)
    assert left.lines == tuple(
        replace(line, key=f"{line.key.partition(':')[0]}:{theme.key}", theme=replace(line.theme, key=theme.key,
                                                                                      centre=theme.centre))
        for line in summarise(heard[1:]).lines
    )  # fmt: skip
    assert "zwickelbauer" not in words_of(joined([part("a", heard[1:])], known).themes)
