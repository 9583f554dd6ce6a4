"""What a WordPress record is to us, as tables."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from postilla.discussion.values import HELD, PUBLISHED, REJECTED
from postilla.transfer.wordpress import addresses, mapping
from postilla.transfer.wordpress.content import to_blocks
from postilla.transfer.wordpress.plugin_blocks import plugin_blocks


@pytest.mark.parametrize(
    ("approved", "state"),
    [("1", PUBLISHED), ("0", HELD), ("trash", REJECTED), ("post-trashed", REJECTED), ("spam", REJECTED), ("", HELD)],
)
def test_states(approved: str, state: str) -> None:
    for kind in ("", "comment"):
        verdict = mapping.judge(kind, approved)
        assert (verdict.state, verdict.left_out) == (state, "")


@pytest.mark.parametrize(
    "kind", ["note", "NOTE", "pingback", "trackback", "order_note", "review", "\u202enote", "x" * 99]
)
def test_other_types_are_never_public(kind: str) -> None:
    verdict = mapping.judge(kind, "1")
    assert verdict.left_out


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ann | Bob", "Ann | Bob"),
        ("O&#039;Neill &amp; Co", "O'Neill & Co"),
        ("  A\u202e\x00B\n C ", "A B C"),
        ("", "Anonymous"),
        ("\u200b\u2060", "Anonymous"),
        ("x" * 500, "x" * 200),
    ],
)
def test_names(author: str, name: str) -> None:
    assert mapping.person(author, "", "").name == name


@pytest.mark.parametrize(
    "website",
    [
        "javascript:alert(1)", "ftp://x.example", "//x.example", "http://", "http://[", "a b", "data:text/html,x",
        'https://x.example/"onclick=', "http://x:99999999/",
    ],
)  # fmt: skip
def test_addresses_that_lead_nowhere_good_are_dropped(website: str) -> None:
    assert mapping.person("A", "", website).website == ""


def test_addresses_are_folded_or_dropped() -> None:
    assert mapping.person("A", " Ann@Mail.Example ", "https://a.example/?q=1").address == "ann@mail.example"
    assert mapping.person("A", "not an address", "").address == ""


def test_times_prefer_gmt_and_survive_zeros() -> None:
    offset = timedelta(hours=2)
    assert mapping.when("2024-01-02 10:00:00", "2024-01-02 12:00:00", offset) == datetime(2024, 1, 2, 10, tzinfo=UTC)
    assert mapping.when("0000-00-00 00:00:00", "2024-01-02 12:00:00", offset) == datetime(2024, 1, 2, 10, tzinfo=UTC)
    assert mapping.when("0000-00-00 00:00:00", "0000-00-00 00:00:00", offset) is None
    assert mapping.moment("2024-02-31 00:00:00") is None
    assert mapping.offset_of("2024-01-02 15:30:00", "2024-01-02 10:00:00") == timedelta(hours=5, minutes=30)


def test_a_comment_that_is_all_markup_keeps_it_as_text() -> None:
    _, html = mapping.words('<img src="https://x.example/a.png">')
    assert "&lt;img" in html


@pytest.mark.parametrize(
    ("path", "query", "key"),
    [
        ("/2024/01/story/", "", "/2024/01/story"),
        ("/2024/01/Story", "utm_source=x", "/2024/01/story"),
        ("/2024/01/story/comment-page-3/", "", "/2024/01/story"),
        ("/2024/01/story/amp/", "", "/2024/01/story"),
        ("/2024/01/story/feed/rss2/", "", "/2024/01/story"),
        ("/", "p=12", "?p=12"),
        ("/", "page_id=0012&x=1", "?p=12"),
        ("/caf%C3%A9/", "", "/café"),
        ("/archives/12", "", "?p=12"),
        ("/archives/12/comment-page-2/", "", "?p=12"),
        ("/index.php/2024/01/story/", "", "/2024/01/story"),
        ("/", "attachment_id=12", "?p=12"),
    ],
)
def test_old_addresses_are_looked_up_under_what_they_mean(path: str, query: str, key: str) -> None:
    assert key in addresses.lookups(path, query)


def test_an_item_is_found_by_its_path_and_its_number() -> None:
    keys = addresses.keys_of("https://a.example/blog/2024/s/", "https://a.example/?p=7", "7", "https://a.example/blog")
    assert keys == ("/blog/2024/s", "/2024/s", "?p=7")


def test_an_item_is_found_by_its_earlier_slugs_and_by_its_date() -> None:
    keys = addresses.former_keys(
        "https://a.example/blog/s/", ["s", "old-s"], "2024-01-31 10:00:00", "https://a.example/blog"
    )
    assert {"/2024/01/s", "/2024/01/31/s", "/2024/01/31/old-s", "/blog/old-s", "/old-s"} <= set(keys)
    assert addresses.former_keys("", ["s"], "0000-00-00 00:00:00", "") == ("/s",)


@pytest.mark.parametrize(
    ("anchor", "number"),
    [
        ("comment-123", "123"), ("#comment-9", "9"), ("div-comment-4", "4"), ("comment-x", ""), ("respond", ""),
        ("comment-" + "9" * 40, ""),
    ],
)  # fmt: skip
def test_anchors(anchor: str, number: str) -> None:
    assert addresses.anchor_number(anchor) == number


def kinds(content: str) -> list[str]:
    return [block.kind for block in to_blocks(content, "https://old.example", Counter())]


def test_bare_lines_become_paragraphs() -> None:
    (block,) = to_blocks("One\ntwo.\n\nThree.", "", Counter())
    assert block.html == "<p>One<br>two.</p><p>Three.</p>"


def test_the_block_editor_leaves_no_trace() -> None:
    content = "<!-- wp:paragraph -->\n<p>One\ntwo.</p>\n<!-- /wp:paragraph -->\n<!-- wp:heading -->\n<h2>H</h2>\n"
    assert [b.html or b.words for b in to_blocks(content, "", Counter())] == ["<p>One two.</p>", "H"]


def test_captions_galleries_players_and_quotes() -> None:
    content = (
        '[caption id="a" width="3"]<img src="https://x.example/a.jpg" alt="A"> Words[/caption]\n\n'
        '[gallery ids="3,4"]\n\n'
        "https://www.youtube.com/watch?v=abcdefgh\n\n<blockquote><p>Said.</p><cite>Ann</cite></blockquote>\n\n"
        "<table><tr><td>1</td></tr></table>"
    )
    found = to_blocks(content, "", Counter())
    assert [block.kind for block in found] == ["pictures", "pictures", "link", "quote", "html"]
    assert (found[0].pictures[0].caption, found[0].pictures[0].alt) == ("Words", "A")
    assert [picture.attachment for picture in found[1].pictures] == ["3", "4"]
    assert (found[3].words, found[3].by) == ("Said.", "Ann")


def test_unknown_shortcodes_stay_as_text_and_are_listed() -> None:
    listed: Counter[str] = Counter()
    (block,) = to_blocks('Before [contact-form id="3"] after [sic].', "", listed)
    assert "[contact-form" in block.html
    assert "[sic]" in block.html
    assert listed == {"contact-form": 1}


@pytest.mark.parametrize(
    ("source", "kept", "empty"),
    [
        ('<!-- wp:acme/map {"at":[1,2]} -->\n<div>A map</div>\n<!-- /wp:acme/map -->', {"acme/map": 1}, {}),
        ('<!-- wp:acme/form {"id":3} /--><!-- wp:acme/form /-->', {}, {"acme/form": 2}),
        ('<!-- wp:block {"ref":12} /--><!-- wp:core/latest-posts /-->', {}, {"block": 1, "latest-posts": 1}),
        ("<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph --><!-- wp:separator /-->", {}, {}),
        ('<!-- wp:core-embed/youtube {"url":"https://films.example.org/"} -->x<!-- /wp:core-embed/youtube -->', {}, {}),
        ("<!-- wp:acme/map " * 3 + "<!-- a wp:b/c -->", {}, {}),
    ],
)
def test_blocks_that_only_a_plug_in_knows_are_named(source: str, kept: Any, empty: Any) -> None:
    assert plugin_blocks(source) == (kept, empty)


def test_a_block_that_only_a_plug_in_knows_keeps_its_html_and_nothing_that_acts() -> None:
    source = '<!-- wp:acme/map --><div onclick="x()"><table><tr><td>Here</td></tr></table></div><!-- /wp:acme/map -->'
    (block,) = to_blocks(source, "", Counter())
    assert block.kind == "html"
    assert "Here" in block.html
    assert "onclick" not in block.html


@pytest.mark.parametrize(
    ("embed", "url"),
    [
        ('<iframe src="https://player.example.org/1"></iframe>', "https://player.example.org/1"),
        ('<iframe width="1" src="//www.youtube.com/embed/abcdefgh">No frames.</iframe>',
         "https://www.youtube.com/watch?v=abcdefgh"),
        ('<iframe data-src="https://player.vimeo.com/video/77" src="about:blank"></iframe>', "https://vimeo.com/77"),
        ('<object width="1"><param name="movie" value="http://www.youtube.com/v/abcdefgh&hl=en"></param>'
         '<embed src="http://www.youtube.com/v/abcdefgh"></embed></object>', "https://www.youtube.com/watch?v=abcdefgh"),
        ('<embed src="https://films.example.org/a.swf">', "https://films.example.org/a.swf"),
        ("[embed]https://films.example.org/1[/embed]", "https://films.example.org/1"),
        ('<figure class="wp-block-embed"><div>\nhttps://films.example.org/2\n</div></figure>',
         "https://films.example.org/2"),
    ],
)  # fmt: skip
def test_players_become_links_to_what_they_play(embed: str, url: str) -> None:
    dropped: Counter[str] = Counter()
    found = to_blocks(f"<p>Before.</p>\n{embed}\n<p>After.</p>", "", Counter(), dropped)
    assert [block.kind for block in found] == ["text", "link", "text"]
    assert (found[1].url, dropped.total()) == (url, 0)


@pytest.mark.parametrize(
    ("embed", "tag"),
    [
        ("<iframe srcdoc='<b>x</b>'></iframe>", "iframe"), ('<iframe src="javascript:x()"></iframe>', "iframe"),
        ("<object><param name='a' value='b'></object>", "object"),
        ("<script src='https://x.example/a.js'></script>", "script"),
        ("<form action='/a'><input></form>", "form"), ("<embed>", "embed"),
    ],
)  # fmt: skip
def test_what_could_only_act_is_named_as_dropped(embed: str, tag: str) -> None:
    dropped: Counter[str] = Counter()
    found = to_blocks(f"Before.\n\n{embed}\n\nAfter.", "", Counter(), dropped)
    assert "".join(block.html for block in found) == "<p>Before.</p><p>After.</p>"
    assert +dropped == {tag: 1}


def test_code_about_frames_stays_code() -> None:
    dropped: Counter[str] = Counter()
    (block,) = to_blocks("<pre>&lt;iframe src=x&gt; <b>[gallery]</b></pre>", "", Counter(), dropped)
    assert "&lt;iframe" in block.html
    assert not dropped.total()


def test_links_to_the_old_site_become_paths() -> None:
    (block,) = to_blocks(
        '<a href="https://www.old.example/2024/x/#comment-3">x</a> y', "https://old.example", Counter()
    )
    assert 'href="/2024/x/#comment-3"' in block.html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>", '<p onclick="x">', '<a href="javascript:x">a</a>', "<svg onload=x>",
        '<iframe srcdoc="<script>x</script>">', "<style>*{}</style>",
    ],
)  # fmt: skip
def test_nothing_in_a_post_acts(attack: str) -> None:
    html = "".join(block.html for block in to_blocks(f"Words {attack} more", "", Counter()))
    assert not any(
        sign in html for sign in ("<script", "onclick", "javascript:", "<svg", "<iframe", "<style", "srcdoc")
    )


@pytest.mark.parametrize(
    "start",
    [
        "<iframe ",
        '<iframe "',
        "<object><param ",
        "<embed '>",
        "<form ",
        "<script>",
        "[code]",
        "[caption]",
        "[embed]",
        "[youtube ",
        "[gallery ",
    ],
)
def test_tags_that_never_end_cost_little(start: str) -> None:
    assert to_blocks("Words. " + start * 30_000, "", Counter())


def test_deep_nesting_costs_little() -> None:
    assert to_blocks("<div>" * 5000 + "deep" + "</div>" * 5000, "", Counter())
    assert kinds("<blockquote>" * 500 + "deep")
