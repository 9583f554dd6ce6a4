"""Addresses of the old site: where each leads after an import."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from postilla.discussion import reads as discussion
from postilla.transfer.report import Report
from tests.transfer.conftest import comment, everything, item

Importing = Callable[..., Report]


def test_old_addresses_lead_to_the_same_place(importing: Importing, export: Callable[..., Path]) -> None:
    from postilla.transfer.reads import old_address, old_anchor

    importing(
        export(item(7, *(comment(n) for n in range(100, 160)), slug="story"), item(8, status="draft", slug="plan"))
    )
    for path, query in [("/2024/01/story/", ""), ("/2024/01/story", ""), ("/", "p=7"), ("/2024/01/story/amp/", ""),
                        ("/2024/01/story/comment-page-1/", ""), ("/2024/01/story/comment-page-9/", "")]:  # fmt: skip
        assert old_address(path, query) == ("/cars/story/", 1), (path, query)
    assert old_address("/2024/01/story/comment-page-2/", "") == ("/cars/story/", 2)
    moved = Client().get("/2024/01/story/comment-page-2/")
    assert (moved.status_code, moved["Location"]) == (301, "/cars/story/comments/2/")
    assert Client().get(moved["Location"]).status_code == 200
    assert old_address("/2024/01/plan/", "") is None
    assert old_address("/2024/01/unknown/", "") is None
    found = old_anchor("/2024/01/story/", "comment-120")
    assert found is not None
    view = discussion.comment(found)
    assert view is not None
    assert view[0].author_name == "Reader 120"
    assert view[0].anchor == "comment-120"
    assert old_anchor("/2024/01/story/", "comment-9999") is None


CAR_TERMS = (
    "<wp:author><wp:author_id>9</wp:author_id><wp:author_login>bea</wp:author_login></wp:author>"
    "<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>uncategorized</wp:category_nicename></wp:category>"
    "<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>cars</wp:category_nicename>"
    "<wp:cat_name>Cars</wp:cat_name></wp:category>"
    "<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>small</wp:category_nicename>"
    "<wp:category_parent>cars</wp:category_parent><wp:cat_name>Small cars</wp:cat_name></wp:category>"
)


def filed(text: str, *terms: tuple[str, str, str]) -> str:
    """An item with more categories and tags."""
    more = "".join(f'<category domain="{d}" nicename="{n}"><![CDATA[{name}]]></category>' for d, n, name in terms)
    return text.replace("</item>", f"{more}</item>")


@pytest.mark.parametrize(
    ("path", "query", "target"),
    [
        ("/category/cars/", "", "/cars/"), ("/category/cars/page/3/", "", "/cars/"), ("/", "cat=3", "/cars/"),
        ("/", "category_name=cars", "/cars/"), ("/category/cars/feed/", "", "/cars/feed.rss"),
        ("/category/cars/small/", "", "/tags/small/"), ("/", "cat=4&paged=2", "/tags/small/"),
        ("/tag/fast/", "", "/tags/fast/"), ("/", "tag=fast", "/tags/fast/"),
        ("/tag/fast/feed/atom/", "", "/tags/fast/feed.atom"), ("/tag/none/", "", None),
        ("/category/uncategorized/", "", "/news/"), ("/", "cat=1", "/news/"),
        ("/author/ann/", "", "/authors/ann/"), ("/", "author=1", "/authors/ann/"), ("/", "author=77", None),
        ("/feed/", "", "/feeds/articles.rss"), ("/feed/atom/", "", "/feeds/articles.atom"),
        ("/", "feed=rss2", "/feeds/articles.rss"), ("/comments/feed/", "", "/feeds/comments.rss"),
        ("/2024/", "", "/archive/2024/"), ("/2024/01/", "", "/archive/2024/"), ("/2024/01/01/", "", "/archive/2024/"),
        ("/2003/", "", None),
        ("/2024/01/01/story-7/", "", "/cars/story-7/"), ("/story-7/comment-page-1/", "", "/cars/story-7/"),
        ("/archives/7", "", "/cars/story-7/"), ("/2024/01/former/", "", "/cars/story-7/"),
        ("/2024/01/story-7/feed/", "", "/cars/story-7/comments/feed.rss"),
        ("/2024/01/story-7/amp/", "", "/cars/story-7/"),
        ("/2024/01/picture/", "", "/cars/story-7/"), ("/", "attachment_id=8", "/cars/story-7/"),
        ("/wp-content/uploads/a.jpg", "", None),
    ],
)  # fmt: skip
def test_lists_feeds_and_pages_of_pictures_lead_somewhere(
    importing: Importing, export: Callable[..., Path], path: str, query: str, target: str | None
) -> None:
    from postilla.articles.reads import redirect_of
    from postilla.transfer.reads import old_address

    story = item(7, comment(1)).replace(
        "</item>",
        "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>former</wp:meta_value></wp:postmeta></item>",
    )
    picture = item(8, post_type="attachment", status="inherit", post_parent=7, slug="picture")
    bare = item(9).replace('nicename="cars"><![CDATA[Cars]]>', 'nicename="uncategorized"><![CDATA[Uncategorized]]>')
    file = export(
        CAR_TERMS, bare, filed(story, ("category", "small", "Small cars"), ("post_tag", "fast", "Fast")),
        picture.replace("https://old.example/?p=8", "https://old.example/wp-content/uploads/a.jpg"),
    )  # fmt: skip
    importing(file)
    asked = path + (f"?{query}" if query else "")
    found = (old_address(path, query) or redirect_of(asked) or (None,))[0]
    assert found == target
    before = everything()
    importing(file)
    assert everything() == before


def test_a_category_whose_slug_a_page_has_is_one_section(importing: Importing, export: Callable[..., Path]) -> None:
    importing(export(item(1, post_type="page", slug="cars"), item(2), item(3)))
    assert [row["title"] for row in everything()["articles.SectionPage"]] == ["Cars"]


def test_where_two_sites_numbered_alike_the_page_decides(
    importing: Importing, export: Callable[..., Path], written: Callable[[str], Path]
) -> None:
    from postilla.transfer.reads import old_anchor

    one = export(item(7, comment(5), slug="my-comments"))
    importing(one)
    other = export(item(8, comment(5, author="Another"), slug="else")).read_text().replace("old.example", "b.example")
    importing(written(other))
    for path, author in (("/cars/my-comments/", "Reader 5"), ("/cars/else/comments/2/", "Another")):
        found = old_anchor(path, "comment-5")
        view = discussion.comment(found or 0)
        assert view is not None, path
        assert view[0].author_name == author
    assert old_anchor("/cars/", "comment-5") is None
