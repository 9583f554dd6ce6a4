"""Galleries of an old site: one block where their pictures came along, links to the old place where not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from postilla.transfer.report import Report
from tests.transfer.conftest import item

Importing = Callable[..., Report]
URL = "https://old.example/wp-content/uploads/2024/01"
BLOCK = (
    '<!-- wp:gallery {{"ids":[5,6,7]}} --><figure class="wp-block-gallery has-nested-images">{}'
    "<figcaption>All three</figcaption></figure><!-- /wp:gallery -->"
)
GUTENBERG = BLOCK.format(
    "".join(
        f'<!-- wp:image {{"id":{n}}} --><figure class="wp-block-image"><a href="{URL}/car{n}.jpg">'
        f'<img src="{URL}/car{n}-300x200.jpg" alt="Car {n}" class="wp-image-{n}"/></a>'
        f"<figcaption>Number {n}</figcaption></figure><!-- /wp:image -->"
        for n in (5, 6, 7)
    )
)
OLDER = BLOCK.format(
    '<ul class="blocks-gallery-grid">'
    + "".join(
        f'<li class="blocks-gallery-item"><figure><img src="{URL}/car{n}.jpg" data-id="{n}"/></figure></li>'
        for n in (5, 6, 7)
    )
    + "</ul>"
)
GALLERIES = {
    "numbers": "[gallery ids='5,6,7']",
    "include": '[gallery include="5,6,7" columns="2" link="file"]',
    "attached": "[gallery]",
    "blocks": GUTENBERG,
    "blocks before 2021": OLDER,
}  # fmt: skip


def body(slug: str) -> list[tuple[str, Any]]:
    from postilla.articles.models import ArticlePage

    return [(block.block_type, block.value) for block in ArticlePage.objects.get(slug=slug).body]


@pytest.mark.parametrize("name", sorted(GALLERIES))
def test_a_gallery_is_one_block_where_its_pictures_came(
    importing: Importing, export: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    uploads = tmp_path / "uploads" / "2024" / "01"
    uploads.mkdir(parents=True)
    pictures = []
    for n in (5, 6, 7):
        Image.new("RGB", (40 + n, 30), "red").save(uploads / f"car{n}.jpg")
        url = f"{URL}/car{n}.jpg"
        pictures.append(item(n, post_type="attachment", status="inherit", post_parent=1, attachment_url=url))
    file = export(item(1, content=f"Before.\n\n{GALLERIES[name]}\n\nAfter."), *pictures)
    report = importing(file, media=tmp_path / "uploads")
    kinds = [kind for kind, _ in body("story-1")]
    assert kinds == ["text", "gallery", "text"]
    assert [picture["image"].width for picture in body("story-1")[1][1]["pictures"]] == [45, 46, 47]
    assert report.notes["pictures_left_as_links"] == 0


def test_without_the_pictures_it_is_links_and_the_dry_run_says_so(
    importing: Importing, export: Callable[..., Path]
) -> None:
    pictures = [
        item(n, post_type="attachment", status="inherit", post_parent=1, attachment_url=f"{URL}/car{n}.jpg")
        for n in (5, 6, 7)
    ]
    file = export(item(1, content=GALLERIES["numbers"]), *pictures)
    assert importing(file, dry_run=True).notes["pictures_left_as_links"] == 3
    importing(file)
    ((kind, value),) = body("story-1")
    assert (kind, value.source.count("<a href=")) == ("text", 3)
