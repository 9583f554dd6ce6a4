"""With one comment more, edited or withdrawn, few things are made again; the lines are those made from nothing."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from postilla.insights import writes
from postilla.insights.meaning.words import Words
from postilla.insights.models import Gathered, Heard
from postilla.insights.reads import known, remembered
from postilla.insights.reads.remembered import IDLE, Remembered
from postilla.insights.rules import KIND, Corrected
from postilla.insights.summary import said as laying, sameness, summarise
from postilla.insights.themes import grouping, naming
from postilla.insights.values import Said, Summary
from postilla.insights.writes.gathering import due, gather_some
from postilla.outbox.writes import telling
from postilla.vocabulary.kept import Kept
from tests.insights.support import comment, said
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]

BEGUN = [
    "The workshop keeps my car for six months. Nobody answers letters, and nobody calls back.",
    "No answer from customer service. My car stands in the workshop since March.",
    "Mon concessionnaire a fermé. Le suivant est à 140 km.",
    "Der Motor klappert kalt. Der Zahnriemen läuft in Öl, wer hat sich das ausgedacht?",
    "Is there a diesel? I need a diesel for my boat.",
    "The target of 80,000 cars is not realistic. Who believes in such a target?",
]
ENDS = ["", " Truly.", " And the seats are hard.", " So they say at the workshop.", " Is there no other engine?", " 😀"]


def written(number: int, seed: int) -> Any:
    """A comment that may be a copy, may answer another, and is often by somebody who wrote before."""
    dice = random.Random(seed)
    text = dice.choice(BEGUN) + dice.choice(ENDS) + dice.choice(["", f" Number {seed}."])
    return comment(number, text, f"p{dice.randrange(40)}", parent=dice.choice([None, 1 + seed % max(1, number - 1)]),
                   network=dice.choice(["", "n1", "n2"]), lang=dice.choice(["en", "fr"]))  # fmt: skip


def one_said(number: int, seed: int) -> Said:
    return said([written(number, seed)], Words())[0]


@pytest.fixture(scope="module")
def thread() -> list[Said]:
    return [one_said(number, number * 7919) for number in range(1, 91)]


@pytest.fixture
def few_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups are made of some of the points alone, as in a thread of thousands."""
    monkeypatch.setattr(laying, "groups_of", partial(grouping.groups_of, drawn=60))


def from_nothing(heard: list[Said]) -> Summary:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "_MODELS", grouping._Models(1))
        for room in (sameness, naming):
            patch.setattr(room, "_KNOWN", Kept[Any, Any](1_000_000))
        return summarise([replace(one) for one in heard])


CHANGES = st.lists(st.tuples(st.sampled_from(["more", "edited", "withdrawn"]), st.integers(0, 9999)), max_size=4)


@pytest.mark.usefixtures("few_drawn")
@settings(deadline=None, max_examples=6)
@given(changes=CHANGES, seed=st.integers(0, 9999))
def test_lines_after_changes_are_those_made_from_nothing(thread: list[Said], changes: list, seed: int) -> None:
    heard = {one.comment.id: one for one in thread}
    summarise([*heard.values()])
    for what, at in changes:
        number = 200 + at if what == "more" else sorted(heard)[at % len(heard)]
        if what == "withdrawn":
            del heard[number]
        else:
            heard[number] = one_said(number, at)
        now = random.Random(seed).sample([*heard.values()], len(heard))
        assert summarise(now) == from_nothing([*heard.values()])


def test_what_was_made_of_a_comment_is_not_another_s(thread: list[Said]) -> None:
    summarise(thread)
    assert thread[0].made
    assert not replace(thread[0], themes=("k",)).made


@pytest.mark.django_db
@pytest.mark.usefixtures("by_words")
class TestRemembered:
    @pytest.fixture(autouse=True)
    def _long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(remembered, "LONG", 2)

    def changes(self, desk: Desk, ids: list[int]) -> Iterator[tuple[Callable[[], Any], set[int]]]:
        """Something happens, and which of those that were there say something else, or are gone."""
        more: list[int] = []
        yield lambda: more.extend(asks(desk, "Eve", words="Where is the engine made?", parent=ids[0])), set()
        yield lambda: desk.edit(ids[0], "The gearbox of my car broke."), {ids[0], *more}  # its answer was read with it
        yield lambda: desk.withdraw(ids[1]), {ids[1]}
        told = Corrected(0, 26, KIND, "praise")
        yield lambda: writes.relabel(ids[2], told, "question", "eve", LATER), {ids[2]}
        yield lambda: writes.opt_out([desk.guests[ids[3]]], LATER), {ids[3]}

    def test_what_says_the_same_is_the_same_and_all_is_as_from_nothing(self, desk: Desk) -> None:
        ids = asks(desk, "Ada", "Ben", "Cleo", "Dan")
        read_all(desk)
        for change, touched in self.changes(desk, ids):
            before = known.known_in(desk.subject)
            change()
            read_all(desk)
            after = known.known_in(desk.subject)
            assert {one for one in before if one not in after or after[one][0] is not before[one][0]} == touched
            kept = Gathered.objects.get().lines
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(known, "_REMEMBERED", Remembered(known._said, known._size))
                assert known.known_in(desk.subject) == after
                again(desk)
            assert Gathered.objects.get().lines == kept

    def test_meanings_that_most_have_now_count(self, desk: Desk) -> None:
        asks(desk, "Ada", "Ben", "Cleo")
        read_all(desk)
        assert all(one.vectors for one, _ in known.known_in(desk.subject).values())
        Heard.objects.filter(comment_id__gt=Heard.objects.earliest("comment_id").comment_id).update(meaning="another")
        assert [bool(one.vectors) for one, _ in known.known_in(desk.subject).values()] == [False, True, True]

    def test_nobody_asks_and_it_is_forgotten(self, desk: Desk) -> None:
        asks(desk, "Ada", "Ben")
        read_all(desk)
        before = known.known_in(desk.subject)
        known.rest(LATER)
        known.rest(LATER + IDLE - timedelta(seconds=1))
        assert [*known.known_in(desk.subject).values()][0][0] is [*before.values()][0][0]
        known.rest(LATER + IDLE)
        known.rest(LATER + 2 * IDLE)
        assert [*known.known_in(desk.subject).values()][0][0] is not [*before.values()][0][0]


def test_as_much_is_remembered_as_there_is_room_for() -> None:
    made: list[str] = []

    def make(of: str) -> str:
        made.append(of)
        return of.upper()

    kept = Remembered(make, len, memory=1000)
    one, two = ({at: f"{name}{at:03}" for at in range(300)} for name in "ab")
    assert kept.values("one", one) == {at: text.upper() for at, text in one.items()}
    assert len(made) == 300
    kept.values("one", one)
    assert len(made) == 350, "1,000 bytes hold 250 of them, always the same"
    kept.values("two", two)
    kept.values("one", one)
    assert len(made) == 950, "the other made room"
    kept.values("one", {0: "a000"})
    kept.values("one", one)
    assert len(made) == 1250, "a short one is not kept"


def asks(desk: Desk, *people: str, words: str = "Where is the gearbox made?", parent: int | None = None) -> list[int]:
    return [
        desk.post(words, parent, author=one, email=f"{one}@mail.example.org".lower(), network=one) for one in people
    ]


def again(desk: Desk) -> None:
    with telling(LATER):
        due([desk.subject], LATER)
    assert gather_some(LATER)
