"""What a reader does to a comment that is there: edit, withdraw, agree, report."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.discussion import reads as discussion
from postilla.discussion.models import Revision
from postilla.discussion.values import HELD, REJECTED
from postilla.identity.reads import COOKIE
from postilla.moderation import reads as moderation
from tests.support.magazine import Desk
from tests.support.reader import JSON, Reader, count_on, known_as, problems, shown, tombstones, tree

pytestmark = pytest.mark.django_db


def earlier(desk: Desk, minutes: float, text: str = "Said a while ago") -> tuple[int, Reader]:
    """A comment posted some minutes before the clock of the machine, and the browser that posted it."""
    one = desk.post(text, now=timezone.now() - timedelta(minutes=minutes))
    return one, known_as(desk.guests[one])


def test_an_edit_shows_at_once_and_says_so(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "With a tpyo")
    answer_id = reader.says(desk, "An answer", parent=str(one))
    form = tree(reader.get(f"/c/{one}/edit"))
    assert form.xpath("//textarea[@name='text']")[0].text_content().strip() == "With a tpyo"
    answer = reader.post(f"/c/{one}/edit", {"text": "Without a typo"})
    assert (answer.status_code, answer["Location"]) == (303, f"{desk.path}#c{one}")
    page = reader.get(desk.path)
    assert shown(page) == {f"c{one}": "Without a typo", f"c{answer_id}": "An answer"}
    assert tree(page).xpath(f"//article[@id='c{one}']//*[@class='comment-edited']")
    assert Revision.objects.get().source == "With a tpyo"


def test_an_edit_that_is_refused_keeps_the_text(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Good words")
    answer = reader.post(f"/c/{one}/edit", {"text": "x"})
    assert answer.status_code == 422
    assert tree(answer).xpath("//textarea[@name='text']")[0].text_content().strip() == "x"
    assert list(problems(answer)) == ["text"]
    assert reader.post(f"/c/{one}/edit", {}).status_code == 422
    assert (
        reader.post(f"/c/{one}/edit", {"text": "y" * 9000}, headers=JSON).json()["problems"][0]["code"]
        == "text_too_long"
    )
    assert shown(reader.get(desk.path)) == {f"c{one}": "Good words"}


@pytest.mark.parametrize(("minutes", "status"), [(14, 303), (16, 403)])
def test_the_window_of_fifteen_minutes(desk: Desk, minutes: int, status: int) -> None:
    one, reader = earlier(desk, minutes)
    assert reader.post(f"/c/{one}/edit", {"text": "Said otherwise"}).status_code == status


def test_what_cannot_be_edited_has_no_form_either(desk: Desk) -> None:
    late, reader = earlier(desk, 16)
    assert reader.get(f"/c/{late}/edit").status_code == 403
    removed, reader = earlier(desk, 1, "Soon removed")
    desk.decide(removed, REJECTED)
    answer = reader.get(f"/c/{removed}/edit")
    assert (answer.status_code, "<textarea" in answer.content.decode()) == (403, False)


@pytest.mark.parametrize("settled", [{"conversation_state": "read-only"}, {"close_after_days": 1}], ids=str)
def test_where_nobody_can_answer_nobody_changes_what_was_said(desk: Desk, settled: dict[str, Any]) -> None:
    from postilla.articles.models import ArticlePage
    from postilla.articles.reads import forget_standings

    one, reader = earlier(desk, 1, "The last word")
    ArticlePage.objects.update(**settled)
    forget_standings()
    form = reader.get(f"/c/{one}/edit")
    assert (form.status_code, "stays as it is" in form.content.decode()) == (403, True)
    answer = reader.post(f"/c/{one}/edit", {"text": "Something else"})
    assert answer.status_code == 403
    assert "Something else" in answer.content.decode(), "nothing that was typed is lost"
    assert discussion.source_of(one) == "The last word"
    assert reader.post(f"/c/{one}/withdraw").status_code == 303


def test_a_late_edit_gives_the_text_back(desk: Desk) -> None:
    one, reader = earlier(desk, 16)
    assert "Long words" in reader.post(f"/c/{one}/edit", {"text": "Long words"}).content.decode()


@pytest.mark.parametrize("deed", ["edit", "withdraw"])
def test_nobody_touches_what_somebody_else_wrote(desk: Desk, reader: Reader, other: Reader, deed: str) -> None:
    one = reader.says(desk, "Mine alone")
    other.says(desk, "Somebody else's")
    forged = Reader()
    value, _, signature = reader.cookies[COOKIE].value.rpartition(":")
    forged.cookies[COOKIE] = f"{value}:{signature.swapcase()}"
    for stranger in (other, Reader(), forged):
        for answer in (stranger.get(f"/c/{one}/{deed}"), stranger.post(f"/c/{one}/{deed}", {"text": "Taken over"})):
            assert answer.status_code == 403
            assert "Mine alone" not in answer.content.decode()
    assert f"c{one}" in shown(reader.get(desk.path))


def test_withdrawing_what_nobody_answered_leaves_no_trace(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words I regret")
    two = reader.says(desk, "Others stay")
    assert "Words I regret" in reader.get(f"/c/{one}/withdraw").content.decode(), "asked first, with the words"
    done = reader.post(f"/c/{one}/withdraw")
    assert done.status_code == 303
    page = reader.get(desk.path)
    assert (shown(page), tombstones(page), count_on(page)) == ({f"c{two}": "Others stay"}, [], 1)
    gone = reader.get(done["Location"])
    assert f'href="{desk.path}"' in gone.content.decode(), "the way back"
    assert done["Location"] == f"/c/{one}"
    assert gone.status_code == 410
    assert "withdrawn" in gone.content.decode()
    assert "regret" not in gone.content.decode()


def test_withdrawing_what_was_answered_keeps_its_place(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words I regret")
    two = reader.says(desk, "An answer", parent=str(one))
    reader.post(f"/c/{one}/withdraw")
    page = reader.get(desk.path)
    assert (list(shown(page)), tombstones(page), count_on(page)) == ([f"c{two}"], [f"c{one}"], 1)
    assert "regret" not in page.content.decode()
    assert reader.get(f"/c/{one}")["Location"] == f"{desk.path}#c{one}"
    reader.post(f"/c/{two}/withdraw")
    page = reader.get(desk.path)
    assert (shown(page), tombstones(page), count_on(page)) == ({}, [], 0)


def test_a_withdrawal_is_final_and_safe_to_repeat(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words")
    assert [reader.post(f"/c/{one}/withdraw").status_code for _ in range(2)] == [303, 303]
    assert reader.post(f"/c/{one}/edit", {"text": "Back again"}).status_code == 403
    assert reader.post(f"/c/{one}/agree").status_code == 404
    for deed in ("edit", "reply"):
        said = reader.get(f"/c/{one}/{deed}")
        assert said.status_code == 410
        assert "This comment was withdrawn by its author." in said.content.decode()


def test_agreeing_once(desk: Desk, reader: Reader, other: Reader) -> None:
    one = reader.says(desk, "True")
    assert other.post(f"/c/{one}/agree", headers=JSON).json() == {"agreed": 1}
    assert other.post(f"/c/{one}/agree", headers=JSON).json() == {"agreed": 1}
    plain = Reader(REMOTE_ADDR="192.0.2.1").post(f"/c/{one}/agree")
    assert (plain.status_code, plain["Location"]) == (303, f"{desk.path}#c{one}")
    assert tree(reader.get(desk.path)).xpath("//span[@class='agreed']/text()") == ["2"]


def test_nobody_agrees_with_their_own_comment(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "I agree with me")
    assert reader.post(f"/c/{one}/agree").status_code == 403
    assert reader.post(f"/c/{one}/agree", headers=JSON).json()["problems"][0]["code"] == "own_comment"


def test_agreeing_sets_no_cookie(desk: Desk, reader: Reader, other: Reader) -> None:
    one = reader.says(desk, "True")
    assert not other.post(f"/c/{one}/agree").cookies
    assert not other.post(f"/c/{one}/report", {"reason": "spam"}).cookies


def test_a_report_reaches_the_desk_once_and_changes_nothing(desk: Desk, reader: Reader, other: Reader) -> None:
    one = reader.says(desk, "Buy my pills")
    form = tree(other.get(f"/c/{one}/report"))
    assert len(form.xpath("//input[@type='radio'][@name='reason']")) == 6
    assert other.post(f"/c/{one}/report", {"note": "No reason"}).status_code == 422
    assert other.post(f"/c/{one}/report", {"reason": "because"}).status_code == 422
    assert other.post(f"/c/{one}/report", {"reason": "spam", "note": "n" * 1001}).status_code == 422
    for _ in range(2):
        assert other.post(f"/c/{one}/report", {"reason": "spam", "note": "Look!\x00"}).status_code == 200
    (card,) = moderation.reported()
    assert (card.reports, card.reasons, card.notes) == (1, ("spam",), ("Look!",))
    assert list(shown(reader.get(desk.path))) == [f"c{one}"]
    assert other.post("/c/999999/report", {"reason": "spam"}).status_code == 404


@pytest.mark.parametrize("deed", ["edit", "withdraw", "agree", "report", "reply"])
def test_deeds_on_what_is_not_there(site: None, reader: Reader, deed: str) -> None:
    for number in (999999, 2**63, 10**40):
        assert reader.post(f"/c/{number}/{deed}", {"text": "words", "reason": "spam"}).status_code == 404
    assert reader.get(f"/c/-1/{deed}").status_code == 404


@pytest.mark.parametrize("deed", ["edit", "withdraw", "agree", "report", "reply"])
def test_other_methods_are_not_allowed(desk: Desk, reader: Reader, deed: str) -> None:
    one = reader.says(desk, "Words")
    for method in ("PUT", "DELETE", "PATCH"):
        answer = reader.generic(method, f"/c/{one}/{deed}")
        assert answer.status_code == 405
        assert "POST" in answer["Allow"]
    assert reader.get(f"/c/{one}/agree").status_code == 405
    assert list(shown(reader.get(desk.path))) == [f"c{one}"]


def test_yours_lists_your_comments_and_nobody_elses(desk: Desk, reader: Reader, other: Reader) -> None:
    one, two = reader.says(desk, "My first words"), reader.says(desk, "My second words")
    other.says(desk, "Words of another")
    desk.decide(two, REJECTED)
    page = reader.get("/me/")
    assert page["Cache-Control"] == "private, no-store"
    text = page.content.decode()
    assert "My first words" in text
    assert "My second words" in text
    assert "Words of another" not in text
    assert f"/c/{one}/edit" in text
    assert f"/c/{one}/withdraw" in text
    assert f"/c/{two}/edit" not in text
    assert "Words of another" not in Reader().get("/me/").content.decode()
    assert "My first words" not in Reader().get("/me/").content.decode()


def test_what_the_desk_holds_says_so_until_its_author_withdraws_it(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Doubtful words")
    reader.says(desk, "An answer", parent=str(one))
    desk.decide(one, HELD)
    desk.drain()
    assert "waits for the editors" in reader.get(desk.path).content.decode()
    reader.post(f"/c/{one}/withdraw")
    desk.drain()
    assert "withdrawn by its author" in reader.get(desk.path).content.decode()
    found = discussion.comment(one)
    assert found is not None
    assert found[0].html == ""


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["edit", "withdraw", "agree", "report", "reply"])
def test_asking_for_a_head_does_nothing(desk: Desk, reader: Reader, deed: str) -> None:
    one = reader.says(desk, "My words.")
    before = desk.page()
    for path in (f"/c/{one}/{deed}", f"{desk.path}comments/"):
        asked, headed = reader.get(path), reader.head(path)
        assert (headed.status_code, headed.content) == (asked.status_code, b"")
    desk.drain()
    assert desk.page() == before
