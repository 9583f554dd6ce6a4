"""Reading exports: the counts WordPress's own parsers give, damage that is mended, and files that are refused."""

import gzip
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from postilla.transfer.refusals import BrokenFile, CannotImport, CountsDiffer, HostileFile, NotWordPress, TooLarge
from postilla.transfer.wordpress.reader import Reader
from postilla.transfer.wordpress.records import CommentRecord, Item, Record, Site
from postilla.transfer.wordpress.unpack import Limits
from tests.transfer.conftest import HEAD, TAIL, comment, item

REFUSED = {"invalid-version-tag.xml", "malformed-simple.xml", "malformed.xml", "missing-version-tag.xml"}
MENDED = {"crazy-cdata.xml": (1, 0)}  # what strict parsers refuse and we can mend without guessing
COMPRESSED = {
    "en_chrisjrob.xml.gz": (130, 136),
    "en_timothyfitz_MALFORMED_atomprefix.xml.gz": (24, 381),
    "en_janvanmeirvenne_MALFORMED_htmlbeforexml.xml.gz": (360, 31),
}


def counts(file: Path) -> tuple[int, int]:
    found = Counter(type(record) for record in Reader(file).records())
    return found[Item], found[CommentRecord]


def read(file: Path, limits: Limits | None = None) -> list[Record]:
    return list(Reader(file, limits).records())


def comments(file: Path) -> list[CommentRecord]:
    return [record for record in read(file) if isinstance(record, CommentRecord)]


def test_every_shared_export_gives_the_counts_of_wordpress_own_parsers(shared: Path) -> None:
    folder = shared / "data" / "wxr"
    for line in (folder / "parser-counts.txt").read_text().splitlines():
        name, _, rest = line.partition(": ")
        if name in REFUSED:
            with pytest.raises(CannotImport):
                read(folder / name)
            continue
        stated = re.search(r"(\d+) posts (\d+) comments", rest)
        expected = MENDED[name] if name in MENDED else tuple(map(int, stated.groups())) if stated else None
        assert counts(folder / name) == expected, name


@pytest.mark.parametrize("name", sorted(COMPRESSED))
def test_real_sites_lose_no_comment(shared: Path, name: str) -> None:
    assert counts(shared / "data" / "wxr" / name) == COMPRESSED[name]


def test_a_comment_comes_out_before_its_item(export: Callable[..., Path]) -> None:
    records = read(export(item(1, comment(1), comment(2))))
    kinds = [type(record).__name__ for record in records]
    assert kinds == ["AuthorRecord", "CommentRecord", "CommentRecord", "Item", "Site"]


def test_undeclared_prefixes_are_declared(written: Callable[[str], Path]) -> None:
    file = written(HEAD + '<atom:link href="x"/><odd:thing>1</odd:thing>' + item(1, comment(1)) + TAIL)
    reader = Reader(file)
    assert sum(isinstance(record, CommentRecord) for record in reader.records()) == 1
    assert reader.repairs["undeclared_prefix"] == 2


def test_junk_before_the_document_is_dropped(written: Callable[[str], Path]) -> None:
    assert counts(written("<div>Notice: a plugin</div>\n\n" + HEAD + item(1, comment(1)) + TAIL)) == (1, 1)


def test_control_characters_and_bare_signs_are_mended(written: Callable[[str], Path]) -> None:
    text = HEAD.replace("Old Site", "Fish & Chips &nbsp; 1 < 2 &#8; \x0b") + item(1, comment(1, "bell\x07")) + TAIL
    records = read(written(text))
    site = records[-1]
    assert isinstance(site, Site)
    assert site.title.startswith("Fish & Chips \N{NO-BREAK SPACE} 1 < 2")
    assert comments(written(text))[0].content == "bell"


def test_names_of_signs_that_html_has_are_read_and_counted(written: Callable[[str], Path]) -> None:
    title = "a&nbsp;b &eacute; AT&T &AMP; &LT;b&gt; &nosuch; &copy"
    reader = Reader(written(HEAD.replace("Old Site", title) + item(1, comment(1)) + TAIL))
    site = list(reader.records())[-1]
    assert isinstance(site, Site)
    assert site.title == "a\N{NO-BREAK SPACE}b é AT&T & <b> &nosuch; &copy"
    assert (reader.repairs["named_signs"], reader.repairs["bare_ampersand"]) == (4, 3)


def test_bytes_that_are_no_utf8_are_replaced_and_counted(written: Callable[[bytes], Path]) -> None:
    text = (HEAD + item(1, comment(1, "café caf#")) + TAIL).encode()
    reader = Reader(written(text.replace(b"caf#", b"caf\xe9")))
    found = [record for record in reader.records() if isinstance(record, CommentRecord)]
    assert found[0].content == "café caf\ufffd"
    assert +reader.repairs == {"bad_bytes": 1}


SPOKEN = "Café „déjà vu“ – naïve, señor! Straße 5 €, l’été"


def test_a_file_saved_as_windows_1252_that_says_utf8_is_read_as_that(written: Callable[[bytes], Path]) -> None:
    text = HEAD.replace("Old Site", SPOKEN) + item(1, comment(1, SPOKEN)) + TAIL
    for stated in ("UTF-8", "utf8"):
        reader = Reader(written(text.replace("UTF-8", stated).encode("cp1252")))
        records = list(reader.records())
        assert [one.content for one in records if isinstance(one, CommentRecord)] == [SPOKEN]
        assert [one.title for one in records if isinstance(one, Site)] == [SPOKEN]
        assert +reader.repairs == {"windows_1252": 2 * sum(not char.isascii() for char in SPOKEN)}
    assert comments(written(text.encode()))[0].content == SPOKEN


@pytest.mark.parametrize(
    ("words", "encoding"),
    [("Привет, это комментарий", "cp1251"), ("これはコメントです", "shift_jis"), ("Γειά σου κόσμε", "iso-8859-7")],
)
def test_what_is_neither_is_not_guessed_at(written: Callable[[bytes], Path], words: str, encoding: str) -> None:
    reader = Reader(written((HEAD + item(1, comment(1, words)) + TAIL).encode(encoding)))
    assert sum(isinstance(record, CommentRecord) for record in reader.records()) == 1
    assert reader.repairs["bad_bytes"] > 0
    assert not reader.repairs["windows_1252"]


def test_another_encoding_is_read_as_it_states(written: Callable[[bytes], Path]) -> None:
    text = (HEAD + item(1, comment(1, "café")) + TAIL).replace("UTF-8", "ISO-8859-1")
    assert comments(written(text.encode("latin-1")))[0].content == "café"


@pytest.mark.parametrize(
    "inside",
    ["a ]]> b", "<![CDATA[x]]> tail", "]]>", "/* ]]> */</script> more", "<![CDATA[ a ]]> b <![CDATA[ c ]]>"],
)
def test_unescaped_ends_of_cdata_are_words(written: Callable[[str], Path], inside: str) -> None:
    found = comments(written(HEAD + item(1, comment(1, inside), comment(2)) + TAIL))
    assert [one.content for one in found] == [inside, "Some words."]


def test_properly_split_cdata_stays_what_it_was(written: Callable[[str], Path]) -> None:
    found = comments(written(HEAD + item(1, comment(1, "a ]]]]><![CDATA[> b")) + TAIL))
    assert found[0].content == "a ]]> b"


def test_an_article_about_exports_is_not_taken_for_one(written: Callable[[str], Path]) -> None:
    reader = Reader(written(HEAD + item(1, comment(1), content="Write <wp:comment> so.") + TAIL))
    assert sum(isinstance(record, CommentRecord) for record in reader.records()) == 1
    assert reader.repairs["comments_quoted_in_text"] == 1


def test_a_comment_swallowed_by_an_unclosed_cdata_is_noticed(written: Callable[[str], Path]) -> None:
    text = HEAD + item(1, comment(1, "first"), comment(2, "second"), comment(3, "third")) + TAIL
    with pytest.raises(CannotImport):
        read(written(text.replace("first]]>", "first", 1)))


def test_a_comment_hidden_in_another_element_is_noticed(written: Callable[[str], Path]) -> None:
    with pytest.raises(CountsDiffer):
        read(written(HEAD + item(1, comment(1)).replace("<title>Story 1", f"<title>{comment(9)}") + TAIL))


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
FILE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
NET = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/evil.dtd">'


@pytest.mark.parametrize("declaration", [BOMB, FILE, NET, "<!ENTITY a 'b'>", "<! DOCTYPE rss>"])
@pytest.mark.parametrize("place", ["before", "within"])
def test_declarations_are_refused(written: Callable[[str], Path], declaration: str, place: str) -> None:
    text = (
        HEAD + declaration + item(1) + TAIL if place == "within" else HEAD.replace("<rss", f"{declaration}<rss") + TAIL
    )
    with pytest.raises(HostileFile):
        read(written(text))


def test_a_foreign_entity_is_only_words(written: Callable[[str], Path]) -> None:
    text = HEAD.replace("Old Site", "&x; and &lol9;") + TAIL
    site = read(written(text))[-1]
    assert isinstance(site, Site)
    assert site.title == "&x; and &lol9;"


def test_a_bomb_is_unpacked_no_further_than_its_limit(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xml.gz"
    bomb.write_bytes(gzip.compress((HEAD + " " * 8_000_000 + TAIL).encode(), 9))
    with pytest.raises(TooLarge):
        read(bomb, Limits(free=1_000_000, ratio=10))
    with pytest.raises(TooLarge):
        read(bomb, Limits(total=2_000_000))


def test_one_text_may_not_fill_the_memory(written: Callable[[str], Path]) -> None:
    with pytest.raises(TooLarge):
        read(written(HEAD + item(1, comment(1, "x" * 2_000_000)) + TAIL), Limits(text=500_000))
    with pytest.raises(TooLarge) as refused:
        read(written("<?xml" + " " * 2_000_000), Limits(text=500_000))
    assert "what stands before any element is over 500,000 characters" in refused.value.english()


def test_a_cut_off_file_is_refused(export: Callable[..., Path], written: Callable[[str], Path]) -> None:
    whole = export(item(1, *(comment(n) for n in range(50)))).read_text()
    for end in (len(whole) // 3, len(whole) // 2, len(whole) - 40):
        with pytest.raises((BrokenFile, CountsDiffer)):
            read(written(whole[:end]))


def test_a_cut_off_gzip_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress((HEAD + item(1, *(comment(n) for n in range(500))) + TAIL).encode())
    (tmp_path / "cut.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(BrokenFile):
        read(tmp_path / "cut.gz")


@pytest.mark.parametrize("text", ["", "hello", "<html><body>no</body></html>", "<rss version='2.0'><channel/></rss>"])
def test_what_is_no_export_is_refused(written: Callable[[str], Path], text: str) -> None:
    with pytest.raises(NotWordPress):
        read(written(text))


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64])
def test_where_the_chunks_end_makes_no_difference(
    written: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    text = HEAD + "<!-- note -- here -->" + item(1, comment(1, "a ]]> b & c"), comment(2, "]]]]><![CDATA[>é")) + TAIL
    whole = read(written(text))
    monkeypatch.setattr("postilla.transfer.wordpress.unpack.CHUNK", chunk)
    assert read(written(text)) == whole
