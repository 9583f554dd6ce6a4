"""What readers ask finds who can act, stays until it came to something, and the reader is told."""

import json
from typing import Any

import pytest

from postilla.discussion.models import Comment
from postilla.identity.models import Guest
from postilla.insights import reads, refusals as r, writes
from postilla.insights.models import Route
from postilla.insights.routing import DECLINED, SEEN, USED
from postilla.notifications.letters import KINDS
from postilla.notifications.models import Letter
from postilla.notifications.rules import ANSWERS
from postilla.notifications.values import MailServer
from postilla.notifications.writes import subscriptions
from postilla.notifications.writes.subscriptions import Wish
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


def states(desk: Desk) -> dict[int, str]:
    return dict(Route.objects.order_by("id").values_list("comment_id", "state"))


def remark(desk: Desk, comment: int) -> list[str]:
    found = tree(desk.page()).xpath(f"//*[@id='c{comment}']//*[@class='comment-remark']")
    return [one.text_content() for one in found]


def test_an_answer_by_the_author_settles_it_and_marks_the_comment(desk: Desk) -> None:
    asked, other = desk.post("Where is it made?"), desk.post("A fine car.")
    read_all(desk)
    assert states(desk) == {asked: "new"}
    answer = desk.post("In the south.", parent=asked, author="Robin", email="robin@mail.example.org")
    desk.drain()
    assert states(desk) == {asked: "new"}, "anybody may answer; the author has not"
    Comment.objects.filter(id=answer).update(badge="author")
    writes.answered_by([answer], LATER)
    desk.drain()
    assert states(desk) == {asked: "answered"}
    assert (remark(desk, asked), remark(desk, other)) == (["Answered by the author"], [])
    read_all(desk)
    writes.note([answer], LATER)
    read_all(desk)
    assert {one.comment.id for one in reads.said(desk.subject)} == {asked, other}, "the author is no reader"
    assert states(desk) == {asked: "answered"}
    desk.withdraw(answer)
    read_all(desk)
    assert (states(desk), remark(desk, asked)) == ({asked: "new"}, [])
    desk.withdraw(asked)
    read_all(desk)
    assert states(desk) == {}


def test_a_question_that_is_none_any_more_leaves_the_list(desk: Desk) -> None:
    asked, edited = desk.post("Where is it made?"), desk.post("And by whom?")
    read_all(desk)
    writes.settle(Route.objects.get(comment_id=asked).pk, SEEN, "", "eve", LATER)
    desk.edit(asked, "I know where it is made.")
    desk.edit(edited, "I know by whom.")
    read_all(desk)
    assert states(desk) == {asked: "seen"}, "what somebody looked at stays"


def test_to_decline_needs_a_reason_and_the_reader_is_told_of_it(desk: Desk, settings: Any) -> None:
    settings.POSTILLA_MAIL = MailServer("127.0.0.1", 1)  # nothing is sent here
    asked = desk.post("Where is it made?")
    read_all(desk)
    [route] = reads.open_routes([desk.subject], 10)
    with pytest.raises(r.ReasonWanted):
        writes.settle(route.id, DECLINED, "  ", "eve", LATER)
    with pytest.raises(r.ReasonTooLong):
        writes.settle(route.id, DECLINED, "x" * 601, "eve", LATER)
    with pytest.raises(r.NoSuchState):
        writes.settle(route.id, "lost", "", "eve", LATER)
    with pytest.raises(r.NoSuchRoute):
        writes.settle(10**9, SEEN, "", "eve", LATER)
    writes.settle(route.id, USED, "", "eve", LATER)
    desk.drain()
    assert not Letter.objects.filter(kind="route").exists(), "nobody asked for mail"
    assert remark(desk, asked) == ["Taken up in an article"]
    guest = desk.guests[asked]
    Guest.objects.filter(id=guest).update(confirmed_at=LATER)
    subscriptions.follow(guest, Wish(ANSWERS), LATER, proven=True, language="en")
    writes.settle(route.id, DECLINED, "The maker does not say.", "eve", LATER)
    desk.drain()
    [letter] = Letter.objects.filter(kind="route")
    content = KINDS["route"](json.loads(letter.about), letter.to, LATER)
    assert content is not None
    assert content.parts[1] == "They say: The maker does not say."
    assert content.subject == "What became of your comment under “A new car”"
    desk.withdraw(asked)
    assert KINDS["route"](json.loads(letter.about), letter.to, LATER) is None
