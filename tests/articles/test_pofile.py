"""What is read of a translator's file, and what is said of one that cannot be read."""

from contextlib import suppress

import pytest
from hypothesis import given, settings, strategies as st

from postilla.articles import refusals as r
from postilla.articles.pofile import MOST_BYTES, Entry, PoFile, broken_tags, read
from postilla.vocabulary import Refusals

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n"{named}: abc\\n"\n\n'
NAMED = "X-WagtailLocalize-TranslationID"


def po(rest: str, charset: str = "utf-8", named: str = NAMED) -> str:
    return HEADER.format(charset=charset, named=named) + rest


ONE = po('msgctxt "title"\nmsgid "The Leaf"\nmsgstr "La Leaf, l\u2019été"\n')
READ = PoFile("abc", (Entry("title", "The Leaf", "La Leaf, l\u2019été", unsure=False),))


@pytest.mark.parametrize(
    "data",
    [
        ONE.encode(),
        ONE.encode("utf-8-sig"),
        ONE.encode("utf-16"),
        ONE.replace("\n", "\r\n").encode(),
        ONE.replace("utf-8", "windows-1252").encode("windows-1252"),
        (ONE + '\n#~ msgctxt "title"\n#~ msgid "Once"\n#~ msgstr "Jadis"\n').encode(),
        (po('msgctxt "title"\nmsgid "The Leaf"\nmsgstr "Sooner"\n\n') + ONE.partition("\n\n")[2]).encode(),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_names(data: bytes) -> None:
    assert read(data) == READ


def test_signs_that_part_lines_elsewhere_part_none_here() -> None:
    file = read(po('msgid "a\u2028b\x85c"\nmsgstr "d\u2028e"\n').encode())
    assert file.entries == (Entry("", "a\u2028b\x85c", "d\u2028e", unsure=False),)


def test_what_is_marked_as_fuzzy_is_unsure() -> None:
    assert read(po('#, fuzzy\nmsgid "a"\nmsgstr "b"\n').encode()).entries[0].unsure


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", r.PoEmpty),
        (b" \n\n", r.PoEmpty),
        (b"x" * (MOST_BYTES + 1), r.PoTooLarge),
        (b"Dear editors, here is the text.", r.PoUnreadable),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", r.PoEncoding),
        (b"\x00\x01\x02", r.PoUnreadable),
        (b"PK\x03\x04\x14\x00", r.PoUnreadable),
        (ONE.encode("windows-1252"), r.PoEncoding),
        (ONE.encode("utf-16-le"), r.PoEncoding),
        (ONE.replace("utf-8", "klingon").encode(), r.PoEncoding),
        (ONE.replace("utf-8", "base64").encode(), r.PoEncoding),
        (po('msgid "\\ud800"\nmsgstr ""\n', "unicode_escape").encode(), r.PoEncoding),
        (po('msgid "a"\nmsgstr "b" c"\n').encode(), r.PoUnreadable),
        (po('msgstr "b"\n').encode(), r.PoUnreadable),
        (po("", named="X-Other").encode(), r.PoNameless),
        (b'msgid "a"\nmsgstr "b"\n', r.PoNameless),
        (b"# a comment\n", r.PoUnreadable),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_to_mend_it(data: bytes, refusal: type[Refusals]) -> None:
    with pytest.raises(refusal) as caught:
        read(data)
    (problem,) = caught.value.problems
    assert "%" not in problem.english()


def test_where_a_file_is_damaged_is_said() -> None:
    with pytest.raises(r.PoUnreadable) as caught:
        read(po('msgid "a"\nmsgstr "b" c"\n').encode())
    assert "line 7" in caught.value.english()


LINES = st.sampled_from(
    ['msgid "a"', 'msgstr "b"', 'msgctxt "c"', 'msgid ""', 'msgstr ""', 'msgstr[0] "x"', "msgstr[", 'msgid_plural "y"',
     '"\\n"', '"', "#, fuzzy", "#| msgid", '#| msgid "z"', "#~ msgid", "#~| x", "#: a:b", "#.", "msgid", "\0", "\u2028",
     f'"{NAMED}: abc\\n"', '"Content-Type: text/plain; charset=utf-16\\n"', '": x\\n"', '"no colon\\n"']
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join).map(str.encode) | st.binary(max_size=200))
def test_whatever_is_sent_is_read_or_refused(data: bytes) -> None:
    with suppress(Refusals):
        assert read(data).translation


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("plain", ""),
        ("R&amp;D, a &lt; b, 3 < 4", ""),
        ('<a id="a1">here</a> and <b>bold <i>both</i></b>', ""),
        ("one<br>two<br/>three", ""),
        ("<b>never closed", "<b> is not closed."),
        ("closed twice</b>", "</b> closes a tag"),
        ("<b><i>crossed</b></i>", "</b> closes a tag"),
        ("half <b", "It ends within a tag."),
        ('half <a id="a1', "It ends within a tag."),
        ("<!-- note -->text", "comment"),
        ("<!DOCTYPE html>text", "comment"),
        ("<?php x ?>text", "comment"),
        ("<![CDATA[x]]>text", "comment"),
    ],
)
def test_tags_that_are_not_in_order_are_named(html: str, wrong: str) -> None:
    assert broken_tags(html).startswith(wrong) if wrong.startswith("<") else wrong in broken_tags(html)
    assert bool(broken_tags(html)) == bool(wrong)
