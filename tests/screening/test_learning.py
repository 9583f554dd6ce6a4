"""What was learnt is the sum of the lessons: in any order, and gone without a trace when taken back."""

from dataclasses import replace

import pytest
from django.db import connection
from hypothesis import given, settings as hypothesis_settings, strategies as st

from postilla.discussion.models import Comment
from postilla.moderation import writes as moderation
from postilla.moderation.values import Why
from postilla.screening import reads, writes
from postilla.screening.features import seen
from postilla.screening.fitting import Example, fit
from postilla.screening.guessing import guess_at
from postilla.screening.model import Counts, lesson, score
from postilla.screening.models import Learnt, Lesson
from postilla.screening.prior import pack, prior, unpack
from postilla.screening.rules import Taught
from postilla.screening.values import ABUSE, KINDS, SPAM, Asked
from tests.support.magazine import Desk

WORDS = st.lists(st.sampled_from(["car", "cheap", "watch", "gears", "visit", "shop"]), min_size=1, max_size=6)
LESSONS = st.lists(st.tuples(WORDS.map(" ".join), st.booleans(), st.sampled_from(["en", "fr"])), max_size=12)


def counts_of(lessons) -> bytes:
    learnt = {kind: Counts() for kind in KINDS}
    for text, bad, language in lessons:
        learnt[SPAM].add(lesson(seen(Asked(text))), bad, language)
    return reads.blob_of(learnt)


@hypothesis_settings(max_examples=40, deadline=None)
@given(LESSONS, LESSONS, st.randoms())
def test_the_order_does_not_matter_and_unlearning_leaves_no_trace(kept, undone, dice):
    mixed = [(one, 1) for one in kept] + [(one, 1) for one in undone]
    dice.shuffle(mixed)
    learnt = {kind: Counts() for kind in KINDS}
    for (text, bad, language), times in mixed + [(one, -1) for one in undone]:
        learnt[SPAM].add(lesson(seen(Asked(text))), bad, language, times)
    assert reads.blob_of(learnt) == counts_of(kept)
    assert reads.blob_of(reads.counts_in(reads.blob_of(learnt))) == reads.blob_of(learnt)


def test_a_lesson_moves_the_score_of_what_is_like_it():
    spam, good = "Visit the watch shop on Main Street", "The gearbox broke after two winters"
    learnt, came = Counts(), prior(SPAM)
    for _ in range(5):
        learnt.add(lesson(seen(Asked(spam))), bad=True, language="en")
        learnt.add(lesson(seen(Asked(good))), bad=False, language="en")
    for text, direction in ((spam, 1), (good, -1)):
        before, after = score(seen(Asked(text)), came).score, score(seen(Asked(text)), came, learnt).score
        assert direction * (after - before) > 0.5
    assert learnt.rate("en") == pytest.approx(0.0)


def test_reasons_name_the_words_and_links():
    priors = {kind: prior(kind) for kind in KINDS}
    said = "Please subscribe to my channel http://spam.example/now you idiot"
    guess = guess_at(Asked(said, hosts=("spam.example",), language="en"), priors, {})
    codes = {(one.kind, one.code): one.words for one in guess.reasons}
    assert {"subscribe", "channel"} & set(codes[SPAM, "words"])
    assert codes[ABUSE, "insult"] == ("idiot",)
    assert (SPAM, "link") in codes
    assert guess.spam > 0.8


def test_the_same_texts_give_the_same_filter():
    texts = [("cheap watches http://shop.example", True), ("thanks, I agree", False), ("win cash now", True)] * 4
    examples = [Example(seen(Asked(text)), bad, "test") for text, bad in texts]
    one, two = (fit(examples, frozenset({"link"})) for _ in range(2))
    assert pack(one.weights, {"bias": one.bias}) == pack(two.weights, {"bias": two.bias})
    assert score(examples[0].seen, one).score > 0 > score(examples[1].seen, one).score


def test_what_is_no_filter_is_refused():
    with pytest.raises(ValueError, match="no filter"):
        unpack(pack(prior(SPAM).weights[:100], {}))


@pytest.mark.django_db
class TestDecisions:
    def learnt(self, desk: Desk) -> tuple[list[int], list[int]]:
        desk.drain()
        reads.forget()
        state = reads.current()
        return state.learnt[SPAM].totals, state.learnt[ABUSE].totals

    def blob(self) -> bytes:
        return bytes(Learnt.objects.get().counts)

    def test_screening_learns_from_decisions_and_unlearns_what_is_undone(self, desk: Desk) -> None:
        one, two, three = desk.post("A good word about the car"), desk.post("Win cash"), desk.post("You fool")
        moderation.decide(one, "keep", "editor", desk.tick())
        assert self.learnt(desk) == ([1, 0], [1, 0])
        before = self.blob()
        spam = moderation.decide(two, "spam", "editor", desk.tick())
        insult = moderation.decide(three, "reject", "editor", desk.tick(), Why("insult"))
        assert self.learnt(desk) == ([1, 1], [1, 1])
        moderation.undo(insult.decision_id, "editor", desk.tick())
        back = moderation.undo(spam.decision_id, "editor", desk.tick())
        assert self.learnt(desk) == ([1, 0], [1, 0])
        assert self.blob() == before
        moderation.undo(back.decision_id, "editor", desk.tick())
        assert self.learnt(desk) == ([1, 1], [1, 0])

    def test_a_second_thought_takes_the_place_of_the_first(self, desk: Desk) -> None:
        one = desk.post("Win cash now")
        moderation.decide(one, "spam", "editor", desk.tick())
        moderation.decide(one, "publish", "editor", desk.tick())
        assert self.learnt(desk) == ([1, 0], [1, 0])

    def test_a_fact_heard_twice_or_late_teaches_once(self, desk: Desk) -> None:
        one = writes.Teaching(1, 7, Asked("Win cash", language="en"), Taught(True, None))
        undo = writes.Teaching(2, 7, Asked(""), Taught(None, None), undoes=1)
        for order in ([one, one], [one]):
            writes.learn(order)
        assert self.learnt(desk)[0] == [0, 1]
        writes.learn([replace(undo, decision_id=12, undoes=11)])
        writes.learn([replace(one, decision_id=11)])
        assert self.learnt(desk)[0] == [0, 1], "what was taken back before it was heard of teaches nothing"
        writes.learn([undo, undo])
        assert self.learnt(desk)[0] == [0, 0]

    def test_adding_up_again_gives_the_same(self, desk: Desk) -> None:
        for text, verb in (("Win cash", "spam"), ("A fine article", "keep"), ("Off topic", "reject")):
            moderation.decide(desk.post(text), verb, "editor", desk.tick())
        self.learnt(desk)
        before = self.blob()
        Learnt.objects.update(counts=b"")
        assert writes.relearn() == 2
        assert self.blob() == before

    def test_adding_up_again_leaves_others_to_write_and_misses_nothing(self, desk: Desk, monkeypatch) -> None:
        """Whenever lessons are read, somebody decides: a new comment, a second thought, a taking back."""
        monkeypatch.setattr(writes, "SLICE", 2)
        first = [writes.Teaching(at, at, Asked(f"Win cash {at}"), Taught(at % 2 == 0, None)) for at in range(1, 8)]
        later = iter([
            writes.Teaching(20, 30, Asked("A new one"), Taught(False, False)),
            writes.Teaching(21, 2, Asked("Second thoughts"), Taught(False, False)),
            writes.Teaching(22, 7, Asked(""), Taught(None, None), undoes=7),
        ])  # fmt: skip
        writes.learn(first)
        inside, savepoints = False, len(connection.savepoint_ids)

        def meanwhile(execute, sql, *rest):
            nonlocal inside
            found = execute(sql, *rest)
            reads_a_slice = sql.startswith("SELECT") and 'ORDER BY "screening_lesson"."comment" ASC' in sql
            if reads_a_slice and not inside and len(connection.savepoint_ids) == savepoints:
                inside = True
                writes.learn([one for one in [next(later, None)] if one])
                inside = False
            return found

        with connection.execute_wrapper(meanwhile):
            number = writes.relearn()
        assert next(later, None) is None, "each was decided while lessons were read"
        assert number == 7
        before = self.blob()
        assert writes.relearn() == 7
        assert self.blob() == before
        assert self.learnt(desk)[0] == [5, 2]

    def test_no_words_are_kept(self, desk: Desk) -> None:
        one = desk.post("Unmistakable words of Aurelia")
        moderation.decide(one, "keep", "editor", desk.tick())
        self.learnt(desk)
        row = Lesson.objects.get()
        assert b"nmistakable" not in bytes(row.places)
        Comment.objects.filter(id=one).update(source="", html="")
        assert writes.relearn() == 1
