"""What the newsroom uploads as a document cannot act on a page of ours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

pytestmark = pytest.mark.django_db
ACTIVE = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(document.domain)</script></svg>"


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def keep() -> Callable[..., Any]:
    """Keeps a document as an earlier version, or a plugin, may have: with any name."""
    from wagtail.documents import get_document_model

    def made(name: str, content: bytes = ACTIVE, **fields: Any) -> Any:
        return get_document_model().objects.create(title=name, file=ContentFile(content, name=name), **fields)

    return made


@pytest.fixture
def editor() -> Client:
    from django.contrib.auth import get_user_model

    client = Client()
    client.force_login(get_user_model().objects.create_superuser("ada", "", "secret"))
    return client


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.xhtml", "a.xml", "a.pdf", "a.js", "a.png", "a"])
def test_a_document_is_a_download_that_runs_nothing(keep: Callable[..., Any], name: str) -> None:
    answer = Client().get(keep(name).url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == ACTIVE  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_documents_are_reached_by_their_own_door_alone(keep: Callable[..., Any]) -> None:
    """By the door for pictures, those of a private collection could be read by everybody."""
    from wagtail.models import Collection, CollectionViewRestriction

    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    private = root.add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = keep("plan.png", collection=private)
    assert document.file.name == "documents/plan.png"
    for path in ("documents/plan.png", "images/../documents/plan.png", "./documents/plan.png"):
        assert Client().get(f"/media/{path}").status_code == 404, path
    answer = Client().get(document.url)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/?next=/documents/")


@pytest.mark.parametrize(("name", "taken"), [("a.html", False), ("a.svg", False), ("a.xml", False), ("a.PDF", True)])
def test_the_cms_takes_known_kinds_alone(editor: Client, name: str, taken: bool) -> None:
    from wagtail.documents import get_document_model

    answer = editor.post("/admin/documents/add/", {"title": "A plan", "file": ContentFile(ACTIVE, name=name)})
    assert get_document_model().objects.exists() is taken
    assert (answer.status_code == 302) is taken
    assert ("is not allowed" in answer.content.decode()) is not taken
