"""A WordPress export of any size, written as a stream: a few articles, one of them with half of all comments."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.words import comment, name, words

ARTICLES = 20
BEGAN = datetime(2021, 1, 4, 9, tzinfo=UTC)

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>An old magazine</title><link>https://old.example.org</link><description></description>
<language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example.org</wp:base_site_url><wp:base_blog_url>https://old.example.org</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>desk</wp:author_login>
<wp:author_email>desk@example.org</wp:author_email><wp:author_display_name>The Desk</wp:author_display_name></wp:author>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>road</wp:category_nicename>
<wp:cat_name>On the road</wp:cat_name></wp:category>
"""
ITEM = """<item><title>{title}</title><link>https://old.example.org/2021/01/{slug}/</link>
<pubDate>{rfc}</pubDate><dc:creator>desk</dc:creator><guid isPermaLink="false">https://old.example.org/?p={id}</guid>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_id>{id}</wp:post_id><wp:post_date>{at}</wp:post_date><wp:post_date_gmt>{at}</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:ping_status>closed</wp:ping_status><wp:post_name>{slug}</wp:post_name>
<wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order>
<wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="road"><![CDATA[On the road]]></category>
"""
COMMENT = """<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author><![CDATA[{name}]]></wp:comment_author>
<wp:comment_author_email>reader{person}@example.org</wp:comment_author_email>
<wp:comment_author_url></wp:comment_author_url><wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
<wp:comment_date>{at}</wp:comment_date><wp:comment_date_gmt>{at}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{text}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id></wp:comment>
"""


def write(file: Path, comments: int) -> None:
    """An export with this many comments, all public; about 700 bytes each."""
    first = 1
    with open(file, "w", encoding="utf-8") as out:
        out.write(HEAD)
        for article, many in enumerate(_shares(comments)):
            out.write(_item(article))
            out.writelines(_comments(first, many))
            out.write("</item>\n")
            first += many
        out.write("</channel></rss>\n")


def _shares(comments: int) -> list[int]:
    """How many comments each article has: the first half of all, the others the rest."""
    half = comments // 2
    rest = comments - half
    others = ARTICLES - 1
    return [half, *(rest // others + (number < rest % others) for number in range(others))]


def _item(article: int) -> str:
    at = BEGAN + timedelta(days=article)
    body = "\n\n".join(words(article * 100 + part, 80) for part in range(6))
    return ITEM.format(
        id=10_000_000 + article, title=words(article, 5).capitalize(), slug=f"old-article-{article}", body=body,
        at=f"{at:%Y-%m-%d %H:%M:%S}", rfc=f"{at:%a, %d %b %Y %H:%M:%S +0000}",
    )  # fmt: skip


def _comments(first: int, many: int) -> Iterator[str]:
    """Two in five answer one of the forty comments before them, so that branches grow a few levels deep."""
    for number in range(many):
        answers = number % 5 in (2, 4) and number > 40
        at = BEGAN + timedelta(days=ARTICLES, seconds=number)
        yield COMMENT.format(
            id=first + number, name=name(number), person=(first + number) % 20_000,
            text=comment((first + number) % 9973),
            parent=first + number - 1 - number * 7 % 40 if answers else 0, at=f"{at:%Y-%m-%d %H:%M:%S}",
        )  # fmt: skip
