"""In the panel: what is approved is what its editor saw, what is corrected reaches all that rests on it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from postilla.articles.models import ArticlePage
from postilla.insights import parts, reads, refusals as r, writes
from postilla.insights.models import Approval, Mention, Route, Theme as Row
from postilla.insights.rules import KIND, THEME, TOWARD, Corrected
from postilla.insights.values import Comment, Label, Point, Reading, Seen, Theme
from tests.insights import standin
from tests.insights.standin import simply
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "simply", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("simply")]


@pytest.fixture
def panel(desk: Desk) -> "Panel":
    return Panel(desk)


class Panel:
    """The page of an article's lines, as an administrator has it before them."""

    def __init__(self, desk: Desk) -> None:
        page = next(page for page in ArticlePage.objects.all() if page.subject == desk.subject)
        self.address = f"/admin/insights/articles/{page.pk}/"
        self.client = Client()
        self.client.force_login(User.objects.create_superuser("root"))

    def forms(self, deed: str) -> list[dict[str, Any]]:
        """The fields of each form that has a button for this deed."""
        found = tree(self.client.get(self.address).content.decode()).xpath(f"//form[.//button[@value='{deed}']]")
        return [
            {"deed": deed, **{name: form.xpath(f".//input[@name='{name}']/@value") for name in ("line", "seen")}}
            for form in found
        ]

    def post(self, **fields: Any) -> str:
        """What is said after it."""
        answer = self.client.post(self.address, fields, follow=True)
        return answer.content.decode()


def test_words_that_were_changed_since_they_were_seen_do_not_come_onto_the_page(desk: Desk, panel: Panel) -> None:
    one = desk.post("Where is it made?")
    read_all(desk)
    [form] = panel.forms("approve")
    desk.edit(one, "Where is it made, you fools?")
    read_all(desk)
    assert "The comment says something else by now" in panel.post(**form)
    assert not Approval.objects.exists()
    [again] = panel.forms("approve")
    panel.post(**again)
    section = reads.shown(desk.subject)
    assert section is not None
    assert section.lines[0].quoted[0].quotation.text == "Where is it made, you fools?"


def test_what_comes_to_a_line_after_the_look_is_not_approved_unseen(desk: Desk, panel: Panel) -> None:
    one = desk.post("Where is it made?")
    read_all(desk)
    [form] = panel.forms("approve-all")
    two = desk.post("A fine car.", author="Ben", email="ben@mail.example.org")
    three = desk.post("And by whom?", author="Cleo", email="cleo@mail.example.org")
    read_all(desk)
    panel.post(**form)
    assert {key: [seen.comment_id for seen in told.quoted] for key, told in reads.approvals(desk.subject).items()} == {
        "question:all": [one]
    }
    assert {two, three} <= {said.comment.id for said in reads.said(desk.subject)}


def test_a_form_that_says_nonsense_is_refused(desk: Desk, panel: Panel) -> None:
    desk.post("Where is it made?")
    read_all(desk)
    for seen in ("", "[]", '["question:all", [[1]]]', '["question:all", [[1, 1, [[5, 2]]]]]', "7", "[" * 9_000):
        panel.post(deed="approve", seen=seen)
    assert not Approval.objects.exists()


def test_a_line_whose_kind_is_a_guess_is_not_put_up_with_all(
    desk: Desk, panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure(comment: Comment, _names: object) -> Reading:
        length = len(comment.text)
        label = Label("question", 0.9) if "?" in comment.text else Label("opinion", 0.2)
        return Reading(
            comment.id, (label,), Label("none", 0.5), None, (Point(0, length, (label,), Label("none", 0.5)),)
        )

    monkeypatch.setattr(parts, "read", unsure)
    desk.post("Where is it made?")
    desk.post("Well.", author="Ben", email="ben@mail.example.org")
    read_all(desk)
    [form] = panel.forms("approve-all")
    panel.post(**{**form, "seen": [*form["seen"], panel.forms("approve")[0]["seen"][0]]})
    assert list(reads.approvals(desk.subject)) == ["question:all"]
    assert len(panel.forms("approve")) == 1, "by itself it may be shown"


def test_the_page_cites_what_was_seen_of_a_long_comment(desk: Desk) -> None:
    one = desk.post("Where is it made?\n\nA long story.\n\nAnd by whom?")
    read_all(desk)
    asked = next(line for line in reads.summary(desk.subject).lines if line.kind == "question")
    writes.approve(desk.subject, asked, [Seen(one, 1, ((0, 17), (32, 44)))], "eve", LATER)
    section = reads.shown(desk.subject)
    assert section is not None
    assert section.lines[0].quoted[0].quotation.text == "Where is it made? […] And by whom?"
    with pytest.raises(r.WordsChanged):
        writes.approve(desk.subject, asked, [Seen(one, 2)], "eve", LATER)


def test_a_correction_is_taken_back_under_its_own_article_alone(
    desk: Desk, panel: Panel, bring: Callable[..., Desk]
) -> None:
    other = bring("Another car")
    one = other.post("Who knows.")
    read_all(other)
    number = writes.relabel(one, Corrected(0, 10, KIND, "question"), "opinion", "eve", LATER)
    assert "taken back already" in panel.post(deed="undo", id=number)
    assert [row.undone_by for row in reads.corrections(other.subject)] == [""]
    with pytest.raises(r.AlreadyUndone):
        writes.undo_relabel(number, desk.subject, "eve", LATER)
    writes.undo_relabel(number, other.subject, "eve", LATER)
    assert [row.undone_by for row in reads.corrections(other.subject)] == ["eve"]


def test_a_correction_reaches_the_author_and_the_counts(desk: Desk) -> None:
    one, asked = desk.post("Who knows."), desk.post("Where is it made?")
    read_all(desk)
    writes.keep_themes([Theme("parts", {"en": ("parts",)})], {one: ("",), asked: ("",)}, "words", LATER)
    assert set(Route.objects.values_list("comment_id", flat=True)) == {asked}
    number = writes.relabel(one, Corrected(0, 10, KIND, "question"), "opinion", "eve", LATER)
    writes.relabel(one, Corrected(0, 10, THEME, "parts"), "", "eve", LATER)
    writes.relabel(one, Corrected(0, 10, TOWARD, "against"), "", "eve", LATER)
    writes.relabel(asked, Corrected(0, 17, KIND, "opinion"), "question", "eve", LATER)
    assert set(Route.objects.values_list("comment_id", flat=True)) == {one}
    mentioned = [(one, "parts", "question", "against")]
    assert list(Mention.objects.values_list("comment_id", "key", "kind", "toward")) == mentioned
    writes.note([one], LATER)
    read_all(desk)
    writes.keep_themes([], {one: ("",)}, "words", LATER)
    assert list(Mention.objects.values_list("comment_id", "key", "kind", "toward")) == mentioned, "on later passes too"
    [kept] = reads.record_of([desk.guests[one]])
    assert (kept["kinds"], kept["stance"]) == (["question"], "against")
    writes.undo_relabel(number, desk.subject, "eve", LATER)
    assert not Route.objects.exists()


def test_a_theme_that_only_this_article_has_can_be_given(desk: Desk, panel: Panel) -> None:
    one = desk.post("Who knows.")
    read_all(desk)
    assert not Row.objects.exists()
    panel.post(deed="relabel", comment=one, start=0, end=10, theme="all")
    assert [(row.what, row.value) for row in reads.corrections(desk.subject)] == [(THEME, "all")]
    assert list(Row.objects.values_list("key", flat=True)) == ["all"]
    assert standin.summarise(reads.said(desk.subject), []).lines
