"""A reader posts: the comment appears, or every problem is named and no word is lost."""

from typing import Any

import pytest

from postilla.discussion import reads as discussion
from tests.support.magazine import ADDRESS, Desk
from tests.support.reader import FORM, JSON, Reader, comment_of, count_on, problems, shown, tree

pytestmark = pytest.mark.django_db


def test_a_comment_posted_without_scripts_is_on_the_page_it_leads_to(desk: Desk, reader: Reader) -> None:
    answer = reader.send(desk, text="First *words*")
    assert answer.status_code == 303
    one = comment_of(answer)
    assert answer["Location"] == f"{desk.path}#c{one}"
    page = reader.get(desk.path)
    assert shown(page) == {f"c{one}": "First words"}
    assert count_on(page) == 1


def test_with_scripts_the_answer_says_where_it_stands(desk: Desk, reader: Reader) -> None:
    answer = reader.send(desk, as_script=True)
    assert answer.status_code == 201
    said = answer.json()
    one = said["id"]
    assert said == {
        "id": one, "url": f"/c/{one}", "page": desk.path, "fragment": f"c{one}", "state": "published",
        "edit_until": said["edit_until"],
    }  # fmt: skip
    assert f"c{one}" in shown(reader.get(said["page"]))


def test_reading_sets_no_cookie_and_posting_one_that_scripts_cannot_read(desk: Desk, reader: Reader) -> None:
    assert not reader.get(desk.path).cookies
    assert not reader.get("/c/1").cookies
    cookie = reader.send(desk).cookies["postilla_guest"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert ADDRESS not in str(cookie)
    assert not Reader().send(desk, text="").cookies, "a refusal sets none"


def test_the_first_line_of_a_reply_stands_under_what_it_answers(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "A question?")
    two = reader.says(desk, "An answer.", parent=str(one))
    page = tree(reader.get(desk.path))
    assert page.xpath(f"//article[@id='c{one}']/following-sibling::ol//article[@id='c{two}']")


WRONG: list[tuple[dict[str, str], dict[str, str]]] = [
    ({"text": ""}, {"text": "text_missing"}),
    ({"text": "x"}, {"text": "text_missing"}),
    ({"text": " \u200b \n "}, {"text": "text_missing"}),
    ({"text": "x" * 8001}, {"text": "text_too_long"}),
    ({"author": ""}, {"author": "name_missing"}),
    ({"author": "\u202e\u200b"}, {"author": "name_missing"}),
    ({"author": "\ufffc"}, {"author": "name_missing"}),
    ({"author": "x" * 81}, {"author": "name_too_long"}),
    ({"email": ""}, {"email": "email_missing"}),
    ({"email": "ada"}, {"email": "email_wrong"}),
    ({"email": "a b@example.org"}, {"email": "email_spaced"}),
    ({"email": "ada\u200b@example.org"}, {"email": "email_spaced"}),
    ({"email": "ada@exam\tple.org"}, {"email": "email_spaced"}),
    ({"email": "jürgen@example.org"}, {"email": "email_not_plain"}),
    ({"email": f"ada@{'ä' * 70}.org"}, {"email": "email_wrong"}),
    ({"email": "ada@localhost"}, {"email": "email_wrong"}),
    ({"email": "ada@example.org,eve@example.org"}, {"email": "email_wrong"}),
    ({"email": f"{'a' * 250}@e.org"}, {"email": "email_wrong"}),
    ({"website": "example.org"}, {"website": "website_wrong"}),
    ({"website": "javascript:alert(1)"}, {"website": "website_wrong"}),
    ({"website": "https://user:pass@e.org"}, {"website": "website_wrong"}),
    ({"website": 'https://e.org/"onclick="x'}, {"website": "website_wrong"}),
    ({"website": "https://[::1"}, {"website": "website_wrong"}),
    ({"website": f"https://e.org/{'x' * 300}"}, {"website": "website_too_long"}),
    (
        {"text": "", "author": "", "email": "x", "website": "y"},
        {"text": "text_missing", "author": "name_missing", "email": "email_wrong", "website": "website_wrong"},
    ),
]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"website": "https://user:pw@e.org/"}, "no name or password before an @"),
        ({"website": "https://exa mple.org"}, "no blanks"),
        ({"website": "e.org"}, "begins with http:// or https://"),
        ({"text": "x" * 8001}, "at most 8,000 characters; this one has 8,001"),
    ],
)
def test_what_is_said_of_a_problem_is_so(desk: Desk, reader: Reader, sent: dict[str, str], words: str) -> None:
    assert words in reader.send(desk, **sent).content.decode()


@pytest.mark.parametrize(("sent", "codes"), WRONG)
def test_each_problem_is_named_at_its_field_and_the_text_is_kept(
    desk: Desk, reader: Reader, sent: dict[str, str], codes: dict[str, str]
) -> None:
    answer = reader.send(desk, **sent)
    assert answer.status_code == 422
    assert set(problems(answer)) == set(codes)
    page = tree(answer)
    for name, value in {**FORM, **sent}.items():
        field = page.xpath(f"//*[@name='{name}']")[0]
        kept = field.text_content() if field.tag == "textarea" else field.get("value")
        assert kept.strip("\n") == value.strip("\n"), f"{name} is kept"
    assert page.xpath("//form[@id='comment-form']/@action") == [f"{desk.path}comments/"]
    script = reader.send(desk, as_script=True, **sent)
    assert script.status_code == 422
    assert {p["field"]: p["code"] for p in script.json()["problems"]} == codes
    assert all(p["message"] for p in script.json()["problems"])
    assert desk.count == 0


@pytest.mark.parametrize("text", ["ab", "x" * 8000, "  ab  ", "👍👍", "0.", "中文"])
def test_texts_at_the_limits_are_taken(desk: Desk, reader: Reader, text: str) -> None:
    assert reader.send(desk, text=text).status_code == 303


@pytest.mark.parametrize(
    "field",
    [
        {"author": "Ä" * 80},
        {"email": f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 57}.org"},
        {"website": f"https://example.org/{'p' * 280}"},
    ],
)
def test_fields_at_the_limits_are_taken(desk: Desk, reader: Reader, field: dict[str, str]) -> None:
    assert [len(value) for value in field.values()] in ([80], [254], [300])
    assert reader.send(desk, **field).status_code == 303
    refused = reader.send(desk, **{name: value.replace("p", "pp", 1) + "g" for name, value in field.items()})
    assert refused.status_code == 422


def test_kept_text_is_escaped(desk: Desk, reader: Reader) -> None:
    nasty = "</textarea><script>alert(1)</script>\"'>"
    answer = reader.send(desk, text=nasty, author=nasty, email=nasty, website=nasty)
    assert b"<script>alert" not in answer.content
    assert tree(answer).xpath("//textarea[@name='text']")[0].text_content().strip() == nasty


def test_a_leading_newline_of_a_kept_text_is_not_lost(desk: Desk, reader: Reader) -> None:
    text = "    code first\n\nthen words"
    answer = reader.send(desk, text=text, email="")
    assert tree(answer).xpath("//textarea[@name='text']")[0].text_content().lstrip("\n") == text


def test_a_name_links_to_the_website_without_endorsing_it(desk: Desk, reader: Reader) -> None:
    reader.says(desk, "Hello there", website="https://example.org/me?a=1&b=2")
    link = tree(reader.get(desk.path)).xpath("//span[@class='comment-author']/a")[0]
    assert link.get("href") == "https://example.org/me?a=1&b=2"
    assert set(link.get("rel").split()) >= {"nofollow", "ugc"}


def test_the_trap_catches_programs_and_readers_never_see_it(desk: Desk, reader: Reader, settings: Any) -> None:
    settings.POSTILLA_TESTING = False
    answer = reader.send(desk, url2="http://spam.example")
    assert answer.status_code == 422
    assert "A good car" in answer.content.decode()
    assert desk.count == 0
    field = tree(reader.get(desk.path)).xpath("//input[@name='url2']")[0]
    assert field.get("tabindex") == "-1"
    assert field.xpath("ancestor::*[@aria-hidden='true']")


@pytest.mark.parametrize(
    ("elapsed", "status"), [("0.5", 429), ("1.99", 429), ("2", 303), ("", 303), ("nan", 303), ("x", 303), ("-5", 303)]
)
def test_what_was_sent_within_a_moment_is_asked_to_wait(
    desk: Desk, reader: Reader, settings: Any, elapsed: str, status: int
) -> None:
    settings.POSTILLA_TESTING = False
    answer = reader.send(desk, elapsed=elapsed)
    assert answer.status_code == status
    assert (answer.get("Retry-After") == "2") == (status == 429)


def test_too_many_in_a_minute_are_asked_to_wait(desk: Desk, reader: Reader, settings: Any) -> None:
    settings.POSTILLA_TESTING = False
    for number in range(4):
        reader.says(desk, f"Number {number}")
    answer = reader.send(desk, text="One more")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
    assert "One more" in answer.content.decode()
    script = reader.send(desk, text="One more", as_script=True)
    assert script.json()["retry_after"] == int(script["Retry-After"])
    assert desk.count == 4


def test_a_network_is_limited_whatever_names_it_gives(desk: Desk, settings: Any) -> None:
    settings.POSTILLA_TESTING = False
    made = [Reader(REMOTE_ADDR=f"203.0.113.{n}").send(desk, text=f"No {n}", email=f"r{n}@e.org") for n in range(13)]
    assert [answer.status_code for answer in made] == [303] * 12 + [429]
    assert Reader(REMOTE_ADDR="198.51.100.1").send(desk, text="From elsewhere").status_code == 303


@pytest.mark.parametrize("parent", ["999999999", "abc", "-1", "0", "9" * 30, "1.5", "1e3", "١"])
def test_an_unknown_parent_is_named_and_the_text_kept(desk: Desk, reader: Reader, parent: str) -> None:
    answer = reader.send(desk, parent=parent, text="To whom?")
    assert answer.status_code == 400
    assert tree(answer).xpath("//textarea[@name='text']")[0].text_content().strip() == "To whom?"
    assert reader.send(desk, parent=parent, as_script=True).json()["problems"][0]["field"] == "parent"
    assert desk.count == 0


def test_a_parent_of_another_article_is_foreign(desk: Desk, bring: Any, reader: Reader) -> None:
    elsewhere = bring("Another car")
    one = reader.says(elsewhere, "Over there")
    assert reader.send(desk, parent=str(one)).status_code == 400
    assert (desk.count, elsewhere.count) == (0, 1)


def test_a_parent_that_went_meanwhile(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Soon gone")
    reader.post(f"/c/{one}/withdraw")
    answer = reader.send(desk, parent=str(one), text="An answer to it")
    assert answer.status_code == 409
    assert "An answer to it" in answer.content.decode()


def test_a_closed_conversation_takes_nothing_and_gives_the_text_back(bring: Any, reader: Reader) -> None:
    read_only = bring("Read only", conversation="read-only")
    answer = reader.send(read_only, text="Too late?")
    assert answer.status_code == 403
    assert "Too late?" in answer.content.decode()
    assert reader.send(read_only, as_script=True).json()["problems"][0]["code"] == "thread_closed"
    assert "comment-form" not in reader.get(read_only.path).content.decode()
    closed = bring("Closed", conversation="closed")
    assert reader.send(closed).status_code == 403
    aged = bring("Aged", close_after_days=1)
    assert reader.send(aged, text="After its time").status_code == 403


def test_an_article_that_is_not_there(site: None, reader: Reader) -> None:
    for headers in ({}, JSON):
        assert reader.post("/cars/nothing/comments/", FORM, headers=headers).status_code == 404


def test_fields_that_nobody_may_set_are_not_heard(desk: Desk, reader: Reader) -> None:
    extra = {
        "id": "7",
        "state": "rejected",
        "agreements": "99",
        "created_at": "1999-01-01",
        "guest_id": "1",
        "ordinal": "5",
        "pinned": "1", "pinned_at": "1999-01-01", "locked": "1", "deleted": "1", "imported": "1", "votes": "99",
        "note": "By the editors", "path": "11", "revision": "7", "anchor": "x", "network": "n",
    }  # fmt: skip
    one = reader.says(desk, "Trying to be clever", **extra)
    found = discussion.comment(one)
    assert found is not None
    assert (found[0].agreements, found[0].number, found[0].state) == (0, 1, "published")
    assert (found[0].pinned, found[0].locked, found[0].note, found[0].revision) == (False, False, "", 1)
    assert (found[0].anchor, found[0].created_at.year > 2000, found[0].path) == ("", True, "11")


def test_the_form_offers_the_same_wherever_it_stands_and_loses_no_choice(
    desk: Desk, reader: Reader, settings: Any
) -> None:
    """A refusal without the tick for mail would take it from whoever mends the address and sends again."""
    settings.POSTILLA_MAIL, settings.POSTILLA_COMMENT_LANGUAGES = object(), ("en", "fr")
    one = comment_of(reader.send(desk))
    refused = reader.send(desk, text="Again", email="nowhere", answers="1", language="fr")
    assert refused.status_code == 422
    form = tree(refused).get_element_by_id("comment-form")
    assert form.xpath('string(.//input[@name="answers"]/@checked)') == "checked"
    assert form.xpath('string(.//select[@name="language"]/option[@selected]/@value)') == "fr"
    for page in (reader.get(f"/c/{one}/reply"), reader.get(desk.path)):
        here = tree(page).get_element_by_id("comment-form")
        assert {*here.xpath(".//@name")} == {*form.xpath(".//@name")}
