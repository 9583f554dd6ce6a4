"""The only code that changes screening's tables. (Its settings are edited by staff in the CMS.)"""

import json
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import F, IntegerField, Max
from django.db.models.functions import Cast, Greatest, Round

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED
from postilla.outbox.portions import in_portions
from postilla.outbox.statements import insert_rows
from postilla.outbox.writes import before_commit, one_writer, telling
from postilla.screening import models
from postilla.screening.features import seen
from postilla.screening.model import Counts, lesson
from postilla.screening.reads import blob_of, counts_in, forget
from postilla.screening.rules import MILLION, Taught, counting, rank_of
from postilla.screening.values import ABUSE, KINDS, SPAM, Asked, Guess

RECENT = 2000  # published comments whose scores settle thresholds
LOOKED = 5  # times as many guesses that are looked through for them
SLICE = 500  # comments whose lessons are read at a time


@dataclass(frozen=True)
class Teaching:
    """What a decision teaches: of which comment, what it said, and whether it was good or bad; or what it undoes."""

    decision_id: int
    comment_id: int
    asked: Asked
    taught: Taught
    undoes: int | None = None


def note(comment_id: int, guess: Guess, now: datetime, *, waits: bool) -> None:
    """Keep what was guessed of a comment, when its transaction ends, in place of what was guessed before its author
    edited it; and whether it waits for a person."""
    with telling(now):
        before_commit(_write, _row(comment_id, guess, now, waits))


def _row(comment_id: int, guess: Guess, now: datetime, waits: bool) -> tuple[Any, ...]:
    reasons = [[one.kind, one.code, round(one.points, 3), *one.words] for one in guess.reasons]
    said = _JSON.encode(reasons)
    rank = rank_of(guess) if waits else None
    return comment_id, guess.spam, guess.abuse, guess.spam_score, guess.abuse_score, said, now, rank


_JSON = json.JSONEncoder(ensure_ascii=False)
_GUESS = ("comment_id", "spam", "abuse", "spam_score", "abuse_score", "reasons", "guessed_at", "rank")
_IN_PLACE = f"ON CONFLICT (comment_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _GUESS[1:])}"


def _write(noted: list[Any]) -> None:
    """Each comment's last guess, in place of the one that may be there."""
    last = {row[0]: row for row in noted}
    insert_rows(models.Guess, _GUESS, list(last.values()), _IN_PLACE)


def look_again(comment_ids: Collection[int], now: datetime) -> None:
    """Note whether these comments wait, as their states are now. A second time changes nothing.

    Those that wait no longer are passed over in the order also before this was heard.
    """
    with telling(now):
        held = {one for one, state in discussion.states_of(comment_ids).items() if state == HELD}
        for some in in_portions(held):
            models.Guess.objects.filter(comment_id__in=some).update(rank=_RANK)
        for some in in_portions({*comment_ids} - held):
            models.Guess.objects.filter(comment_id__in=some, rank__isnull=False).update(rank=None)


_RANK = Cast(Round(Greatest(F("spam"), F("abuse")) * MILLION), IntegerField())  # what `rules.rank_of` says


def learn(teachings: Iterable[Teaching]) -> None:
    """Learn from decisions, and unlearn those taken back. A second time changes nothing, and the order does not matter:
    a decision may be taken back before it was heard of, and a taking back taken back."""
    with one_writer(), transaction.atomic():
        row = _locked()
        learnt = counts_in(bytes(row.counts))
        for one in teachings:
            _keep(learnt, one)
        _store(row, learnt)
    forget()


def relearn() -> int:
    """Add all lessons up again; how many count. What was learnt is the same after it as before, or was damaged.

    Lessons are never changed, so they are read in slices while others write; what came meanwhile is added at the end.
    """
    upto = models.Lesson.objects.aggregate(last=Max("id"))["last"] or 0
    learnt, number = counts_in(b""), 0
    for lessons in _by_comment(upto):
        counts = _standing(lessons)
        if counts is not None:
            number += 1
            _count(learnt, counts, 1)
    with one_writer(), transaction.atomic():
        row = _locked()
        since = models.Lesson.objects.filter(id__gt=upto).values_list("comment", flat=True)
        for comment_id in sorted(set(since)):
            lessons = _lessons(comment_id)
            before, after = _standing([one for one in lessons if one.id <= upto]), _standing(lessons)
            number += (after is not None) - (before is not None)
            _change(learnt, before, after)
        _store(row, learnt)
    forget()
    return number


def _by_comment(upto: int) -> Iterator[list["models.Lesson"]]:
    """The lessons of each comment up to a lesson, by decision."""
    known, last = models.Lesson.objects.filter(id__lte=upto), -1
    while True:
        rest = known.filter(comment__gt=last).order_by("comment")
        ids = list(rest.values_list("comment", flat=True).distinct()[:SLICE])
        if not ids:
            return
        found = list(rest.filter(comment__lte=ids[-1]).order_by("comment", "decision"))
        yield from (list(lessons) for _, lessons in groupby(found, attrgetter("comment")))
        last = ids[-1]


def _locked() -> "models.Learnt":
    models.Learnt.objects.get_or_create(id=1, defaults={"counts": b"", "good": "{}"})
    return models.Learnt.objects.select_for_update().get(id=1)


def _store(row: "models.Learnt", learnt: dict[str, Counts]) -> None:
    row.counts, row.version, row.good = blob_of(learnt), row.version + 1, json.dumps(_good_scores())
    row.save()


def _keep(learnt: dict[str, Counts], one: Teaching) -> None:
    if models.Lesson.objects.filter(decision=one.decision_id).exists():
        return
    before = _counting(one.comment_id)
    models.Lesson.objects.create(
        decision=one.decision_id, comment=one.comment_id, spam=one.taught.spam, abuse=one.taught.abuse,
        language=one.asked.language, places=zlib.compress(lesson(seen(one.asked)).tobytes()), undoes=one.undoes,
    )  # fmt: skip
    _change(learnt, before, _counting(one.comment_id))


def _counting(comment_id: int) -> "models.Lesson | None":
    """The lesson of a comment that counts."""
    return _standing(_lessons(comment_id))


def _lessons(comment_id: int) -> list["models.Lesson"]:
    return list(models.Lesson.objects.filter(comment=comment_id).order_by("decision"))


def _standing(lessons: "Sequence[models.Lesson]") -> "models.Lesson | None":
    """Of the lessons of one comment, by decision, the one that counts."""
    decision = counting([(one.decision, one.undoes) for one in lessons])
    return next((one for one in lessons if one.decision == decision), None)


def _change(learnt: dict[str, Counts], before: "models.Lesson | None", after: "models.Lesson | None") -> None:
    if before != after:
        for row, times in ((before, -1), (after, 1)):
            if row is not None:
                _count(learnt, row, times)


def _count(learnt: dict[str, Counts], row: "models.Lesson", times: int) -> None:
    places = array("H", zlib.decompress(bytes(row.places)))
    for kind, bad in ((SPAM, row.spam), (ABUSE, row.abuse)):
        if bad is not None:
            learnt[kind].add(places, bad, row.language, times)


def _good_scores() -> dict[str, list[float]]:
    """Scores of comments that readers can read, as they were when posted: what learnt from them has no part in them."""
    recent = models.Guess.objects.order_by("-id").values_list("spam_score", "abuse_score", "comment__state")
    found = [row[:2] for row in recent[: RECENT * LOOKED] if row[2] == PUBLISHED][:RECENT]
    return {kind: sorted(round(scores[at], 4) for scores in found) for at, kind in enumerate(KINDS)}
