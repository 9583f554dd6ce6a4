"""Who is not known yet is spoken to in that edition's language which their browser reads."""

import pytest
from django.test import Client

from tests.support.editions import Editions
from tests.support.reader import tree


@pytest.mark.parametrize(
    ("accepts", "language"),
    [
        ("de-CH, de;q=0.9, en;q=0.5", "de"),
        ("it, fr;q=0.8", "fr"),
        ("de;q=0, fr;q=0.1", "fr"),
        ("it", "en"),
        ("", "en"),
        ("*;q=x, ,,", "en"),
    ],
)
def test_the_way_into_ones_own_page(editions: Editions, accepts: str, language: str) -> None:
    page = tree(Client(HTTP_ACCEPT_LANGUAGE=accepts).get("/me/sign-in/"))
    assert page.get("lang") == language
    home = "/" if language == "en" else f"/{language}/"
    assert home in page.xpath("//header//a/@href")
    heading = {"de": "Anmelden", "fr": "Se connecter", "en": "Sign in"}[language]
    assert heading in page.text_content()
