"""How well a comment's language is told: floors, on sentences written for this and used for nothing else."""

import itertools
import time
from pathlib import Path

import pytest

from postilla.tongues import detecting, rules

SIX = ("ar", "de", "en", "es", "fr", "it")
LABELLED = [line.split("\t") for line in Path(__file__).with_name("labelled.tsv").read_text().splitlines()]
LONG = [(language, text) for language, text in LABELLED if len(text) >= 20]


@pytest.mark.parametrize("page", ["en", "fr", "ar"])
def test_comments_of_20_characters_are_told_in_six_languages(page: str) -> None:
    assert {language for language, _ in LONG} == set(SIX)
    told = [detecting.spoken(f"<p>{text}</p>", SIX, page).language == language for language, text in LONG]
    assert sum(told) / len(told) >= 0.95


def test_two_languages_in_one_comment_are_told_paragraph_by_paragraph() -> None:
    by = {code: [text for language, text in LONG if language == code] for code in SIX}
    told = []
    for main, other in itertools.permutations(SIX, 2):
        for start in (1, 7, 13):
            foreign = by[other][start + 2]
            html = f"<p>{by[main][start]} {by[main][start + 1]}</p><p>{foreign}</p>"
            found = detecting.spoken(html, SIX, "en")
            marked = f'<p lang="{other}" dir="auto">{foreign}</p>' in found.html
            told.append(found.language == main and marked and found.html.count("lang=") == 1)
    assert sum(told) / len(told) >= 0.90


def test_it_takes_no_longer_than_two_milliseconds() -> None:
    detecting.language_of(LONG[0][1], SIX)  # loads the models
    longest = f"<p>{' '.join(text for _, text in LONG)}</p>"
    times = []
    for html in (*(f"<p>{text}</p>" for _, text in LONG), longest):
        began = time.thread_time()
        detecting.spoken(html, SIX, "en")
        times.append(time.thread_time() - began)
    assert sum(times) / len(times) < 0.002


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Нашел отличное казино, выигрыш каждый день", "ru"),
        ("Αυτό το αυτοκίνητο είναι πολύ καλό", "el"),
        ("לא הייתי קונה את המכונית הזאת", "he"),
        ("السيارة", "ar"),
        ("BMW؟ لا", "en"),
    ],
)
def test_the_script_is_looked_at_first(text: str, language: str) -> None:
    assert detecting.spoken(f"<p>{text}</p>", SIX, "en").language == language
    main = "The screen freezes every morning, and nobody answers the telephone when I ring them up."
    assert detecting.spoken(f"<p>{main}</p><p>{text}</p>", SIX, "en").language == "en"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<p>😀 👍 12345</p>", "de"),  # no words: as the page
        ("<p>ok</p>", "de"),
        ("<p>super</p>", "de"),
        ("<p>https://example.org/this/is/an/english/address/of/a/page</p>", "de"),
        ("<blockquote><p>Nobody answers the phone any more.</p></blockquote><p>Bei uns auch nicht, leider.</p>", "de"),
        ("<p>THE SCREEN FREEZES EVERY MORNING</p>", "en"),
        ("<pre><code>for each of the cars in the list</code></pre><p>So wird das gemacht, ganz einfach.</p>", "de"),
    ],
)  # fmt: skip
def test_what_does_not_tell_is_the_page_s(html: str, language: str) -> None:
    assert detecting.spoken(html, ("de", "en"), "de").language == language


def test_what_its_writer_says_holds_and_other_paragraphs_are_still_marked() -> None:
    html = "<p>Das ist auf Deutsch geschrieben.</p><p>And this sentence is written in English.</p>"
    found = detecting.stated(html, ("de", "en"), "de")
    assert (found.language, found.html.count('<p lang="en" dir="auto">')) == ("de", 1)
    assert detecting.stated("<p>Das ist Deutsch.</p>", ("de", "en"), "en").language == "en"


def test_words_are_those_of_the_text() -> None:
    words = rules.words_of(
        '<p>One <a href="https://a.example/two">two</a> <code>three</code> 4 &amp; five@six.example</p>'
    )
    assert words == "One two"


@pytest.mark.parametrize("word", ["中文字符测试", "a&#x27;a", "&lt;a", "&amp;", "a.a@"])
def test_a_word_without_an_end_is_gone_through_once(word: str) -> None:
    """From each of its signs to its end it would take hours."""
    assert rules.words_of(f"<p>One {word * 200_000} two</p>").startswith("One")
