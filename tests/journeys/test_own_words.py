"""Pages that are one reader's alone are in their language: chosen, else where they wrote, else the browser's."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from postilla.identity import writes as identity
from postilla.identity.receipts import receipt_for
from postilla.moderation import reads, writes
from postilla.moderation.reasons import secret_of
from postilla.moderation.values import Terms, Why
from tests.support.editions import Editions
from tests.support.reader import Reader, tree

WORDS = {"en": "It insults", "fr": "Il insulte", "de": "beleidigt", "es": "nsulta"}


def says(answer: Any, language: str) -> None:
    page = tree(answer)
    assert page.get("lang") == language
    home = f"/{language}/" if language in ("fr", "de") else "/"
    assert home in page.xpath("//header//a/@href")


def written_in(editions: Editions, reader: Reader, language: str) -> tuple[int, int]:
    from postilla.discussion import reads as discussion

    one = reader.says(editions.at(language), "Words")
    found = discussion.comment(one)
    assert found is not None
    assert found[0].guest_id is not None
    return one, found[0].guest_id


@pytest.mark.parametrize(("chosen", "language"), [("", "fr"), ("de", "de"), ("es", "es")])
@pytest.mark.parametrize("accepts", ["de", ""])
def test_receipts_and_sanctions(editions: Editions, reader: Reader, chosen: str, language: str, accepts: str) -> None:
    one, guest = written_in(editions, reader, "fr")
    identity.speak(guest, chosen, timezone.now())
    writes.decide(one, "reject", "ada", timezone.now(), Why("insult"))
    writes.impose(one, "mute", "ada", timezone.now(), Why("insult"), Terms(timezone.now() + timedelta(days=1)))
    [line] = reads.in_force(timezone.now())
    anybody = Client(HTTP_ACCEPT_LANGUAGE=accepts)
    for address in (f"/held/{receipt_for(one)}", f"/appeal/{secret_of(line.id)}"):
        answer = anybody.get(address)
        says(answer, language)
        assert WORDS[language] in answer.content.decode()
        says(anybody.post(address, {"text": ""}), language)
        assert anybody.post(address, {"text": "I ask you."}).status_code == 303
        again = anybody.post(address, {"text": "I ask you."})
        assert (again.status_code, tree(again).get("lang")) == (409, language)


@pytest.mark.parametrize(("chosen", "accepts", "language"), [("", "de", "de"), ("fr", "de", "fr"), ("", "it", "en")])
def test_the_page_of_a_report_and_ones_own(
    editions: Editions, reader: Reader, chosen: str, accepts: str, language: str
) -> None:
    _, guest = written_in(editions, reader, "en")
    identity.speak(guest, chosen, timezone.now())
    other = editions.desk.post("Others' words", author="Eve", email="eve@readers.example")
    reader.defaults["HTTP_ACCEPT_LANGUAGE"] = accepts
    sent = reader.post(f"/c/{other}/report", {"reason": "abuse"})
    [receipt] = [way for way in tree(sent).xpath("//a/@href") if way.startswith("/reported/")]
    says(reader.get(receipt), language)
    says(reader.get("/me/"), language)


@pytest.mark.parametrize("address", ["/held/nothing", "/appeal/nothing", "/reported/nothing", "/notice/nothing"])
def test_where_nothing_is_the_browser_is_asked(editions: Editions, address: str) -> None:
    answer = Client(HTTP_ACCEPT_LANGUAGE="de").get(address)
    assert answer.status_code == 404
    says(answer, "de")


def test_a_notice_is_answered_where_it_was_given(editions: Editions) -> None:
    one = editions.desk.post()
    given = {"explanation": "C’est diffamatoire.", "author": "Lea Law", "email": "lea@mail.example.org", "faith": "1"}
    receipt = Client().post(f"/fr/c/{one}/notice", given)["Location"]
    says(Client(HTTP_ACCEPT_LANGUAGE="de").get(receipt), "fr")
