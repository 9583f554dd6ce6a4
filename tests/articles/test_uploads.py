"""Files that are not what their name says: the CMS says so, and goes on."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image


def jpeg(cut: int | None = None) -> bytes:
    out = BytesIO()
    Image.effect_noise((300, 200), 50).save(out, "JPEG")
    return out.getvalue()[:cut]


BROKEN = {
    "script.gif": b"GIF89a<script>alert(1)</script>",
    "page.gif": b"<script>alert(1)</script>",
    "header.jpg": b"\xff\xd8\xff\xe0 broken",
    "cut.jpg": jpeg(5000),
    "header.png": b"\x89PNG\r\n\x1a\nbroken",
    "header.webp": b"RIFF\x10\0\0\0WEBPVP8 broken",
    "empty.gif": b"",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}
REASONS = ("cannot be read to its end", "Upload a valid image", "Not a valid .", "Not a supported", "file is empty")
FORMS = {
    "/admin/images/add/": "",
    "/admin/images/multiple/add/": "",
    "/admin/images/chooser/create/": "image-chooser-upload-",
}


@pytest.fixture
def staff(magazine: None, settings: Any) -> Client:
    from django.contrib.auth import get_user_model

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "secret"))
    return client


def sent(staff: Client, form: str, name: str, content: bytes) -> Any:
    prefix = FORMS[form]
    file = SimpleUploadedFile(name, content)
    fields = {
        f"{prefix}title": "x",
        f"{prefix}alt": "A car",
        "files[]" if "multiple" in form else f"{prefix}file": file,
    }
    return staff.post(form, fields, headers={"x-requested-with": "XMLHttpRequest"})


@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_is_no_picture_is_refused_at_its_field_and_a_picture_taken(staff: Client, form: str) -> None:
    from postilla.articles.models import NewsImage

    for name, content in BROKEN.items():
        answer = sent(staff, form, name, content)
        assert answer.status_code == 200, name
        said = answer.content.decode()
        assert any(words in said for words in REASONS), (name, said[-2000:])
    assert not NewsImage.objects.exists()
    answer = sent(staff, form, "car.jpg", jpeg())
    if "multiple" in form:  # kept apart until its fields are filled in, too
        assert answer.json()["success"]
    else:
        assert NewsImage.objects.count() == 1
    assert staff.get("/admin/images/").status_code == 200
