"""A translator may think for long: nobody waits for it but who asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from postilla.tongues.values import Original
from postilla.tongues.writes import translate
from tests.support.libretranslate import libretranslate
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db(transaction=True)


def test_posting_goes_on_while_a_comment_is_translated(bring: Callable[..., Desk], settings: Any) -> None:
    desk, posted = bring(), list[int]()
    comment = desk.post("La mienne fait 270 km.")

    def meanwhile() -> None:
        try:
            posted.append(desk.post("Posted while the translator thinks"))
        finally:
            connection.close()

    with libretranslate() as stub:
        settings.POSTILLA_TRANSLATE, stub.meanwhile = stub.url, meanwhile
        made = translate(Original(comment, "<p>La mienne fait 270 km.</p>", "fr", 1), desk.subject, "en", "n", NOW)
    assert "[fr to en] La mienne fait 270 km." in made.html
    assert len(posted) == 1
