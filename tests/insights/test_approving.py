"""In the panel: what is approved is what its editor saw, what is corrected reaches all that rests on it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from postilla.articles.models import ArticlePage
from postilla.insights import reads, refusals as r, writes
from postilla.insights.models import Approval, Gathered, Mention, Route, Theme as Row
from postilla.insights.rules import KIND, THEME, TOWARD, Corrected
from postilla.insights.values import Seen, Theme
from postilla.web.staff.insights.approving import is_sure
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


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
    one = desk.post("Where is the gearbox made?")
    read_all(desk)
    writes.keep_new([line.theme for line in reads.summary(desk.subject).lines], LATER)
    [form] = panel.forms("approve")
    desk.edit(one, "Where is the gearbox made and by whom?")
    read_all(desk)
    assert "The comment says something else by now" in panel.post(**form)
    assert not Approval.objects.exists()
    [again] = panel.forms("approve")
    panel.post(**again)
    section = reads.shown(desk.subject)
    assert section is not None
    assert section.lines[0].quoted[0].quotation.text == "Where is the gearbox made and by whom?"


def test_the_line_that_stands_there_now_is_shown_to_be_approved(desk: Desk, panel: Panel) -> None:
    one = desk.post("Where is the gearbox made?")
    read_all(desk)
    [form] = panel.forms("approve")
    key, quoted = json.loads(form["seen"][0])
    said = tree(panel.post(deed="approve", seen=json.dumps([f"{key}-of-before", quoted])))
    assert "made again while you looked" in said.xpath("string(//*[@id='instead'])")
    [there] = said.xpath("//*[@id='instead']//a/@href")
    line = said.xpath(f"//section[@id='{there[1:]}']")[0]
    assert "This is the line now" in line.text_content()
    assert line.xpath(".//button[@value='approve']")
    assert not Approval.objects.exists()
    desk.withdraw(one)
    read_all(desk)
    said = tree(panel.post(**form))
    assert "No line holds its comments now" in said.text_content()
    assert not said.xpath("//*[@id='instead']")


def test_what_comes_to_a_line_after_the_look_is_not_approved_unseen(desk: Desk, panel: Panel) -> None:
    one = desk.post("Where is the gearbox made?")
    read_all(desk)
    [form] = panel.forms("approve-all")
    [asked] = reads.summary(desk.subject).lines
    two = desk.post("A fine car.", author="Ben", email="ben@mail.example.org")
    three = desk.post("And who makes the gearbox?", author="Cleo", email="cleo@mail.example.org")
    read_all(desk)
    panel.post(**form)
    assert {key: [seen.comment_id for seen in told.quoted] for key, told in reads.approvals(desk.subject).items()} == {
        asked.key: [one]
    }
    assert {two, three} <= {said.comment.id for said in reads.said(desk.subject)}


def test_a_form_that_says_nonsense_is_refused(desk: Desk, panel: Panel) -> None:
    one = desk.post("Where is the gearbox made?")
    read_all(desk)
    [key] = [line.key for line in reads.summary(desk.subject).lines]
    for seen in ("", "[]", f'["{key}", [[1]]]', f'["{key}", [[{one}, 1, [[5, 2]]]]]', "7", "[" * 9_000):
        panel.post(deed="approve", seen=seen)
    assert not Approval.objects.exists()


def test_a_line_whose_kind_is_a_guess_is_not_put_up_with_all(desk: Desk, panel: Panel) -> None:
    one = desk.post("Where is the gearbox made?")
    guess = desk.post("Windmill weather upon meadows.", author="Ben", email="ben@mail.example.org", network="ben")
    read_all(desk)
    [asked, other] = sorted(reads.summary(desk.subject).lines, key=lambda line: line.comments)
    assert other.comments == (guess,)
    said = reads.said_of([one, guess])
    assert (is_sure(asked, said), is_sure(replace(other, kind="praise"), said)) == (True, False)
    row = Gathered.objects.get()
    row.lines = row.lines.replace('"opinion"', '"praise"')
    row.save()
    [form] = panel.forms("approve-all")
    guessed = next(one["seen"][0] for one in panel.forms("approve") if other.key in one["seen"][0])
    panel.post(**{**form, "seen": [*form["seen"], guessed]})
    assert list(reads.approvals(desk.subject)) == [asked.key]
    assert len(panel.forms("approve")) == 1, "by itself it may be shown"
    assert panel.forms("approve-all") == [], "what is sure stands there already"


def test_what_readers_see_besides_the_lines_of_now_can_be_taken_off(desk: Desk, panel: Panel) -> None:
    one = desk.post("Where is the gearbox made?")
    read_all(desk)
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1)], "eve", LATER)
    row = Gathered.objects.get()
    row.lines = row.lines.replace(asked.key, f"{asked.key}-of-later")
    row.save()
    section = tree(panel.client.get(panel.address).content.decode()).get_element_by_id("standing")
    assert "Where is the gearbox made?" in section.text_content()
    [form] = panel.forms("take-off")
    assert form["line"] == [asked.key]
    assert 'id="standing"' not in panel.post(**form)
    assert reads.shown(desk.subject) is None


def test_the_page_cites_what_was_seen_of_a_long_comment(desk: Desk) -> None:
    one = desk.post("Where is the gearbox made?\n\nA long story.\n\nAnd who makes the gearbox?")
    read_all(desk)
    asked = next(line for line in reads.summary(desk.subject).lines if line.kind == "question")
    writes.approve(desk.subject, asked, [Seen(one, 1, ((0, 26), (41, 67)))], "eve", LATER)
    section = reads.shown(desk.subject)
    assert section is not None
    assert section.lines[0].quoted[0].quotation.text == "Where is the gearbox made?\u00a0[…] And who makes the gearbox?"
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
    one, asked = desk.post("Who knows."), desk.post("Where is the gearbox made?")
    read_all(desk)
    writes.keep_themes([Theme("parts", {"en": ("parts",)})], {one: ("",), asked: ("",)}, "words", LATER)
    assert set(Route.objects.values_list("comment_id", flat=True)) == {asked}
    number = writes.relabel(one, Corrected(0, 10, KIND, "question"), "opinion", "eve", LATER)
    writes.relabel(one, Corrected(0, 10, THEME, "parts"), "", "eve", LATER)
    writes.relabel(one, Corrected(0, 10, TOWARD, "against"), "", "eve", LATER)
    writes.relabel(asked, Corrected(0, 26, KIND, "opinion"), "question", "eve", LATER)
    assert set(Route.objects.values_list("comment_id", flat=True)) == {one}
    mentioned = [(one, "parts", "question", "against")]
    assert list(Mention.objects.exclude(what="said").values_list("comment_id", "key", "kind", "toward")) == mentioned
    writes.note([one], LATER)
    read_all(desk)
    writes.keep_themes([], {one: ("",)}, "words", LATER)
    assert list(Mention.objects.exclude(what="said").values_list("comment_id", "key", "kind", "toward")) == mentioned, (
        "on later passes too"
    )
    [kept] = reads.record_of([desk.guests[one]])
    assert (kept["kinds"], kept["stance"]) == (["question"], "against")
    writes.undo_relabel(number, desk.subject, "eve", LATER)
    assert not Route.objects.exists()


def test_a_theme_that_only_this_article_has_can_be_given(desk: Desk, panel: Panel) -> None:
    one = desk.post("Windmill weather upon meadows.")
    desk.post("Where is the gearbox made?", author="Ben", email="ben@mail.example.org")
    read_all(desk)
    assert not Row.objects.exists()
    theirs, given = sorted(reads.summary(desk.subject).lines, key=lambda line: line.comments)
    panel.post(deed="relabel", comment=one, start=0, end=30, theme=given.theme.key)
    assert [(row.what, row.value) for row in reads.corrections(desk.subject)] == [(THEME, given.theme.key)]
    assert list(Row.objects.values_list("key", flat=True)) == [given.theme.key]
    read_all(desk)
    assert {line.theme.key for line in reads.summary(desk.subject).lines if one in line.comments} == {given.theme.key}
    assert theirs.theme.key != given.theme.key
