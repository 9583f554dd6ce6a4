"""What deeds done together put off to the end of their transaction: sums, guesses, facts. Invariants 1, 2, 6."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.discussion import reads
from postilla.discussion.models import Comment
from postilla.outbox.models import Delivery
from postilla.outbox.writes import together
from postilla.publishing.sweep import stale
from postilla.screening import reads as screening
from postilla.screening.models import Guess
from postilla.screening.values import Asked
from postilla.vocabulary import Refusals
from tests.support.magazine import Desk
from tests.support.reader import shown

pytestmark = pytest.mark.django_db(transaction=True)


def reaches(desk: Desk) -> dict[int, int]:
    return dict(Comment.objects.filter(thread__subject=desk.subject).values_list("id", "reach"))


def refused(desk: Desk, text: str, parent: int | None = None) -> None:
    with pytest.raises(Refusals):
        desk.post(text, parent)


def test_each_branch_is_counted_whatever_was_answered_in_the_same_moment(desk: Desk, small_pages: None) -> None:
    old = desk.post("There before")
    with together():
        roots = [desk.post(f"Root {number}") for number in range(4)]
        first = desk.post("An answer", old)
        refused(desk, " ", first)
        second = desk.post("An answer to it", first)
        third = desk.post("And to that", second)
        refused(desk, "Nowhere", 10**9)
        other = desk.post("Another answer", old)
        assert reads.counts([desk.subject])[desk.subject] == 1, "nothing is summed before the end"
    assert reads.audit(desk.subject) == []
    assert desk.count == 9
    assert reaches(desk) == {old: 5, **dict.fromkeys(roots, 1), first: 3, second: 2, third: 1, other: 1}


def test_what_is_changed_in_the_same_moment_counts_as_it_was_left(desk: Desk) -> None:
    with together():
        gone, answered = desk.post("Withdrawn at once"), desk.post("Withdrawn, and answered")
        answer, edited = desk.post("The answer", answered), desk.post("Edited at once")
        desk.withdraw(gone)
        desk.withdraw(answered)
        desk.edit(edited, "Words that nobody said before")
    assert reads.audit(desk.subject) == []
    assert desk.count == 2
    assert reaches(desk) == {gone: 0, answered: 1, answer: 1, edited: 1}
    again = screening.guess(Asked("Words that nobody said before", "Ada Winter", language="en"))
    assert again is not None
    assert Guess.objects.get(comment=edited).spam_score == pytest.approx(again.spam_score)
    assert Guess.objects.count() == 4, "one of each comment, also of the one that was edited"
    desk.drain()
    assert set(shown(desk.page())) == {f"c{answer}", f"c{edited}"}
    assert list(stale()) == []


def test_several_conversations_are_each_summed_once(bring: object) -> None:
    desks = [bring(title) for title in ("One", "Two")]  # type: ignore[operator]
    with CaptureQueriesContext(connection) as asked, together():
        for number in range(12):
            desks[number % 2].post(f"Comment {number}")
    said = [query["sql"] for query in asked.captured_queries]
    assert [desk.count for desk in desks] == [6, 6]
    assert sum("UPDATE discussion_thread SET version" in sql for sql in said) == 2
    assert sum("INSERT INTO discussion_page" in sql for sql in said) == 2
    assert sum("INSERT INTO screening_guess" in sql for sql in said) == 1
    assert sum("INSERT INTO outbox_delivery" in sql for sql in said) == 1


def test_the_facts_of_what_stands_are_told_and_no_others(desk: Desk) -> None:
    desk.drain()
    with together():
        one = desk.post("Told")
        refused(desk, "Never", 10**9)
        two = desk.post("Told as well")
    told = set(Delivery.objects.filter(fact="CommentPublished").values_list("body", flat=True))
    assert len(told) == 2
    assert all(f'"comment_id":{number},' in "".join(told) for number in (one, two))


def test_a_draft_sent_twice_in_one_moment_is_one_comment(desk: Desk) -> None:
    with together():
        first, second = desk.post("Twice"), desk.post("Twice")
    assert first == second
    assert (desk.count, Guess.objects.count()) == (1, 1)
    assert reads.audit(desk.subject) == []
