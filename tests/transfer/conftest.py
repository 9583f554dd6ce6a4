"""A WordPress of the tests' own: items and comments written as an export writes them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from postilla.transfer.report import Report

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old Site</title><link>https://old.example</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://old.example</wp:base_site_url>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ann</wp:author_login>
<wp:author_display_name><![CDATA[Ann Writer]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>\n"


def comment(number: object, text: str = "Some words.", **fields: object) -> str:
    """One <wp:comment>. Fields are named as in the export without `comment_`; None leaves an element out."""
    values: dict[str, object] = {
        "id": number,
        "author": f"Reader {number}",
        "author_email": f"reader{number}@mail.example",
        "author_url": "",
        "author_IP": "192.0.2.1",
        "date": "2024-01-02 12:00:00",
        "date_gmt": "2024-01-02 11:00:00",
        "content": text,
        "approved": "1",
        "type": "comment",
        "parent": 0,
        **fields,
    }
    inner = "".join(
        f"<wp:comment_{name}><![CDATA[{value}]]></wp:comment_{name}>\n"
        for name, value in values.items()
        if value is not None
    )
    return f"<wp:comment>\n{inner}</wp:comment>\n"


def item(number: int, *comments: str, content: str = "A paragraph.\n\nAnother.", **fields: object) -> str:
    """One <item>; fields are named as in the export without `wp:`."""
    slug = fields.pop("slug", f"story-{number}")
    values: dict[str, object] = {
        "post_id": number,
        "post_date": "2024-01-01 11:00:00",
        "post_date_gmt": "2024-01-01 10:00:00",
        "comment_status": "open",
        "post_name": slug,
        "status": "publish",
        "post_parent": 0,
        "post_type": "post",
        "post_password": "",
        **fields,
    }
    inner = "".join(f"<wp:{name}><![CDATA[{value}]]></wp:{name}>\n" for name, value in values.items())
    return (
        f"<item><title>Story {number}</title><link>https://old.example/2024/01/{slug}/</link>"
        f"<dc:creator><![CDATA[ann]]></dc:creator><guid>https://old.example/?p={number}</guid>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{inner}"
        f'<category domain="category" nicename="cars"><![CDATA[Cars]]></category>{"".join(comments)}</item>\n'
    )


@dataclass
class Export:
    """An export being written. `file()` is where it lies."""

    folder: Path
    items: list[str] = field(default_factory=list)

    def file(self, name: str = "export.xml") -> Path:
        path = self.folder / name
        path.write_text(HEAD + "".join(self.items) + TAIL, encoding="utf-8")
        return path


def everything() -> dict[str, list[dict[str, object]]]:
    """All rows of our own tables and of Wagtail's pages."""
    ours = [model for model in apps.get_models() if model.__module__.startswith(("postilla.", "wagtail.models"))]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in ours}


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Writes an export of the items given and returns its path."""
    return lambda *items: Export(tmp_path, list(items)).file()


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Writes a file as it is."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "raw.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def importing(db: None, now: datetime) -> Callable[..., Report]:
    """Brings a file into a site that has a home page and nothing else."""
    from postilla.articles.writes import ensure_site
    from postilla.transfer.bring_in import bring_in

    ensure_site("Magazine", "http://127.0.0.1:8000")

    def bring(file: Path, **options: Any) -> Report:
        asked: dict[str, Any] = {"dry_run": False, "media": None, "now": now, "progress": lambda *_: None, **options}
        return bring_in(file, **asked)

    return bring
