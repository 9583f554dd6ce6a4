"""Who said it and when, a cadence of several, and titles as a person would write them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from postilla.ledger.models import Promise
from postilla.ledger.proposals import PROMISE, propose
from postilla.ledger.reads.suggested import suggestions
from postilla.ledger.suggestions import suggested
from postilla.ledger.titles import title_of
from postilla.web.staff.ledger.drafted import draft_of
from tests.support.ledger import new_book
from tests.support.staff import member

DAY = date(2026, 11, 27)
WEEKDAY = ("Mara Lindqvist", date(2026, 11, 26))
SAID = ("Mara Lindqvist", date(2026, 11, 3))


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "“We plan to sell 50,000 cars in 2028,” said Mara Lindqvist, of Halden, on 3 November 2026.",
            SAID,
        ),
        ("en", "Mara Lindqvist, chief executive, said on 3 November 2026 that Halden will open a plant in 2028.", SAID),
        ("en", "Halden will sell 50,000 cars in 2028, Mara Lindqvist, said on 3 November 2026.", SAID),
        ("de", "„Wir werden 2028 ein Werk eröffnen“, sagte Mara Lindqvist am 3. November 2026.", SAID),
        ("fr", "« Nous ouvrirons une usine en 2028 », a déclaré Mara Lindqvist le 3 novembre 2026.", SAID),
        ("it", "«Apriremo uno stabilimento nel 2028», ha detto Mara Lindqvist il 3 novembre 2026.", SAID),
        ("es", "«Abriremos una fábrica en 2028», dijo Mara Lindqvist el 3 de noviembre de 2026.", SAID),
        ("en", "Halden Motors said it will open a plant in 2028.", ("", None)),
        ("en", "Halden said on Monday it will open a plant in 2028.", ("", date(2026, 11, 23))),
        ("en", "Halden said it will open a plant on Monday.", ("", None)),
        ("en", "Halden said production will start next Monday, in 2026.", ("", None)),
        ("en", "Halden will open a plant in May on a Monday, said Mara Lindqvist.", ("Mara Lindqvist", None)),
        ("en", "On Thursday, Halden said it will open a plant in 2028.", ("", date(2026, 11, 26))),
        ("en", "Halden said on Friday it will open a plant in 2028.", ("", DAY)),
        ("en", "Halden said last Friday it will open a plant in 2028.", ("", date(2026, 11, 20))),
        ("de", "Halden wird 2028 ein Werk eröffnen, sagte Mara Lindqvist am Donnerstag.", WEEKDAY),
        ("fr", "Halden ouvrira une usine en 2028, a déclaré jeudi Mara Lindqvist.", WEEKDAY),
        ("en", "On Thursday Mara Lindqvist said Halden will open a plant in 2028.", WEEKDAY),
        ("it", "Halden aprirà uno stabilimento nel 2028, ha detto giovedì il gruppo.", ("", date(2026, 11, 26))),
        ("es", "Halden abrirá una fábrica en 2028, dijo el jueves el grupo.", ("", date(2026, 11, 26))),
        ("en", "Halden will open a plant on 3 November 2028, said Mara Lindqvist.", ("Mara Lindqvist", None)),
        ("de", "Halden wird 2028 ein Werk eröffnen, sagte Ursula von der Leyen.", ("Ursula von der Leyen", None)),
    ],
)
def test_who_said_it_and_when(language: str, text: str, who: tuple[str, date | None]) -> None:
    found = [one for one in propose(text, language, DAY) if one.what == PROMISE]
    assert {(one.speaker, one.said_on) for one in found} == {who}
    for one in found:
        told = {reason.field: text[reason.start : reason.end] for reason in one.reasons}
        assert told.get("speaker", "") == one.speaker


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "Halden aims to launch two new models a year from 2027 to 2029.", "2 models a year, 2027 to 2029"),
        ("fr", "Halden lancera deux nouveaux modèles par an de 2027 à 2029.", "2 modèles par an, de 2027 à 2029"),
        ("it", "Halden lancerà due nuovi modelli all'anno dal 2027 al 2029.", "2 modelli all’anno, dal 2027 al 2029"),
        (
            "de",
            "Halden wird von 2027 bis 2029 zwei neue Modelle pro Jahr bauen.",
            "2 Modelle pro Jahr, 2027 bis 2029",
        ),
        ("es", "Halden lanzará dos nuevos modelos al año de 2027 a 2029.", "2 modelos al año, de 2027 a 2029"),
        ("en", "Halden will sell at least 50,000 cars in 2028.", "at least 50,000 cars, 2028"),
        ("en", "Its range will be between 600 and 700 km in 2028.", "600 to 700 km, 2028"),
        ("en", "Halden will build 50,000 cars by 2028.", "50,000 cars, by the end of 2028"),
        ("en", "“Halden will open a plant in Melfi,” she added.", "Halden will open a plant in Melfi, she added"),
    ],
)
def test_a_title_reads_as_a_person_would_write_it(language: str, text: str, title: str) -> None:
    [found] = propose(text, language, DAY)
    one = suggested(text, found)
    assert title_of(found, one.quote.exact, language) == title


def test_speaker_and_day_are_shown_and_can_be_corrected(bring: Any) -> None:
    from postilla.articles.models import ArticlePage

    book = new_book()
    text = "Valdora will open a plant in 2030, said Mara Lindqvist on 2 January 2024."
    bring(body=(("text", f"<p>{text}</p>"),))
    article = ArticlePage.objects.get()
    client, at = Client(), f"/admin/ledger/proposals/{article.pk}/"
    client.force_login(member("kim"))
    [one] = suggestions(draft_of(article.get_latest_revision_as_object()))
    page = client.get(at).content.decode()
    assert 'value="Mara Lindqvist"' in page
    assert 'value="2024-01-02"' in page
    said = {"subject": book.valdora, "title": "A plant", "speaker": "Mara Lind", "said_on": "2099-01-03"}
    sent = {"key": one.key, "deed": "keep", **{f"{one.key}-{name}": value for name, value in said.items()}}
    refused = client.post(at, sent)
    assert (refused.status_code, "still to come" in refused.content.decode()) == (422, True)
    assert client.post(at, {**sent, f"{one.key}-said_on": "2024-01-03"}).status_code == 302
    row = Promise.objects.get()
    assert (row.speaker, row.said_on) == ("Mara Lind", date(2024, 1, 3))
