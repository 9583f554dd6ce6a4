"""The words of a body, found again after edits, and marks put beside them."""

import pytest

from postilla.articles.wording import Mark, marked, words_of
from postilla.vocabulary.quote import Quote, find, how_often, quote_at

BODY = (
    '<p class="opening">The Leaf&nbsp;40 costs <b>32,000 &euro;</b> &amp; charges\n  quickly.</p>'
    '<div class="ad ad-300x250"><p class="ad-label">Advertising</p></div>'
    '<p>It goes <a href="/far/">far enough</a> for most.</p><figure class="figures"><p>1</p></figure>'
    "<ul><li>First</li><li>Second</li></ul>"
)
TEXT = "The Leaf 40 costs 32,000 € & charges quickly.\nIt goes far enough for most.\nFirst\nSecond"


def test_the_words_are_those_of_running_text() -> None:
    assert words_of(BODY).text == TEXT


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("Leaf 40", " costs <b>"),
        ("32,000 €", "</b> &amp;"),
        ("€ &", " charges"),
        ("charges quickly.", "</p><div"),
        ("It goes far", " for most.</p>"),  # never inside a link: its end is waited for
        ("Second", "</li></ul>"),
    ],
)
def test_a_mark_stands_after_its_words(words: str, before: str) -> None:
    found = words_of(BODY)
    span = find(Quote(words), found.text)
    assert span is not None
    html = marked(BODY, found, [Mark(span.end, "†")])
    assert html.partition("†")[2].startswith(before)


def test_paragraphs_keep_their_id_when_others_come_and_their_end_changes() -> None:
    ids = [block.id for block in words_of(BODY).blocks]
    changed = "<p>A new beginning.</p>" + BODY.replace("for most.", "for most of us.")
    assert [block.id for block in words_of(changed).blocks][1] == ids[0]
    long = "<p>It goes far enough for most people who drive to work and back, and for some who travel.</p>"
    assert words_of(long).blocks[0].id == words_of(long.replace("some who travel", "others")).blocks[0].id
    assert marked(BODY, words_of(BODY), []).count(' id="p-') == len(ids) == len(set(ids))
    same = words_of("<p>Yes.</p><p>Yes.</p>").blocks
    assert same[1].id == f"{same[0].id}-2"


SAID = "The range is 420 km in summer. In winter the range is 300 km. Nobody measured the range in snow."


@pytest.mark.parametrize(
    ("exact", "now", "stands"),
    [
        ("In winter the range is 300 km.", SAID, "In winter the range is 300 km."),
        ("In winter the range is 300 km.", f"New. {SAID}", "In winter the range is 300 km."),
        ("In winter the range is 300 km.", SAID.replace("300 km", "310 km"), "In winter the range is 310 km."),
        ("In winter the range is 300 km.", SAID.replace("In winter the range is 300 km. ", ""), None),
        ("In winter the range is 300 km.", "Another article altogether, on bicycles.", None),
        ("420 km", SAID.replace("420 km", "four hundred"), None),
        ("the range", SAID, "the range"),
    ],
)
def test_a_passage_is_found_after_edits(exact: str, now: str, stands: str | None) -> None:
    at = SAID.rindex(exact) if exact == "the range" else SAID.index(exact)
    quote = quote_at(SAID, at, at + len(exact))
    span = find(quote, now)
    assert (now[span.start : span.end] if span else None) == stands
    if exact == "the range":
        assert span is not None
        assert span.start == at  # of two that read alike, the one with the same words around it


def test_how_often_words_stand() -> None:
    assert [how_often(words, SAID) for words in ("the range", "range", "bicycle", "")] == [2, 3, 0, 0]
