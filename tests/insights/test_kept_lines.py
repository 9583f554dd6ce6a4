"""An article's lines are made once when its comments changed, and cut to what is public whenever somebody looks."""

import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import example, given, strategies as st

from postilla.insights import keeping, parts, reads, writes
from postilla.insights.meaning import choice
from postilla.insights.models import Due, DueLines, Gathered, Heard
from postilla.insights.passing import work_on
from postilla.insights.reads.article import heard_of
from postilla.insights.reads.lines import kept
from postilla.insights.rules import ATTEMPTS, KIND, Corrected
from postilla.insights.values import Cited, Line, Quotation, Summary, Teller, Theme, Voice
from postilla.insights.writes.claiming import LEASE, claimed
from postilla.insights.writes.gathering import due, gather_some
from postilla.outbox.writes import telling
from tests.insights.test_approving import Panel
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]


def asks(desk: Desk, *people: str, words: str = "Where is the gearbox made?") -> list[int]:
    return [desk.post(words, author=one, email=f"{one}@mail.example.org".lower(), network=one) for one in people]


@pytest.mark.django_db
class TestByWhatStandsIn:
    """Comments that were read while the better engine had failed have lines too, by what stood in for it."""

    def test_lines_are_made_by_it(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        failed = choice.Choice(model=True)
        monkeypatch.setattr(choice, "choice", lambda: failed)
        monkeypatch.setattr(sys, "executable", "/bin/false")
        asks(desk, "Ada", "Ben")
        read_all(desk)
        assert {*Heard.objects.values_list("meaning", flat=True)} == {"words-1"}
        assert (parts.meaning_name(), parts.stands_in()) == ("sentences-1", True)
        [line] = reads.summary(desk.subject).lines
        assert line.readers == 2

    @pytest.mark.usefixtures("by_words")
    def test_of_what_nothing_was_told_there_are_none(self, desk: Desk) -> None:
        asks(desk, "Ada", "Ben")
        read_all(desk)
        Heard.objects.update(vectors=b"")
        with telling(LATER):
            due([desk.subject], LATER)
        assert gather_some(LATER)
        assert reads.summary(desk.subject).lines == ()


@pytest.mark.django_db
@pytest.mark.usefixtures("by_words")
class TestKept:
    def test_what_is_withdrawn_leaves_number_quotation_and_word_at_once(self, desk: Desk) -> None:
        [one] = asks(desk, "Ada", words="Where is the gearbox of the Zwickelbauer made?")
        [two] = asks(desk, "Ben", words="Where is the gearbox made?")
        read_all(desk)
        [line] = reads.summary(desk.subject).lines
        assert (line.readers, line.comments, sum(line.spread.values())) == (2, (one, two), 2)
        assert {quoted.comment_id for quoted in line.quotations} == {one, two}
        desk.withdraw(one)
        [left] = reads.summary(desk.subject).lines
        assert (left.key, left.readers, left.comments, sum(left.spread.values())) == (line.key, 1, (two,), 1)
        assert [quoted.text for quoted in left.quotations] == ["Where is the gearbox made?"]
        assert "Zwickelbauer" not in str(left.theme.words)
        assert f"[{one}," in Gathered.objects.get().rests, "nothing was made again yet"
        read_all(desk)
        assert f"[{one}," not in Gathered.objects.get().rests

    def test_the_panel_says_what_came_since_and_what_is_being_made(self, desk: Desk) -> None:
        panel = Panel(desk)
        asks(desk, "Ada")
        desk.drain()
        assert "1 comment waits to be read" in panel.client.get(panel.address).content.decode()
        read_all(desk)
        assert (kept(desk.subject).came, kept(desk.subject).again) == (0, False)
        one, _ = asks(desk, "Ben", "Cleo")
        desk.drain()
        assert "2 comments came since and wait their turn" in panel.client.get(panel.address).content.decode()
        read_all(desk)
        writes.relabel(one, Corrected(0, 26, KIND, "praise"), "question", "eve", LATER)
        assert "they are being made again" in panel.client.get(panel.address).content.decode()
        read_all(desk)
        [line] = [line for line in reads.summary(desk.subject).lines if one in line.comments]
        assert (line.kind, line.others) == ("question", {"praise": 1})

    def test_lines_wait_while_comments_do_but_not_for_ever(self, desk: Desk) -> None:
        asks(desk, "Ada")
        desk.drain()
        assert writes.read_some(LATER) == 1
        assert Gathered.objects.exists(), "nothing else waited"
        Due.objects.create(comment_id=10**9, taken_until=LATER + LEASE)
        [one] = asks(desk, "Ben")
        desk.drain()
        writes.read_some(LATER)
        assert kept(desk.subject).again
        assert one not in kept(desk.subject).revisions
        assert writes.read_some(LATER + timedelta(seconds=30)) == 1
        assert one in kept(desk.subject).revisions

    def test_a_conversation_that_cannot_be_summed_up_keeps_no_other_waiting(self, desk: Desk) -> None:
        asks(desk, "Ada")
        read_all(desk)
        whole = Heard.objects.get().reading
        Heard.objects.update(reading="{")
        with telling(LATER):
            due(["article:0"], LATER - timedelta(hours=1))
            due([desk.subject], LATER - timedelta(hours=2))
        assert gather_some(LATER), "it was looked at, and put aside"
        assert gather_some(LATER)
        assert [row.subject for row in DueLines.objects.all()] == [desk.subject], "the other had its turn"
        turns = 0
        while gather_some(LATER):
            turns += 1
        assert (turns, DueLines.objects.get().attempts) == (ATTEMPTS - 1, ATTEMPTS)
        Heard.objects.update(reading=whole)
        assert not kept(desk.subject).again
        with telling(LATER):
            due([desk.subject], LATER)
        read_all(desk)
        assert not DueLines.objects.exists()

    def test_lines_that_take_long_are_not_made_all_the_time_while_comments_wait(self, desk: Desk) -> None:
        Due.objects.create(comment_id=10**9, taken_until=LATER + LEASE)
        minute, slow = timedelta(minutes=1), iter([0.0, 60.0])
        with telling(LATER):
            due(["article:0"], LATER)
        assert gather_some(LATER + minute, lambda: next(slow))
        with telling(LATER):
            due(["article:0", "article:1"], LATER + 2 * minute)
        assert gather_some(LATER + 3 * minute), "another has its turn"
        assert not gather_some(LATER + 11 * minute)
        assert gather_some(LATER + 13 * minute)

    def test_what_goes_while_the_panel_is_made_is_not_quoted(self, desk: Desk) -> None:
        one, two = asks(desk, "Ada", "Ben")
        read_all(desk)
        found = kept(desk.subject)
        desk.withdraw(one)
        [line] = heard_of(found).kept.summary.lines
        assert [quoted.comment_id for quoted in line.quotations] == [two]

    def test_the_pass_has_lines_made_again_whose_themes_it_changed(self, desk: Desk) -> None:
        [one] = asks(desk, "Ada")
        read_all(desk)
        name = parts.meaning_name()
        [line] = reads.summary(desk.subject).lines
        assert not DueLines.objects.exists()
        writes.keep_themes([line.theme], {one: [line.theme.key]}, name, LATER)
        assert DueLines.objects.get().subject == desk.subject, "a point is about another theme"
        read_all(desk)
        writes.keep_themes([line.theme], {one: [line.theme.key]}, name, LATER)
        assert not DueLines.objects.exists(), "nothing changed"
        writes.keep_themes([replace(line.theme, words={"en": ("made",)})], {}, name, LATER)
        assert DueLines.objects.get().subject == desk.subject, "the theme has other words"

    def test_the_pass_says_nothing_of_points_that_are_others_by_now(self, desk: Desk) -> None:
        one, two = asks(desk, "Ada", "Ben")
        read_all(desk)
        found, name = work_on(desk.subject, reads.said), parts.meaning_name()
        assert {*found.marks} == {one, two}
        desk.edit(one, "Nothing works any more. And who makes the wheels?")
        read_all(desk)
        before = Heard.objects.get(comment_id=one).themes
        writes.keep_themes([], {one: ("late",), two: ("late",)}, name, LATER, found.marks)
        assert Heard.objects.get(comment_id=one).themes == before
        assert Heard.objects.get(comment_id=two).themes == '["late"]'

    def test_a_piece_of_a_conversation_is_asked_for_alone(self, desk: Desk) -> None:
        made = {*asks(desk, "Ada", "Ben", "Cleo", "Dan")}
        read_all(desk)
        pieces = [{one.comment.id for one in reads.said(desk.subject, left, 3)} for left in range(3)]
        assert set().union(*pieces) == made
        assert all(one % 3 == left for left, piece in enumerate(pieces) for one in piece)

    def test_rows_that_one_takes_another_does_not(self, desk: Desk) -> None:
        Due.objects.bulk_create([Due(comment_id=one) for one in (1, 2, 3)])
        waiting = Due.objects.filter(taken_until=None).order_by("comment_id")
        first = claimed(waiting, 2, LATER)
        assert first == [1, 2]
        others = [3] if connection.vendor == "postgresql" else [1, 2]
        assert claimed(waiting, 2, LATER) == others


PUBLIC = st.sets(st.integers(1, 6))
POINTS = st.lists(st.builds(Cited, st.integers(1, 6), st.just(0), st.integers(1, 9), st.integers(0, 3),
                            st.sampled_from(["for", "against", "none"]), st.booleans()), min_size=1)  # fmt: skip
VOICES = st.lists(st.builds(Voice, st.integers(1, 6), st.integers(1, 6), st.integers(0, 3),
                            st.sampled_from(["agrees", "disagrees", "neither"])))  # fmt: skip


@example(points=[Cited(2, 0, 1, 0, "for")], voices=[Voice(2, 1, 0, "agrees")], public={2, 3})
@given(POINTS, VOICES, PUBLIC)
def test_what_is_left_of_a_line_is_of_comments_that_stand(
    points: list[Cited], voices: list[Voice], public: set[int]
) -> None:
    same = tuple(sorted({one.comment_id for one in points}))  # one text, all of them
    line = Line(
        "said:k", "opinion", Theme("k", {"en": ("one", "two")}, b"12"), tuple(points), tuple(voices),
        tuple(Quotation(one.comment_id, "", "en", "none", ((0, 3),)) for one in points[:3]),
        (Teller("en", "one", (1, 2)), Teller("en", "two", (3,))), (same,) * (len(same) > 1),
    )  # fmt: skip
    made = Summary((line,), 6, len(line.comments))
    again = keeping.unpacked(keeping.packed(made))
    assert again == made
    left = keeping.left(again, public)
    assert {number for one in left.lines for number in one.comments} == public & {*line.comments}
    for one in left.lines:
        assert {quoted.comment_id for quoted in one.quotations} <= public
        assert all({voice.comment_id, voice.to} <= public for voice in one.voices)
        assert ("one" in one.theme.words.get("en", ())) == bool(public & {1, 2})
        assert ("two" in one.theme.words.get("en", ())) == (3 in public)
        assert sum(one.spread.values()) == one.readers
        assert one.doing <= one.readers
        assert all(len(mine) > 1 and {*mine} <= public for mine in one.copies)
