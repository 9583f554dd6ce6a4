"""Words made comparable, and the stretch of a text that shows them."""

import pytest

from postilla.finding import terms


def finds(query: str, text: str, language: str) -> bool:
    """Whether an index of terms would give this text for that query."""
    have = set(terms.terms(text, language))
    asked = terms.wanted(query)
    return bool(asked) and all(have & one for one in asked)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("limit", "Two Limits were raised", "en"),
        ("LIMITS raising", "they raised the limit", "en"),
        ("bremse", "Die Bremsen quietschen", "de"),
        ("bremsen", "Die Bremse", "de"),
        ("strasse", "Die Straße", "de"),
        ("limitee", "une vitesse limitée", "fr"),
        ("limitée", "des vitesses limitees", "fr"),
        ("auto", "l’auto de l'année", "fr"),
        ("macchina", "le macchine nuove", "it"),
        ("coche", "los coches", "es"),
        ("سيارة", "السيارات الجديدة", "ar"),
        ("السيارة", "سَيّارة", "ar"),
        ("café", "cafe\u0301", "fr"),
        ("東京", "東京都に住む", "ja"),
        ("京都", "東京都に住む", "ja"),
        ("都", "東京都に住む", "ja"),
        ("ＡＢＣ", "abc", "en"),
        ("270 km", "Range: 270km, says the maker; 270 km here", ""),
        ("c", "C and C++", "en"),
        ("हिन्दी", "यह हिन्दी है", "hi"),
        ("한국", "한국 사람", "ko"),
    ],
)
def test_a_word_finds_its_forms(query: str, text: str, language: str) -> None:
    assert finds(query, text, language)


@pytest.mark.parametrize(
    ("query", "text"),
    [("car", "carpet"), ("limit raise", "limit"), ("東西", "東と西"), ("", "x"), ("\"'*()", "x"), ("𝓐", "b")],
)
def test_other_words_are_not_found(query: str, text: str) -> None:
    assert not finds(query, text, "en")


def test_terms_are_no_operators() -> None:
    hostile = "a\" OR 1=1 -- NEAR( * ^ : § { } ' \\ \0 &|!<-> ᵃ ǆ ½ ٣ _x_ " + "z" * 10_000
    for one in [*terms.terms(hostile, "en"), *(term for group in terms.wanted(hostile, 500) for term in group)]:
        assert one.isalnum()
        assert one == one.lower()
        assert len(one) <= 4 * terms.LONGEST_TERM


def test_a_query_is_bounded() -> None:
    assert len(terms.wanted(" ".join(f"w{n}" for n in range(3000)))) == terms.MOST_WORDS
    assert len(terms.wanted("".join(map(chr, range(0x4E00, 0x5E00))))) == terms.MOST_WORDS


def said(query: str, text: str, language: str = "en") -> str:
    return "".join(f"[{p.text}]" if p.marked else p.text for p in terms.snippet(text, terms.wanted(query), language))


def test_a_snippet_marks_the_words() -> None:
    assert (
        said("limits", "The limit is <b>raised</b>; limits & more") == "The [limit] is <b>raised</b>; [limits] & more"
    )
    assert said("東京", "私は東京都に住む") == "私は[東京]都に住む"
    assert said("none", "Nothing of it") == "Nothing of it"
    assert said("limitee", "une vitesse limitée", "fr") == "une vitesse [limitée]"


def test_a_snippet_is_a_stretch_around_the_first_word() -> None:
    text = "before " * 100 + "needle " + "after " * 100
    shown = said("needle", text)
    assert shown.startswith("… before")
    assert "[needle]" in shown
    assert shown.endswith(" …")
    assert len(shown) < 260
    long = "x" * 3000 + " needle"
    assert "[needle]" in said("needle", long)
    assert len(said("needle", long)) < 400
    assert len(said("nothing", "y" * 9000)) < 300
