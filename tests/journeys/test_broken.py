"""A fault of ours is answered as the magazine speaks and looks, and never with another fault."""

import json

import pytest
from django.db import connection
from django.test import RequestFactory
from django.urls import get_resolver

from tests.support.editions import Editions
from tests.support.reader import tree


def fault(path: str, **headers: str) -> bytes:
    """What is answered to a request for that path that met an error: by the handler that Django asks."""
    answer = get_resolver().resolve_error_handler(500)(RequestFactory().get(path, headers=headers))
    assert answer.status_code == 500
    assert answer["Cache-Control"] == "private, no-store"
    return bytes(answer.content)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "accepted", "lang", "said", "top"),
    [
        ("/search/?q=x", "", "en", "Something went wrong here", "/"),
        ("/fr/search/?q=x", "", "fr", "Une erreur s’est produite", "/fr/"),
        ("/me/", "de;q=0.9", "de", "Hier ist etwas schiefgegangen", "/de/"),
    ],
)
def test_an_error_is_answered_in_the_language_with_a_way_back(
    editions: Editions, path: str, accepted: str, lang: str, said: str, top: str
) -> None:
    page = tree(fault(path, **({"accept-language": accepted} if accepted else {})))
    assert page.get("lang") == lang
    assert page.xpath("//h1")[0].text_content() == said
    assert page.xpath("//link[@rel='stylesheet']"), "as the magazine looks"
    assert {path, top} <= set(page.xpath("//main//a/@href"))


@pytest.mark.django_db
def test_a_script_is_answered_in_its_own_way(editions: Editions) -> None:
    said = json.loads(fault("/", accept="application/json"))
    assert said["problems"][0]["code"] == "fault"


@pytest.mark.django_db
def test_where_no_page_can_be_made_a_plain_one_is_sent(site: None) -> None:
    from postilla.articles.reads import forget_standings

    forget_standings()

    def away(*_: object) -> None:
        raise OSError("the disk is gone")

    with connection.execute_wrapper(away):
        page = fault("/")
    assert b"It is our fault" in page
    assert b'href="/"' in page
