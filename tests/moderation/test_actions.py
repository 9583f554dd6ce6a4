"""What else is done to a comment: pinned, its branch locked, edited, moved. Each is recorded and can be taken back."""

from typing import Any

import pytest

from postilla.discussion import reads as discussion, writes as discussion_writes
from postilla.discussion.refusals import (
    BranchLocked,
    CannotGoThere,
    EditedByEditors,
    LockedWithBranch,
    NotThatWay,
    TooManyPinned,
    UnknownParent,
)
from postilla.discussion.values import HELD, PUBLISHED, Spot
from postilla.moderation import writes
from postilla.moderation.models import Decision
from postilla.moderation.refusals import ChangedMeanwhile, NoSuchLanguage, NoteMissing, NotTheLast, TextUnfit
from postilla.moderation.values import Why
from postilla.publishing.addresses import render
from postilla.vocabulary import Refusals
from tests.support.magazine import Desk
from tests.support.reader import Reader, shown, tombstones, tree

pytestmark = pytest.mark.django_db
NOTE = Why(text="a telephone number was taken out")


def pinned(page: str) -> list[str]:
    return [
        e.text_content().strip() for e in tree(page).xpath("//*[@class='pinned-comment']//*[@class='comment-body']")
    ]


def html_of(comment_id: int) -> str:
    found = discussion.comment(comment_id)
    assert found is not None
    return found[0].html


def see(desk: Desk) -> str:
    """The article's page as readers get it, which is the page as it would be made afresh."""
    desk.drain()
    page = desk.page()
    fresh = render(desk.path)
    assert fresh is not None
    assert page == fresh.decode()
    return page


def test_the_desk_says_in_which_language_a_comment_is(desk: Desk) -> None:
    comment = desk.post("Guten Tag zusammen")
    made = writes.speak(comment, "de", "editor", desk.tick())
    assert tree(see(desk)).xpath(f"//*[@id='c{comment}']//*[@class='comment-body']/@lang") == ["de"]
    assert writes.speak(comment, "de", "editor", desk.tick()).decision_id == made.decision_id, "once is enough"
    assert writes.speak(comment, "de", "colleague", desk.tick()).decision_id == 0
    with pytest.raises(NoSuchLanguage):
        writes.speak(comment, "tlh", "editor", desk.tick())
    writes.undo(made.decision_id, "editor", desk.tick())
    assert tree(see(desk)).xpath(f"//*[@id='c{comment}']//*[@class='comment-body']/@lang") != ["de"]
    again = writes.speak(comment, "fr", "editor", desk.tick())
    discussion_writes.restate(comment, "it", desk.tick())  # as its author might have
    with pytest.raises(ChangedMeanwhile):
        writes.undo(again.decision_id, "editor", desk.tick())


def test_a_pinned_comment_is_read_first_and_keeps_its_place(desk: Desk, small_pages: None) -> None:
    ids = [desk.post(f"Words {n}") for n in range(5)]
    see(desk)
    made = writes.mark(ids[4], "pin", "editor", desk.tick())
    page = see(desk)
    assert (pinned(page), list(shown(page))) == (["Words 4"], [f"c{n}" for n in ids[:3]])
    assert discussion.place_of(ids[4]) == discussion.place_of(ids[3])
    desk.edit(ids[4], "Better words")
    assert pinned(see(desk)) == ["Better words"]
    desk.decide(ids[4], HELD)
    assert pinned(see(desk)) == []
    writes.undo(Decision.objects.latest("id").id, "editor", desk.tick())
    assert pinned(see(desk)) == ["Better words"]
    back = writes.undo(made.decision_id, "editor", desk.tick())
    assert pinned(see(desk)) == []
    writes.undo(back.decision_id, "editor", desk.tick())
    assert pinned(see(desk)) == ["Better words"]


def test_few_are_pinned_and_only_what_is_published(desk: Desk) -> None:
    ids = [desk.post() for _ in range(4)]
    for one in ids[:3]:
        writes.mark(one, "pin", "editor", desk.tick())
    with pytest.raises(TooManyPinned):
        writes.mark(ids[3], "pin", "editor", desk.tick())
    again = writes.mark(ids[0], "pin", "editor", desk.tick())
    assert (again.told, Decision.objects.count()) == ((), 3)
    writes.mark(ids[0], "unpin", "editor", desk.tick())
    desk.decide(ids[3], HELD)
    with pytest.raises(NotThatWay):
        writes.mark(ids[3], "pin", "editor", desk.tick())


def test_what_is_not_shown_takes_no_pin_from_another(desk: Desk) -> None:
    ids = [desk.post(f"Words {n}") for n in range(4)]
    for one in ids[:3]:
        writes.mark(one, "pin", "editor", desk.tick())
    desk.decide(ids[0], HELD)
    writes.mark(ids[3], "pin", "editor", desk.tick())
    assert pinned(see(desk)) == ["Words 1", "Words 2", "Words 3"]
    desk.decide(ids[0], PUBLISHED)
    assert pinned(see(desk)) == ["Words 0", "Words 1", "Words 2"]
    with pytest.raises(TooManyPinned):
        writes.mark(desk.post(), "pin", "editor", desk.tick())


def test_a_locked_branch_takes_no_answers_and_says_so(desk: Desk, reader: Reader) -> None:
    root = desk.post("Root")
    child = desk.post("Child", parent=root)
    other = desk.post("Other")
    made = writes.mark(root, "lock", "editor", desk.tick())
    page = see(desk)
    assert tree(page).xpath("count(//*[@class='branch-locked'])") == 1
    assert tree(page).xpath("//a[@class='comment-reply']/@data-parent") == [str(other)]
    for answered in (root, child):
        with pytest.raises(BranchLocked):
            desk.post(parent=answered)
        assert reader.get(f"/c/{answered}/reply").status_code == 403
    kept = reader.send(desk, text="Words that are kept", parent=str(child))
    assert kept.status_code == 403
    assert "Words that are kept" in kept.content.decode()
    branch = render(f"{desk.path}comments/branch/{child}/")
    assert branch is not None
    assert b"comment-reply" not in branch
    desk.post(parent=other)
    writes.undo(made.decision_id, "editor", desk.tick())
    desk.post(parent=child)
    assert "branch-locked" not in see(desk)


def test_in_a_locked_branch_nobody_edits_and_everybody_may_withdraw(desk: Desk, reader: Reader, settings: Any) -> None:
    root = desk.post("Root")
    child = reader.says(desk, "Mine, with a slip", parent=str(root))
    settings.POSTILLA_MODERATION = "pre"
    waiting = desk.post("Not yet shown", parent=root)
    made = writes.mark(root, "lock", "editor", desk.tick())
    for one in (root, waiting):
        with pytest.raises(LockedWithBranch):
            discussion_writes.edit(one, "Better", "<p>Better</p>", desk.tick(), lambda _guest: None)
    assert reader.get(f"/c/{child}/edit").status_code == 403
    refused = reader.post(f"/c/{child}/edit", {"text": "Words that are kept"})
    assert refused.status_code == 403
    assert "Words that are kept" in refused.content.decode()
    assert "You can withdraw your comment" in refused.content.decode()
    assert f"/c/{child}/edit" not in reader.get("/me/").content.decode()
    assert f"/c/{child}/withdraw" in reader.get("/me/").content.decode()
    writes.undo(made.decision_id, "editor", desk.tick())
    assert reader.get(f"/c/{child}/edit").status_code == 200
    writes.mark(root, "lock", "editor", desk.tick())
    assert reader.post(f"/c/{child}/withdraw").status_code == 303
    assert "Mine, with a slip" not in see(desk)


def test_an_edit_by_the_editors_is_seen_and_taken_back(desk: Desk) -> None:
    one = desk.post("Call me at 555 1234")
    made = writes.edit(one, "Call me <script>alert(1)</script>", "editor", desk.tick(), Why(text="<b>number</b> gone"))
    page = see(desk)
    assert "555" not in page
    assert "<script>alert" not in page
    assert "Edited by the editors: &lt;b&gt;number&lt;/b&gt; gone" in page
    assert "comment-edited" in page
    with pytest.raises(EditedByEditors):
        desk.edit(one, "Call me at 555 1234")
    back = writes.undo(made.decision_id, "editor", desk.tick())
    page = see(desk)
    assert "555 1234" in page
    assert "Edited by the editors" not in page
    assert 'class="comment-edited"' not in page
    writes.undo(back.decision_id, "editor", desk.tick())
    assert "number" in see(desk)
    assert "555" not in html_of(one)


def test_an_undo_never_overwrites_what_the_author_wrote_since(desk: Desk) -> None:
    one = desk.post("First")
    made = writes.edit(one, "Second", "editor", desk.tick(), NOTE)
    back = writes.undo(made.decision_id, "editor", desk.tick())
    desk.edit(one, "Third, by the author")
    with pytest.raises(ChangedMeanwhile):
        writes.undo(back.decision_id, "editor", desk.tick())
    assert "Third" in html_of(one)


@pytest.mark.parametrize(
    ("text", "why", "refusal"),
    [("", NOTE, TextUnfit), ("\u200b", NOTE, TextUnfit), ("x" * 8001, NOTE, TextUnfit), ("Fine", Why(), NoteMissing)],
)
def test_edits_that_are_refused(desk: Desk, text: str, why: Why, refusal: type[Refusals]) -> None:
    one = desk.post("First")
    with pytest.raises(refusal):
        writes.edit(one, text, "editor", desk.tick(), why)
    assert not Decision.objects.exists()


def test_a_branch_moves_to_another_conversation_and_back(desk: Desk, bring, reader: Reader) -> None:
    there = bring("Another car")
    keep, root = desk.post("Stays"), desk.post("Goes")
    child = desk.post("Goes too", parent=root)
    deep = desk.post("And this", parent=child)
    held = desk.post("Held answer", parent=child)
    desk.decide(held, HELD)
    target = there.post("Target")
    see(desk), see(there)
    made = writes.move(root, Spot(there.subject, target), "editor", desk.tick())
    here, page = see(desk), see(there)
    assert (list(shown(here)), desk.count) == ([f"c{keep}"], 1)
    assert (list(shown(page)), there.count) == ([f"c{n}" for n in (target, root, child, deep)], 4)
    for one in (root, child, deep):
        assert reader.get(f"/c/{one}")["Location"] == f"{there.path}#c{one}"
    assert discussion.audit(desk.subject) == discussion.audit(there.subject) == []
    desk.decide(held, "published")
    assert there.count == 5
    back = writes.undo(made.decision_id, "editor", desk.tick())
    assert (desk.count, there.count) == (5, 1)
    assert list(shown(see(desk))) == [f"c{n}" for n in (keep, root, child, deep, held)]
    assert reader.get(f"/c/{root}")["Location"] == f"{desk.path}#c{root}"
    writes.undo(back.decision_id, "editor", desk.tick())
    assert (desk.count, there.count) == (1, 5)
    assert discussion.audit(desk.subject) == discussion.audit(there.subject) == []
    assert tombstones(see(desk)) == []


def test_a_branch_moves_within_its_conversation(desk: Desk) -> None:
    one, two = desk.post("One"), desk.post("Two")
    answer = desk.post("Answer", parent=two)
    writes.move(two, Spot(desk.subject, one), "editor", desk.tick())
    assert list(shown(see(desk))) == [f"c{n}" for n in (one, two, answer)]
    writes.move(answer, Spot(desk.subject, None), "editor", desk.tick())
    three = desk.post("Three")
    assert list(shown(see(desk))) == [f"c{n}" for n in (one, two, answer, three)]
    assert (desk.count, discussion.audit(desk.subject)) == (4, [])


def test_where_a_branch_cannot_go(desk: Desk, bring) -> None:
    there = bring("Another car")
    root = desk.post()
    child = desk.post(parent=root)
    for spot, refusal in (
        (Spot(desk.subject, child), CannotGoThere),
        (Spot(desk.subject, root), CannotGoThere),
        (Spot(there.subject, child), UnknownParent),
        (Spot(desk.subject, 10**12), UnknownParent),
        (Spot(desk.subject, None), NotTheLast),
    ):
        with pytest.raises(refusal):
            writes.move(root, spot, "editor", desk.tick())
    assert not Decision.objects.exists()


def test_what_is_held_says_so_where_it_stood(desk: Desk) -> None:
    root = desk.post("Root")
    desk.post("Answer", parent=root)
    desk.decide(root, HELD)
    page = see(desk)
    assert tombstones(page) == [f"c{root}"]
    assert "waits for the editors" in page
