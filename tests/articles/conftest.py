"""A small magazine, made new for each test that asks for it."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def magazine(db: None, settings: Any, tmp_path: Any) -> None:
    from postilla.articles import writes

    settings.MEDIA_ROOT = str(tmp_path / "media")
    writes.ensure_site("The Gazette", "http://127.0.0.1:8000")


@pytest.fixture
def picture(magazine: None) -> Callable[..., int]:
    """Stores a plain picture of that size; its id."""
    from PIL import Image

    from postilla.articles import writes
    from postilla.articles.values import BroughtPicture

    def make(width: int = 1800, height: int = 900, name: str = "picture.png") -> int:
        file = BytesIO()
        Image.new("RGB", (width, height), (120, 30, 30)).save(file, "PNG")
        return writes.bring_picture(BroughtPicture(name, file.getvalue(), alt="A red field"), NOW)

    return make


@pytest.fixture
def bring(magazine: None) -> Callable[..., Any]:
    """Brings an article; what is not said is filled in."""
    from postilla.articles import writes
    from postilla.articles.values import BroughtArticle, BroughtAuthor, BroughtSection, BroughtTag

    def make(title: str = "A title", **fields: Any) -> Any:
        fields.setdefault("origin", "")
        fields.setdefault("published_at", NOW)
        fields.setdefault("body", (("text", "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>"),))
        fields["section"] = BroughtSection(fields.pop("section", "Cars"))
        fields["authors"] = tuple(BroughtAuthor(name) for name in fields.pop("authors", ["Ada Winter"]))
        fields["tags"] = tuple(BroughtTag(name) for name in fields.pop("tags", []))
        return writes.bring_article(BroughtArticle(title=title, **fields), NOW)

    return make


@pytest.fixture
def facts(magazine: None, settings: Any) -> Callable[[], list[Any]]:
    """Takes the facts told since the last time, in order."""
    from postilla.outbox.models import Delivery
    from postilla.vocabulary import Event

    names = ("ArticlePublished", "ArticleWithdrawn", "ArticleMoved", "MagazineChanged")
    settings.POSTILLA_HEARERS = dict.fromkeys(names, ("nobody",))

    def take() -> list[Any]:
        rows = list(Delivery.objects.order_by("id"))
        Delivery.objects.all().delete()
        return [Event.known[row.fact].from_json(row.body) for row in rows]

    take()
    return take
