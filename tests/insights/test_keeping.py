"""What readers say is kept as the discussion is: read once a revision, gone with the comment."""

import json
from dataclasses import replace

import pytest

from postilla.insights import parts, reads, refusals as r, writes
from postilla.insights.keeping import packed
from postilla.insights.models import Approval, Due, Gathered, Heard
from postilla.insights.rules import KIND, Corrected
from postilla.insights.values import Seen
from postilla.insights.writes import hearing, naming
from postilla.insights.writes.themes import shown_naming
from tests.support.magazine import LATER, Desk, bring, desk, site
from tests.support.reader import known_as

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


def heard(desk: Desk) -> dict[int, str]:
    """The first kind of each comment that is known, as the worker would leave it."""
    desk.drain()
    while writes.read_some(LATER):
        pass
    return {one.comment.id: one.reading.kinds[0].name for one in reads.said(desk.subject)}


def test_a_comment_is_read_and_leaves_with_all_that_rests_on_it(desk: Desk) -> None:
    asked = desk.post("Where is it made?", author="Ada Winter")
    told = desk.post(
        "> Where is it made?\n\nIt is made in Graz, at the old works.",
        parent=asked,
        author="Ben Ford",
        email="ben@mail.example.org",
    )
    assert heard(desk) == {asked: "question", told: "answer"}, "to a question"
    said = {one.comment.id: one.comment for one in reads.said(desk.subject)}
    assert (said[told].text, said[told].parent_text) == ("It is made in Graz, at the old works.", "Where is it made?")
    assert said[told].about.startswith("A new car")
    assert said[asked].person != said[told].person
    desk.withdraw(asked)
    assert reads.said(desk.subject)[0].comment.id == told, "not even until its fact was acted on"
    desk.drain()
    assert list(Heard.objects.values_list("comment_id", flat=True)) == [told]
    assert heard(desk) == {told: "answer"}
    assert not Due.objects.exists()


def test_a_comment_is_read_once_and_anew_when_it_or_the_rules_change(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk.post("A fine car.")
    assert heard(desk) == {one: "opinion"}
    desk.edit(one, "Is it a fine car?")
    desk.drain()
    assert reads.said(desk.subject) == []
    assert heard(desk) == {one: "question"}
    assert writes.read_some(LATER) == 0
    monkeypatch.setattr(parts, "version", lambda: 2)
    hearing._seen.clear()  # as in a process that has just begun
    assert heard(desk) == {one: "question"}
    assert list(Heard.objects.values_list("rules", flat=True)) == [2]


def test_what_an_import_brought_is_worked_through(desk: Desk) -> None:
    one, two = desk.post("One."), desk.post("Where is it made?")
    desk.drain()
    Due.objects.all().delete()
    Heard.objects.create(comment_id=10**9, subject=desk.subject, revision=1, rules=1, reading="", vectors=b"")
    writes.look_through([desk.subject], LATER)
    assert heard(desk) == {one: "opinion", two: "question"}
    assert not Heard.objects.filter(comment_id=10**9).exists()


def test_who_opted_out_is_left_out_and_may_come_back(desk: Desk) -> None:
    one = desk.post("One.")
    assert heard(desk) == {one: "opinion"}
    guest = desk.guests[one]
    assert known_as(guest).post("/me/analysis", {"wish": "out"}).status_code == 303
    assert not Heard.objects.exists()
    two = desk.post("Two.", guest_id=guest)
    assert heard(desk) == {}
    assert reads.is_opted_out(guest)
    reader = known_as(guest)
    assert "Yours are left out." in reader.get("/me/data/").content.decode()
    assert json.loads(reader.get("/me/data.json").content)["analysis"] == [{"left_out": True}]
    assert reader.post("/me/analysis", {"wish": "in"}).status_code == 303
    assert heard(desk) == {one: "opinion", two: "opinion"}


def test_a_correction_counts_until_it_is_taken_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one = desk.post("Who knows.")
    assert heard(desk) == {one: "opinion"}
    question = Corrected(0, 10, KIND, "question")
    number = writes.relabel(one, question, "opinion", "eve", LATER)
    assert heard(desk) == {one: "question"}
    monkeypatch.setattr(parts, "version", lambda: 2)
    hearing._seen.clear()
    assert heard(desk) == {one: "question"}, "on later passes too"
    assert [(row.by, row.before, row.value) for row in reads.corrections(desk.subject)] == [
        ("eve", "opinion", "question")
    ]
    writes.undo_relabel(number, desk.subject, "ben", LATER)
    assert heard(desk) == {one: "opinion"}
    with pytest.raises(r.AlreadyUndone):
        writes.undo_relabel(number, desk.subject, "ben", LATER)
    with pytest.raises(r.NoSuchLabel):
        writes.relabel(one, Corrected(0, 10, KIND, "nonsense"), "", "eve", LATER)
    desk.withdraw(one)
    with pytest.raises(r.NotHeard):
        writes.relabel(one, question, "", "eve", LATER)


def test_an_approved_line_stands_while_its_quotations_do(desk: Desk) -> None:
    one, two = (
        desk.post("Where is the gearbox made?"),
        desk.post("And who makes the gearbox?", author="Ben", email="ben@mail.example.org", network="ben"),
    )
    heard(desk)
    assert reads.shown(desk.subject) is None
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1)], "eve", LATER)
    section = reads.shown(desk.subject)
    assert section is not None
    [line] = section.lines
    assert [(q.author, q.quotation.text) for q in line.quoted] == [("Ada Winter", "Where is the gearbox made?")]
    assert (line.line.readers, section.read, section.covered) == (2, 2, 2)
    desk.withdraw(one)
    assert reads.shown(desk.subject) is None, "no quotation that the editor saw stands"
    heard(desk)
    writes.approve(desk.subject, asked, [Seen(two, 1)], "eve", LATER)
    assert reads.shown(desk.subject) is not None
    writes.take_off(desk.subject, asked.key, "eve", LATER)
    assert reads.shown(desk.subject) is None
    with pytest.raises(r.AlreadyUndone):
        writes.take_off(desk.subject, asked.key, "eve", LATER)


def test_what_was_approved_stands_when_comments_that_come_make_other_lines(desk: Desk) -> None:
    one = desk.post("Where is the gearbox made?")
    two = desk.post("And who makes the gearbox?", author="Ben", email="ben@mail.example.org", network="ben")
    heard(desk)
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1), Seen(two, 1)], "eve", LATER)
    other = reads.summary(desk.subject)
    row = Gathered.objects.get()
    row.lines = packed(replace(other, lines=(replace(asked, key=f"{asked.key}-of-later"),)))
    row.save()
    section = reads.shown(desk.subject)
    assert section is not None
    assert [(line.line.key, line.line.readers, len(line.quoted)) for line in section.lines] == [(asked.key, 2, 2)]
    desk.edit(two, "And who makes the gearbox, and why?")
    section = reads.shown(desk.subject)
    assert section is not None
    assert [(line.line.readers, [q.quotation.comment_id for q in line.quoted]) for line in section.lines] == [
        (1, [one])
    ], "what reads otherwise by now was not approved"
    desk.withdraw(one)
    assert reads.shown(desk.subject) is None


def test_a_name_that_is_taken_back_leaves_what_was_approved_under_it(desk: Desk) -> None:
    one = desk.post("Where is the gearbox made?")
    heard(desk)
    [asked] = reads.summary(desk.subject).lines
    writes.keep_new([asked.theme], LATER)
    naming.rename(asked.theme.key, "What turns", "eve", LATER)
    [called] = reads.summary(desk.subject).lines
    assert called.theme.words == {"": ("What turns",)}
    writes.approve(desk.subject, called, [Seen(one, 1)], "eve", LATER)
    row = Gathered.objects.get()
    row.lines = row.lines.replace(asked.theme.key, f"{asked.theme.key}-of-later")
    row.save()
    assert shown_naming({asked.theme.key}) == {desk.subject}, "its page is made again when the name changes"
    naming.rename(asked.theme.key, "", "eve", LATER)
    section = reads.shown(desk.subject)
    assert section is not None
    assert section.lines[0].line.theme.words == asked.theme.words


def test_no_word_of_a_comment_that_went_is_kept_with_what_was_approved(desk: Desk) -> None:
    desk.post("Where is the gearbox made?")
    two = desk.post("Where is the bonnet made?", author="Ben", email="ben@mail.example.org", network="ben")
    heard(desk)
    for line in reads.summary(desk.subject).lines:
        quoted = [Seen(q.comment_id, 1, q.spans) for q in line.quotations]
        writes.approve(desk.subject, line, quoted, "eve", LATER)
    assert "bonnet" in "".join(Approval.objects.values_list("stood", flat=True))
    desk.withdraw(two)
    heard(desk)
    kept = "".join(Approval.objects.values_list("stood", flat=True))
    assert "bonnet" not in kept
    assert "gearbox" in kept
    for key in reads.approvals(desk.subject):
        writes.take_off(desk.subject, key, "eve", LATER)
    assert set(Approval.objects.values_list("stood", flat=True)) == {""}
