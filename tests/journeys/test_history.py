"""Answers keep what they answered: the versions of a comment that were answered before it was corrected."""

import pytest

from postilla.discussion.values import HELD, REJECTED
from postilla.moderation import writes as moderation
from postilla.moderation.values import Why
from tests.support.magazine import Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db


def versions(page: object) -> dict[str, str]:
    """The texts of a history by the id they stand at; the present one at ""."""
    items = tree(page).xpath("//ol[@class='yours']/li")
    return {e.get("id") or "": e.xpath(".//*[@class='comment-body'] | .//div")[0].text_content().strip() for e in items}


@pytest.fixture
def corrected(desk: Desk) -> tuple[int, list[int]]:
    """A comment corrected three times; its first and third versions were answered."""
    one = desk.post("First *words*")
    answers = [desk.post("To the first", one)]
    desk.edit(one, "Second words")
    desk.edit(one, "Third words")
    answers.append(desk.post("To the third", one))
    desk.edit(one, "Fourth words")
    answers.append(desk.post("To the last", one))
    return one, answers


def test_answered_versions_are_shown_with_their_times_and_others_are_not(
    desk: Desk, reader: Reader, corrected: tuple[int, list[int]]
) -> None:
    one, _ = corrected
    answer = reader.get(f"/c/{one}/history")
    assert answer.status_code == 200
    assert versions(answer) == {"v1": "First words", "v3": "Third words", "": "Fourth words"}
    page = tree(answer)
    assert "Second words" not in page.text_content()
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert answer["Cache-Control"] == "private, no-store"
    assert len(page.xpath("//li[@id='v1']//time/@datetime")) == 1, "it stood for less than a minute"
    assert page.xpath(f"//a[@href='/c/{one}']")


def test_a_version_says_from_when_to_when_it_stood(desk: Desk, reader: Reader) -> None:
    one = desk.post("First words")
    desk.post("To the first", one)
    desk.tick(120)
    desk.edit(one, "Second words")
    times = tree(reader.get(f"/c/{one}/history")).xpath("//li[@id='v1']//time/@datetime")
    assert len(times) == 2
    assert times == sorted(times)


def earlier(page: object) -> dict[str, str]:
    """Where the lines “answers an earlier version” of a page lead, by the answer they stand over."""
    lines = tree(page).xpath("//p[@class='answers-earlier']")
    return {e.getnext().get("id"): e.xpath("a/@href")[0] for e in lines}


def test_an_answer_leads_to_what_it_answered(
    desk: Desk, reader: Reader, corrected: tuple[int, list[int]], small_pages: None
) -> None:
    one, (first, third, last) = corrected
    wanted = {f"c{first}": f"/c/{one}/history#v1", f"c{third}": f"/c/{one}/history#v3"}
    assert earlier(reader.get(desk.path)) == wanted
    assert earlier(reader.get(f"{desk.path}comments/branch/{one}/")) == wanted
    assert f"c{last}" not in wanted
    desk.edit(first, "To the first, corrected")
    desk.drain()
    assert earlier(reader.get(desk.path)) == wanted, "an answer that was edited still answers the same"
    desk.withdraw(one)
    desk.drain()
    assert earlier(reader.get(desk.path)) == {}


def test_without_an_answer_there_is_no_history(desk: Desk, reader: Reader) -> None:
    one = desk.post("First words")
    desk.edit(one, "Second words")
    desk.post("To the second", one)
    answer = reader.get(f"/c/{one}/history")
    assert (answer.status_code, answer["Location"]) == (302, f"{desk.path}#c{one}")
    assert reader.get("/c/999/history").status_code == 404


def test_a_version_goes_with_its_last_answer(desk: Desk, reader: Reader, corrected: tuple[int, list[int]]) -> None:
    one, (first, third, _) = corrected
    desk.decide(first, HELD)
    assert set(versions(reader.get(f"/c/{one}/history"))) == {"v3", ""}
    desk.withdraw(third)
    assert reader.get(f"/c/{one}/history").status_code == 302


def test_what_the_editors_cut_out_is_read_nowhere(desk: Desk, reader: Reader, corrected: tuple[int, list[int]]) -> None:
    one, answers = corrected
    before = earlier(reader.get(desk.path))
    cut = moderation.edit(one, "Words without a number", "editor", desk.tick(), Why(text="a number was taken out"))
    answers.append(desk.post("To what the editors left", one))
    desk.drain()
    answer = reader.get(f"/c/{one}/history")
    assert (answer.status_code, b"words" in answer.content) == (302, False)
    assert earlier(reader.get(desk.path)) == {}
    moderation.undo(cut.decision_id, "editor", desk.tick())
    desk.drain()
    assert before.items() < earlier(reader.get(desk.path)).items()
    assert set(versions(reader.get(f"/c/{one}/history"))) == {"v1", "v3", "v4", "v5", ""}


@pytest.mark.parametrize("deed", ["withdraw", "reject", "close"])
def test_what_is_not_public_has_no_history(
    desk: Desk, reader: Reader, corrected: tuple[int, list[int]], deed: str
) -> None:
    from postilla.articles.models import ArticlePage

    one, _ = corrected
    if deed == "withdraw":
        desk.withdraw(one)
    elif deed == "reject":
        desk.decide(one, REJECTED)
    else:
        page = ArticlePage.objects.get()
        page.conversation_state = "closed"
        page.save_revision().publish()
    answer = reader.get(f"/c/{one}/history")
    assert answer.status_code == (404 if deed == "close" else 302)
    assert b"words" not in answer.content


def test_hostile_words_stay_words(desk: Desk, reader: Reader) -> None:
    one = desk.post("<script>alert(1)</script> <img src=x onerror=alert(1)>", author="<b>Ada</b>")
    desk.post("An answer", one)
    desk.edit(one, "Better words")
    page = tree(reader.get(f"/c/{one}/history"))
    assert page.xpath("//main//script | //main//img | //main//b") == []
    assert "<b>Ada</b> changed this comment" in page.text_content()


@pytest.mark.parametrize(("language", "title"), [("de", "Frühere Fassungen"), ("fr", "Versions antérieures")])
def test_history_speaks_the_language_of_its_article(bring: object, reader: Reader, language: str, title: str) -> None:
    desk = bring(language=language)  # type: ignore[operator]
    one = desk.post("First words")
    desk.post("An answer", one)
    desk.edit(one, "Second words")
    page = tree(reader.get(f"/c/{one}/history"))
    assert page.get("lang") == language
    assert title in page.xpath("//h1")[0].text_content()
