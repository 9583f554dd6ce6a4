"""What readers may write and how it comes out."""

from time import thread_time

import pytest
from hypothesis import example, given, strategies as st

from postilla.discussion import text

REL = f'rel="{text.REL}"'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Hello", "<p>Hello</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("*soft* **loud** ~~gone~~", "<p><em>soft</em> <strong>loud</strong> <s>gone</s></p>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("`1 < 2`", "<p><code>1 &lt; 2</code></p>"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[x](https://e.org/a)", f'<p><a href="https://e.org/a" {REL}>x</a></p>'),
        ("see https://e.org/a.", f'<p>see <a href="https://e.org/a" {REL}>https://e.org/a</a>.</p>'),
        ("<mailto:a@e.org>", f'<p><a href="mailto:a@e.org" {REL}>mailto:a@e.org</a></p>'),
        ("# no heading", "<p># no heading</p>"),
        ("a\n===", "<p>a<br>\n===</p>"),
        ("---", "<p>---</p>"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>"),
        ("&lt;b&gt; &copy;", "<p>&amp;lt;b&amp;gt; &amp;copy;</p>"),
        ("AT&T", "<p>AT&amp;T</p>"),
        ("80,000 < 90,000", "<p>80,000 &lt; 90,000</p>"),
    ],
)
def test_the_subset_of_markdown(source: str, html: str) -> None:
    assert text.to_html(source) == html


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//e.org/x", "/local", "x.html",
        "#top", "?q=1", "ftp://e.org/", "file:///etc/passwd", "http:", "http://", "https:///x", "mailto:", "mailto:x",
        "java\tscript:alert(1)", "blob:x", "about:blank", "tel:112", "view-source:x", "https://", "http:e.org",
    ],
)  # fmt: skip
def test_links_lead_to_web_pages_and_mailboxes_only(target: str) -> None:
    for source in (f"[x]({target})", f"<{target}>", f"[x](<{target}>)"):
        assert "<a " not in text.to_html(source), source
    assert "href" not in text.from_html(f'<a href="{target}">x</a>')


def test_pictures_are_not_shown_and_call_nobody() -> None:
    html = text.to_html("![alt](https://e.org/p.png)")
    assert "<img" not in html
    assert "<img" not in text.from_html('<p><img src="https://e.org/p.png"></p>')


def test_bare_domains_and_addresses_stay_text() -> None:
    """Nobody's address becomes a link because it stands in a sentence."""
    assert "<a " not in text.to_html("see example.org or write to me@example.org or //example.org")


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("  a  ", "a"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x07c", "abc"),
        ("a\u2028b", "a\nb"),
        ("e\u0301", "é"),
        ("\ufeffa", "a"),
        ("a\tb", "a\tb"),
        ("\ud800a", "a"),
    ],
)
def test_what_is_stored_of_a_text(sent: str, stored: str) -> None:
    assert text.clean_source(sent) == stored


@given(st.text(max_size=200))
def test_cleaning_is_done_once(sent: str) -> None:
    once = text.clean_source(sent)
    assert text.clean_source(once) == once
    line = text.clean_line(sent)
    assert text.clean_line(line) == line
    assert "\n" not in line


def test_piled_marks_are_cut_but_languages_keep_theirs() -> None:
    assert len(text.clean_source("Z" + "\u0337" * 500)) < 10
    for word in ("Việt", "שָׁלוֹם", "हिन्दी", "ภาษาไทย"):
        assert text.clean_source(word) == word


@pytest.mark.parametrize(
    "sent", ["", " ", "\u200b\u200b", "\u3164\u3164", "\u2800 \u2800", "\u0301\u0301", "\u202e\u202c", "\u00ad"]
)
def test_what_nobody_can_see_is_blank(sent: str) -> None:
    assert text.is_blank(sent)


@pytest.mark.parametrize("sent", ["a", "0", ".", "👍", "中", "+1", "a\u200b"])
def test_what_can_be_seen_is_not_blank(sent: str) -> None:
    assert not text.is_blank(sent)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Ada   Winter ", "Ada Winter"),
        ("Ada\nWinter", "Ada Winter"),
        ("Ada\u202eretniW", "Ada retniW"),
        ("<b>Ada</b>", "<b>Ada</b>"),  # escaped where it is shown
        ("O’Hara-Ñúñez", "O’Hara-Ñúñez"),
    ],
)
def test_a_name_is_one_plain_line(name: str, shown: str) -> None:
    assert text.clean_line(name) == shown


def test_imported_html_keeps_its_words_and_paragraphs() -> None:
    assert text.from_html("one\n\ntwo\nthree") == "<p>one</p><p>two<br>three</p>"
    assert text.from_html("<p>kept</p><script>gone()</script>") == "<p>kept</p>"
    assert "said" in text.from_html('<blockquote cite="javascript:x">said</blockquote>')


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>one<br>two</p>\n<p>three</p>", "one two three"),
        ("<p>1 &lt; 2 &amp;amp; 3</p>", "1 < 2 &amp; 3"),
        ("<p>it’s &quot;so&quot; <em>fine</em></p>", 'it’s "so" fine'),
    ],
)
def test_the_plain_text_of_a_comment(html: str, plain: str) -> None:
    assert text.to_plain(html) == plain


def test_a_long_run_of_marks_is_cut_before_it_is_sorted() -> None:
    """Normalising sorts the marks on a letter, which takes the square of their number: a million would take an hour."""
    for mark in "\u0337\u05b0\u0f71\u3099":
        assert len(text.clean_source("Z" + (mark + "\u0323") * 200_000)) <= 31


@pytest.mark.parametrize(
    "source",
    [
        "> " * 60 + "deep",
        "- " * 80 + "deep",
        "1. " * 30 + "deep",
        "> - " * 40 + "deep",
        "\n".join("  " * n + "- level" for n in range(12)) + "\n" + "  " * 12 + "- deep",
    ],
)
def test_the_words_of_deep_nesting_are_not_lost(source: str) -> None:
    assert "deep" in text.to_plain(text.to_html(source))


def test_a_link_shows_the_host_it_leads_to() -> None:
    assert ">http://xn--pypal-4ve.com</a>" in text.to_html("http://xn--pypal-4ve.com")
    for spoof in ("https://bank.example@evil.example/", "https://u:p@evil.example", "mailto:a%0aBcc:b@evil.example"):
        assert "<a " not in text.to_html(f"[x]({spoof})"), spoof
        assert "<a " not in text.to_html(spoof), spoof


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<h2>Title</h2>Words", "Title Words"),
        ("<dl><dt>One</dt><dd>Two</dd></dl>", "One Two"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A B C"),
        ("<div>One</div><div>Two</div>", "One Two"),
    ],
)
def test_words_of_imported_blocks_do_not_run_together(html: str, plain: str) -> None:
    assert text.to_plain(text.from_html(html)) == plain


def test_bare_addresses_are_links_up_to_a_number_and_others_always() -> None:
    few, many = "https://a.example " * text.MOST_BARE, "https://a.example " * (text.MOST_BARE + 1)
    assert text.to_html(few).count("<a ") == text.MOST_BARE
    assert text.to_html(many).count("<a ") == 0
    assert text.to_html(f"{many} [here](https://b.example)").count("<a ") == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada\u202e evil", "Ada evil"),
        ("\u202aAda\u202c", "Ada"),
        ("\u2066Ada\u2069 \u2067x\u2069", "Ada x"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("A\u200cd\u200da", "A d a"),
        ("\u200dAda\u200d", "Ada"),
    ],
)
def test_names_lose_what_turns_them_and_keep_what_joins(typed: str, kept: str) -> None:
    assert text.clean_line(typed) == kept


def test_a_text_cannot_turn_itself_round() -> None:
    assert text.clean_source("start \u202eevil\u202c and \u2067more\u2069") == "start evil and more"


PIECES = [
    "The seats", "are *firm*", " *so firm* ", "é", "“", "”", "'", '"', "(a)", ".", ",", ":", "12:30", "A&B", "&amp;",
    "&copy;", "\n", "\n\n", " ", "  ", "-", "+", "*", "1.", "a\nB", "漢字", "م", "½", "ª", "$5", "=", "//", "http:",
    "mailto:", "_", "~", "`", "[", "\\", "<", ">", "#", "!", "\t", "\u00a0", "e\u0301",
]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(st.one_of(SENTENCES, st.text(alphabet="ab é.,:&*\n-1'\"(", max_size=30), st.text(max_size=40)))
@example("I drove it for a week, and *nothing* rattled.\nThe boot: “larger” (than it looks) & dry.\n\nThree rows.")
def test_sentences_become_the_same_at_once_and_by_markdown(source: str) -> None:
    cleaned = text.clean_source(source)
    assert text.to_html(cleaned) == text._by_markdown(cleaned)


@pytest.mark.parametrize(
    "source",
    ["Hello", "One line.\nAnother.", "It *is* so, isn’t it?", "A & B: “yes”.\n\nAt 12:30, I said (to you) no!"],
)
def test_sentences_do_not_wait_for_markdown(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(text, "_by_markdown")
    assert text.to_html(source).startswith("<p>")


@given(
    st.one_of(
        SENTENCES, st.text(alphabet="<>&;\"'*_`~>- [](){}:/.\n\tab12lt.amp#\u00a0", max_size=60), st.text(max_size=40)
    )
)
@example("> *so* & `a<b`\n\n1. x\n2. &lt;b&gt; &copy;\n\n```\n\n<i>\n```\n[x](https://e.org/?a>b)")
def test_the_text_of_html_is_what_a_parser_finds(source: str) -> None:
    html = text.to_html(text.clean_source(source))
    found = text._bare().clean(text._ENDS.sub(" ", html))
    for reference, char in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&quot;", '"'), ("&amp;", "&")):
        found = found.replace(reference, char)
    assert text.to_plain(html) == " ".join(found.split())


def test_no_text_takes_long_to_be_found_plain_or_not() -> None:
    for source in (" *a" * 2700, "a " * 4000 + "<", "a\n" * 4000 + "_", " *a b c" * 1100, "\n".join(["a *b*"] * 1600)):
        began = thread_time()
        text._PLAIN.fullmatch(source)
        assert thread_time() - began < 0.1
