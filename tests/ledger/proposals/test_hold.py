"""Whatever the text, proposals come without an error, lie within it, and cost no more than its length."""

import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from postilla.ledger.proposals import LANGUAGES, propose
from postilla.ledger.proposals.finding import MOST
from postilla.ledger.proposals.folding import fold
from postilla.ledger.proposals.sentences import LONGEST, sentences

DAY = date(2024, 3, 12)
SENTENCE = "The plant will build 80,000 to 90,000 cars in 2026, and it made 70,000 in 2023. "
PIECES = [
    "will", "plans to", "vise", "prévoit de", "entro il", "bis", "antes de", "2024", "80 000", "80.000", "1,2 Mrd.",
    "Q4", "€", "%", "cars", "voitures", "between", "and", "zwischen", "und", ".", ",", "?", ";", "\n", "\0", "&nbsp;",
    "&#0;", "🚗", "İ", "ß", "\u202e", "\u00ad", "\u0661\u0662", "ﬁ", "every year", "no", "31 February", "first half",
    "by the end of the decade", "in 2 years", "99999999999999999999", "1.2.3.4", "²", "½", "٣", "million",
    "1,234.567.890", "1.234,567,890", "06.123,456.789", "1.234,567.8", "1'234.567,890.1",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(text=TEXTS, language=st.sampled_from([*LANGUAGES, "de-CH", "ar", ""]), published=DAYS)
@settings(max_examples=150)
def test_any_text_gives_proposals_that_lie_in_it(text, language, published):
    found = propose(text, language, published)
    assert found == propose(text, language, published)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert all(0 <= reason.start < reason.end <= len(text) for reason in one.reasons)
        assert one.kind or one.what == "figure"
        assert one.high is None or one.low is None or one.low < one.high


PARTED = st.lists(st.tuples(st.sampled_from(["", " ", ".", ",", "'"]), st.from_regex(r"[0-9]{1,3}", fullmatch=True)))


@given(
    parts=PARTED,
    after=st.sampled_from(["", " million", " milliards de", " Mrd.", " kg"]),
    language=st.sampled_from([*LANGUAGES]),
)
@settings(max_examples=300)
def test_however_a_number_is_parted_it_stops_nothing(parts, after, language):
    number = "".join(sign + digits for sign, digits in parts)
    for one in propose(f"The brand will build {number}{after} cars in 2026.", language, DAY):
        assert one.low is None or one.low.is_finite()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The part 1,234.567.890 is red."), ("en", "It weighs 1.234,567.89 kg."),
        ("en", "Call 06.123,456.789 now."),
        ("de", "Das Teil 1.234,567,890 ist rot."), ("fr", "Tél. 01.234,567.890."),
        ("en", "It will build 1 000 000 000 000 000 000 000 000 000 000 million cars in 2026."),
        ("en", "It will build 999,999,999,999,999,999.123456 trillion cars in 2026."),
    ],
)  # fmt: skip
def test_what_no_language_writes_so_is_no_number(language, text):
    assert all(one.low is None for one in propose(text, language, DAY))


@given(text=TEXTS)
def test_folding_keeps_the_way_back(text):
    folded = fold(text)
    assert len(folded.plain) == len(folded.cased) == len(folded.places) - 1
    assert list(folded.places) == sorted(folded.places)
    assert folded.places[-1] == len(text)
    spans = list(sentences(folded.plain))
    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000, "1 000 " * 16_000, "2024-" * 20_000, "&amp;" * 20_000, "\0" * 100_000, "🚗和" * 50_000,
    ],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_long_texts_without_a_full_stop_are_read(text):
    assert len(propose(text, "en", DAY)) <= MOST


def _calls(text, language):
    """How many functions are called, ours and those written in C, regular expressions among them."""
    count = 0

    def counting(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        propose(text, language, DAY)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "text", [SENTENCE, "will 80,000 cars in 2026 and ", "é€1 "], ids=["full stops", "none", "signs"]
)
def test_twice_the_text_is_no_more_than_twice_the_work(text):
    propose(text, "en", DAY)  # patterns are compiled once
    number = 4_000 // len(text)
    once, twice = _calls(text * number, "en"), _calls(text * 2 * number, "en")
    assert twice <= 2.2 * once


def test_entities_and_signs_without_width_do_not_move_the_passage():
    text = "Before. The brand aims for 80&nbsp;000\u00ad cars in\u00a02026\u200b. After."
    (one,) = propose(text, "en", DAY)
    assert text[one.start : one.end] == "The brand aims for 80&nbsp;000\u00ad cars in\u00a02026\u200b."
    assert one.low == 80_000
    value = next(reason for reason in one.reasons if reason.field == "value")
    assert text[value.start : value.end].startswith("80&nbsp;000")


@pytest.mark.parametrize("language", ["ar", "", "tlh", "x" * 1000])
def test_other_languages_have_no_proposals(language):
    assert propose(SENTENCE, language, DAY) == ()
