"""Forms that are wrong, hostile or come at a bad time: a clear answer, and nothing lost."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from postilla.discussion import reads as discussion
from postilla.outbox import drain
from tests.discussion.test_hostile_text import unicode_texts
from tests.support.magazine import Desk
from tests.support.reader import FORM, JSON, Reader, shown, tree

pytestmark = pytest.mark.django_db
URLENCODED = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
        ({"origin": "http://testserver"}, 303),
        ({"origin": "http://127.0.0.1:8000"}, 303),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "http://testserver:81"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
    ],
)
def test_forms_come_from_our_own_pages(desk: Desk, reader: Reader, headers: dict[str, str], status: int) -> None:
    one = desk.post("To be agreed with")
    assert reader.send(desk, headers=headers).status_code == status
    agreed = Reader(REMOTE_ADDR="192.0.2.9").post(f"/c/{one}/agree", headers=headers)
    assert agreed.status_code == status
    assert desk.count == (2 if status == 303 else 1)
    if status == 403:
        assert reader.send(desk, headers={**headers, **JSON}).json()["problems"][0]["code"] == "cross_site"


def test_ten_thousand_fields(desk: Desk, reader: Reader) -> None:
    answer = reader.post(f"{desk.path}comments/", {**FORM, **{f"f{n}": "x" for n in range(10_000)}})
    assert answer.status_code == 400
    body = "&".join(f"f{n}=x" for n in range(10_000))
    assert reader.post(f"{desk.path}comments/", body, content_type=URLENCODED).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", URLENCODED),
        (b"text", URLENCODED),
        (b"%%%=%zz&text=%ff%fe", URLENCODED),
        (b"text[]=a&text[]=b&author[x]=y", URLENCODED),
        (b'{"text": "Hello there"}', "application/json"),
        (b"<xml/>", "text/xml"),
        (b"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHello", "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data"),
        (b"garbage", f"multipart/form-data; boundary={'x' * 300}"),
        (b"text=Hello", f"{URLENCODED}; charset=utf-16"),
        (b"text=Hello", f"{URLENCODED}; charset=nonsense"),
        (b"text=Hello", ""),
    ],
)  # fmt: skip
def test_bodies_that_are_no_form(desk: Desk, reader: Reader, body: bytes, kind: str) -> None:
    for headers in ({}, JSON):
        answer = reader.generic("POST", f"{desk.path}comments/", body, content_type=kind, headers=headers)
        assert answer.status_code in (400, 422)
        assert answer.content
    assert desk.count == 0


def test_files_where_words_should_be(desk: Desk, reader: Reader) -> None:
    from io import BytesIO

    file = BytesIO(b"a file")
    file.name = "words.txt"
    assert reader.post(f"{desk.path}comments/", {**FORM, "text": file}).status_code == 422


def test_the_first_of_a_field_sent_twice_does_not_confuse(desk: Desk, reader: Reader) -> None:
    body = "text=One+text&text=Other+text&author=Ada&email=a%40e.org&parent=&parent=abc"
    answer = reader.post(f"{desk.path}comments/", body, content_type=URLENCODED)
    assert answer.status_code in (303, 400)


@pytest.mark.parametrize("raw", ["%ff%fe%80", "%c0%af", "%ed%a0%bd", "%00", "a%00b", "%e2%82", "+ADw-script+AD4-"])
def test_raw_bytes_are_replaced_or_refused(desk: Desk, reader: Reader, raw: str) -> None:
    body = f"text=Words+{raw}+words&author=Ada{raw}&email=a%40e.org&website=&parent=&key={raw}&elapsed={raw}"
    answer = reader.post(f"{desk.path}comments/", body, content_type=URLENCODED)
    assert answer.status_code in (303, 400, 422)
    if answer.status_code == 303:
        page = reader.get(desk.path).content.decode("utf-8")
        assert "\0" not in page


def test_unicode_attacks_in_every_field(desk: Desk, shared: Path) -> None:
    for name, raw in unicode_texts(shared).items():
        sent = raw.encode("utf-8", "replace").decode()[:7000]
        fields: list[dict[str, str]] = [
            {"text": f"{sent} {name}", "author": f"A{sent}"[:80], "key": sent},
            {"text": name, "website": sent, "parent": sent, "elapsed": sent, "email": sent},
        ]
        for field in fields:
            assert Reader().send(desk, **field).status_code in (303, 400, 422), (name, field)
    page = desk.page()
    tree(page)
    assert len(shown(page)) <= desk.count


def test_a_search_for_anything_is_answered(desk: Desk, reader: Reader, shared: Path) -> None:
    for sent in [
        "",
        "car",
        "'",
        '"',
        "%",
        "*",
        "a AND (",
        "\0",
        "x" * 5000,
        "NEAR(",
        "-",
        "مرحبا",
        *unicode_texts(shared).values(),
    ]:
        query = sent.encode("utf-8", "replace").decode()
        for number in ("1", "0", "-1", "x", "99999") if sent == "car" else ("1",):
            assert reader.get("/search/", {"q": query, "page": number}).status_code in (200, 404), sent


def test_preview_says_what_would_be_posted(desk: Desk, reader: Reader) -> None:
    text = "*Soft* <b>raw</b> [x](javascript:1)"
    html = reader.post("/preview", {"text": text}, headers=JSON).json()["html"]
    one = reader.says(desk, text)
    found = discussion.comment(one)
    assert found is not None
    assert html == found[0].html
    assert reader.post("/preview", {"text": ""}, headers=JSON).status_code == 422
    assert reader.get("/preview").status_code == 405
    assert reader.post("/preview", {"text": "x"}, headers={**JSON, "sec-fetch-site": "cross-site"}).status_code == 403


# ---- when nothing can be stored ----


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("as_script", [False, True])
def test_a_locked_database_gives_the_text_back(desk: Desk, reader: Reader, as_script: bool) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("row locks are waited for on PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 10")
    holder = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        answer = reader.send(desk, text="Long <words> typed", as_script=as_script)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
        connection.close()
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    if as_script:
        assert answer.json()["problems"][0]["code"] == "unavailable"
    else:
        form = tree(answer).xpath("//form")[0]
        assert form.xpath(".//textarea[@name='text']")[0].text_content() == "Long <words> typed"
        kept = {e.get("name"): e.get("value") for e in form.xpath(".//input")}
        assert (kept.get("author"), kept.get("email")) == (FORM["author"], FORM["email"]), (
            "the whole form can be sent again"
        )
        assert "parent" in kept
    assert desk.count == 0


@pytest.mark.django_db(transaction=True)  # a full disk may take back the whole of what is open, not a savepoint alone
def test_a_full_disk_gives_the_text_back(desk: Desk, reader: Reader) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own limit of pages stands for a full disk")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        statuses = []
        for n in range(40):
            answer = reader.send(desk, text=f"{n} " + "words " * 1200)
            statuses.append(answer.status_code)
            if answer.status_code != 303:
                break
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert statuses[-1] == 503
    assert "words words" in answer.content.decode()
    assert desk.count == len(statuses) - 1


def test_a_page_store_that_cannot_be_written_does_not_undo_a_post(
    desk: Desk, reader: Reader, settings: Any, tmp_path: Path
) -> None:
    """The comment is stored and told; that its page could not be made now is mended from the outbox later."""
    (tmp_path / "full").write_text("a file where the folder should be")
    pages, settings.POSTILLA_PAGES = settings.POSTILLA_PAGES, tmp_path / "full"
    answer = reader.send(desk, text="Kept all the same")
    assert answer.status_code == 303
    settings.POSTILLA_PAGES = pages
    assert drain.waiting() > 0
    desk.drain()
    assert "Kept all the same" in json.dumps(shown(reader.get(desk.path)))
